"""Paragraphs of a PDF written as raw text: notes set aside, parted words marked."""

import re
from collections import Counter
from dataclasses import dataclass

from sources.loaders.pdf_order import Line
from sources.loaders.pdf_paragraphs import Paragraph
from sources.loaders.pdf_words import Word
from sources.loaders.rawtext import RawText, Run, superscript
from sources.sentences import ends_sentence

SOFT_HYPHEN = "\u00ad"
_NOTE = re.compile(r"^(?:\d{1,3}|[⁰¹²³⁴-⁹]+|[*†‡§])\W?\s*\S")
_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_RAISED = 0.8

Head = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Hyphens:
    """Decides whether a hyphen at a line's end belongs to the word.

    A soft hyphen stands where it doesn't; cleaning takes it out and records it.
    """

    vocabulary: Counter[str]

    @classmethod
    def of(cls, pages: list[list[Line]]) -> "Hyphens":
        """With the words of all pages, those at the ends of lines left out."""
        count: Counter[str] = Counter()
        for line in (line for page in pages for line in page):
            count.update(w.casefold() for w in _LETTERS.findall(line.text) if not w.endswith("-"))
        return cls(count)

    def join(self, left: str, right: str) -> str:
        """What stands for the hyphen between `left-` and `right`."""
        heads, tails = _LETTERS.findall(left), _LETTERS.findall(right)
        if not heads or not tails or not right[:1].islower():
            return "-"
        head, tail = heads[-1].casefold(), tails[0].casefold()
        if self.vocabulary[head + tail]:
            return SOFT_HYPHEN
        if self.vocabulary[f"{head}-{tail}"]:
            return "-"
        both = self.vocabulary[head.split("-")[-1]] > 1 and self.vocabulary[tail] > 1
        return "-" if both and len(head) > 3 and len(tail) > 3 else SOFT_HYPHEN


def running_heads(pages: list[list[Paragraph]]) -> frozenset[Head]:
    """First and last paragraphs that recur at the same height of several pages."""
    count: Counter[Head] = Counter()
    for page in pages:
        count.update({head_of(p) for p in [*page[:3], *page[-3:]] if len(p.lines) < 3})
    return frozenset(head for head, times in count.items() if times > 1)


def head_of(paragraph: Paragraph) -> Head:
    """By what running heads are compared: the text without figures, and the height."""
    text = re.sub(r"[\W\d_]+", " ", paragraph.text).strip().casefold()
    return text, round(paragraph.lines[0].y / 3)


def settled(page: list[Paragraph], repeated: frozenset[Head]) -> list[Paragraph]:
    """The paragraphs of a page; running heads no headings, notes before the text that they cut.

    Notes at the foot of a page or column would stand inside a sentence that
    goes on in the next one.
    """
    out: list[Paragraph] = []
    open_at: int | None = None
    for paragraph in page:
        if paragraph.kind == "heading" and head_of(paragraph) in repeated:
            paragraph.kind = "paragraph"
        if paragraph.small and _NOTE.match(paragraph.text) and open_at is not None:
            out.insert(open_at, paragraph)
            open_at += 1
            continue
        out.append(paragraph)
        if paragraph.small or head_of(paragraph) in repeated:
            continue
        is_prose = paragraph.kind in ("paragraph", "item", "line")
        open_at = len(out) - 1 if is_prose and not ends_sentence(paragraph.text) else None
    return out


def write_page(page: list[Paragraph], raw: RawText, hyphens: Hyphens) -> None:
    """Write the paragraphs of a page to the end of `raw`."""
    raw.page()
    for paragraph in page:
        if paragraph.kind == "row":
            raw.row([_runs([Line(tuple(c), 0, 0)], hyphens) for c in paragraph.lines[0].cells()])
            continue
        runs = _runs(paragraph.lines, hyphens)
        if paragraph.kind == "heading":
            raw.heading(paragraph.level, runs)
        elif paragraph.kind == "item":
            raw.item(paragraph.marker, 0, _without_marker(runs, paragraph.marker))
        elif paragraph.kind == "line":
            raw.line(runs)
        else:
            raw.paragraph(runs)


def _without_marker(runs: list[Run], marker: str) -> list[Run]:
    text, hidden = runs[0]
    return [(text.removeprefix(marker), hidden), *runs[1:]]


def _runs(lines: list[Line], hyphens: Hyphens) -> list[Run]:
    runs: list[Run] = []
    for index, line in enumerate(lines):
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        for place, word in enumerate(line.words):
            last = place == len(line.words) - 1
            before = line.words[place - 1] if place else None
            if before and runs and _is_glued(word, before):
                runs[-1] = (runs[-1][0].rstrip(" "), runs[-1][1])
            if before and _is_raised(word, before, line) and runs:
                runs[-1] = (runs[-1][0].rstrip(" "), runs[-1][1])
                runs.append((superscript(word.text) + " ", word.hidden))
            elif last and following and len(word.text) > 1 and word.text.endswith(("-", "\u2010")):
                stem = word.text[:-1]
                runs.append((stem + hyphens.join(stem, following), word.hidden))
            else:
                runs.append((word.text + " ", word.hidden))
    return runs


def _is_glued(word: Word, before: Word) -> bool:
    """Whether a mark follows the word before it without a space."""
    return word.x0 - before.x1 < 0.08 * before.size and not word.text[0].isalnum()


def _is_raised(word: Word, before: Word, line: Line) -> bool:
    """Whether a word is a note mark: small, raised, in figures and close to the word before."""
    return (
        word.text.isdigit()
        and word.size < _RAISED * line.size
        and line.y - word.y > 0.15 * line.size
        and word.x0 - before.x1 < 0.3 * line.size
    )
