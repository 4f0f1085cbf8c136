"""Pictures as inline SVG, made here: columns over years, ties between two lists, intervals.

Each has a name for screen readers; what can be chosen in it is a link that the
keyboard reaches, and every figure also stands in words beside its mark.
"""

from collections.abc import Mapping, Sequence
from html import escape

Pair = tuple[str, str]


def columns_svg(counts: Mapping[int, int], name: str, by: str, says: str, height: int = 190) -> str:
    """A column for each year from first to last, the years with something being links.

    Args:
        counts: How many by year.
        name: Of the picture.
        by: What a link sends as `data-by`; `data-value` is the year.
        says: What a column is called, with {year} and {n} in it.
        height: In units of the picture.
    """
    if not counts:
        return ""
    first, last = min(counts), max(counts)
    wide, left, base = 1000, 8, height - 26
    step = (wide - 2 * left) / (last - first + 1)
    top = max(counts.values())
    parts = []
    for year in range(first, last + 1):
        n, x = counts.get(year, 0), left + (year - first) * step
        middle = x + step / 2
        if n:
            tall = max(4.0, (base - 24) * n / top)
            parts.append(
                f'<a href="#r2p-cell" data-act="cell" data-by="{by}" data-value="{year}" '
                f'aria-label="{escape(says.format(year=year, n=n))}">'
                f'<rect class="r2p-hit" x="{x:.1f}" y="0" width="{step:.1f}" height="{height}"/>'
                f'<rect class="r2p-col" x="{x + step * 0.14:.1f}" y="{base - tall:.1f}" '
                f'width="{step * 0.72:.1f}" height="{tall:.1f}" rx="2"/>'
                f'<text class="r2p-num" x="{middle:.1f}" y="{base - tall - 6:.1f}">{n}</text></a>'
            )
        if step > 34 or year in (first, last) or (year % 5 == 0 and last - year > 1):
            shade = "r2p-axis" if n else "r2p-axis r2p-faint"
            parts.append(f'<text class="{shade}" x="{middle:.1f}" y="{height - 6}">{year}</text>')
    line = f'<line class="r2p-base" x1="0" y1="{base}" x2="{wide}" y2="{base}"/>'
    return _svg("r2p-columns", wide, height, name, line + "".join(parts))


def ties_svg(ties: Mapping[Pair, int], left: Sequence[str], right: Sequence[str], name: str) -> str:
    """Two lists of names with lines between those that occur together, thicker for more.

    Args:
        ties: How often a left name goes with a right one.
        left: Names in order from the top.
        right: The same.
        name: Of the picture.
    """
    row, wide = 30, 1000
    height = row * max(len(left), len(right)) + 8
    at_left = {n: row * (i + 0.5) + 4 for i, n in enumerate(left)}
    at_right = {n: row * (i + 0.5) + 4 for i, n in enumerate(right)}
    curves = []
    for (a, b), n in sorted(ties.items(), key=lambda pair: pair[1]):
        if a in at_left and b in at_right:
            y1, y2 = at_left[a], at_right[b]
            curves.append(
                f'<path class="r2p-tie" d="M396 {y1:.0f} C 500 {y1:.0f} 500 {y2:.0f} 604 {y2:.0f}" '
                f'stroke-width="{1 + 1.4 * n:.1f}"><title>{escape(a)} – {escape(b)}: {n}</title>'
                "</path>"
            )
    names = [_name(n, 390, y, "end", "actor") for n, y in at_left.items()]
    names += [_name(n, 610, y, "start", "mechanism") for n, y in at_right.items()]
    return _svg("r2p-ties", wide, height, name, "".join((*curves, *names)))


def interval_svg(value: float, low: float, high: float) -> str:
    """A figure of 0..1 as a dot with its interval as a line."""
    a, b, at = (max(0.0, min(1.0, v)) * 100 for v in (low, high, value))
    return (
        '<svg class="r2p-bar-svg r2p-interval" viewBox="0 0 100 12" preserveAspectRatio="none" '
        'aria-hidden="true"><rect class="r2p-meter-ground" y="5" width="100" height="2"/>'
        f'<rect class="r2p-span" x="{a:.1f}" y="4" width="{max(b - a, 0.6):.1f}" height="4"/>'
        f'<rect class="r2p-meter-fill" x="{at - 0.8:.1f}" y="0" width="1.6" height="12"/></svg>'
    )


def _svg(kind: str, wide: float, height: float, name: str, body: str) -> str:
    return (
        f'<svg class="r2p-picture {kind}" viewBox="0 0 {wide} {height}" role="group" '
        f'aria-label="{escape(name)}">{body}</svg>'
    )


def _name(name: str, x: int, y: float, anchor: str, by: str) -> str:
    shown = name if len(name) <= 44 else name[:42].rstrip() + "…"
    return (
        f'<a href="#r2p-cell" data-act="cell" data-by="{by}" data-value="{escape(name)}">'
        f'<text class="r2p-tie-name" x="{x}" y="{y + 5:.0f}" style="text-anchor:{anchor}">'
        f"{escape(shown)}</text></a>"
    )
