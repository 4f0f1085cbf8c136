"""A page's tree as a flat list of pieces: headings, paragraphs, list items, table rows."""

from dataclasses import dataclass, field

from lxml import etree, html

from sources.loaders.html_style import Look, look_of, read_rules
from sources.loaders.rawtext import Run, squeezed, superscript, words

_DROPPED = frozenset(
    "script style template noscript svg math iframe object embed canvas audio video select option "
    "button input textarea datalist head title".split()
)
_CHROME = frozenset("nav aside dialog menu form".split())
_DROPPED_ROLES = frozenset("navigation banner contentinfo search complementary dialog".split())
_ARTICLE = frozenset("article main section".split())
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption "
    "figure footer h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table "
    "tbody td tfoot th thead tr ul".split()
)
_UNITS = frozenset("p div h1 h2 h3 h4 h5 h6 ul ol table blockquote".split())
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of a page; `level` is a heading's level or an item's depth."""

    kind: str
    runs: list[Run] = field(default_factory=list)
    level: int = 0
    marker: str = ""
    cells: list[list[Run]] = field(default_factory=list)
    linked: int = 0

    @property
    def text(self) -> str:
        """All words, with those of the cells."""
        return words(self.runs) + " ".join(words(c) for c in self.cells)

    @property
    def visible(self) -> str:
        """The words that a reader sees."""
        runs = [*self.runs, *(r for c in self.cells for r in c)]
        return "".join(text for text, hidden in runs if not hidden)


def render(root: html.HtmlElement, *, site: bool = True) -> list[Piece]:
    """The pieces of the page in reading order; scripts left out.

    Args:
        root: The page's tree.
        site: Whether it is a page of a web site, whose navigation, forms, header
            and footer are left out too; a book or an e-mail has none.
    """
    renderer = _Renderer(read_rules(root), site)
    walk = etree.iterwalk(root, events=("start", "end", "comment"))
    skipped = None
    for event, element in walk:
        if event == "start":
            if renderer.enter(element):
                renderer.text(element.text)
            else:
                walk.skip_subtree()
                skipped = element
            continue
        if event == "end" and element is not skipped:
            renderer.leave(element)
        skipped = None
        renderer.text(element.tail)
    renderer.flush()
    return renderer.pieces


@dataclass(slots=True)
class _List:
    ordered: bool
    style: str
    number: int

    def marker(self) -> str:
        if not self.ordered:
            return "-"
        if self.style in ("a", "A"):
            return f"({_LETTERS[(self.number - 1) % 26]})"
        return f"({_roman(self.number)})" if self.style in ("i", "I") else f"{self.number}."


class _Renderer:
    def __init__(self, rules: dict[str, str], site: bool) -> None:
        self.pieces: list[Piece] = []
        self._site = site
        self._rules = rules
        self._looks = [Look()]
        self._runs: list[Run] = []
        self._linked = 0
        self._links = self._articles = self._breaks = 0
        self._quotes = 0
        self._lists: list[_List] = []
        self._marker = ""
        self._heading = 0
        self._tables: list[bool] = []
        self._rows: list[list[list[Run]]] = []
        self._superscript = False

    def enter(self, element: html.HtmlElement) -> bool:
        """Begin an element; False if it and all in it are left out."""
        tag = str(element.tag)
        if self._is_dropped(element, tag):
            return False
        self._looks.append(look_of(element, self._looks[-1], self._rules))
        if tag in _BLOCKS and (not self._rows or tag == "caption"):
            self.flush()
        self._open(element, tag)
        return True

    def _is_dropped(self, element: html.HtmlElement, tag: str) -> bool:
        if tag in _DROPPED or not self._site:
            return tag in _DROPPED
        if tag in _CHROME or element.get("role") in _DROPPED_ROLES:
            # A form may wrap a whole page; only one without paragraphs is mere controls.
            return not (tag == "form" and element.find(".//p") is not None)
        return tag in ("header", "footer") and not self._articles

    def _open(self, element: html.HtmlElement, tag: str) -> None:
        if tag in _ARTICLE:
            self._articles += 1
        elif tag == "a":
            self._links += 1
        elif tag == "br":
            self._break()
        elif tag == "sup":
            self._superscript = True
        elif tag == "blockquote":
            self._quotes += 1
        elif tag in ("ul", "ol"):
            start = _number(element.get("start"), 1)
            self._lists.append(_List(tag == "ol", element.get("type") or "", start))
        elif tag == "li":
            self._open_item(element)
        elif tag[0] == "h" and tag[1:].isdigit():
            self._heading = int(tag[1])
        elif tag == "table":
            self._tables.append(_is_data(element))
            if self._tables[-1]:
                self._rows.append([])
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].append([])

    def _open_item(self, element: html.HtmlElement) -> None:
        if not self._lists:
            self._lists.append(_List(False, "", 1))
        current = self._lists[-1]
        current.number = _number(element.get("value"), current.number)
        self._marker = current.marker()
        current.number += 1

    def leave(self, element: html.HtmlElement) -> None:
        """End an element."""
        tag = str(element.tag)
        if tag in _BLOCKS and (not self._rows or tag == "caption"):
            self.flush()
        self._close(tag)
        self._looks.pop()

    def _close(self, tag: str) -> None:
        if tag in _ARTICLE:
            self._articles -= 1
        elif tag == "a":
            self._links = max(0, self._links - 1)
        elif tag == "sup":
            self._superscript = False
        elif tag == "blockquote":
            self._quotes -= 1
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._marker = ""
        elif tag[0] == "h" and tag[1:].isdigit():
            self._heading = 0
        elif tag == "tr" and self._rows and self._rows[-1]:
            self.pieces.append(Piece("row", cells=[squeezed(c) for c in self._rows[-1]]))
            self._rows[-1] = []
        elif tag == "table" and self._tables.pop() and self._rows:
            self._rows.pop()
            self.flush()

    def text(self, text: str | None) -> None:
        """Add words to the piece that is open."""
        if not text:
            return
        if self._superscript:
            text = superscript(text)
        run = (text, self._looks[-1].hidden)
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(run)
            return
        self._runs.append(run)
        if self._links:
            self._linked += len(text.strip())

    def _break(self) -> None:
        if self._rows:
            self.text(" ")
            return
        if words(self._runs).strip():
            self.flush()
            self._breaks = 1
        else:
            self._breaks = 2

    def flush(self) -> None:
        """End the piece that is open."""
        runs, self._runs = squeezed(self._runs), []
        linked, self._linked = self._linked, 0
        if not runs:
            return
        breaks, self._breaks = self._breaks, 0
        depth = max(0, len(self._lists) - 1)
        if self._heading:
            piece = Piece("heading", runs, self._heading, linked=linked)
        elif self._marker:
            piece = Piece("item", runs, depth, self._marker, linked=linked)
            self._marker = ""
        elif self._quotes:
            piece = Piece("quotation", runs, linked=linked)
        elif breaks == 1 and self.pieces and self.pieces[-1].kind in ("paragraph", "line"):
            piece = Piece("line", runs, linked=linked)
        else:
            piece = Piece("paragraph", runs, linked=linked)
        self.pieces.append(piece)


def _is_data(table: html.HtmlElement) -> bool:
    """Whether a table holds data, and isn't there to lay out the page."""
    if table.find(".//table") is not None or table.get("role") == "presentation":
        return False
    rows = table.findall(".//tr")
    cells = [c for r in rows for c in r if c.tag in ("td", "th")]
    if len(cells) <= len(rows) or len(rows) < 2:
        return False
    big = sum(1 for c in cells if sum(1 for e in c if e.tag in _UNITS) > 1)
    return big <= 0.2 * len(cells)


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else default


def _roman(number: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        while number >= value and len(out) < 12:
            out, number = out + letters, number - value
    return out
