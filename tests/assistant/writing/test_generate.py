"""What becomes of a language model's text: kept as far as the evidence bears it out."""

import re
import threading
import time
from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status, VerdictKind
from assistant.generate import Writer
from sources.document import Document

TRUE = "The river desk at Port Sellen trained 42 monitors in March 2019"
FALSE = "The river desk at Port Sellen trained 77 monitors in March 2019"


def number_of(prompt: str, words: str) -> int:
    """The number under which the prompt gives the evidence with these words."""
    pieces = re.findall(r'<evidence number="(\d+)"[^>]*>(.*?)</evidence>', prompt)
    # The example in the prompt has numbers of its own and comes first.
    return next(int(n) for n, text in reversed(pieces) if words in text)


def test_plain_answers_the_question(plain: Answer) -> None:
    assert plain.status is Status.ANSWERED
    assert "42 monitors" in plain.text


def test_write_keeps_true_sentence_and_cites_exact_words(
    plain: Answer, documents: dict[str, Document], writer_of: Callable[..., Writer]
) -> None:
    writer = writer_of(lambda prompt: f"{TRUE} [{number_of(prompt, '42 monitors')}].")
    answer = writer.write(plain, documents)
    assert answer.model == "scripted"
    assert [c.text for c in answer.claims] == [f"{TRUE}."]
    (citation,) = answer.citations
    text = documents[citation.document_id].text
    assert text[citation.start : citation.end] == citation.quote
    assert citation.quote.startswith("The river desk at Port Sellen trained 42")
    assert answer.claims[0].verdict.kind is VerdictKind.SUPPORTED
    assert answer.text.endswith(f"{TRUE}. [1]")
    assert "‹From " in answer.text
    assert (answer.dropped, answer.unresolved, answer.notice) == (0, 0, "")


@pytest.mark.parametrize("marker", ["", " [2]", " [9]"])
def test_write_repairs_a_missing_or_wrong_marker(
    written: Callable[..., Answer], marker: str
) -> None:
    answer = written(f"{TRUE}{marker}.")
    assert answer.model == "scripted"
    assert "42 monitors" in answer.citations[0].quote


def test_write_counts_markers_that_point_nowhere(written: Callable[..., Answer]) -> None:
    assert written(f"{TRUE} [1] [88].").unresolved == 1


@pytest.mark.parametrize(
    "invented",
    [
        FALSE,
        "The river desk at Port Sellen did not train 42 monitors",
        "The river desk at Port Sellen trained 42 pilots in March 2019",
        "Anna Brandt said that “no warning deserves a reader in the capital”",
        "The desk must publish its yearly figures before the rains",
        "The mayor of Lisse trained 42 monitors in March 2019",
    ],
)
def test_write_drops_what_the_evidence_does_not_say(
    written: Callable[..., Answer], plain: Answer, invented: str
) -> None:
    answer = written(f"{invented} [1].", f"{invented} [1].")
    assert answer.model == "none"
    assert answer.text == plain.text
    assert answer.dropped == 1
    assert "scripted was asked" in answer.notice


def test_write_leaves_out_the_false_sentence_beside_the_true_one(
    written: Callable[..., Answer],
) -> None:
    answer = written(f"{TRUE} [1]. Lisse sank in the great flood of 1755 [1].")
    assert answer.model == "scripted"
    assert "1755" not in answer.text
    assert answer.dropped == 1
    assert "Left out: 1 sentence" in answer.notice


def test_write_takes_the_second_wording_of_a_false_sentence(
    written: Callable[..., Answer],
) -> None:
    answer = written("The desk schooled ninety spies [1].", f"{TRUE} [1].")
    assert answer.model == "scripted"
    assert [c.text for c in answer.claims] == [f"{TRUE}."]
    assert answer.dropped == 0


def test_write_accepts_a_verbatim_quote(written: Callable[..., Answer]) -> None:
    said = "Anna Brandt said that “every warning deserves a reader in the capital”"
    answer = written(f"{TRUE} [1]. {said} [1].")
    assert [c.text for c in answer.claims][-1] == f"{said}."


def test_write_drops_what_is_beside_the_question(written: Callable[..., Answer]) -> None:
    beside = "Ambassador Lind asked for a fund of two million crowns"
    answer = written(f"{TRUE} [1]. {beside} [2].")
    assert [c.text for c in answer.claims] == [f"{TRUE}."]
    assert answer.dropped == 1


def test_write_says_nothing_again(written: Callable[..., Answer]) -> None:
    answer = written(" ".join([f"{TRUE} [1]."] * 5))
    assert len(answer.claims) == 1


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "I'm sorry, but I can't help with that request.",
        "Not in the evidence.",
        "\x00\x01 ]]] [[ {{ <|im_end|> 0x00",
        "[1] [2] [3]",
        "lorem " * 3000,
    ],
)
def test_write_falls_back_from_refusals_and_garbage(
    written: Callable[..., Answer], plain: Answer, reply: str
) -> None:
    answer = written(reply)
    assert (answer.model, answer.text) == ("none", plain.text)
    assert "This is the answer without it." in answer.notice


def test_write_falls_back_from_a_model_that_fails(
    plain: Answer, documents: dict[str, Document], writer_of: Callable[..., Writer]
) -> None:
    def fail(prompt: str) -> str:
        raise ConnectionError("refused, with the secret prompt in the message")

    answer = writer_of(fail).write(plain, documents)
    assert answer.text == plain.text
    assert "can't be reached" in answer.notice
    assert "secret" not in answer.notice


def test_write_leaves_a_model_that_hangs(
    plain: Answer, documents: dict[str, Document], writer_of: Callable[..., Writer]
) -> None:
    free = threading.Event()
    began = time.monotonic()
    writer = writer_of(lambda prompt: str(free.wait(30)), timeout_s=0.5)
    answer = writer.write(plain, documents)
    waited = time.monotonic() - began
    free.set()
    assert answer.text == plain.text
    assert "didn't end in time" in answer.notice
    assert waited < 25


def test_stream_shows_checked_sentences_only_and_grows(
    plain: Answer, documents: dict[str, Document], writer_of: Callable[..., Writer]
) -> None:
    second = "The mayor of Port Sellen opened the course [1]."
    writer = writer_of(lambda prompt: f"{TRUE} [1]. {FALSE} [1]. {second}")
    shown = list(writer.stream(plain, documents))
    assert len(shown) >= 3
    assert all("77" not in answer.text for answer in shown)
    assert [len(a.claims) for a in shown[:2]] == [1, 2]


def test_stream_ends_where_it_is_stopped(
    plain: Answer, documents: dict[str, Document], writer_of: Callable[..., Writer]
) -> None:
    writer = writer_of(lambda prompt: f"{TRUE} [1]. " + "The mayor opened it. " * 200)
    shown: list[Answer] = []
    for answer in writer.stream(plain, documents, stopped=lambda: bool(shown)):
        shown.append(answer)
    assert shown[-1].notice == "Stopped before the end."
    assert [c.text for c in shown[-1].claims] == [f"{TRUE}."]


def test_stream_does_not_ask_what_the_sources_do_not_answer(
    small_assistant: object, documents: dict[str, Document], writer_of: Callable[..., Writer]
) -> None:
    from assistant.assistant import Assistant

    assert isinstance(small_assistant, Assistant)
    unknown = small_assistant.ask("What is the boiling point of tungsten in Kelvin?")
    writer = writer_of(lambda prompt: "Tungsten boils at 5828 K [1].")
    assert unknown.status is Status.NOT_IN_SOURCES
    assert writer.write(unknown, documents) == unknown
    assert writer.llm.asked == []  # type: ignore[attr-defined]
