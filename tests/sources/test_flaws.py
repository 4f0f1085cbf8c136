"""Every known flaw of the five documents: mended, or, for typos, left as it is."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from sources.document import Block, BlockKind, Document
from sources.locator import block_locator
from sources.sentences import split_sentences

pytestmark = pytest.mark.library

Check = Callable[[Document], bool]


@dataclass(frozen=True, slots=True)
class Flaw:
    """A flaw at a line of a file, and what shows that it is handled."""

    file: str
    line: int
    kind: str
    handled: Check


def has(words: str, times: int | None = None) -> Check:
    """The canonical text holds the words, that many times if a number is given."""
    return lambda d: words in d.text if times is None else d.text.count(words) == times


def lacks(words: str) -> Check:
    """The canonical text doesn't hold the words."""
    return lambda d: words not in d.text


def removed(kind: str, words: str) -> Check:
    """No block begins with the words, and a repair of that kind took them out."""

    def check(d: Document) -> bool:
        gone = not any(d.text[b.start : b.end].startswith(words) for b in d.blocks)
        return gone and any(r.kind == kind and words in r.before for r in d.repairs)

    return check


def joined(kind: str, left: str, right: str) -> Check:
    """The halves stand together, and a repair of that kind says so."""
    return lambda d: f"{left} {right}" in d.text and any(r.kind == kind for r in d.repairs)


def block(d: Document, beginning: str) -> Block:
    """The only block that begins with the words."""
    (found,) = [b for b in d.blocks if d.text[b.start : b.end].startswith(beginning)]
    return found


def under(beginning: str, *path: str) -> Check:
    """The block that begins with the words stands under headings that begin so."""
    return lambda d: all(
        heading.startswith(start)
        for heading, start in zip(block(d, beginning).path, path, strict=True)
    )


def numbers(section: str) -> Callable[[Document], list[str]]:
    """The numbers of the outer list items under a section."""
    return lambda d: [
        b.number
        for b in d.blocks
        if b.kind is BlockKind.LIST_ITEM and not b.depth and b.path[0].startswith(section)
    ]


def list_is(section: str, count: int) -> Check:
    """The section's list is numbered from 1 to the count."""
    return lambda d: numbers(section)(d) == [str(n) for n in range(1, count + 1)]


def headings(name: str) -> Callable[[Document], list[tuple[str, ...]]]:
    """The paths of the headings of that name."""
    return lambda d: [
        b.path for b in d.blocks if b.kind is BlockKind.HEADING and d.text[b.start : b.end] == name
    ]


def three_levels(name: str) -> Check:
    """The same sub-heading stands once under each of the three levels."""
    levels = [("NATIONAL LEVEL",), ("REGIONAL LEVEL",), ("MULTILATERAL INSTITUTIONS",)]
    return lambda d: headings(name)(d) == levels


def nested_bullets(d: Document) -> bool:
    """The bullets hang on item 6 of section III, and say so in their locators."""
    mine = [b for b in d.blocks if b.depth == 1]
    parents = {d.blocks[b.lead_in].number for b in mine if b.lead_in is not None}
    first = block_locator(d, mine[0])
    return len(mine) == 4 and parents == {"6"} and first == "§ III, item 6, bullet 1"


def no_lonely_spaces(d: Document) -> bool:
    """No-break spaces are plain, and no block is empty."""
    return "\u00a0" not in d.text and all(d.text[b.start : b.end].strip() for b in d.blocks)


def contents_apart(d: Document) -> bool:
    """The contents list is marked as such; the titles open the items."""
    listed = [b for b in d.blocks if b.kind is BlockKind.CONTENTS]
    titles = [b for b in d.blocks if b.kind is BlockKind.TITLE]
    return len(listed) == 10 and len(titles) == 10 and all(b.item is None for b in listed)


def elisions_end_sentences(d: Document) -> bool:
    """All elisions of the source are there, and no sentence runs across one."""
    sentences = [
        d.text[b.start : b.end][s:e]
        for b in d.blocks
        for s, e in split_sentences(d.text[b.start : b.end])
    ]
    across = any(re.search(r"\((?:…|\.\.\.)\)", s) for s in sentences)
    return (d.text.count("(…)"), d.text.count("(...)"), across) == (47, 1, False)


def dates(label: str, words: str) -> Check:
    """The item's text gives the date so, whatever another item says."""

    def check(d: Document) -> bool:
        item = d.item(label)
        return item is not None and words in d.text[item.start : item.end]

    return check


def conflict_noted(d: Document) -> bool:
    """The statement's record keeps its own date and notes the other."""
    item = d.item("B3")
    return item is not None and (item.record.published, "21 December" in item.record.date_note) == (
        "2012-12-20",
        True,
    )


def dated_apart(d: Document) -> bool:
    """The publication date is 23 October; 10 October is an event's."""
    record = d.record
    return record.published == "2020-10-23" and record.event_dates == ("2020-10-10",)


def copied_once(d: Document) -> bool:
    """The article stands once, after its title."""
    once = d.text.count("Luis Almagro, the Secretary General") == 1
    return once and d.text.startswith("Selling R2P") and len(d.text) < 7_100


R, C = "running_header", "contact"
HEADER = "SUMMARY OF THE SECRETARY-GENERAL'S REPORT"
COALITION = "INTERNATIONAL COALITION FOR THE RESPONSIBILITY"
FLAWS = (
    Flaw("000", 1, "stray mark", removed("stray_mark", ".")),
    Flaw("000", 2, "drop cap", lambda d: not any(b.end - b.start == 1 for b in d.blocks)),
    Flaw("000", 4, "drop cap (rest)", lacks("\nn October 10")),
    Flaw("000", 38, "drop cap, second copy", has("On October 10, 2020", 1)),
    Flaw("000", 40, "duplicated article", copied_once),
    Flaw("000", 22, "label split", has("About Adam Ratzlaff:", 1)),
    Flaw("000", 24, "label split, colon", lacks("\n:")),
    Flaw("000", 28, "web chrome, motto", removed("web_chrome", "a global affairs media network")),
    Flaw("000", 30, "web chrome, address", removed(C, "www.diplomaticourier.com")),
    Flaw("000", 32, "title mid-file", lambda d: d.blocks[0].kind is BlockKind.TITLE),
    Flaw("000", 34, "photo credit", removed("photo_credit", "Photo by")),
    Flaw("000", 36, "publication date mid-file", dated_apart),
    Flaw("000", 4, "typo", has("is going to be able get the buy in")),
    Flaw("000", 10, "typo", has("a region the development of a regional R2P mechanism needs")),
    Flaw("000", 14, "typo", has("Given that UN Charter permits for regional organizations and")),
    Flaw("000", 20, "typo", has("and get receive their input and buy in")),
    Flaw("001", 3, "running header", removed(R, HEADER)),
    Flaw("001", 9, "true title comes third", lambda d: d.text.startswith("The Role of Regional")),
    Flaw("001", 35, "header splits the list", lacks(HEADER)),
    Flaw("001", 37, "running header", lacks(COALITION)),
    Flaw("001", 68, "header splits section IV", list_is("IV.", 5)),
    Flaw("001", 72, "logo text", removed(R, "ICRtoP")),
    Flaw("001", 92, "logo text with markup", removed(R, "INTERNATIONAL COALITION FOR **THE")),
    Flaw("001", 41, "list resumes after header", list_is("II.", 11)),
    Flaw("001", 27, "numbering restarts", lambda d: [
        len(numbers(f"{s}.")(d)) for s in ("I", "II", "III", "IV")] == [3, 11, 7, 5]),
    Flaw("001", 58, "nested bullets", nested_bullets),
    Flaw("001", 48, "emphasis in a sentence", has("clear that improving operational prevention")),
    Flaw("001", 98, "contact block", removed(C, "Blog: icrtopblog.org")),
    Flaw("001", 112, "contact block", removed(C, "708 Third Avenue, 24th Floor")),
    Flaw("001", 106, "boilerplate", removed("boilerplate", "The International Coalition for")),
    Flaw("001", 42, "error inverts the sense", has("to ensuring the government policy and")),
    Flaw("001", 44, "typo", has("the Organizations of American States (OAS)")),
    Flaw("001", 56, "typo", has("is more prevalent in area where")),
    Flaw("002", 13, "column break",
         joined("column_break", "identified by participants", "and provides recommendations")),
    Flaw("002", 33, "column break",
         joined("column_break", "state and society, including", "facilitating linkages")),
    Flaw("002", 47, "column break",
         joined("column_break", "the perception of being", "“targeted” by")),
    Flaw("002", 61, "column break",
         joined("column_break", "activate such forces when", "necessary.")),
    Flaw("002", 83, "column break in a compound",
         joined("column_break", "in state-supported", "peacekeeping training.")),
    Flaw("002", 95, "column break",
         joined("column_break", "more reflective of the unique", "context of the host")),
    Flaw("002", 23, "sub-heading three times", three_levels("Institutional Capacity")),
    Flaw("002", 39, "sub-heading three times", three_levels("South-South Coordination")),
    Flaw("002", 51, "headings in capitals", lambda d: headings("REGIONAL LEVEL")(d) == [()]),
    Flaw("002", 7, "only the event date", lambda d: (
        d.record.event_dates, "landing page" in d.record.date_note) == (
        ("2015-12-14", "2015-12-16"), True)),
    Flaw("002", 11, "curly and straight quotes",
         lambda d: has("“regime change”")(d) and has('"responsible protection."')(d)),
    Flaw("002", 105, "typo", has("responses to the risk of atrocity crimes remains weak")),
    Flaw("003", 11, "address footer", removed(C, "Ralph Bunche Institute")),
    Flaw("003", 13, "footer", removed(C, "www.globalr2p.org")),
    Flaw("003", 31, "page break in a name",
         joined("column_break", "Elie Wiesel Genocide and", "Atrocities Prevention Act")),
    Flaw("003", 17, "typo", has("Hel was joined by the UN Special Adviser")),
    Flaw("003", 25, "typo", has("in the prevention atrocities")),
    Flaw("003", 27, "typo", has("applicable to other organization and regions")),
    Flaw("003", 71, "typo", has("during the twoday meeting")),
    Flaw("003", 75, "mixed list markers",
         lambda d: numbers("RECOMMENDATIONS")(d) == ["1", "2", "3", "4"]),
    Flaw("003", 57, "name variants", lambda d: has("LGBTQI+ community")(d) and has("LGBTQIA")(d)),
    Flaw("004", 1, "web chrome", removed("web_chrome", "Member Sign In")),
    Flaw("004", 3, "web chrome", removed("web_chrome", "PDF Print E-mail")),
    Flaw("004", 5, "web chrome", removed("web_chrome", "Info: This e-mail address")),
    Flaw("004", 272, "web chrome", removed("web_chrome", "Browse Documents by Region:")),
    Flaw("004", 198, "dead link text", removed("web_chrome", "Read the full post")),
    Flaw("004", 8, "no-break spaces", no_lonely_spaces),
    Flaw("004", 11, "contents list", contents_apart),
    Flaw("004", 20, "missing space", has("3. Global Centre")),
    Flaw("004", 222, "missing space", has("3. “Timely and Decisive Response”")),
    Flaw("004", 33, "glued words", has("said Spano")),
    Flaw("004", 43, "glued words", has("Humanitarian Affairs that")),
    Flaw("004", 60, "glued sentences", has("sustained process. Likewise")),
    Flaw("004", 45, "typo in a quotation", lambda d: (
        has("must ac on the commitment", 1)(d) and has("must act on the commitment", 1)(d))),
    Flaw("004", 207, "line break in a name",
         joined("wrapped_line", "the United Nations Secretary", "General encouraged")),
    Flaw("004", 216, "line break in a name",
         joined("wrapped_line", "The United Nations", "Support Mission in Libya")),
    Flaw("004", 31, "elision", elisions_end_sentences),
    Flaw("004", 219, "elision, other form", has("(...)", 1)),
    Flaw("004", 192, "editorial brackets", has("[former co-chairperson of the Canadian Centre")),
    Flaw("004", 156, "dash lost", has("goals in the region preventing Somalia")),
    Flaw("004", 257, "bullets without a colon", lambda d: {
        d.blocks[b.lead_in].kind for b in d.blocks if b.marker == "•" and b.lead_in is not None
        } == {BlockKind.PARAGRAPH}),
    Flaw("004", 45, "date conflict", dates("B", "On 21 December 2012, Adama Dieng")),
    Flaw("004", 96, "date conflict", conflict_noted),
    Flaw("004", 276, "footer", removed(C, "708 Third Avenue, Suite 1715")),
)  # fmt: skip


@pytest.mark.parametrize("flaw", FLAWS, ids=lambda f: f"{f.file}-{f.line}-{f.kind}")
def test_flaw_is_handled(flaw: Flaw, documents: dict[str, Document]) -> None:
    assert flaw.handled(documents[flaw.file])


def test_flaws_are_all_here() -> None:
    # 16 in 000, 17 in 001, 12 in 002, 9 in 003 and 23 in 004.
    assert [sum(f.file == n for f in FLAWS) for n in ("000", "001", "002", "003", "004")] == [
        16,
        17,
        12,
        9,
        23,
    ]
