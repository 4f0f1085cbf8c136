"""EPUB: the chapters in reading order."""

import posixpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from sources.loaders.archive import Archive
from sources.loaders.html import parse, write
from sources.loaders.html_render import render
from sources.loaders.loaded import Loaded, Metadata, damaged, encrypted, too_large
from sources.loaders.rawtext import RawText
from sources.loaders.text import decode
from sources.loaders.values import iso_date, language_code, one_line, person_names, real_title

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_ENC = "{http://www.w3.org/2001/04/xmlenc#}"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_FONTS = (".ttf", ".otf", ".woff", ".woff2")
MAX_CHAPTERS = 3_000


def load(archive: Archive) -> Loaded:
    """The text of an EPUB file.

    Raises:
        SourceError: It is damaged, encrypted, or has more in it than a limit.
    """
    container = archive.xml("META-INF/container.xml")
    rootfile = None if container is None else container.find(f".//{_CONTAINER}rootfile")
    place = "" if rootfile is None else rootfile.get("full-path", "")
    package = archive.xml(place)
    if package is None:
        raise damaged(archive.name, "EPUB book")
    _refuse_encrypted(archive)
    chapters = _chapters(package, posixpath.dirname(place))
    if len(chapters) > MAX_CHAPTERS:
        raise too_large(archive.name, f"more than {MAX_CHAPTERS:,} chapters")
    raw = RawText()
    missing = 0
    for part in chapters:
        data = archive.read(part)
        if not data.strip():
            missing += 1
            continue
        write(render(parse(decode(data, archive.name), archive.name), site=False), raw)
    notes = (f"chapters that are missing: {missing}",) if missing else ()
    return raw.loaded(_metadata(package), notes)


def _chapters(package: Element, folder: str) -> list[str]:
    manifest = {i.get("id", ""): i for i in package.iter(_OPF + "item")}
    chapters = []
    for reference in package.iter(_OPF + "itemref"):
        item = manifest.get(reference.get("idref", ""))
        if item is None or item.get("media-type") not in _PAGES:
            continue
        if "nav" in item.get("properties", "").split() or reference.get("linear") == "no":
            continue
        chapters.append(posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "")))))
    return chapters


def _refuse_encrypted(archive: Archive) -> None:
    root = archive.xml("META-INF/encryption.xml")
    if root is None:
        return
    parts = [e.get("URI", "") for e in root.iter(_ENC + "CipherReference")]
    # Many books scramble their fonts only; the text is open.
    if any(not part.lower().endswith(_FONTS) for part in parts):
        raise encrypted(archive.name, "EPUB book")


def _metadata(package: Element) -> Metadata:
    def said(tag: str) -> list[str]:
        return [one_line(e.text or "") for e in package.iter(_DC + tag)]

    addresses = [
        t for t in said("identifier") + said("source") if t.startswith(("http://", "https://"))
    ]
    return Metadata(
        title=real_title(next(iter(said("title")), "")),
        authors=person_names(said("creator")),
        publisher=next(iter(said("publisher")), ""),
        published=iso_date(next(iter(said("date")), "")),
        language=language_code(next(iter(said("language")), "")),
        url=next(iter(addresses), ""),
    )
