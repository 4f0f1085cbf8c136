"""The count of unclean passages: what it counts, and that it counts none."""

from dataclasses import replace

import pytest

from evals.bench.planted import check, planted
from evals.bench.truth import Planted
from evals.passages import Faults, as_text, faults_of
from index.chunking import passages_of
from index.passage import Passage
from sources.catalogue import Record
from sources.document import Document
from tests.sources.conftest import Read

PROSE = "The council met in the spring, and it wrote down all that it had heard from both sides."


def _passage(document: Document, start: int, end: int) -> Passage:
    whole = passages_of(document)[0]
    return replace(whole, start=start, end=end, text=document.text[start:end], sentences=())


def test_faults_of_counts_cut_sentences(read: Read) -> None:
    document = read(f"A Title Here\n\n{PROSE} The elders of both towns came.")
    start = document.text.index("it wrote")
    cut = faults_of(document, [_passage(document, start, start + 20)])
    assert (len(cut.starts), len(cut.ends)) == (1, 1)
    second = document.text.index("The elders")
    whole = faults_of(document, [_passage(document, second, len(document.text))])
    assert (whole.starts, whole.ends) == ((), ())


def test_faults_of_counts_words_left_out(read: Read) -> None:
    document = read(f"A Title Here\n\n{PROSE} The elders of both towns came.")
    second = document.text.index("The elders")
    faults = faults_of(document, [_passage(document, 0, second - 1)])
    # Three words of the title, 18 of the first sentence, 6 of the second, which is left out.
    assert (faults.words, faults.covered) == (27, 21)
    assert faults.uncovered[0].endswith("The elders of both towns came")
    assert not faults.ok


def test_faults_of_counts_another_items_record(read: Read) -> None:
    document = read(f"A Title Here\n\n{PROSE}")
    wrong = replace(passages_of(document)[0], record=Record(title="Another"))
    assert len(faults_of(document, [wrong]).records) == 1


def test_faults_of_counts_furniture(read: Read) -> None:
    document = read(f"A Title Here\n\n{PROSE}")
    heard = Planted("x.txt", f"A Title Here\n\n{PROSE}".encode(), furniture=("both sides",))
    assert faults_of(document, passages_of(document)).furniture == ()
    assert check(heard).lines == ("FAULT x.txt: furniture in a passage: 'both sides'",)


def test_check_counts_what_is_lost_or_given_to_another() -> None:
    lost = Planted("x.txt", PROSE.encode(), ("Nothing of the sort.",), (), ((PROSE, "Ada Brook"),))
    assert [line.split(": ")[1] for line in check(lost).lines] == [
        "sentence in no passage (nowhere)",
        "Ada Brook's sentence credited to ()",
    ]


def test_as_text_says_not_scored_without_words() -> None:
    assert "words in passages: not scored of 0" in as_text(Faults())


@pytest.mark.library
def test_passages_of_the_five_documents_are_clean(documents: dict[str, Document]) -> None:
    for document in documents.values():
        faults = faults_of(document, passages_of(document))
        assert faults.ok, as_text(faults)


@pytest.mark.parametrize("one", planted(), ids=lambda p: p.name)
def test_passages_of_planted_documents_are_clean(one: Planted) -> None:
    checked = check(one)
    assert [line for line in checked.lines if line.startswith("FAULT")] == []
    assert one.refused or checked.faults.ok, as_text(checked.faults)


def test_planted_is_the_same_for_the_same_seed() -> None:
    texts = [p for p in planted(3) if p.name.endswith((".txt", ".md", ".pdf", ".html"))]
    again = [p for p in planted(3) if p.name.endswith((".txt", ".md", ".pdf", ".html"))]
    assert texts == again
    assert planted(4)[0].data != planted(3)[0].data
