"""Markdown, HTML, JSON and teleprompter: nothing of a document is ever markup."""

import json
import re

import pytest
from lxml import html as parser

from assistant.drafting.points import State
from assistant.export import Format, export
from assistant.export.markdown import escaped

from .drafts import HOSTILE, small_draft


def text(form: Format, state: State = State.GREEN) -> str:
    return export(small_draft(state), form).decode("utf-8")


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("*a* _b_ [c](d)", r"\*a\* \_b\_ \[c\](d)"),
        ("<img src=x>", r"\<img src=x\>"),
        ("1. first", r"1\. first"),
        ("- item", r"\- item"),
        ("# head\nnext", r"\# head next"),
        ("a & b", "a &amp; b"),
    ],
)
def test_escaped_markdown(raw: str, shown: str) -> None:
    assert escaped(raw) == shown


def test_markdown_holds_no_live_link_image_or_tag() -> None:
    shown = text(Format.MD)
    assert not re.search(r"(?<!\\)\]\(", shown)
    assert not re.search(r"(?<!\\)<", shown)
    assert "*As the post said,* Forty observers (EUM) are needed at the border. [1]" in shown
    assert "## If asked" in shown
    assert "[1] Mira Sand, “Watching the border”, Border Post, 3 February 2014" in shown


def test_html_holds_only_our_elements() -> None:
    page = parser.document_fromstring(text(Format.HTML).encode("utf-8"))
    assert not page.xpath("//script | //img | //@onerror")
    assert {a.get("href")[:6] for a in page.xpath("//a")} == {"#note-"}
    assert HOSTILE.split(" [x]")[0] in page.text_content()


def test_red_sentences_are_marked_and_warned_of() -> None:
    for form in (Format.MD, Format.HTML):
        shown = text(form, State.RED)
        assert "red: number: “50” where the source has “40”" in shown
        assert "not carried by the evidence" in shown
        assert "not carried by the evidence" not in text(form)


def test_json_tells_our_words_from_the_sources() -> None:
    made = json.loads(text(Format.JSON))
    segments = made["points"][0]["sentences"][0]["segments"]
    assert [s["ours"] for s in segments] == [True, False]
    assert made["citations"][0]["quote"] == segments[1]["text"]
    assert made["spoken_seconds"] == round(made["spoken_words"] / 130 * 60)


def test_teleprompter_has_only_what_is_spoken() -> None:
    shown = text(Format.TXT)
    assert "Forty observers" in shown
    assert "[1]" not in shown
    assert "EUM" not in shown  # an acronym in brackets is not said
    assert "Why now?" not in shown
    assert max(map(len, shown.splitlines())) <= 44
