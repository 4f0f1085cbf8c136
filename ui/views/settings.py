"""The Settings page: language, theme, model, where data lies, what is installed."""

from collections.abc import Mapping, Sequence
from html import escape

from ui.tongue import LANGUAGES, Tongue
from ui.views.frame import page_head

THEMES = (("auto", "As the system"), ("light", "Light"), ("dark", "Dark"))


def settings_html(
    model: str,
    offline: Sequence[tuple[bool, str]],
    places: Sequence[tuple[str, str]],
    versions: Mapping[str, str],
    t: Tongue,
) -> str:
    """The whole page.

    Args:
        model: In a sentence, which language model writes and where text goes.
        offline: What could leave the machine, each with whether it is shut.
        places: What lies where.
        versions: Of the parts.
        t: Language of the labels.
    """
    lead = t("For this browser: language and look. For this machine: what is set up, and where.")
    sections = (
        _section(t("Language"), _choices("language", LANGUAGES.items(), t.code)),
        _section(t("Theme"), _choices("theme", [(v, t(w)) for v, w in THEMES], "")),
        _section(
            t("Language model"),
            f"<p>{escape(model)}</p><p class='r2p-quietly'>"
            + escape(t("It is set with R2P_LLM before the assistant is started."))
            + "</p>",
        ),
        _section(t("What can leave this machine"), _offline(offline, t)),
        _section(t("Where data lies"), _pairs(places)),
        _section(t("Versions"), _pairs(list(versions.items()))),
        _section(t("Your data"), _mine(t)),
        _section(t("For programs"), _programs(t)),
    )
    return (
        f'<div class="r2p-wide">{page_head(t("Settings"), lead)}'
        f'<div class="r2p-settings">{"".join(sections)}</div></div>'
    )


def _section(title: str, body: str) -> str:
    return f'<section class="r2p-panel"><h2>{escape(title)}</h2>{body}</section>'


def _choices(name: str, values: object, chosen: str) -> str:
    rows = "".join(
        f'<label class="r2p-check"><input type="radio" name="{name}" value="{escape(v)}"'
        f"{' checked' if v == chosen else ''}> <span>{escape(words)}</span></label>"
        for v, words in values  # type: ignore[attr-defined]
    )
    legend = {"language": "Language / Langue / Idioma", "theme": "Theme"}[name]
    return (
        f'<fieldset class="r2p-boxes" data-setting="{name}"><legend class="r2p-live">{legend}'
        f"</legend>{rows}</fieldset>"
    )


def _offline(listed: Sequence[tuple[bool, str]], t: Tongue) -> str:
    rows = "".join(
        f'<li><span class="r2p-sign {"r2p-s-green" if shut else "r2p-s-yellow"}" '
        f'aria-hidden="true">{"✓" if shut else "!"}</span> {escape(words)}</li>'
        for shut, words in listed
    )
    return f'<ul class="r2p-lines">{rows}</ul>'


def _pairs(listed: Sequence[tuple[str, str]]) -> str:
    rows = "".join(f"<div><dt>{escape(k)}</dt><dd>{escape(v)}</dd></div>" for k, v in listed)
    return f'<dl class="r2p-pairs">{rows}</dl>'


def _mine(t: Tongue) -> str:
    note = t("Conversations and drafts are kept in the home folder, for you alone.")
    return (
        f"<p>{escape(note)}</p>"
        f'<p><button type="button" class="r2p-quiet" data-act="clear" '
        f'data-confirm="{escape(t("Delete all of them?"))}">'
        f"{escape(t('Delete all my conversations'))}</button></p>"
    )


def _programs(t: Tongue) -> str:
    words = t("The same answers as JSON: the description is at")
    mcp = t("For assistants that speak MCP:")
    return (
        f'<p>{escape(words)} <a href="/api/v1/openapi.json">/api/v1/openapi.json</a></p>'
        f"<p>{escape(mcp)} <code>r2p mcp</code></p>"
    )
