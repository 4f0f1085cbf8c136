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
from index.reading import context_of, readings
from index.settings import INDEXED, IndexSettings
from index.store import PASSAGES, SENTENCES, VectorStore
from index.writing import Embedded, embedded, groups, texts_of
from sources.atomic import write_whole
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
_IDS = TypeAdapter(list[str])


def sentence_id(passage: Passage, number: int) -> str:
    """Id of a passage's sentence, by position from 0."""
    return f"{passage.id}/{number}"


class PassageIndex:
    """Everything under `home/index`.

    A document's folder is made first and its entry file written last, so that a
    run cut short is seen and done again, and nothing of it stays behind. Documents
    are written in groups, and the file that names a group makes all of it count.
    """

    def __init__(self, folder: Path, embedder: Embedder, settings: IndexSettings = INDEXED) -> None:
        self.folder = folder
        self.embedder = embedder
        self.settings = settings
        self._entries = folder / "documents"
        self._commit = folder / "group.json"

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
        self._end_commit()
        held = {
            path.name.removesuffix(".json").removesuffix(".part")
            for path in self._entries.iterdir()
        }
        for identity in sorted(held - wanted.keys()):
            self._forget(identity)
        stale = {i: p for i, p in wanted.items() if self._fingerprint(p) != self._stored(i)}
        total = sum(map(texts_of, stale.values()))
        done = 0

        def advance(count: int) -> None:
            nonlocal done
            done += count
            progress(done, total)

        for group in groups(stale):
            for identity in group:
                if identity in held:
                    self._forget(identity)
            self._put(group, texts or {}, advance)
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
        group: Mapping[str, tuple[Passage, ...]],
        texts: Mapping[str, str],
        advance: Callable[[int], None],
    ) -> None:
        """Embed and write some documents; all of them are kept, or none."""
        for identity in (i for i, passages in group.items() if passages):
            (self._entries / identity).mkdir()
        reading = [readings(p, texts.get(i), self.settings) for i, p in group.items()]
        vectors = embedded(reading, self.embedder, advance)
        self._put_vectors(group, vectors)
        for (identity, passages), found in zip(group.items(), vectors, strict=True):
            if found.tokens:
                found.tokens.save(self._entries / identity)
            entry = _ENTRY.dump_json(_Entry(self._fingerprint(passages), passages))
            (self._entries / f"{identity}.part").write_bytes(entry)
        write_whole(self._commit, _IDS.dump_json(list(group)))
        self._end_commit()

    def _put_vectors(
        self, group: Mapping[str, tuple[Passage, ...]], vectors: Sequence[Embedded]
    ) -> None:
        passages = [p for held in group.values() for p in held]
        said = [(p, n) for p in passages for n in range(len(p.sentences))]
        if passages:
            rows = np.concatenate([v.passages for v in vectors if len(v.passages)])
            owners = [p.document_id for p in passages]
            self.store.put(PASSAGES, owners, [p.id for p in passages], rows)
        if said:
            rows = np.concatenate([v.sentences for v in vectors if len(v.sentences)])
            ids = [sentence_id(p, n) for p, n in said]
            self.store.put(SENTENCES, [p.document_id for p, _ in said], ids, rows)

    def _end_commit(self) -> None:
        """Make the entries of a group that was written whole count, if there is one."""
        try:
            identities = _IDS.validate_json(self._commit.read_bytes())
        except FileNotFoundError:
            return
        for identity in identities:
            part = self._entries / f"{identity}.part"
            if part.is_file():
                os.replace(part, self._entries / f"{identity}.json")
        self._commit.unlink()

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
