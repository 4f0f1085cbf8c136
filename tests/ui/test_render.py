"""Answers and documents as HTML: what is parsed, what is escaped, what is marked."""

import re
from dataclasses import replace
from html import unescape

import pytest

from assistant.answer import Answer, Citation, Status
from index.passage import Passage, ScoredPassage
from sources.catalogue import Record, Voice
from sources.document import Block, BlockKind, Document, Item
from ui.attribution import byline, dated, reference, voice_badge
from ui.conversation import conversation_html, growing_html, past_html
from ui.history import Conversation, Exchange
from ui.reader import View, marked_html, reader_html, view_of
from ui.render import answer_html, copy_text, inline_html
from ui.tongue import ENGLISH
from ui.views.considered import why_not

HOSTILE = "<img src=x onerror=\"alert(1)\"> & 'quoted'"
DIGEST = Record("Mailing of 11 January 2013", ("Inara Khan",), "ICRtoP", "2013-01-11")
KAYE = Record(
    "Responsibility to Object",
    ("David Kaye",),
    "Foreign Policy",
    "2013-01-11",
    voice=Voice.COLUMNIST,
    carried_in=DIGEST,
)
# Offsets by hand: the title is 0-5, the paragraph 7-24, the item 29-37 after its "1. ".
TEXT = "Title\n\nFirst & <second>.\n\n1. An item."
BLOCKS = (
    Block(0, 5, BlockKind.TITLE),
    Block(7, 24, BlockKind.PARAGRAPH),
    Block(29, 37, BlockKind.LIST_ITEM, marker="1."),
)
DOCUMENT = Document("d1", TEXT, DIGEST, BLOCKS, (), (), (), "a.txt", "0" * 64)
# The same words as the first item of a digest.
CARRIED = replace(
    DOCUMENT,
    blocks=tuple(replace(b, item="B1", ordinal=1) for b in BLOCKS),
    items=(Item("B1", KAYE, 0, 37),),
)


def cite(marker: int, start: int, end: int, record: Record = KAYE) -> Citation:
    return Citation(marker, "d1", "a.txt", start, end, TEXT[start:end], record, "¶ 1", ())


def answer(text: str, *citations: Citation, status: Status = Status.ANSWERED) -> Answer:
    return Answer("Why?", status, text, (), citations, ())


def passage(start: int, end: int) -> Passage:
    words = TEXT[start:end]
    return Passage(f"d1/{start}", "d1", "a.txt", start, end, words, (), "¶ 1", None, DIGEST, ())


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_inline_html_makes_buttons_of_markers_and_quietens_our_words() -> None:
    html = inline_html("‹He says› yes [1].", answer("", cite(1, 7, 12)), turn=3)
    assert '<span class="r2p-ours">He says</span> ' in html
    assert 'data-group="turn-3" data-n="1" data-doc="d1" data-start="7" data-end="12"' in html
    assert 'aria-label="Citation 1: David Kaye, Foreign Policy"' in html
    assert words(html) == "He says yes1."


def test_inline_html_shows_a_marker_without_citation_as_broken() -> None:
    html = inline_html("So it is [7].", answer(""), turn=0)
    assert 'class="r2p-unresolved"' in html
    assert "<button" not in html
    assert words(html) == "So it is[7]."


@pytest.mark.parametrize("text", ["‹open", "close›", "‹a ‹b› c", "››‹‹"])
def test_inline_html_balances_spans_whatever_the_text(text: str) -> None:
    html = inline_html(text, answer(""), turn=0)
    assert html.count("<span") == html.count("</span>")


def test_inline_html_keeps_a_marker_on_the_line_of_its_word() -> None:
    html = inline_html("the last word [1]", answer("", cite(1, 7, 12)), turn=0)
    assert 'the last <span class="r2p-keep">word<button' in html


def test_answer_html_keeps_the_source_s_list_numbers() -> None:
    html = answer_html(answer("‹Three:›\n1. one\n2. two\n4. four\n\nAfter."), turn=0)
    assert re.findall(r'<li value="(\d)">(\w+)</li>', html) == [
        ("1", "one"),
        ("2", "two"),
        ("4", "four"),
    ]
    assert "<p>After.</p>" in html


def test_answer_html_makes_bullets_of_dashes() -> None:
    assert "<ul><li>one</li><li>two</li></ul>" in answer_html(answer("- one\n- two"), turn=0)


def test_answer_html_takes_no_markdown_and_no_html_from_the_text() -> None:
    html = answer_html(answer(f"# {HOSTILE} **bold** [a](http://b)"), turn=0)
    assert "<img" not in html
    assert "<strong>" not in html
    assert f"# {HOSTILE} **bold** [a](http://b)" in words(html)


def test_answer_html_escapes_every_field_of_a_record() -> None:
    record = Record(HOSTILE, (HOSTILE,), HOSTILE, "2013", HOSTILE, kind=HOSTILE)
    citation = replace(cite(1, 7, 12, record), quote=HOSTILE, locator=HOSTILE)
    passage = Passage("p", "d1", "a.txt", 7, 12, HOSTILE, (), HOSTILE, None, record, ())
    whole = replace(
        answer("Yes [1].", citation),
        question=HOSTILE,
        passages=(ScoredPassage(1, passage, 1.0),),
        suggestions=(HOSTILE,),
        model=HOSTILE,
    )
    failed = Exchange("b", None, HOSTILE, HOSTILE, HOSTILE, "up", HOSTILE)
    html = conversation_html(talk(Exchange(HOSTILE, whole), failed), 1)
    hostile = replace(DOCUMENT, record=record)
    for part in (html, reader(view_of(hostile, 7, 12), hostile)):
        assert "<img" not in part
        assert 'onerror="' not in part


@pytest.mark.parametrize(
    ("status", "line"),
    [
        (Status.NOT_IN_SOURCES, "Not in the sources"),
        (Status.PREMISE_DISPUTED, "Premise disputed"),
        (Status.PARTIAL, "Partly in the sources"),
    ],
)
def test_answer_html_says_how_the_question_ended(status: Status, line: str) -> None:
    assert f"<strong>{line}</strong>" in answer_html(answer("Text.", status=status), turn=0)


def test_answer_html_takes_our_first_words_into_the_status_line() -> None:
    text = "‹Not in the sources: they don't say who.›\n\n‹He says› yes."
    html = answer_html(answer(text, status=Status.NOT_IN_SOURCES), turn=0)
    assert "<strong>Not in the sources</strong>They don&#x27;t say who.</p>" in html
    assert words(html[html.index("r2p-text") :]).count("say who") == 0
    assert "He says</span> yes." in html


def test_answer_html_lists_each_source_once_with_all_its_markers() -> None:
    html = answer_html(answer("a [1] b [2]", cite(1, 7, 12), cite(2, 29, 37)), turn=0)
    sources = html[html.index("<section") : html.index("</section>")]
    assert sources.count("Responsibility to Object") == 1
    assert re.findall(r'data-n="(\d)"', sources) == ["1", "2"]
    assert "in Mailing of 11 January 2013" in sources


def test_answer_html_gives_each_marker_a_tooltip_with_quote_author_date_and_voice() -> None:
    html = answer_html(answer("a [1]", cite(1, 7, 23)), turn=0)
    tip = words(html[html.index('id="r2p-tip-0-1"') - 40 :])
    for part in ("First & <second>", "David Kaye", "11 January 2013", "Journalist or columnist"):
        assert part in tip


def test_copy_text_has_the_answer_and_its_references() -> None:
    text = copy_text(answer("‹He says› yes [1].", cite(1, 7, 12)))
    assert text == (
        "Why?\n\nHe says yes [1].\n\n[1] David Kaye, Foreign Policy, “Responsibility to Object”, "
        "11 January 2013, ¶ 1, in Mailing of 11 January 2013 [journalist or columnist]"
    )


def test_marked_html_marks_exactly_the_span_and_prefers_the_focus() -> None:
    # Of "First & <second>.": focus 7-16 "First & <", other 13-24 "& <second>."
    html = marked_html(TEXT, 7, 24, (7, 16), ((13, 24),))
    assert html == (
        '<mark class="r2p-focus">First </mark><mark class="r2p-focus">&amp; &lt;</mark>'
        '<mark class="r2p-also">second&gt;.</mark>'
    )


def reader(view: View | None, document: Document = DOCUMENT) -> str:
    assert view is not None
    return reader_html(document, view, request=1)


@pytest.mark.parametrize("span", [(7, 12), (7, 24), (9, 37), (0, 37)])
def test_reader_html_marks_the_words_of_the_quote(span: tuple[int, int]) -> None:
    marked = re.findall(r'<mark class="r2p-focus">(.*?)</mark>', reader(view_of(DOCUMENT, *span)))
    # Between two blocks stand only white space and the list's marker.
    quote = TEXT[slice(*span)].replace("\n\n", "").replace("1. ", "")
    assert unescape("".join(marked)) == quote


def test_reader_html_shows_all_words_also_without_blocks() -> None:
    for document in (DOCUMENT, replace(DOCUMENT, blocks=())):
        html = reader(view_of(document, 7, 12), document)
        shown = words(html[html.index('class="r2p-document"') :].partition(">")[2])
        assert "".join(shown.split()) == "".join(TEXT.split())


def test_reader_html_names_author_date_voice_locator_and_carrier() -> None:
    shown = words(reader(view_of(CARRIED, 7, 12, at=2, of=3)))
    for part in (
        "Citation 2 of 3",
        "Responsibility to Object",
        "David Kaye, Foreign Policy, 11 January 2013",
        "in Mailing of 11 January 2013, Inara Khan, ICRtoP",
        "Journalist or columnist",
        "¶ 1",
    ):
        assert part in shown


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", ""])
def test_reader_html_links_only_to_web_addresses(url: str) -> None:
    document = replace(DOCUMENT, record=replace(KAYE, url=url))
    assert "<a " not in reader(view_of(document, 7, 12), document)


@pytest.mark.parametrize(("at", "steps"), [(1, ["1"]), (2, ["-1", "1"]), (3, ["-1"])])
def test_reader_html_steps_to_the_neighbours_that_there_are(at: int, steps: list[str]) -> None:
    html = reader(view_of(DOCUMENT, 7, 12, at=at, of=3))
    assert re.findall(r'data-step="(-?1)" aria', html) == steps


@pytest.mark.parametrize("span", [(-1, 5), (5, 5), (30, 999), (9, 7)])
def test_view_of_words_that_the_document_does_not_have_is_none(span: tuple[int, int]) -> None:
    assert view_of(DOCUMENT, *span) is None


def test_view_of_leaves_out_other_spans_that_are_none() -> None:
    view = view_of(DOCUMENT, 7, 12, ((0, 5), (30, 999), (4, 2)))
    assert view is not None
    assert view.others == ((0, 5),)


def talk(*exchanges: Exchange) -> Conversation:
    return Conversation("0" * 16, "2026-01-01T00:00:00", "2026-01-01T00:00:00", exchanges)


def test_conversation_html_leads_to_the_library_while_it_is_empty() -> None:
    assert 'href="/library"' in conversation_html(talk(), 0)
    assert "data-ask" in conversation_html(talk(), 5)


@pytest.mark.parametrize(("size", "held"), [(1, "1 document "), (5, "5 documents")])
def test_conversation_html_counts_the_documents(size: int, held: str) -> None:
    assert held in conversation_html(talk(), size)


def test_conversation_html_shows_a_failure_as_a_notice() -> None:
    html = conversation_html(talk(Exchange("Why?", None, "The index is damaged.", "Ingest.")), 5)
    assert "<strong>The index is damaged.</strong> Ingest." in html


def test_growing_html_shows_the_checked_sentences_without_dead_markers() -> None:
    growing = replace(answer(f"‹From X:› yes [1] {HOSTILE}", cite(1, 7, 12)), model="ollama:x")
    html = growing_html(growing, ENGLISH)
    assert words(html).startswith("From X: yes ")
    assert "[1]" not in words(html)
    assert "ollama:x is writing" in words(html)
    assert "<img" not in html
    assert "<button" not in html


def test_past_html_escapes_titles() -> None:
    html = past_html((talk(Exchange(HOSTILE)),), "", ENGLISH)
    assert "<img" not in html


def test_why_not_says_which_marker_cites_a_passage_and_why_others_are_not_used() -> None:
    near = ScoredPassage(1, passage(7, 24), 0.6)
    far = ScoredPassage(2, passage(29, 37), 0.2)
    also = ScoredPassage(3, passage(0, 5), 0.7)
    whole = replace(answer("a [1]", cite(1, 7, 12)), passages=(near, far, also))
    assert why_not(near, whole, ENGLISH) == "Cited as [1]"
    assert why_not(far, whole, ENGLISH).startswith("Further from the question")
    assert why_not(also, whole, ENGLISH).startswith("Near the question")
    nothing = replace(whole, citations=())
    assert why_not(near, nothing, ENGLISH) == "Not close enough to answer from"


def test_attribution_says_what_is_known_and_no_more() -> None:
    bare = Record("Untitled note")
    assert byline(bare) == ""
    assert dated(bare) == "no date stated"
    assert reference(bare) == "“Untitled note”, no date stated [voice not recorded]"
    assert dated(replace(bare, published="2011", date_note="by its wording")) == (
        "2011 (by its wording)"
    )


@pytest.mark.parametrize("voice", list(Voice))
def test_voice_badge_shows_every_voice(voice: Voice) -> None:
    assert words(voice_badge(voice)).lower() == voice.label.lower()
