"""Symbols of United Nations documents, and locators by paragraph."""

from collections.abc import Callable

import pytest

from sources.catalogue import Voice, load_catalogue
from sources.document import Document
from sources.locator import block_locator
from sources.symbols import address, find_symbols, masthead_symbol, same_document, usual_form

Read = Callable[..., Document]

REPORT = """United Nations A/63/677

General Assembly

Distr.: General
12 January 2009

Implementing the responsibility to protect

Report of the Secretary-General

I. Mandate

1. The task of the desk is to find ways to carry out what was agreed by all of the states.

2. The text of the outcome rests on law. States should, among other things:

(a) Adopt the laws that are needed for this;

(b) Train the officers who have to apply them.

3. This report also speaks of other matters that the Assembly will want to weigh.
"""


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("see A/63/677, para. 11", ["A/63/677"]),
        ("(A/65/877–S/2011/393)", ["A/65/877–S/2011/393"]),
        (
            "A/65/877-S/2011/393 and A/68/947 - S/2014/449",
            ["A/65/877–S/2011/393", "A/68/947–S/2014/449"],
        ),
        ("resolution S/RES/1674 (2006).", ["S/RES/1674 (2006)"]),
        ("S/RES/1674(2006)", ["S/RES/1674 (2006)"]),
        ("A/RES/60/1, A/HRC/RES/44/14", ["A/RES/60/1", "A/HRC/RES/44/14"]),
        ("S/PRST/2018/18 and S/2015/978/Add.1", ["S/PRST/2018/18", "S/2015/978/Add.1"]),
        ("E/CN.4/2004/35", ["E/CN.4/2004/35"]),
        ("and/or, 24/7, A/B, TCP/IP, https://x.org/A/63/677", []),
    ],
)
def test_find_symbols_finds_symbols_in_text(text: str, symbols: list[str]) -> None:
    assert [s.text for s in find_symbols(text)] == symbols


def test_find_symbols_gives_places() -> None:
    text = "As in A/63/677, it said."
    (symbol,) = find_symbols(text)
    assert text[symbol.start : symbol.end] == "A/63/677"


def test_same_document_goes_by_one_body() -> None:
    assert same_document("S/2011/393", "A/65/877-S/2011/393")
    assert not same_document("A/65/877", "A/65/878")
    assert usual_form("A/65/877 - S/2011/393") == "A/65/877–S/2011/393"
    assert address("A/65/877–S/2011/393") == "https://undocs.org/A/65/877"


def test_masthead_symbol_is_that_of_the_document_not_of_one_it_cites() -> None:
    assert masthead_symbol(REPORT) == "A/63/677"
    assert masthead_symbol("A summary of A/63/677\n\nUnited Nations\n\nGeneral Assembly") == ""
    assert masthead_symbol("A/63/677\n\nThe desk wrote to the council.") == ""


def test_read_document_knows_a_founding_text_by_its_masthead(read: Read) -> None:
    document = read(REPORT)
    assert document.record.symbol == "A/63/677"
    assert document.record.voice is Voice.UN_REPORT
    assert document.record.url == "https://undocs.org/A/63/677"


def test_read_document_gives_other_united_nations_documents_their_symbol(read: Read) -> None:
    record = read(REPORT.replace("A/63/677", "A/99/12")).record
    assert (record.symbol, record.publisher) == ("A/99/12", "United Nations")


def test_block_locator_cites_paragraphs_by_symbol_and_number(read: Read) -> None:
    document = read(REPORT)
    found = {
        document.text[b.start : b.end][:8]: block_locator(document, b) for b in document.blocks
    }
    assert found["The task"] == "A/63/677, ¶ 1"
    assert found["Adopt th"] == "A/63/677, ¶ 2 (a)"
    assert found["This rep"] == "A/63/677, ¶ 3"


def test_block_locator_without_symbol_is_as_before(read: Read) -> None:
    document = read(REPORT.replace("A/63/677", ""))
    found = {
        document.text[b.start : b.end][:8]: block_locator(document, b) for b in document.blocks
    }
    assert found["This rep"] == "§ I, item 3"


def test_the_catalogue_lists_the_founding_texts() -> None:
    core = load_catalogue().core
    assert len(core) == 24
    assert sum(bool(e.symbol) for e in core) == 22
    for entry in core:
        assert not entry.symbol or [s.text for s in find_symbols(entry.symbol)] == [entry.symbol]
        assert not entry.symbol or entry.address == address(entry.symbol)
        assert entry.record().symbol == entry.symbol


def test_masthead_is_set_aside_and_read(read: Read) -> None:
    masthead = (
        "United Nations\nA/77/123\nGeneral Assembly\nDistr.: General\n12 August 2022\n"
        "Original: English\nSeventy-seventh session\nItem 14 of the provisional agenda*"
    )
    prose = (
        "The council met in the spring, and it wrote down all that it had heard of the monitors."
    )
    document = read(
        f"{masthead}\n\nPreventing harm on the river\n\nReport of the Secretary-General\n\n{prose}"
    )
    record = document.record
    assert record.title == "Preventing harm on the river"
    assert record.authors == ("Secretary-General of the United Nations",)
    assert (record.published, record.symbol) == ("2022-08-12", "A/77/123")
    assert record.voice is Voice.UN_REPORT
    assert "provisional agenda" not in document.text
    assert [r.kind for r in document.repairs].count("masthead") == 8
