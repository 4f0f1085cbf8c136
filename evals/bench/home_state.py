"""What a home holds after an ingest, thing by thing, to hold two homes against each other."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from index.embedder import Embedder
from index.passage import Passage
from index.passage_index import PassageIndex
from index.retriever import Retriever
from index.store import PASSAGES, SENTENCES, VectorStore
from index.tokens import TokenMatrix

State = Mapping[str, str]
_FOUND = 10


def state_of(home: Path, embedder: Embedder, questions: Sequence[str]) -> State:
    """Everything an ingest leaves, by name, as digests; searches as their rankings.

    The names are those of the library's files, the index's entries, each
    passage's vectors and tokens, each sentence's vector and each question.
    """
    index = PassageIndex(home / "index", embedder)
    found = dict(_files(home / "documents", "library"))
    found.update(_files(home / "index" / "documents", "entry"))
    found.update(_tokens(home / "index" / "documents", index.loaded.passages))
    for kind in (PASSAGES, SENTENCES):
        found.update(_vectors(index.store, kind))
    found.update(_searches(Retriever(index), questions))
    return found


def differences(one: State, other: State) -> list[str]:
    """A line for each thing that only one state holds, or that isn't the same in both."""
    lines = [f"missing: {name}" for name in one if name not in other]
    lines += [f"too many: {name}" for name in other if name not in one]
    lines += [f"changed: {name}" for name, held in one.items() if other.get(name, held) != held]
    return lines


def _files(folder: Path, kind: str) -> Iterator[tuple[str, str]]:
    """The files in a folder, not those below it."""
    for path in sorted(folder.iterdir()):
        if path.is_file():
            yield f"{kind} {path.name}", _digest(path.read_bytes())


def _tokens(folder: Path, passages: Sequence[Passage]) -> Iterator[tuple[str, str]]:
    """Of each passage by its place in the library's order; and every folder, wanted or not."""
    for path in sorted(p for p in folder.iterdir() if p.is_dir()):
        yield f"tokens {path.name}", ", ".join(sorted(p.name for p in path.iterdir()))
        matrix = TokenMatrix.load(path)
        held = [p for p in passages if p.document_id == path.name]
        yield f"tokens {path.name} passages", f"{len(matrix.bounds) - 1} for {len(held)}"
        for passage, start, end in zip(held, matrix.bounds, matrix.bounds[1:], strict=False):
            rows = slice(int(start), int(end))
            parts = (matrix.vectors[rows], matrix.ids[rows], matrix.starts[rows])
            yield f"tokens {passage.id}", _digest(*(p.tobytes() for p in parts))


def _vectors(store: VectorStore, kind: str) -> Iterator[tuple[str, str]]:
    ids, vectors = store.vectors(kind)
    for identity, vector in zip(ids, vectors, strict=True):
        yield f"vector in {kind} {identity}", _digest(vector.tobytes())


def _searches(retriever: Retriever, questions: Sequence[str]) -> Iterator[tuple[str, str]]:
    for question in questions:
        found = retriever.search(question, _FOUND).passages
        yield f"search {question!r}", " ".join(f"{f.passage.id} {f.relevance!r}" for f in found)


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"".join(parts)).hexdigest()
