"""Filters and facets."""

from dataclasses import replace

import pytest

from index.errors import RetrievalError
from index.facets import Tags, facet_counts, tags_of
from index.filters import Filters
from index.passage import Passage
from index.passage_index import PassageIndex
from sources.catalogue import Record, Voice, load_catalogue
from sources.library import Library
from sources.register.stand_in import stand_in
from sources.register.statements import load_register
from sources.settings import Settings

CARRIER = Record(title="Mailing", publisher="International Coalition", published="2013-01-11")


def _passage(**fields: object) -> Passage:
    record = Record(
        title="An article", publisher="Foreign Policy", voice=Voice.SCHOLAR, published="2012-12"
    )
    record = replace(record, carried_in=CARRIER)
    passage = Passage("d:0-4", "d", "d.txt", 0, 4, "Text", (), "", "B1", record, ())
    return replace(passage, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), True),
        (Filters(documents=("d",)), True),
        (Filters(documents=("d/B1",)), True),
        (Filters(documents=("d/B2",)), False),
        (Filters(voices=(Voice.SCHOLAR, Voice.NGO)), True),
        (Filters(voices=(Voice.NGO,)), False),
        (Filters(publishers=("foreign policy",)), True),
        (Filters(publishers=("coalition",)), True),
        (Filters(publishers=("Reuters",)), False),
        (Filters(languages=("en",)), True),
        (Filters(languages=("fr",)), False),
        (Filters(since="2012"), True),
        (Filters(since="2013"), False),
        (Filters(until="2012"), True),
        (Filters(until="2012-11"), False),
        (Filters(pillars=("2",)), True),
        (Filters(pillars=("1",)), False),
        (Filters(regions=("africa",)), True),
        (Filters(actors=("peace council",)), True),
        (Filters(mechanisms=("sanctions",)), False),
        (Filters(regions=("africa",), languages=("fr",)), False),
    ],
)
def test_admits(filters: Filters, expected: bool) -> None:
    tags = Tags(
        frozenset("23"), frozenset({"Africa"}), actors=frozenset({"National Peace Council"})
    )
    assert filters.admits(_passage(), tags) is expected


def test_predicate_that_leaves_nothing_says_so() -> None:
    with pytest.raises(RetrievalError, match="the filter language fr") as error:
        Filters(languages=("fr",)).predicate((_passage(),))
    assert error.value.hint == "In the library: en."


def test_predicate_names_filters_that_only_together_leave_nothing() -> None:
    other = _passage(id="e:0-4", document_id="e", record=Record(title="Other", publisher="Reuters"))
    wanted = Filters(documents=("d",), publishers=("Reuters",))
    with pytest.raises(RetrievalError, match="all of document d, publisher Reuters"):
        wanted.predicate((_passage(), other))


def test_predicate_tags_the_passages_itself() -> None:
    passage = _passage(text="Small arms control in Africa")
    keep = Filters(regions=("africa",), mechanisms=("small arms",)).predicate((passage,))
    assert keep is not None
    assert keep(passage)


def test_predicate_of_no_filter_is_none() -> None:
    assert Filters().predicate((_passage(),)) is None


def test_tags_of_takes_the_pillar_from_the_heading() -> None:
    tags = tags_of([_passage(section=("II. Pillar One responsibilities",))], [])
    assert tags["d:0-4"].pillars == {"1"}


def test_tags_of_finds_the_registers_names_in_the_words() -> None:
    text = "The Security\nCouncil of the U.N. and united states. UN Security Council: Africans"
    tags = tags_of([_passage(text=text)], [])["d:0-4"]
    assert "UN Security Council" in tags.actors
    assert "States" not in tags.actors
    assert not tags.regions


def test_tags_of_follow_the_register_where_it_stands_in() -> None:
    entry = load_catalogue().documents[0]
    statement = next(s for s in load_register() if s.document == entry.key and s.pillars)
    document = stand_in(entry, load_register(), "s")
    start = document.text.index(statement.statement)
    passage = _passage(id="s:1", document_id="s", start=start, end=start + 9, section=())
    tags = tags_of([passage], [document])["s:1"]
    assert tags.pillars == {str(n) for n in statement.pillars}


def test_facet_counts_are_most_frequent_first() -> None:
    tags = {"a": Tags(frozenset("12")), "b": Tags(frozenset("2"))}
    assert list(facet_counts(tags)["pillars"].items()) == [("2", 2), ("1", 1)]


@pytest.mark.library
def test_tags_of_real_documents_come_from_the_register(library_settings: Settings) -> None:
    from index.embedder import MiniLM

    passages = PassageIndex(library_settings.home / "index", MiniLM()).loaded.passages
    counts = facet_counts(tags_of(passages, Library(library_settings).documents))
    assert set(counts["pillars"]) == {"1", "2", "3"}
    assert len(counts["regions"]) >= 3
    assert counts["actors"]
