"""What a web page says about itself: meta elements, JSON-LD and its first heading."""

import json
import re
from collections.abc import Iterator

from lxml import html

from sources.loaders.loaded import Metadata
from sources.loaders.values import iso_date, language_code, one_line, person_names

_TITLE = ("citation_title", "og:title", "dc.title", "dcterms.title", "twitter:title")
_AUTHOR = ("citation_author", "author", "dc.creator", "dcterms.creator", "article:author")
_PUBLISHER = ("citation_publisher", "og:site_name", "dc.publisher", "dcterms.publisher")
_DATE = (
    *("citation_publication_date", "article:published_time", "dcterms.issued", "dc.date.issued"),
    *("dcterms.date", "dc.date", "datepublished", "pubdate", "publish-date", "date"),
)
_ADDRESS = ("og:url", "citation_public_url", "dcterms.identifier")
_WORKS = re.compile(r"Article|Report|WebPage|BlogPosting|Book|CreativeWork", re.I)
_TITLE_TAIL = re.compile(r"\s+(?:[|–—»·]|-)\s+[^|–—»·]{1,60}$")


def read_metadata(root: html.HtmlElement) -> Metadata:
    """The page's title, authors, publisher, date, language and address, as it gives them."""
    named = _named(root)
    linked = next(_linked_data(root), {})
    title = _first(named, _TITLE) or one_line(str(linked.get("headline") or ""))
    date = _first(named, _DATE) or str(linked.get("datePublished") or "")
    return Metadata(
        title=title or _heading(root),
        authors=_authors(named, linked),
        publisher=_first(named, _PUBLISHER) or ", ".join(_names(linked.get("publisher"))),
        published=iso_date(date) or iso_date(_time(root)),
        language=language_code(root.get("lang") or root.get("xml:lang") or ""),
        url=_address(root, named),
    )


def _named(root: html.HtmlElement) -> dict[str, list[str]]:
    named: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("name") or element.get("property") or element.get("itemprop") or ""
        content = one_line(element.get("content") or "")
        if name and content:
            named.setdefault(name.lower(), []).append(content)
    return named


def _first(named: dict[str, list[str]], names: tuple[str, ...]) -> str:
    return next((named[n][0] for n in names if n in named), "")


def _authors(named: dict[str, list[str]], linked: dict[str, object]) -> tuple[str, ...]:
    for name in _AUTHOR:
        if found := person_names(named.get(name, [])):
            return found
    return person_names(_names(linked.get("author")))


def _names(value: object) -> list[str]:
    if isinstance(value, str):
        return [one_line(value)]
    if isinstance(value, dict):
        return _names(value.get("name"))
    return [n for v in value for n in _names(v)] if isinstance(value, list) else []


def _linked_data(root: html.HtmlElement) -> Iterator[dict[str, object]]:
    """The JSON-LD objects that describe a work."""
    for script in root.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            found = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        graph = found.get("@graph", [found]) if isinstance(found, dict) else found
        for node in graph if isinstance(graph, list) else []:
            if isinstance(node, dict) and _WORKS.search(str(node.get("@type"))):
                yield node


def _heading(root: html.HtmlElement) -> str:
    headings = [one_line(h.text_content()) for h in root.iter("h1")]
    titles = [one_line(t.text_content()) for t in root.iter("title")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    return _TITLE_TAIL.sub("", titles[0]) if titles else ""


def _time(root: html.HtmlElement) -> str:
    for element in root.iter("time", "meta", "span", "abbr"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            stated = element.get("datetime") or element.get("content")
            return str(stated or element.text_content())
    return ""


def _address(root: html.HtmlElement, named: dict[str, list[str]]) -> str:
    links = [e.get("href") or "" for e in root.iter("link") if e.get("rel") == "canonical"]
    for address in (*links, _first(named, _ADDRESS)):
        if re.match(r"https?://[^\s<>\"]+$", address.strip()):
            return address.strip()
    return ""
