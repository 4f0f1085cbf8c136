"""Doubled text inside a document and across documents."""

from dataclasses import replace

from sources.catalogue import Record
from sources.cleaning.duplicates import find_near_duplicates
from sources.cleaning.shingles import jaccard, near_pairs, shingles, words_of_text
from sources.document import Document
from tests.sources.conftest import Read
from tests.sources.reading import cleaned

# Sixty places, each named once, so that no run of five words comes twice.
PLACES = [f"{a}{b}" for a in ("Bel", "Mar", "Tor", "Vin", "Sul", "Kes") for b in "abcdefghij"]
LONG = " ".join(
    f"The envoy wrote that {p}, {q} and {r} had been seen by the elders of that day."
    for p, q, r in zip(PLACES[::3], PLACES[1::3], PLACES[2::3], strict=True)
)


def test_shingles_are_runs_of_five_words() -> None:
    assert shingles("a b c d e f".split()) == {"a b c d e", "b c d e f"}
    assert shingles("a b c d".split()) == frozenset()


def test_jaccard_of_a_changed_word() -> None:
    words = [f"w{n}" for n in range(104)]
    changed = [*words[:50], "x", *words[51:]]
    # 100 shingles each, five of them touched: 95 shared of 105 in all.
    assert jaccard(shingles(words), shingles(changed)) == 95 / 105


def test_near_pairs_needs_the_same_figures_and_negations() -> None:
    assert near_pairs([LONG, LONG.replace("elders", "leaders", 1)]) == {1: 0}
    assert near_pairs([f"{LONG} In all 41.", f"{LONG} In all 57."]) == {}
    assert near_pairs([LONG, LONG.replace("had been", "had not been", 1)]) == {}


def test_find_duplicates_keeps_the_titled_copy() -> None:
    body = f"{LONG}\n\nThe council thanked them for it and went home before the evening came."
    found = cleaned(f"{body}\n\nWhat the Elders Said\n\n{body}")
    assert found[0] == "What the Elders Said"
    assert len(found) == 3


def test_find_duplicates_keeps_the_first_of_two_near_copies() -> None:
    found = cleaned(f"{LONG}\n\nSomething else was said.\n\n{LONG.replace('wrote', 'noted', 1)}")
    assert found == [LONG, "Something else was said."]


def _document(read: Read, text: str, published: str | None, name: str) -> Document:
    document = read(text, name)
    return replace(document, id=name, record=Record(title=name, published=published))


def test_find_near_duplicates_keeps_the_older(read: Read) -> None:
    new = _document(read, f"New Title\n\n{LONG}", "2020", "new.txt")
    old = _document(read, f"Old Title\n\nAn opening.\n\n{LONG}", "2012-03", "old.txt")
    expected = {("old.txt", 2): (("new.txt", 1),)}
    assert find_near_duplicates([new, old]) == expected
    assert find_near_duplicates([old, new]) == expected


def test_find_near_duplicates_keeps_the_fuller_where_no_date_decides(read: Read) -> None:
    short = _document(read, f"A Short Title\n\n{LONG}", None, "a.txt")
    full = _document(
        read, f"A Full Title\n\n{LONG}\n\nAnd the council thanked them.", None, "b.txt"
    )
    assert find_near_duplicates([short, full]) == {("b.txt", 1): (("a.txt", 1),)}


def test_find_near_duplicates_passes_over_short_and_different_blocks(read: Read) -> None:
    one = _document(read, "Title One\n\nThe council met in the spring.", "2011", "a.txt")
    two = _document(read, "Title Two\n\nThe council met in the spring.", "2012", "b.txt")
    assert find_near_duplicates([one, two]) == {}
    assert words_of_text("The council met") == ["the", "council", "met"]
