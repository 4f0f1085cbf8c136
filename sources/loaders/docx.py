"""DOCX: headings, lists with their numbers, tables and notes, in order of the document."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from sources.errors import SourceError
from sources.loaders.archive import Archive
from sources.loaders.docx_numbering import Numbering
from sources.loaders.docx_runs import RunReader, paragraphs_in
from sources.loaders.docx_styles import Styles, W, attribute
from sources.loaders.loaded import Loaded, Metadata, damaged
from sources.loaders.rawtext import RawText, Run, words
from sources.loaders.values import iso_date, language_code, person_names, real_title

_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_MAX_DEPTH = 20
_WRAPPERS = frozenset(W + t for t in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))


def load(archive: Archive) -> Loaded:
    """The text of a DOCX file; notes stand at its end.

    Raises:
        SourceError: It is damaged, or unpacks to more than a limit.
    """
    part = "word/document.xml" if "word/document.xml" in archive.parts else "word/document2.xml"
    root = archive.xml(part)
    body = root.find(W + "body") if root is not None else None
    if root is None or body is None:
        raise damaged(archive.name, "Word document")
    styles = Styles(archive.xml("word/styles.xml"))
    writer = _Writer(archive.name, styles, Numbering(archive.xml("word/numbering.xml")))
    writer.reader.on_colour = root.find(W + "background") is not None
    writer.blocks(body)
    for kind in ("footnote", "endnote"):
        writer.notes(kind, archive.xml(f"word/{kind}s.xml"))
    left_out = ("contents list left out",) if writer.contents else ()
    return writer.raw.loaded(_metadata(archive), left_out)


class _Writer:
    def __init__(self, name: str, styles: Styles, numbering: Numbering) -> None:
        self._name = name
        self._depth = 0
        self.raw = RawText()
        self.reader = RunReader(styles)
        self.contents = 0
        self._styles = styles
        self._numbering = numbering
        self._noted = False

    def blocks(self, parent: Element) -> None:
        """Write the paragraphs and tables of a container."""
        for element in _blocks(parent):
            if element.tag == W + "p":
                self._paragraph(element)
            else:
                self._table(element)

    def _paragraph(self, element: Element) -> None:
        style = self._styles.of_paragraph(element)
        if style.name.startswith("toc "):
            self.contents += 1
            return
        runs = self.reader.read(element, style)
        marker, depth = "", 0
        if words(runs).strip():
            marker, depth = self._numbering.marker(element, style)
        if style.level:
            prefix: list[Run] = [(f"{marker} ", False)] if marker not in ("", "-") else []
            self.raw.heading(style.level, prefix + runs)
        elif marker:
            self.raw.item(marker, depth, runs)
        else:
            self.raw.paragraph(runs)
        for inner in paragraphs_in(element):
            self.raw.paragraph(self.reader.read(inner, self._styles.of_paragraph(inner)))

    def _table(self, table: Element) -> None:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise SourceError(
                f"{self._name} is nested too deeply to read.", "Save it as plain text."
            )
        self._rows(table)
        self._depth -= 1

    def _rows(self, table: Element) -> None:
        rows = [list(_cells(row)) for row in table.iter(W + "tr")]
        nested = any(e is not table for e in table.iter(W + "tbl"))
        if nested or max((len(r) for r in rows), default=0) < 2:
            for row in table.findall(W + "tr"):
                for cell in _cells(row):
                    self.blocks(cell)
            return
        look = table.find(f"{W}tblPr/{W}tblStyle")
        styled = look is not None and attribute(look) not in ("TableGrid", "TableNormal")
        for cells in rows:
            self.raw.row([self._cell(cell, styled) for cell in cells])

    def _cell(self, cell: Element, styled: bool) -> list[Run]:
        shaded = styled or cell.find(f"{W}tcPr/{W}shd") is not None
        before, self.reader.on_colour = self.reader.on_colour, self.reader.on_colour or shaded
        runs: list[Run] = []
        for element in _blocks(cell):
            runs += [*self.reader.read(element, self._styles.of_paragraph(element)), (" ", False)]
        self.reader.on_colour = before
        return runs

    def notes(self, kind: str, root: Element | None) -> None:
        """Write the notes of one kind that the text refers to, in order of their marks."""
        notes = {} if root is None else {attribute(n, "id"): n for n in root.iter(W + kind)}
        for identity, number in self.reader.marks(kind).items():
            note = notes.get(identity)
            if note is None:
                continue
            if not self._noted:
                self.raw.heading(1, [("Notes", False)])
                self._noted = True
            runs: list[Run] = []
            for element in note.iter(W + "p"):
                runs += [
                    *self.reader.read(element, self._styles.of_paragraph(element)),
                    (" ", False),
                ]
            self.raw.item(f"{number}.", 0, runs)


def _blocks(parent: Element) -> Iterator[Element]:
    for element in parent:
        if element.tag in (W + "p", W + "tbl"):
            yield element
        elif element.tag in _WRAPPERS:
            yield from _blocks(element)


def _cells(row: Element) -> Iterator[Element]:
    for element in row:
        if element.tag == W + "tc":
            yield element
        elif element.tag in _WRAPPERS:
            yield from _cells(element)


def _metadata(archive: Archive) -> Metadata:
    core = archive.xml("docProps/core.xml")
    if core is None:
        return Metadata()

    def said(tag: str) -> str:
        return (core.findtext(tag) or "").strip()

    return Metadata(
        title=real_title(said(_DC + "title")),
        authors=person_names([said(_DC + "creator")]),
        publisher=said(_DC + "publisher"),
        published=iso_date(said(_TERMS + "issued")),
        created=iso_date(said(_TERMS + "created")),
        language=language_code(said(_DC + "language")),
    )
