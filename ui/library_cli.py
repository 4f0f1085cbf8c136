"""The command line's `library` group: what is in it, where it comes from, what is amiss."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from sources.bibliography import Work, works
from sources.bibliography_formats import as_bibtex, as_csl_json, as_ris
from sources.catalogue import Voice
from sources.corrections import read_correction
from sources.errors import AssistantError, SourceError
from sources.library import Library
from sources.origins import raw_place
from sources.reader import raw_text
from sources.references import Manner, references
from sources.settings import Settings
from sources.verify import problems_of
from ui import library_json as shown
from ui.commands import JSON_OPTION, print_json

if TYPE_CHECKING:
    from index.passage import Passage

_FORMATS: dict[str, Callable[[tuple[Work, ...]], str]] = {
    "bibtex": as_bibtex,
    "ris": as_ris,
    "csl-json": as_csl_json,
    "un": lambda listed: _lines(references(listed, Manner.UN)),
    "chicago": lambda listed: _lines(references(listed, Manner.CHICAGO)),
}


@click.group()
def library() -> None:
    """The documents: list, show, correct, export, check, remove.

    An ID is a document's id or the beginning of one, its key (004), its file
    name, or an item of it (004/B1).
    """


def _lines(parts: tuple[str, ...]) -> str:
    return "".join(f"{part}\n" for part in parts)


@library.command("list")
@JSON_OPTION
def list_(as_json: bool) -> None:
    """Every document and item with its record and state."""
    held = Library(Settings())
    if as_json:
        print_json(shown.library_json(held))
    else:
        click.echo(shown.library_text(held))


@library.command()
@click.argument("name", metavar="ID")
@click.option("--repairs", is_flag=True, help="What cleaning removed, joined and mended.")
@click.option(
    "--raw", nargs=2, type=int, metavar="START END", help="A passage in its raw surroundings."
)
@JSON_OPTION
def show(name: str, repairs: bool, raw: tuple[int, int] | None, as_json: bool) -> None:
    """The record of a document or item, and how each field of it is known."""
    held = Library(Settings())
    document, label = held.find(name)
    item = document.item(label)
    record = item.record if item else document.record
    bases = item.record_basis if item else document.record_basis
    value = shown.document_json(held, document)
    if item:
        value = shown.item_json(held.key(document), item)
    text = [f"{name}: {document.source_file}", shown.record_text(record, bases)]
    text += [f"note: {note}" for note in document.notes]
    text += [f"set apart, not cited: {q.excerpt!r} ({q.reason})" for q in document.quarantined]
    if repairs:
        value["repairs"] = [shown.repair_json(r) for r in document.repairs]
        text = [shown.repair_line(r) for r in document.repairs] or ["Nothing was repaired."]
    if raw:
        whole = raw_text(held.raw(document), document.source_file)
        place = raw_place(document, whole, *raw)
        value["raw"] = shown.raw_json(place)
        text = [f"{place.before}⟦{place.text}⟧{place.after}"]
    if as_json:
        print_json(value)
    else:
        click.echo("\n".join(text))


@library.command()
@click.argument("name", metavar="ID")
def text(name: str) -> None:
    """The canonical text that offsets refer to, and nothing else."""
    document, label = Library(Settings()).find(name)
    item = document.item(label)
    click.echo(document.text[item.start : item.end] if item else document.text, nl=False)


@library.command()
@click.argument("name", metavar="ID")
@JSON_OPTION
def remove(name: str, as_json: bool) -> None:
    """Delete a document and its file in the library's own folder."""
    held = Library(Settings())
    document, label = held.find(name)
    if label:
        raise SourceError(f"{name} is an item.", "Only a whole document can be removed.")
    with held.lock():
        held.remove(document)
        _update_index(held)
    if as_json:
        print_json({"removed": document.id, "title": document.record.title})
    else:
        click.echo(f"Removed: {document.record.title}")


@library.command()
@click.argument("name", metavar="ID")
@click.option("--item", default=None, help="Label of an item, such as B1.")
@click.option("--title", default=None)
@click.option("--author", "authors", multiple=True, help="May be given several times.")
@click.option("--publisher", default=None)
@click.option("--published", default=None, help="2013, 2013-01 or 2013-01-11; empty for none.")
@click.option("--url", default=None)
@click.option("--place", default=None)
@click.option("--language", default=None, help="Two letters, such as en.")
@click.option("--kind", default=None, help="What sort of text, in words.")
@click.option("--voice", type=click.Choice([v.value for v in Voice]), default=None)
@JSON_OPTION
def edit(name: str, item: str | None, as_json: bool, **fields: Any) -> None:
    """Correct the record of a document or item; corrections outlive the next ingest."""
    fields["authors"] = fields["authors"] or None
    if all(value is None for value in fields.values()):
        raise click.UsageError("Give at least one field to set, such as --title.")
    held = Library(Settings())
    document = held.correct(name, read_correction(**fields), item)
    with held.lock():
        _update_index(held)
    label = item or held.find(name)[1]
    chosen = document.item(label)
    record = chosen.record if chosen else document.record
    bases = chosen.record_basis if chosen else document.record_basis
    if as_json:
        print_json(shown.record_json(record, bases))
    else:
        click.echo(shown.record_text(record, bases))


@library.command()
@click.argument("names", nargs=-1, metavar="[ID]...")
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), default="bibtex")
def export(names: tuple[str, ...], form: str) -> None:
    """References of the library, or of the documents and items named."""
    held = Library(Settings())
    listed = works((held.key(d), d) for d in held.documents)
    if names:
        wanted = [held.find(name) for name in names]
        called = [held.key(d) + (f"/{label}" if label else "") for d, label in wanted]
        listed = tuple(w for w in listed if w.name in called)
    click.echo(_FORMATS[form](listed), nl=False)


@library.command()
@click.argument("name", required=False, metavar="[ID]")
@JSON_OPTION
def verify(name: str | None, as_json: bool) -> None:
    """Read each document again from its bytes and compare; then compare the index."""
    held = Library(Settings())
    chosen = [held.find(name)[0]] if name else list(held.documents)
    indexed = _indexed(held)
    found = {}
    for document in chosen:
        wrong = list(problems_of(held, document))
        if indexed is not None and not _matches(held, document.id, indexed):
            wrong.append("the index doesn't match its text: run `r2p ingest`")
        found[held.key(document)] = wrong
    if as_json:
        print_json({"ok": not any(found.values()), "documents": found})
    else:
        lines = [f"{key}: {'; '.join(wrong) or 'as its source'}" for key, wrong in found.items()]
        click.echo("\n".join(lines) or "The library is empty.")
    if any(found.values()):
        bad = sum(bool(wrong) for wrong in found.values())
        raise AssistantError(f"{bad} of {len(found)} documents are amiss.", "Run `r2p ingest`.")


def _indexed(held: Library) -> "dict[str, tuple[Passage, ...]] | None":
    """The passages of the index by document, or None if nothing was indexed yet."""
    if not (held.settings.home / "index" / "documents").is_dir():
        return None
    from assistant.build import build_index

    passages: dict[str, tuple[Passage, ...]] = {}
    for passage in build_index(held.settings).loaded.passages:
        passages[passage.document_id] = (*passages.get(passage.document_id, ()), passage)
    return passages


def _matches(held: Library, identity: str, indexed: "dict[str, tuple[Passage, ...]]") -> bool:
    text = held.document(identity).text
    passages = indexed.get(identity, ())
    return bool(passages) and all(text[p.start : p.end] == p.text for p in passages)


def _update_index(held: Library) -> None:
    """The index in step with the library, if there is one."""
    if (held.settings.home / "index" / "documents").is_dir():
        from assistant.build import build_index

        build_index(held.settings).sync(held.documents)
