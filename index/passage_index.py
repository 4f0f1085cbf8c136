"""The index on disk: passages, their vectors and tokens, in step with the documents."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple
from functools import cached_property
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter

from index.chunking import passages_of
from index.collapse import collapsed
from index.embedder import Embedder
from index.entries import Entries, Entry
from index.loaded import LoadedIndex
from index.passage import Passage
from index.reading import Reading, readings
from index.settings import INDEXED, IndexSettings
from index.store import PASSAGES, SENTENCES, VectorStore
from index.terms import TERMS_VERSION
from index.writing import Embedded, embedded, groups, texts_of
from sources.document import Document

# Raise when what is embedded changes for the same passage.
INDEX_VERSION = 2


_PASSAGES = TypeAdapter(tuple[Passage, ...])
_READING = TypeAdapter(Reading)


def sentence_id(passage: Passage, number: int) -> str:
    """Id of a passage's sentence, by position from 0."""
    return f"{passage.id}/{number}"


class PassageIndex:
    """Everything under `home/index`."""

    def __init__(self, folder: Path, embedder: Embedder, settings: IndexSettings = INDEXED) -> None:
        self.folder = folder
        self.embedder = embedder
        self.settings = settings
        self._entries = Entries(folder)
        self._vectors = folder / "chroma"

    @cached_property
    def store(self) -> VectorStore:
        """The Chroma collections, opened when first needed."""
        return VectorStore(self._vectors)

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
        texts = texts or {}
        held = self._entries.documents()
        if not self._vectors.is_dir():  # deleted, as a store that can't be opened asks for
            for identity in held:
                self._entries.forget(identity)
            held = set()
        for identity in sorted(held - wanted.keys()):
            self._forget(identity)
        stale: dict[str, tuple[Passage, ...]] = {}
        for identity, passages in wanted.items():
            entry = self._entries.entry(identity) if identity in held else None
            if entry and entry.fingerprint == self._fingerprint(passages):
                continue
            if entry and entry.read == self._digest(self._reading(identity, passages, texts)):
                self._entries.put({identity: self._entry(passages, entry.read)})
                continue
            stale[identity] = passages
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
            self._put(group, texts, advance)
        self.__dict__.pop("loaded", None)
        return sum(len(p) for p in stale.values())

    @cached_property
    def loaded(self) -> LoadedIndex:
        """All passages with what is searched in memory."""
        held = [(i, e) for i, e in self._entries.held() if e.passages]
        shown = (str(TERMS_VERSION), *(e.fingerprint for _, e in held))
        return LoadedIndex(
            [e.passages for _, e in held],
            [self._entries.tokens(i) for i, _ in held],
            self.folder / "lexical",
            hashlib.sha256("".join(shown).encode()).hexdigest(),
        )

    def _put(
        self,
        group: Mapping[str, tuple[Passage, ...]],
        texts: Mapping[str, str],
        advance: Callable[[int], None],
    ) -> None:
        """Embed and write some documents; all of them are kept, or none."""
        for identity in (i for i, passages in group.items() if passages):
            self._entries.begin(identity)
        reading = [self._reading(i, p, texts) for i, p in group.items()]
        vectors = embedded(reading, self.embedder, advance)
        self._put_vectors(group, vectors)
        entries = {}
        for (identity, passages), read, found in zip(group.items(), reading, vectors, strict=True):
            if found.tokens:
                found.tokens.save(self._entries.tokens(identity))
            entries[identity] = self._entry(passages, self._digest(read))
        self._entries.put(entries)

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

    def _forget(self, identity: str) -> None:
        self._entries.forget_entry(identity)
        self.store.forget(identity)
        self._entries.forget(identity)

    def _reading(
        self, identity: str, passages: tuple[Passage, ...], texts: Mapping[str, str]
    ) -> Reading:
        return readings(passages, texts.get(identity), self.settings)

    def _entry(self, passages: tuple[Passage, ...], read: str) -> Entry:
        return Entry(self._fingerprint(passages), passages, read)

    def _fingerprint(self, passages: tuple[Passage, ...]) -> str:
        return self._hash(_PASSAGES.dump_json(passages))

    def _digest(self, reading: Reading) -> str:
        """Of what is embedded; the ids of its vectors follow from the document's id."""
        return self._hash(_READING.dump_json(reading))

    def _hash(self, data: bytes) -> str:
        key = f"{INDEX_VERSION} {self.embedder.name} {astuple(self.settings)} ".encode()
        return hashlib.sha256(key + data).hexdigest()
