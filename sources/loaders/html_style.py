"""Which elements of a page a reader wouldn't see: by attribute, style, colour or size."""

import re
from dataclasses import dataclass

from lxml import html

_RULE = re.compile(r"([^{}]{1,300})\{([^{}]{0,2000})\}")
_SIMPLE = re.compile(r"^[a-z0-9]*[.#]?[\w-]+$", re.I)
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|"
    r"font-size\s*:\s*0*(?:\.\d+|0|1(?:\.\d+)?(?=px|pt))?(?:px|pt|em|rem|%)?\s*(?:;|!|$)|"
    r"text-indent\s*:\s*-\d{3,}|(?:left|top|right)\s*:\s*-\d{3,}|"
    r"(?<![\w-])(?:max-)?(?:height|width)\s*:\s*0(?:px)?\s*(?:;|!|$)|"
    r"clip(?:-path)?\s*:\s*(?:rect\(\s*[01](?:px)?[\s,]|inset\(\s*(?:50|100)%)|"
    r"transform\s*:\s*scale\(\s*0\s*\)",
    re.I,
)
_FADED = re.compile(r"opacity\s*:\s*0?\.?0*\s*(?:;|!|$)", re.I)
_MOVES = re.compile(r"transition|animation", re.I)
# Rules for print or for small screens say nothing of what a reader sees on a large one.
_MEDIA = re.compile(
    r"@media[^{]*(?:print|max-width|min-width|prefers)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.I
)
_COLOUR = re.compile(r"(?<![\w-])color\s*:\s*([^;!]+)", re.I)
_BACKGROUND = re.compile(r"background(?:-color)?\s*:\s*([^;!]+)", re.I)
_NAMED = {"white": (255, 255, 255), "black": (0, 0, 0), "snow": (255, 250, 250)}
_NEAR = 24
WHITE = (255, 255, 255)

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Look:
    """How an element looks: its colours (None is unknown) and whether it is hidden."""

    ink: Colour | None = (0, 0, 0)
    paper: Colour | None = WHITE
    hidden: bool = False


def read_rules(root: html.HtmlElement) -> dict[str, str]:
    """Declarations by simple selector (`.name`, `#id`, `tag`) in the page's own style sheets."""
    rules: dict[str, str] = {}
    for sheet in root.iter("style"):
        css = re.sub(r"/\*.*?\*/", "", (sheet.text or "")[:200_000], flags=re.S)
        css = _MEDIA.sub("", css)
        for selectors, body in _RULE.findall(css):
            for selector in selectors.split(","):
                name = selector.strip().lower()
                if _SIMPLE.match(name):
                    rules[name] = rules.get(name, "") + ";" + body
    return rules


def look_of(element: html.HtmlElement, outer: Look, rules: dict[str, str]) -> Look:
    """The look of an element inside one that looks like `outer`."""
    style = _declarations(element, rules)
    ink, paper = outer.ink, outer.paper
    if match := _last(_COLOUR, style):
        ink = _colour(match)
    if element.get("color"):
        ink = _colour(element.get("color", ""))
    if match := _last(_BACKGROUND, style):
        paper = _paper(match, outer.paper)
    if element.get("bgcolor") or element.get("background"):
        paper = _colour(element.get("bgcolor", ""))
    gone = element.get("hidden") is not None or bool(_HIDING.search(style))
    # A page that fades its text in with a script starts it transparent.
    gone = gone or bool(_FADED.search(style) and not _MOVES.search(style))
    faded = ink is not None and paper is not None and _near(ink, paper)
    return Look(ink, paper, outer.hidden or gone or faded)


def _declarations(element: html.HtmlElement, rules: dict[str, str]) -> str:
    tag = str(element.tag)
    names = [tag, *(f".{c}" for c in (element.get("class") or "").lower().split())]
    names += [f"{tag}{n}" for n in names[1:]]
    if element.get("id"):
        names.append(f"#{element.get('id', '').lower()}")
    return ";".join([*(rules[n] for n in names if n in rules), element.get("style") or ""])


def _last(pattern: re.Pattern[str], style: str) -> str:
    found = pattern.findall(style)
    return str(found[-1]).strip() if found else ""


def _paper(value: str, outer: Colour | None) -> Colour | None:
    if "url(" in value or "gradient" in value:
        return None
    if value.split()[0] in ("none", "transparent", "inherit"):
        return outer
    return _colour(value)


def _colour(value: str) -> Colour | None:
    value = value.strip().lower()
    if m := re.match(r"#?([0-9a-f]{6})\b", value):
        return int(m[1][:2], 16), int(m[1][2:4], 16), int(m[1][4:6], 16)
    if m := re.match(r"#([0-9a-f]{3})\b", value):
        return int(m[1][0] * 2, 16), int(m[1][1] * 2, 16), int(m[1][2] * 2, 16)
    if m := re.match(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)", value):
        return int(m[1]), int(m[2]), int(m[3])
    return _NAMED.get(value.split()[0]) if value else None


def _near(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True))
