"""Bibliography files: BibTeX, RIS and CSL-JSON."""

import json
from collections.abc import Iterable

from sources.bibliography import Work, csl_entry, csl_type, is_body, person
from sources.catalogue import MONTHS, Record, date_words

_BIBTEX_SPECIALS = str.maketrans(
    {c: f"\\{c}" for c in "&%$#_"}
    | {"{": "\\{", "}": "\\}", "~": "\\~{}", "\\": "\\textbackslash{}"}
)
_BIBTEX_TYPES = {"article-newspaper": "article", "report": "techreport", "chapter": "incollection"}
_RIS_TYPES = {
    "article-newspaper": "NEWS",
    "report": "RPRT",
    "chapter": "CHAP",
    "speech": "GEN",
    "interview": "GEN",
}


def as_csl_json(works: Iterable[Work]) -> str:
    """A CSL-JSON array, one entry a work."""
    return json.dumps([csl_entry(w) for w in works], ensure_ascii=False, indent=1) + "\n"


def as_bibtex(works: Iterable[Work]) -> str:
    """BibTeX entries; bodies are braced so that they are not taken apart as names."""
    return "\n".join(_bibtex(w) for w in works)


def _bibtex(work: Work) -> str:
    record, kind = work.record, csl_type(work.record)
    entry = "incollection" if record.carried_in else _BIBTEX_TYPES.get(kind, "misc")
    fields = _bibtex_fields(record, entry)
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return f"@{entry}{{{work.key},\n" + "\n".join(lines) + "\n}\n"


def _bibtex_fields(record: Record, entry: str) -> dict[str, str]:
    year, *rest = (record.published or "").split("-")
    carrier = record.carried_in
    house = {"article": "journal", "techreport": "institution"}.get(entry, "publisher")
    fields = {
        "author": _bibtex_names(record.authors),
        "title": f"{{{_escaped(record.title)}}}",
        house: _escaped(record.publisher),
        "year": year,
        "month": MONTHS[int(rest[0]) - 1][:3].lower() if rest else "",
        "day": str(int(rest[1])) if len(rest) > 1 else "",
        "type": _escaped(record.kind) if entry == "techreport" else "",
        "number": _escaped(getattr(record, "symbol", "")),
        "address": _escaped(record.place),
        "url": record.url,
        "language": record.language,
        "note": _escaped(f"Date {record.date_note}" if record.date_note else ""),
    }
    if carrier:
        fields["booktitle"] = _escaped(carrier.title)
        fields["editor"] = _bibtex_names(carrier.authors)
        fields["howpublished"] = _escaped(
            f"In {carrier.publisher}, {date_words(carrier.published)}"
        )
    return fields


def _bibtex_names(authors: Iterable[str]) -> str:
    names = []
    for author in authors:
        given, family = person(author)
        whole = f"{{{_escaped(author)}}}"
        names.append(whole if is_body(author) else f"{_escaped(family)}, {_escaped(given)}")
    return " and ".join(names)


def _escaped(text: str) -> str:
    return text.translate(_BIBTEX_SPECIALS)


def as_ris(works: Iterable[Work]) -> str:
    """RIS records, each from TY to ER."""
    return "\n".join(_ris(w) for w in works)


def _ris(work: Work) -> str:
    record, carrier = work.record, work.record.carried_in
    tags = [("TY", "CHAP" if carrier else _RIS_TYPES[csl_type(record)]), ("ID", work.key)]
    tags += [("AU", _ris_name(author)) for author in record.authors]
    date = (record.published or "").split("-")
    slashed = "/".join([*date, "", "", ""][:3]) + "/" if record.published else ""
    tags += [
        ("TI", record.title),
        ("PB", record.publisher),
        ("PY", date[0]),
        ("DA", slashed),
        ("M3", record.kind),
        ("M1", getattr(record, "symbol", "")),
        ("CY", record.place),
        ("UR", record.url),
        ("LA", record.language),
        ("N1", f"Date: {record.date_note}" if record.date_note else ""),
    ]
    if carrier:
        tags += [("T2", carrier.title), ("DP", carrier.publisher)]
        tags += [("A2", _ris_name(name)) for name in carrier.authors]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value]
    return "\n".join([*lines, "ER  - "]) + "\n"


def _ris_name(name: str) -> str:
    given, family = person(name)
    return name if is_body(name) else f"{family}, {given}"
