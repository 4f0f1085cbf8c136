"""The index on disk: passages, their vectors and tokens, in step with the documents."""

import hashlib
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter, ValidationError

from index.chunking import passages_of
from index.collapse import collapsed
from index.embedder import Embedder
from index.loaded import LoadedIndex
from index.passage import Passage
from index.reading import Reading, context_of, readings
from index.settings import INDEXED, IndexSettings
from index.store import PASSAGES, SENTENCES, VectorStore
from index.tokens import TokenMatrix
from sources.document import Document

# Raise when what is embedded changes for the same passage.
INDEX_VERSION = 2

__all__ = ["LoadedIndex", "PassageIndex", "context_of", "sentence_id"]


@dataclass(frozen=True, slots=True)
class _Entry:
    fingerprint: str
    passages: tuple[Passage, ...]


_ENTRY = TypeAdapter(_Entry)
_PASSAGES = TypeAdapter(tuple[Passage, ...])


def sentence_id(passage: Passage, number: int) -> str:
    """Id of a passage's sentence, by position from 0."""
    return f"{passage.id}/{number}"


class PassageIndex:
    """Everything under `home/index`.

    A document's folder is made first and its entry file written last, so that a
    run cut short is seen and done again, and nothing of it stays behind.
    """

    def __init__(self, folder: Path, embedder: Embedder, settings: IndexSettings = INDEXED) -> None:
        self.folder = folder
        self.embedder = embedder
        self.settings = settings
        self._entries = folder / "documents"

    @cached_property
    def store(self) -> VectorStore:
        """The Chroma collections, opened when first needed."""
        return VectorStore(self.folder / "chroma")

    def sync(
        self,
        documents: Sequence[Document],
        progress: Callable[[int, int], None] = lambda n, of: None,
    ) -> int:
        """Bring the index in step with the documents.

        Args:
            documents: All documents of the library.
            progress: Gets the number of texts embedded so far and the number to embed.

        Returns:
            How many passages were embedded.
        """
        texts = {d.id: d.text for d in documents}
        passages = {d.id: passages_of(d, self.settings) for d in documents}
        return self.sync_passages(collapsed(passages, documents), texts, progress)

    def sync_passages(
        self,
        wanted: Mapping[str, tuple[Passage, ...]],
        texts: Mapping[str, str] | None = None,
        progress: Callable[[int, int], None] = lambda n, of: None,
    ) -> int:
        """As `sync`, for passages that are made already, by document id.

        `texts` holds the documents' texts; without it each passage is read alone.
        """
        self._entries.mkdir(parents=True, exist_ok=True)
        held = {
            path.name.removesuffix(".json").removesuffix(".part")
            for path in self._entries.iterdir()
        }
        for identity in sorted(held - wanted.keys()):
            self._forget(identity)
        stale = {i: p for i, p in wanted.items() if self._fingerprint(p) != self._stored(i)}
        read = {i: readings(p, (texts or {}).get(i), self.settings) for i, p in stale.items()}
        total = sum(r.count for r in read.values())
        done = 0

        def advance(count: int) -> None:
            nonlocal done
            done += count
            progress(done, total)

        for identity, passages in stale.items():
            if identity in held:
                self._forget(identity)
            self._put(identity, passages, read[identity], advance)
        self.__dict__.pop("loaded", None)
        return sum(len(p) for p in stale.values())

    @cached_property
    def loaded(self) -> LoadedIndex:
        """All passages with what is searched in memory."""
        entries = sorted(self._entries.glob("*.json")) if self._entries.is_dir() else []
        found = [(p.stem, _ENTRY.validate_json(p.read_bytes())) for p in entries]
        held = [(i, e) for i, e in found if e.passages]
        return LoadedIndex(
            [e.passages for _, e in held],
            [self._entries / i for i, _ in held],
            self.folder / "lexical",
            hashlib.sha256("".join(e.fingerprint for _, e in held).encode()).hexdigest(),
        )

    def _put(
        self,
        identity: str,
        passages: tuple[Passage, ...],
        reading: Reading,
        advance: Callable[[int], None],
    ) -> None:
        if passages:
            (self._entries / identity).mkdir()
            encoded = self.embedder.encode(reading.passages, advance)
            vectors = np.stack([e.vector for e in encoded])
            self.store.put(PASSAGES, identity, [p.id for p in passages], vectors)
            windows = self.embedder.encode(reading.windows, advance)
            TokenMatrix.of(
                [w.within(*s) for w, s in zip(windows, reading.spans, strict=True)]
            ).save(self._entries / identity)
        spoken = self.embedder.encode(reading.sentences, advance)
        if spoken:
            ids = [sentence_id(p, n) for p in passages for n in range(len(p.sentences))]
            self.store.put(SENTENCES, identity, ids, np.stack([e.vector for e in spoken]))
        entry = _ENTRY.dump_json(_Entry(self._fingerprint(passages), passages))
        part = self._entries / f"{identity}.part"
        part.write_bytes(entry)
        os.replace(part, self._entries / f"{identity}.json")

    def _forget(self, identity: str) -> None:
        for suffix in (".json", ".part"):
            (self._entries / f"{identity}{suffix}").unlink(missing_ok=True)
        self.store.forget(identity)
        # Last, since it says that the store may hold vectors of the document.
        shutil.rmtree(self._entries / identity, ignore_errors=True)

    def _fingerprint(self, passages: tuple[Passage, ...]) -> str:
        key = f"{INDEX_VERSION} {self.embedder.name} {astuple(self.settings)} ".encode()
        return hashlib.sha256(key + _PASSAGES.dump_json(passages)).hexdigest()

    def _stored(self, identity: str) -> str:
        try:
            return _ENTRY.validate_json(
                (self._entries / f"{identity}.json").read_bytes()
            ).fingerprint
        except (OSError, ValidationError):
            return ""
