"""The register explored: who does what where under which pillar, and when."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from sources.catalogue import date_words
from sources.register.link import Link
from sources.register.statements import Level, Statement
from ui.tongue import Tongue
from ui.views.frame import page_head
from ui.views.library import views_html
from ui.views.pictures import columns_svg, ties_svg

PILLARS = (1, 2, 3)
SHOWN_TIES = 14
_LEVELS = {
    Level.NATIONAL: "National",
    Level.REGIONAL: "Regional",
    Level.MULTILATERAL: "Multilateral",
    Level.CIVIL_SOCIETY: "Civil society",
}
_WHO = {
    Level.NATIONAL: "states",
    Level.REGIONAL: "regional organisations",
    Level.MULTILATERAL: "the United Nations",
    Level.CIVIL_SOCIETY: "civil society",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What somebody chose in a picture; "" where that isn't asked for."""

    pillar: str = ""
    level: str = ""
    region: str = ""
    year: str = ""
    actor: str = ""
    mechanism: str = ""

    def admits(self, s: Statement) -> bool:
        """Whether the statement is meant."""
        pillars = [str(p) for p in s.pillars] or ["none"]
        return (
            (not self.pillar or self.pillar in pillars)
            and (not self.level or s.level == self.level)
            and (not self.region or (s.region or "none") == self.region)
            and (not self.year or (s.period or "").startswith(self.year))
            and (not self.actor or s.actor == self.actor)
            and (not self.mechanism or s.mechanism == self.mechanism)
        )

    def words(self, t: Tongue) -> str:
        """The choice as a heading."""
        level = t(_LEVELS[Level(self.level)]) if self.level in set(Level) else ""
        pillar = t("Pillar {n}", n=self.pillar) if self.pillar.isdigit() else ""
        parts = (pillar, level, self.region, self.year, self.actor, self.mechanism)
        return " · ".join(p for p in parts if p)

    def question(self) -> str:
        """A question that the library can answer about the choice, in the library's language."""
        under = f" under pillar {self.pillar}" if self.pillar.isdigit() else ""
        if self.level in set(Level):
            return f"What can {_WHO[Level(self.level)]} do{under}?"
        if self.region and self.region != "Global":
            return f"What do the sources say about R2P in {_article(self.region)}{under}?"
        if self.year:
            return f"What happened in {self.year}?"
        if self.actor:
            return f"What do the sources say about {_article(self.actor)}?"
        if self.mechanism:
            return f"What do the sources say about {self.mechanism}?"
        return f"What is asked for{under}?" if under else ""


def explore_html(statements: Sequence[Statement], held: int, t: Tongue) -> str:
    """The page: two matrices, the timeline, the ties, and room for what is chosen."""
    lead = t(
        "{n} facts that we noted from the sources in our own words; {held} of them open at the "
        "source’s words.",
        n=len(statements),
        held=held,
    )
    levels = [(lv.value, t(name)) for lv, name in _LEVELS.items()]
    counted = Counter(s.region for s in statements if s.region)
    regions = [(r, t(r)) for r, _ in counted.most_common()]
    sections = (
        _section(t("Pillars by level"), _matrix(statements, "level", levels, t)),
        _section(t("Pillars by region"), _matrix(statements, "region", regions, t)),
        _section(t("When"), _timeline(statements, t), wide=True),
        _section(t("Actors and mechanisms"), _ties(statements, t), wide=True),
    )
    return (
        f'<div class="r2p-wide">{page_head(t("Library"), lead)}{views_html("explore", t)}'
        f'<div class="r2p-explore">{"".join(sections)}</div>'
        f'<section id="r2p-cell" tabindex="-1" aria-live="polite"></section></div>'
    )


def cell_html(
    cell: Cell, statements: Iterable[Statement], links: Mapping[str, Link], t: Tongue
) -> str:
    """The facts of a choice, each leading to the source's words, and a question to ask."""
    chosen = [s for s in statements if cell.admits(s)]
    rows = "".join(_fact(s, links.get(s.id), n, t) for n, s in enumerate(chosen, start=1))
    question = cell.question()
    ask = (
        f'<p><button type="button" class="r2p-button" data-ask="{escape(question)}">'
        f"{escape(t('Ask: {question}', question=question))}</button></p>"
        if question
        else ""
    )
    return (
        f'<div class="r2p-cell-head"><h2>{escape(cell.words(t))}</h2>'
        f'<span class="r2p-count">{escape(t("{n} facts", n=len(chosen)))}</span></div>{ask}'
        f'<ol class="r2p-facts">{rows}</ol>'
    )


def year_of(statement: Statement) -> int | None:
    """The year in which what a statement says begins, or None for no date."""
    return int(statement.period[:4]) if statement.period else None


def _section(title: str, body: str, wide: bool = False) -> str:
    kind = " r2p-across" if wide else ""
    return f'<section class="r2p-panel{kind}"><h2>{escape(title)}</h2>{body}</section>'


def _matrix(
    statements: Sequence[Statement], by: str, columns: Sequence[tuple[str, str]], t: Tongue
) -> str:
    counts: Counter[tuple[int, str]] = Counter()
    for s in statements:
        for borne in s.pillars:
            counts[borne, str(getattr(s, by) or "")] += 1
    top = max(counts.values(), default=1)
    heads = "".join(f'<th scope="col">{escape(label)}</th>' for _, label in columns)
    rows = []
    for pillar in PILLARS:
        cells = "".join(
            _square(counts[pillar, value], top, pillar, by, value, label, t)
            for value, label in columns
        )
        name = t("Pillar {n}", n=pillar)
        rows.append(f'<tr><th scope="row">{escape(name)}</th>{cells}</tr>')
    return (
        '<div class="r2p-scroll"><table class="r2p-matrix"><thead><tr><td></td>'
        f"{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _square(n: int, top: int, pillar: int, by: str, value: str, label: str, t: Tongue) -> str:
    if not n:
        return '<td><span class="r2p-square r2p-nothing">0</span></td>'
    says = t("Pillar {p}, {what}: {n} facts", p=pillar, what=label, n=n)
    shade = 1 + min(4, 5 * n // (top + 1))
    return (
        f'<td><button type="button" class="r2p-square r2p-shade-{shade}" data-act="cell" '
        f'data-pillar="{pillar}" data-by="{by}" data-value="{escape(value)}" '
        f'aria-label="{escape(says)}">{n}</button></td>'
    )


def _timeline(statements: Sequence[Statement], t: Tongue) -> str:
    years = Counter(y for s in statements if (y := year_of(s)))
    recent = {y: n for y, n in years.items() if y >= 2000}
    earlier = sorted(y for y in years if y < 2000)
    undated = sum(1 for s in statements if not s.period)
    picture = columns_svg(recent, t("Facts by year"), "year", t("{year}: {n} facts"))
    links = ", ".join(
        f'<a href="#r2p-cell" data-act="cell" data-by="year" data-value="{y}">{y}</a>'
        for y in earlier
    )
    note = t("{n} facts bear no date.", n=undated)
    before = f"{escape(t('Before that:'))} {links}. " if links else ""
    return (
        f'<div class="r2p-scroll">{picture}</div><p class="r2p-quietly">{before}{escape(note)}</p>'
    )


def _ties(statements: Sequence[Statement], t: Tongue) -> str:
    ties = Counter((s.actor, s.mechanism) for s in statements if s.actor and s.mechanism)
    actors = [a for a, _ in Counter(s.actor for s in statements if s.actor).most_common(SHOWN_TIES)]
    listed = Counter(s.mechanism for s in statements if s.mechanism)
    mechanisms = [m for m, _ in listed.most_common(SHOWN_TIES)]
    picture = ties_svg(
        {(a, m): n for (a, m), n in ties.items() if a and m},
        [a for a in actors if a],
        [m for m in mechanisms if m],
        t("Actors on the left, mechanisms on the right, lines where a fact names both"),
    )
    return f'<div class="r2p-scroll">{picture}</div>'


def _fact(statement: Statement, link: Link | None, n: int, t: Tongue) -> str:
    when = " – ".join(date_words(d) for d in (statement.period or "").split("/") if d)
    tags = " · ".join(p for p in (when, statement.actor, statement.mechanism) if p)
    source = (
        f'<button type="button" class="r2p-quiet" data-group="facts" data-n="{n}" '
        f'data-kind="passage" data-doc="{link.document_id}" data-start="{link.start}" '
        f'data-end="{link.end}">{escape(t("See the source"))}</button>'
        if link
        else f'<span class="r2p-quietly">{escape(t("The source is not in the library."))}</span>'
    )
    return (
        f'<li><p>{escape(statement.statement)}</p><p class="r2p-quietly">{escape(tags)}</p>'
        f"{source}</li>"
    )


def _article(name: str) -> str:
    the = ("UN ", "United ", "Organization", "African ", "Middle ", "Global ", "International ")
    return f"the {name}" if name.startswith(the) or name == "Americas" else name
