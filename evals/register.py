"""How much of the register is borne out by the documents: `python -m evals.register`."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import click

from sources.catalogue import load_catalogue
from sources.document import Document
from sources.errors import AssistantError
from sources.folders import readable_files
from sources.library import Library
from sources.reader import read_document
from sources.register import Link, Statement, link, load_register
from sources.settings import Settings


@dataclass(frozen=True, slots=True)
class Support:
    """How many statements' anchors are found; `unsupported` are ids with what is amiss.

    Attributes:
        n: Statements whose document is in the library.
        anchored: Of them, those whose anchor stands in the right document and item.
        placed: Of those, the ones whose section and list item are right as well.
        unsupported: (id, what is amiss), in order of the register.
    """

    n: int
    anchored: int
    placed: int
    unsupported: tuple[tuple[str, str], ...]


def measure(statements: Sequence[Statement], documents: Iterable[Document]) -> Support:
    """The support that the documents give the statements; absent documents aren't scored."""
    held = tuple(documents)
    links = link(statements, held)
    present = _present(statements, held)
    amiss = []
    for statement in present:
        found = links.get(statement.id)
        if what := _amiss(statement, found):
            aside = found is None and _set_aside(statement, held)
            amiss.append((statement.id, "its anchor stands in furniture" if aside else what))
    placed = [s for s in present if s.id in links and links[s.id].in_item]
    return Support(
        len(present),
        len(placed),
        sum(links[s.id].in_section for s in placed),
        tuple(amiss),
    )


def _present(statements: Sequence[Statement], documents: Sequence[Document]) -> list[Statement]:
    held = {d.sha256 for d in documents}
    keys = {e.key for e in load_catalogue().documents if e.sha256 in held}
    return [s for s in statements if s.document in keys]


def _amiss(statement: Statement, found: Link | None) -> str:
    if found is None:
        return f"its anchor isn't in {statement.document}: {statement.anchor!r}"
    if not found.in_item:
        return f"its anchor isn't in item {statement.item or 'of the carrier'}"
    return "" if found.in_section else "its anchor stands in another section or list item"


def _set_aside(statement: Statement, documents: Sequence[Document]) -> bool:
    """Whether the anchor stands in what cleaning set aside."""
    anchor = " ".join(statement.anchor.split())
    removed = (r.before for d in documents for r in d.repairs if not r.after)
    return any(anchor in " ".join(before.split()) for before in removed)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def main(as_json: bool) -> None:
    """Print the share of statements whose anchor is found in the right document and item."""
    settings = Settings()
    documents = Library(settings).documents or _read(settings)
    support = measure(load_register(), documents)
    share = support.anchored / support.n if support.n else None
    if as_json:
        value = {
            "n": support.n,
            "anchored": share,
            "placed": support.placed / support.n if support.n else None,
            "unsupported": dict(support.unsupported),
        }
        click.echo(json.dumps(value, ensure_ascii=False))
        return
    shown = "not scored" if share is None else f"{share:.3f}"
    click.echo(f"statements: {support.n}  anchor in its document and item: {shown}")
    click.echo(f"of them in the section and list item named: {support.placed}")
    for identity, what in support.unsupported:
        click.echo(f"  {identity}: {what}")


def _read(settings: Settings) -> tuple[Document, ...]:
    """The documents of the source folders, for a library that nothing was read into yet."""
    paths = [p for f in settings.source_folders if f.is_dir() for p in readable_files(f)]
    return tuple(read_document(p.read_bytes(), p.name) for p in paths)


if __name__ == "__main__":
    try:
        main()
    except AssistantError as error:
        raise SystemExit(str(error)) from None
