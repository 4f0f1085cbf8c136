"""Near-identical passages collapse into one, which says where the others stand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.passage import Passage
from sources.catalogue import date_words
from sources.cleaning.duplicates import BlockKey, find_near_duplicates
from sources.document import Document


def collapsed(
    passages: Mapping[str, tuple[Passage, ...]], documents: Sequence[Document]
) -> dict[str, tuple[Passage, ...]]:
    """The passages by document id, without those whose blocks all repeat blocks elsewhere.

    A passage that is kept names in `also_in` the places of what repeats it.
    """
    repeats = find_near_duplicates(documents)
    kept_for = {copy: kept for kept, copies in repeats.items() for copy in copies}
    if not kept_for:
        return dict(passages)
    places: dict[BlockKey, list[str]] = {}
    dropped: set[str] = set()
    for passage in (p for group in passages.values() for p in group):
        blocks = _blocks(passage)
        if blocks and all(b in kept_for for b in blocks):
            dropped.add(passage.id)
            for block in blocks:
                places.setdefault(kept_for[block], []).append(_place(passage))
    return {
        identity: tuple(_with_places(p, places) for p in group if p.id not in dropped)
        for identity, group in passages.items()
    }


def _blocks(passage: Passage) -> list[BlockKey]:
    return list(dict.fromkeys((passage.document_id, s.block) for s in passage.sentences))


def _with_places(passage: Passage, places: Mapping[BlockKey, list[str]]) -> Passage:
    found = [place for block in _blocks(passage) for place in places.get(block, [])]
    return replace(passage, also_in=tuple(dict.fromkeys(found))) if found else passage


def _place(passage: Passage) -> str:
    """The document with its date, or else its file, and the place in it."""
    whole = passage.record.carried_in or passage.record
    told = f"{whole.title} ({date_words(whole.published) or passage.source_file})"
    return ", ".join(part for part in (told, passage.locator) if part)
