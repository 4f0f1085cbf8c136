"""Which words of a PDF page a reader can't see, judged by the page as it is drawn."""

from dataclasses import replace
from typing import Any

import pypdfium2.raw as pdfium

from sources.loaders.pdf_words import Word, lightness

_LIGHT = 170
_DARK = 90
_LEAST_CONTRAST = 36
_SCALE = 2.0
_MAX_OBJECTS = 3_000


def with_hidden(page: Any, words: list[Word]) -> list[Word]:
    """The words, those hidden that have no contrast to what is drawn at their place.

    Text without ink over an image of a page is what text recognition leaves
    under a scan; it is no secret.
    """
    unseen = sum(w.hidden for w in words)
    if unseen > 0.8 * len(words) and has_image(page):
        return [replace(w, hidden=False) for w in words]
    dark = _dark_areas(page)
    doubtful = [
        i for i, w in enumerate(words) if not w.hidden and (w.ink >= _LIGHT or _covered(w, dark))
    ]
    if not doubtful:
        return words
    drawn = page.render(scale=_SCALE, grayscale=True).to_numpy()
    out = list(words)
    for index in doubtful:
        word = words[index]
        box = drawn[
            max(0, int(_SCALE * word.top)) : int(_SCALE * word.bottom) + 1,
            max(0, int(_SCALE * word.x0)) : int(_SCALE * word.x1) + 1,
        ]
        if not box.size or int(box.max()) - int(box.min()) < _LEAST_CONTRAST:
            out[index] = replace(word, hidden=True)
    return out


def has_image(page: Any) -> bool:
    """Whether an image is drawn on the page."""
    return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _dark_areas(page: Any) -> list[tuple[float, float, float, float]]:
    """Boxes (left, top, right, bottom) of what is painted dark, from the upper left corner."""
    height = page.get_height()
    found = []
    for count, path in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if count > _MAX_OBJECTS:
            break
        left, bottom, right, top = path.get_bounds()
        ink, alpha = lightness(path.raw)
        if top - bottom > 4 and right - left > 8 and ink < _DARK and alpha > 200:
            found.append((left, height - top, right, height - bottom))
    return found


def _covered(word: Word, areas: list[tuple[float, float, float, float]]) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return any(left < x < right and top < y < bottom for left, top, right, bottom in areas)
