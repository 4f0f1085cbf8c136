"""Search over two small documents with the real embedder and Chroma."""

import subprocess
import sys

import pytest

from index.filters import Filters
from index.passage_index import PassageIndex
from index.retriever import Retriever
from sources.document import Document

RUN = """
import sys
from pathlib import Path
from index.embedder import MiniLM
from index.passage_index import PassageIndex
from index.retriever import Retriever
found = Retriever(PassageIndex(Path(sys.argv[1]), MiniLM())).search(sys.argv[2])
print([(p.passage.id, p.relevance) for p in found.passages])
"""


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who opened the day?", "Ambassador Lind"),
        ("How many settlements went up in flames?", "Eleven villages"),
        ("What does the report advise?", "Name one official"),
        ("Where will they gather next?", "in Harn"),
    ],
)
def test_search_finds_the_evidence_first(retriever: Retriever, question: str, words: str) -> None:
    assert words in retriever.search(question).passages[0].passage.text


def test_search_signals_are_aligned_and_in_range(retriever: Retriever) -> None:
    found = retriever.search("Which official should read every warning?", k=3)
    assert [p.rank for p in found.passages] == [1, 2, 3]
    relevances = [p.relevance for p in found.passages]
    assert relevances == sorted(relevances, reverse=True)
    assert len(found.sentence_relevance) == len(found.word_support) == 3
    for scored, sentences in zip(found.passages, found.sentence_relevance, strict=True):
        assert len(sentences) == len(scored.passage.sentences)
        assert all(-0.05 <= s <= 1.05 for s in sentences)
    for scored, near in zip(found.passages, found.sentence_closeness, strict=True):
        assert len(near) == len(scored.passage.sentences)
        assert all(-0.05 <= s <= 1.05 for s in near)
    # A figure for each content word: "official", "read", "every", "warning".
    assert all(len(s) == 4 for s in found.word_support)
    assert 0.3 < found.best_cosine <= 1


def test_search_keeps_to_the_filter(
    retriever: Retriever, two_documents: tuple[Document, ...]
) -> None:
    meeting = two_documents[1].id
    keep = Filters(documents=(meeting,)).predicate(retriever.index.loaded.passages)
    found = retriever.search("What does the report advise?", keep=keep)
    assert {p.passage.document_id for p in found.passages} == {meeting}


def test_search_of_nothing_finds_nothing(retriever: Retriever, fresh: PassageIndex) -> None:
    assert retriever.search("Who?", keep=lambda passage: False).passages == ()
    fresh.sync([])
    assert Retriever(fresh).search("Who?").passages == ()


def test_search_of_signs_alone_does_not_fail(retriever: Retriever) -> None:
    for text in ("???", "?", "—", "the of and", "x" * 2000):
        retriever.search(text)


def test_search_is_the_same_in_another_process(retriever: Retriever) -> None:
    asked = "Who asked for two million crowns?"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", RUN, str(retriever.index.folder), asked],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for _ in range(2)
    }
    assert len(outputs) == 1


def test_search_reads_a_name_also_as_the_sources_have_it(retriever: Retriever) -> None:
    # Where the question has the usual name itself, the other reading adds nothing.
    as_asked = retriever.search("Did the blue helmets gather?").sentence_relevance
    usual = retriever.search("Did the peacekeepers gather?").sentence_relevance
    assert sum(s.sum() for s in as_asked) >= sum(s.sum() for s in usual) - 1e-4
