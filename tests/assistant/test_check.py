"""Texts checked against the real library, and their reports."""

import re
from io import BytesIO

import pytest

from assistant.answer import VerdictKind
from assistant.build import build_checker
from assistant.check import Check, Checker
from assistant.check_docx import annotated, as_docx
from assistant.check_pages import as_html, as_markdown
from assistant.contract import check_json
from sources.errors import AssistantError
from sources.library import Library
from sources.reader import read_document
from sources.settings import Settings

TEXT = """Dear colleagues,

Amnesty International reported that Bosco Ntaganda is sought by the International Criminal Court.
The Security Council must refer the situation in Syria to the International Criminal Court.

Only two states, Cuba and Bolivia, remained as outright opponents of the norm in 2012.
Currently 59,648 individuals were reported killed in Syria. Scientists found <water> on Mars.
"""
OWN = "The <council> met in Oslo on 3 May 2010. It adopted 12 rules for fishing boats in the north."


@pytest.fixture(scope="module")
def checker(library_settings: Settings) -> Checker:
    return build_checker(library_settings)


@pytest.fixture(scope="module")
def check(checker: Checker) -> Check:
    return checker.check(TEXT)


@pytest.mark.library
def test_check_names_wrong_source_overstatement_wrong_name_and_old_figures(check: Check) -> None:
    found = [{(d.kind, d.claim) for d in c.verdict.differences} for c in check.claims]

    assert ("attribution", "Amnesty International") in found[0]
    assert ("modality", "must") in found[1]
    assert ("name", "Bolivia") in found[2]
    assert ("time", "Currently") in found[3]
    assert [c.verdict.kind for c in check.claims[2:]] == [
        VerdictKind.CONTRADICTED,
        VerdictKind.PARTLY_SUPPORTED,
        VerdictKind.NOT_FOUND,
    ]
    assert VerdictKind.SUPPORTED not in [c.verdict.kind for c in check.claims]


@pytest.mark.library
def test_check_gives_spans_and_verbatim_evidence(check: Check, library_settings: Settings) -> None:
    library = Library(library_settings)

    assert [TEXT[c.start : c.end] for c in check.claims] == [c.text for c in check.claims]
    quotes = [q for c in check.claims for q in c.verdict.evidence]
    assert quotes
    for quote in quotes:
        text = library.document(quote.document_id).text
        assert text[quote.start : quote.end] == quote.quote


@pytest.mark.library
def test_check_says_what_an_exact_sentence_of_a_source_is(
    checker: Checker, library_settings: Settings
) -> None:
    document = Library(library_settings).documents[1]
    start = document.text.index("The Report notes that progress")
    sentence = document.text[start : document.text.index(".", start) + 1]

    (claim,) = checker.check(sentence).claims

    assert claim.verdict.kind is VerdictKind.SUPPORTED
    assert claim.verdict.differences == ()
    assert claim.wording == ()


@pytest.mark.library
def test_check_keeps_to_a_filter(checker: Checker) -> None:
    (claim,) = checker.check("Cuba and Venezuela opposed the norm.", lambda p: False).claims

    assert claim.verdict.kind is VerdictKind.NOT_FOUND
    assert claim.verdict.evidence == ()


@pytest.mark.library
def test_check_json_has_the_shape_of_the_contract(check: Check) -> None:
    found = check_json(check)

    assert set(found["claims"][0]) >= {
        "text",
        "start",
        "end",
        "verdict",
        "probability",
        "evidence",
        "differences",
    }
    difference = found["claims"][1]["differences"][0]
    assert set(difference) == {"kind", "claim", "source"}
    assert (difference["kind"], difference["claim"]) == ("modality", "must")
    assert found["summary"]["not_found"] == 1
    assert found["summary"]["nothing_to_check"] == 1
    assert found["unchecked"][0]["reason"] == "greeting"


@pytest.mark.library
def test_pages_hold_every_statement_and_escape_markup(check: Check) -> None:
    html, markdown = as_html(check, "<draft>"), as_markdown(check, "draft")

    assert "<water>" not in html
    assert "&lt;water&gt;" in html
    assert "&lt;draft&gt;" in html
    assert html.count('class="not_found"') == 2
    assert "\\<water\\>" in markdown
    assert len(re.findall(r"^\d\. \*\*", markdown, re.M)) == len(check.claims)


@pytest.mark.library
def test_docx_has_a_comment_on_the_words_of_each_statement(check: Check) -> None:
    from docx import Document

    document = Document(BytesIO(as_docx(check, "draft")))

    comments = list(document.comments)
    assert len(comments) == len(check.claims)
    assert "modality: “must”" in comments[1].text
    marked = [r.text for p in document.paragraphs for r in p.runs if r.font.highlight_color]
    assert marked == [" ".join(c.text.split()) for c in check.claims]


@pytest.mark.library
def test_annotated_keeps_the_original_and_its_formatting(checker: Checker) -> None:
    from docx import Document

    original = Document()
    paragraph = original.add_paragraph("Before. Only two states, Cuba and ")
    paragraph.add_run("Bolivia").bold = True
    paragraph.add_run(", remained as outright opponents of the norm in 2012. After.")
    buffer = BytesIO()
    original.save(buffer)
    text = paragraph.text

    result = Document(BytesIO(annotated(checker.check(text), buffer.getvalue())))

    assert result.paragraphs[0].text == text
    assert [r.text for r in result.paragraphs[0].runs if r.bold] == ["Bolivia"]
    assert "contradicted" in next(iter(result.comments)).text


def test_annotated_refuses_what_is_no_word_document() -> None:
    with pytest.raises(AssistantError, match="can't be annotated"):
        annotated(Check("", (), ()), b"PK no document")


def test_check_against_a_file_uses_only_that_file() -> None:
    against = read_document(OWN.encode(), "own.txt")
    checker = build_checker(Settings(), against)

    found = checker.check("The council met in Bergen on 3 May 2010. It adopted 15 rules.")

    kinds = {(d.kind, d.claim, d.source) for c in found.claims for d in c.verdict.differences}
    assert ("name", "Bergen", "Oslo") in kinds
    assert ("number", "15", "12") in kinds


@pytest.mark.parametrize(("text", "words"), [(" \n", "empty"), ("x " * 150_000, "300,000")])
def test_check_refuses_an_empty_and_an_endless_text(text: str, words: str) -> None:
    checker = build_checker(Settings(), read_document(OWN.encode(), "own.txt"))

    with pytest.raises(AssistantError, match=words):
        checker.check(text)


def test_an_empty_library_is_said() -> None:
    with pytest.raises(AssistantError, match="library is empty"):
        build_checker(Settings())
