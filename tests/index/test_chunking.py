"""Passages: whole sentences at their offsets, lists whole, nothing lost."""

from itertools import pairwise

import pytest

from index.chunking import passages_of
from index.settings import INDEXED, IndexSettings
from sources.document import SPEAKING, Document
from sources.settings import Settings
from tests.index.conftest import document


def test_passages_of_keeps_a_short_list_whole(two_documents: tuple[Document, Document]) -> None:
    (holder,) = [p for p in passages_of(two_documents[0]) if "Name one official" in p.text]
    assert "Pay the monitors on time." in holder.text
    assert len(holder.sentences) >= 4


def test_passages_of_cuts_a_long_paragraph_into_about_equal_parts() -> None:
    sentences = [f"Sentence number {n} of this paragraph says something new." for n in range(12)]
    text = " ".join(sentences)
    parts = passages_of(document(f"# Title\n\n{text}\n", "long.md"), IndexSettings(max_chars=300))
    # 12 sentences of about 55 characters with a space between: 660 over 300 makes 3 parts.
    assert len(parts) == 3
    assert sum(len(p.sentences) for p in parts) == 12


def test_passages_of_a_longer_sentence_than_the_limit_is_one_passage() -> None:
    sentence = "The delegates " + "and the observers " * 40 + "left."
    parts = passages_of(
        document(f"# Title\n\n{sentence}\n", "one.md"), IndexSettings(max_chars=100)
    )
    assert [len(p.sentences) for p in parts] == [1]


def test_passages_of_a_transcript_have_one_speaker_each() -> None:
    turns = ["MS. LIND: It met.", "Q: Why did it?", "MS. LIND: It had to.", "MR. HALE: It did."]
    held = passages_of(document("Press Conference of May\n\n" + "\n\n".join(turns), "press.txt"))
    assert [p.text.rpartition("\n\n")[2] for p in held] == turns
    assert [p.locator.partition(",")[0] for p in held] == ["MS. LIND", "Q", "MS. LIND", "MR. HALE"]


@pytest.mark.library
def test_passages_of_real_documents_keep_the_invariants(library_settings: Settings) -> None:
    from sources.library import Library

    for found in Library(library_settings).documents:
        passages = passages_of(found)
        for p in passages:
            assert found.text[p.start : p.end] == p.text
            assert all(p.start <= s.start < s.end <= p.end for s in p.sentences)
            # Headings come on top; parts of a long paragraph may be 15% over their share.
            prose = p.sentences[-1].end - p.sentences[0].start if p.sentences else 0
            assert len(p.sentences) == 1 or prose <= 1.15 * INDEXED.max_list_chars
        for before, after in pairwise(passages):
            assert before.end <= after.start
        for block in (b for b in found.blocks if b.kind in SPEAKING):
            held = [p for p in passages if p.start < block.end and block.start < p.end]
            assert held
            assert all(p.item == block.item for p in held)
