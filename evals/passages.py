"""Whether passages are clean and whole: `python -m evals.passages [--generated]`."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields

import click

from index.chunking import passages_of
from index.passage import Passage
from sources.cleaning.furniture import furniture_kind
from sources.document import Block, BlockKind, Document
from sources.errors import AssistantError
from sources.folders import readable_files
from sources.library import Library
from sources.reader import read_document
from sources.sentences import ELISION, ends_sentence
from sources.settings import Settings

ENOUGH_COVERAGE = 0.995
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SENTENCE_WORDS = 8
_HEADER_WORDS = 3


@dataclass(frozen=True, slots=True)
class Faults:
    """What is wrong with the passages of one document or of several; each entry says where.

    Attributes:
        furniture: Passages that hold furniture.
        starts: Passages that start inside a sentence.
        ends: Passages that end inside a sentence.
        records: Passages that carry another item's record.
        uncovered: Runs of words of the text that no passage holds.
        passages: How many passages were looked at.
        words: How many words the text has, contents lists apart.
        covered: How many of them are in passages.
    """

    furniture: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    uncovered: tuple[str, ...] = ()
    passages: int = 0
    words: int = 0
    covered: int = 0

    @property
    def coverage(self) -> float | None:
        """Share of the words that are in passages, 0 to 1; None without words."""
        return self.covered / self.words if self.words else None

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong and enough of the text is covered."""
        wrong = self.furniture or self.starts or self.ends or self.records
        return not wrong and (self.coverage or 0.0) >= ENOUGH_COVERAGE

    def __add__(self, other: "Faults") -> "Faults":
        return Faults(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Faults)))


@dataclass(slots=True)
class _Found:
    furniture: list[str] = field(default_factory=list)
    starts: list[str] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    records: list[str] = field(default_factory=list)


def faults_of(document: Document, passages: Sequence[Passage]) -> Faults:
    """What is wrong with a document's passages.

    Furniture is a sentence that shows itself to be such, or that cleaning took
    out elsewhere in the same document.
    """
    found = _Found()
    removed = {" ".join(r.before.split()) for r in document.repairs if _is_furniture(r.kind)}
    for passage in passages:
        where = f"{document.source_file} {passage.start}-{passage.end}"
        blocks = [b for b in document.blocks if b.start < passage.end and passage.start < b.end]
        if said := _furniture_in(document, passage, removed):
            found.furniture.append(f"{where}: {said!r}")
        if _starts_inside(document, blocks[0], passage.start):
            found.starts.append(f"{where}: {passage.text[:60]!r}")
        if _ends_inside(document, blocks[-1], passage.end):
            found.ends.append(f"{where}: {passage.text[-60:]!r}")
        if any(document.record_of(b) != passage.record for b in blocks):
            found.records.append(f"{where}: {passage.record.title!r}")
    words, covered, uncovered = _coverage(document, passages)
    return Faults(
        tuple(found.furniture),
        tuple(found.starts),
        tuple(found.ends),
        tuple(found.records),
        uncovered,
        len(passages),
        words,
        covered,
    )


def _is_furniture(kind: str) -> bool:
    return kind in ("running_header", "contact", "web_chrome", "photo_credit", "boilerplate")


def _furniture_in(document: Document, passage: Passage, removed: set[str]) -> str:
    """Words of the passage that are furniture, or ""."""
    for sentence in passage.sentences:
        text = " ".join(document.text[sentence.start : sentence.end].split())
        table = document.blocks[sentence.block].kind is BlockKind.TABLE
        if text in removed or (furniture_kind(text) and not table):
            return text
    headers = (h for h in removed if h.isupper() and len(h.split()) >= _HEADER_WORDS)
    return next((h for h in headers if h in passage.text), "")


def _starts_inside(document: Document, block: Block, start: int) -> bool:
    if start > block.start:
        before = ELISION.sub(".", document.text[block.start : start]).rstrip()
        return bool(before) and not ends_sentence(before)
    prose = block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION)
    return prose and document.text[block.start].islower()


def _ends_inside(document: Document, block: Block, end: int) -> bool:
    text = document.text[block.start : end]
    after = document.text[end : block.end].lstrip()
    if ends_sentence(text) or ELISION.match(after):
        return False
    if end < block.end:
        return True
    following = next((b for b in document.blocks if b.start > block.start), None)
    leads = following is not None and following.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE)
    prose = block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION)
    return prose and not leads and len(text.split()) >= _SENTENCE_WORDS


def _coverage(document: Document, passages: Sequence[Passage]) -> tuple[int, int, tuple[str, ...]]:
    """Words outside contents lists, those in passages, and the runs that aren't."""
    inside = bytearray(len(document.text))
    for passage in passages:
        inside[passage.start : passage.end] = b"\1" * (passage.end - passage.start)
    citable = set(document.citable())
    words = covered = 0
    missed: list[str] = []
    for block in document.blocks:
        if block.kind is BlockKind.CONTENTS or block not in citable:
            continue
        run: list[str] = []
        for word in _WORD.finditer(document.text, block.start, block.end):
            words += 1
            if all(inside[word.start() : word.end()]):
                covered += 1
            else:
                run.append(word.group())
        if run:
            missed.append(f"{document.source_file} {block.start}-{block.end}: {' '.join(run)}")
    return words, covered, tuple(missed)


def documents_of(settings: Settings) -> Iterable[Document]:
    """The library's documents, or those of the source folders if nothing was read yet."""
    held = Library(settings).documents
    if held:
        return held
    paths = [p for f in settings.source_folders if f.is_dir() for p in readable_files(f)]
    return tuple(read_document(p.read_bytes(), p.name) for p in paths)


@click.command()
@click.option("--generated", is_flag=True, help="Documents of our own making, flaws planted.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def main(generated: bool, as_json: bool) -> None:
    """Count passages with furniture, cut sentences or the wrong record, and words left out."""
    if generated:
        from evals.bench.planted import check_planted

        total, lines = check_planted()
    else:
        documents = tuple(documents_of(Settings()))
        each = [faults_of(d, passages_of(d)) for d in documents]
        total, lines = sum(each, Faults()), []
    if as_json:
        click.echo(json.dumps(as_counts(total) | {"notes": lines}, ensure_ascii=False))
    else:
        click.echo(as_text(total))
        for line in lines:
            click.echo(f"  {line}")
    if not total.passages:
        raise AssistantError("There are no passages to count.", "Run `r2p ingest` first.")
    if not total.ok or any(line.startswith("FAULT") for line in lines):
        raise SystemExit(1)


def as_counts(faults: Faults) -> dict[str, object]:
    """The counts, by what is counted."""
    return {
        "passages": faults.passages,
        "furniture": len(faults.furniture),
        "start_inside_sentence": len(faults.starts),
        "end_inside_sentence": len(faults.ends),
        "wrong_record": len(faults.records),
        "words": faults.words,
        "coverage": faults.coverage,
        "uncovered": list(faults.uncovered),
    }


def as_text(faults: Faults) -> str:
    """The counts, a line each, with every place that is amiss."""
    share = "not scored" if faults.coverage is None else f"{faults.coverage:.4f}"
    lines = [
        f"passages: {faults.passages}",
        f"with furniture: {len(faults.furniture)}",
        *(f"  {x}" for x in faults.furniture),
        f"starting inside a sentence: {len(faults.starts)}",
        *(f"  {x}" for x in faults.starts),
        f"ending inside a sentence: {len(faults.ends)}",
        *(f"  {x}" for x in faults.ends),
        f"with another item's record: {len(faults.records)}",
        *(f"  {x}" for x in faults.records),
        f"words in passages: {share} of {faults.words}",
        *(f"  not in a passage: {x}" for x in faults.uncovered),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    try:
        main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        raise SystemExit(error.exit_code) from None
    except AssistantError as error:
        raise SystemExit(str(error)) from None
