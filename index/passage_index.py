"""The index on disk: passages, their vectors and tokens, in step with the documents."""

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter, ValidationError

from index.chunking import passages_of
from index.embedder import Embedder
from index.lexical import LexicalIndex
from index.passage import Passage
from index.store import PASSAGES, SENTENCES, VectorStore
from index.tokens import TokenMatrix
from sources.document import Document

# Raise when what is embedded changes for the same passage.
INDEX_VERSION = 1


@dataclass(frozen=True, slots=True)
class _Entry:
    fingerprint: str
    passages: tuple[Passage, ...]


_ENTRY = TypeAdapter(_Entry)


def context_of(passage: Passage) -> str:
    """What the embedder reads before a passage: its source and the heading it stands under."""
    heading = passage.section[-1] if passage.section else ""
    return ". ".join(part for part in (passage.record.title, heading) if part) + "\n"


def sentence_id(passage: Passage, number: int) -> str:
    """Id of a passage's sentence, by position from 0."""
    return f"{passage.id}/{number}"


class PassageIndex:
    """Everything under `home/index`.

    One entry file a document is written last, after its vectors and tokens, so
    that a run cut short is seen and done again.
    """

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self.folder = folder
        self.embedder = embedder
        self._entries = folder / "documents"

    @cached_property
    def store(self) -> VectorStore:
        """The Chroma collections, opened when first needed."""
        return VectorStore(self.folder / "chroma")

    def sync(
        self, documents: Sequence[Document], progress: Callable[[int, int], None] = lambda n, of: None
    ) -> int:
        """Bring the index in step with the documents.

        Args:
            documents: All documents of the library.
            progress: Gets the number of texts embedded so far and the number to embed.

        Returns:
            How many passages were embedded.
        """
        return self.sync_passages({d.id: passages_of(d) for d in documents}, progress)

    def sync_passages(
        self,
        wanted: Mapping[str, tuple[Passage, ...]],
        progress: Callable[[int, int], None] = lambda n, of: None,
    ) -> int:
        """As `sync`, for passages that are made already, by document id."""
        self._entries.mkdir(parents=True, exist_ok=True)
        for path in self._entries.glob("*.json"):
            if path.stem not in wanted:
                self._forget(path.stem)
        stale = {i: p for i, p in wanted.items() if self._fingerprint(p) != self._stored(i)}
        total = sum(len(p) + sum(len(x.sentences) for x in p) for p in stale.values())
        done = 0

        def advance(count: int) -> None:
            nonlocal done
            done += count
            progress(done, total)

        for identity, passages in stale.items():
            self._put(identity, passages, advance)
        self.__dict__.pop("loaded", None)
        return sum(len(p) for p in stale.values())

    @cached_property
    def loaded(self) -> "LoadedIndex":
        """All passages with what is searched in memory."""
        entries = sorted(self._entries.glob("*.json")) if self._entries.is_dir() else []
        read = [(p.stem, _ENTRY.validate_json(p.read_bytes()).passages) for p in entries]
        read = [(identity, passages) for identity, passages in read if passages]
        matrices = [TokenMatrix.load(self._entries / f"{i}.npz") for i, _ in read]
        return LoadedIndex(
            tuple(p for _, passages in read for p in passages),
            TokenMatrix.joined(matrices) if matrices else None,
        )

    def _put(
        self, identity: str, passages: tuple[Passage, ...], advance: Callable[[int], None]
    ) -> None:
        self._forget(identity)
        contexts = [context_of(p) for p in passages]
        texts = [c + p.text for c, p in zip(contexts, passages, strict=True)]
        encoded = self.embedder.encode(texts, advance)
        sentences = [(p, n, s) for p in passages for n, s in enumerate(p.sentences)]
        spoken = self.embedder.encode(
            [p.text[s.start - p.start : s.end - p.start] for p, _, s in sentences], advance
        )
        if passages:
            vectors = np.stack([e.vector for e in encoded])
            self.store.put(PASSAGES, identity, [p.id for p in passages], vectors)
            TokenMatrix.of(encoded).shifted([len(c) for c in contexts]).save(
                self._entries / f"{identity}.npz"
            )
        if sentences:
            ids = [sentence_id(p, n) for p, n, _ in sentences]
            self.store.put(SENTENCES, identity, ids, np.stack([e.vector for e in spoken]))
        entry = _ENTRY.dump_json(_Entry(self._fingerprint(passages), passages))
        part = self._entries / f"{identity}.part"
        part.write_bytes(entry)
        os.replace(part, self._entries / f"{identity}.json")

    def _forget(self, identity: str) -> None:
        (self._entries / f"{identity}.json").unlink(missing_ok=True)
        (self._entries / f"{identity}.npz").unlink(missing_ok=True)
        self.store.forget(identity)

    def _fingerprint(self, passages: tuple[Passage, ...]) -> str:
        content = TypeAdapter(tuple[Passage, ...]).dump_json(passages)
        key = f"{INDEX_VERSION} {self.embedder.name} ".encode()
        return hashlib.sha256(key + content).hexdigest()

    def _stored(self, identity: str) -> str:
        try:
            return _ENTRY.validate_json((self._entries / f"{identity}.json").read_bytes()).fingerprint
        except (OSError, ValidationError):
            return ""


class LoadedIndex:
    """Passages in a fixed order with their lexical index and token vectors."""

    def __init__(self, passages: tuple[Passage, ...], tokens: TokenMatrix | None) -> None:
        self.passages = passages
        self.tokens = tokens
        self.position = {p.id: i for i, p in enumerate(passages)}
        self.lexical = LexicalIndex([f"{context_of(p)} {p.text}" for p in passages])
        self.token_idf = _token_idf(tokens)


def _token_idf(tokens: TokenMatrix | None) -> dict[int, float]:
    """ln(1 + (n - df + 0.5) / (df + 0.5)) of each word piece over passages."""
    if tokens is None:
        return {}
    n = len(tokens.bounds) - 1
    owner = np.repeat(np.arange(n), np.diff(tokens.bounds))
    pairs = np.unique(np.stack([tokens.ids, owner]), axis=1)
    ids, df = np.unique(pairs[0], return_counts=True)
    idf = np.log1p((n - df + 0.5) / (df + 0.5))
    return dict(zip(ids.tolist(), idf.tolist(), strict=True))
