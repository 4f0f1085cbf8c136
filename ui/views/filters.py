"""The filters of a search as form fields."""

from collections.abc import Sequence
from html import escape

from sources.catalogue import Voice
from ui.tongue import Tongue


def filters_html(
    titles: Sequence[tuple[str, str]],
    voices: Sequence[Voice],
    regions: Sequence[str],
    t: Tongue,
) -> str:
    """The filters, folded away until they are wanted.

    Args:
        titles: Id and title of each document.
        voices: That speak in the library.
        regions: That the register knows.
        t: Language of the labels.
    """
    documents = boxes("documents", titles, t("Documents"))
    spoken = boxes("voices", [(v.value, _capital(t(v.label))) for v in voices], t("Who speaks"))
    pillars = boxes("pillars", [(n, t("Pillar {n}", n=n)) for n in "123"], t("Pillars"))
    places = select("regions", t("Region"), [("", t("any")), *((r, r) for r in regions)])
    dates = "".join(
        f'<label class="r2p-field">{escape(t(label))}<input type="text" name="{name}" '
        f'inputmode="numeric" maxlength="10" placeholder="2013-01" autocomplete="off"></label>'
        for name, label in (("since", "Published since"), ("until", "Published until"))
    )
    return (
        f'<details class="r2p-filters" id="r2p-filter-list"><summary>{escape(t("Filters"))} '
        '<span class="r2p-count" id="r2p-filter-count"></span></summary>'
        f'<div class="r2p-filter-grid">{documents}{spoken}<div>{pillars}{places}{dates}'
        "</div></div></details>"
    )


def boxes(name: str, values: Sequence[tuple[str, str]], legend: str) -> str:
    """A group of check boxes."""
    rows = "".join(
        f'<label class="r2p-check"><input type="checkbox" name="{name}" value="{escape(value)}"> '
        f"<span>{escape(label)}</span></label>"
        for value, label in values
    )
    return f'<fieldset class="r2p-boxes"><legend>{escape(legend)}</legend>{rows}</fieldset>'


def select(name: str, label: str, values: Sequence[tuple[str, str]], chosen: str = "") -> str:
    """A labelled choice of one."""
    options = "".join(
        f'<option value="{escape(v)}"{" selected" if v == chosen else ""}>{escape(words)}</option>'
        for v, words in values
    )
    return (
        f'<label class="r2p-field">{escape(label)}<select name="{name}">{options}</select></label>'
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
