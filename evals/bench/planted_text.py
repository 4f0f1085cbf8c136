"""Planted flaws in plain text and Markdown, a family a document."""

import textwrap

from evals.bench.prose import Prose
from evals.bench.truth import Planted


def _text(name: str, lines: list[str], **truth: object) -> Planted:
    return Planted(name, "\n".join(lines).encode(), **truth)  # type: ignore[arg-type]


def running_headers(seed: int) -> Planted:
    """Single header lines and page numbers that cut sentences and a numbered list."""
    prose = Prose(seed)
    header, footer = "REPORT ON THE LAKE DISTRICTS", "Office for Early Warning and Response"
    said: list[str] = []
    lines = ["What the Lake Districts Learned", ""]
    for page in range(1, 6):
        whole, cut = prose.paragraph(), prose.sentence()
        said += [*whole, cut]
        words = cut.split()
        lines += [
            " ".join(whole),
            "",
            " ".join(words[:9]),
            "",
            header,
            "",
            footer,
            "",
            str(page),
            "",
        ]
        lines += [" ".join(words[9:]), ""]
    lines += ["The districts should:", ""]
    items = [prose.sentence() for _ in range(6)]
    for number, item in enumerate(items, start=1):
        lines += [f"{number}. {item}"]
        lines += ["", header, "", footer, "", "6", ""] if number == 3 else []
    return _text("headers.txt", lines, sentences=(*said, *items), furniture=(header, footer))


def single_header(seed: int) -> Planted:
    """One header line, alone on its page edge, that cuts sentences."""
    prose = Prose(seed)
    header = "Summary of the Fourth Meeting of Desk Officers"
    said: list[str] = []
    lines = ["Desk Officers Meet in the Hills", ""]
    for page in range(1, 5):
        whole, cut = prose.paragraph(), prose.sentence()
        said += [*whole, cut]
        words = cut.split()
        lines += [" ".join(whole), "", " ".join(words[:8]), "", f"{header}   {page}", ""]
        lines += [" ".join(words[8:]), ""]
    return _text("single_header.txt", lines, sentences=tuple(said), furniture=(header,))


def wrapped(seed: int) -> Planted:
    """Text wrapped at 72 columns, words hyphenated across lines, form feeds between pages."""
    prose = Prose(seed)
    said: list[str] = []
    pages: list[list[str]] = []
    for page in range(1, 4):
        rows = ["Quarterly Survey of the Hill Towns", ""]
        for _ in range(4):
            sentences = prose.paragraph()
            said += sentences
            rows += [*_hyphenated(" ".join(sentences)), ""]
        pages.append([*rows, f"- {page} -"])
    text = "The Hill Towns in Winter\n\n" + "\n\f".join("\n".join(rows) for rows in pages)
    furniture = ("Quarterly Survey of the Hill Towns",)
    return Planted("wrapped.txt", text.encode(), tuple(said), furniture)


def _hyphenated(text: str) -> list[str]:
    """Lines of 72 columns; one long word a paragraph is parted at a line's end."""
    rows = textwrap.wrap(text, 72)
    for index in range(len(rows) - 1):
        word = rows[index + 1].split()[0]
        if len(word) > 8 and word.isalpha() and word.islower():
            rows[index] += f" {word[:4]}-"
            rows[index + 1] = rows[index + 1][4:]
            return rows
    return rows


def web_article(seed: int) -> Planted:
    """Drop cap, chrome, photo credit, the whole article twice, the second copy titled."""
    prose = Prose(seed)
    paragraphs = [prose.paragraph() for _ in range(5)]
    body: list[str] = []
    for number, sentences in enumerate(paragraphs):
        text = " ".join(sentences)
        body += [text[0], "", text[1:], ""] if number == 0 else [text, ""]
    lines = [".", *body, "Share", "Sign in | Register", "www.example-courier.org", "",
             "What the Valley Wants", "", "Photo by Ida Brook via Unsplash.", "",
             "March 3, 2021", "", *body, "We use cookies to improve this site.",
             "© 2021 Example Courier", "Read more"]  # fmt: skip
    said = tuple(s for sentences in paragraphs for s in sentences)
    furniture = ("Photo by", "cookies", "©", "Read more", "Sign in", "example-courier")
    return _text("web_article.txt", lines, sentences=said, furniture=furniture)


def press_conference(seed: int) -> Planted:
    """Speaker turns in capitals, questions without names."""
    prose = Prose(seed)
    lines = ["Press Conference by the Envoy for the Lakes", "", "14 June 2022", ""]
    said: list[tuple[str, str]] = []
    for _ in range(5):
        for speaker, count in (("Q", 1), ("THE SPOKESPERSON", 3)):
            sentences = prose.paragraph(count)
            lines += [f"{speaker}: {sentences[0]}", ""]
            lines += [" ".join(sentences[1:]), ""] if count > 1 else []
            said += [(s, speaker) for s in sentences]
    return _text(
        "press_conference.txt", lines, sentences=tuple(s for s, _ in said), speakers=tuple(said)
    )


def newsletter_headings(seed: int) -> Planted:
    """A Markdown newsletter: `## Title`, byline, date, and a section of the carrier's own."""
    return _newsletter("newsletter.md", seed, lambda title: [f"## {title}", ""], "By {}")


def newsletter_plain(seed: int) -> Planted:
    """A plain newsletter: title, "By Author", date, text."""
    return _newsletter("newsletter.txt", seed, lambda title: [title], "By {}")


def newsletter_numbered(seed: int) -> Planted:
    """A numbered newsletter with a contents list that says the titles in the same words."""
    numbers = iter(range(1, 9))
    return _newsletter("listserv.txt", seed, lambda title: [f"{next(numbers)}. {title}"], "{}")


def _newsletter(name: str, seed: int, head, byline: str) -> Planted:  # type: ignore[no-untyped-def]
    prose = Prose(seed)
    said: list[tuple[str, str]] = []
    markdown = name.endswith(".md")
    lines = ["# The Watch Letter" if markdown else "THE WATCH LETTER", "", "9 May 2024", ""]
    if name == "listserv.txt":
        lines += ["\u00a0", "\u00a0"]
    for number in range(1, 5):
        author = prose.person()
        sentences = prose.paragraph(4)
        lines += [*head(f"What the Town of {prose.name()} Decided"), byline.format(author)]
        lines += [f"{number} May 2024", "\u00a0", " ".join(sentences[:2]), "\u00a0"]
        lines += [" ".join(sentences[2:]), "\u00a0", ""]
        said += [(s, author) for s in sentences]
    lines += ["Thanks to Nia Brook for compiling this newsletter.", "", "Unsubscribe"]
    return _text(
        name, lines, sentences=tuple(s for s, _ in said), authors=tuple(said),
        furniture=("Unsubscribe",),
    )  # fmt: skip


def mail_digest(seed: int) -> Planted:
    """A mailing list's digest: topics, then messages with their headers."""
    prose = Prose(seed)
    people = [prose.person() for _ in range(4)]
    titles = [f"News from {prose.name()}" for _ in people]
    lines = ["Prevention Digest, Vol 12, Issue 3", "", "Today's Topics:", ""]
    lines += [f"   {n}. {t} ({p})" for n, (t, p) in enumerate(zip(titles, people, strict=True), 1)]
    said: list[tuple[str, str]] = []
    for number, (title, person) in enumerate(zip(titles, people, strict=True), start=1):
        sentences = prose.paragraph(4)
        address = f"{person.split()[0].lower()}@example.org"
        lines += ["", "-" * 40, "", f"Message: {number}",
                  f"Date: Mon, {number + 2} Jun 2024 10:00:00 +0000",
                  f"From: {person} <{address}>", "To: prevention@example.org",
                  f"Subject: [prevention] {title}", "",
                  *textwrap.wrap(" ".join(sentences[:2]), 72), "",
                  *textwrap.wrap(" ".join(sentences[2:]), 72)]  # fmt: skip
        said += [(s, person) for s in sentences]
    lines += ["", "-" * 30, "", "Prevention mailing list", "prevention@example.org",
              "https://lists.example.org/prevention"]  # fmt: skip
    return _text(
        "digest.txt", lines, sentences=tuple(s for s, _ in said), authors=tuple(said),
        furniture=("mailing list", "lists.example.org", "prevention@example.org"),
    )  # fmt: skip


def mojibake(seed: int) -> Planted:
    """UTF-8 that was read as Windows-1252 and saved again; no-break and zero-width spaces."""
    prose = Prose(seed)
    sentences = [f"{s[:-1]} – that is what “Côte d’Ivoire” has shown." for s in prose.paragraph(9)]
    text = "\n\n".join(" ".join(sentences[i : i + 3]) for i in (0, 3, 6))
    spaced = f"What Broken Letters Say\n\u00a0\n{text}".replace(" has", "\u00a0has")
    spaced = spaced.replace("shown", "sho\u200bwn")
    return Planted("mojibake.txt", _twice(spaced), tuple(sentences))


def _twice(text: str) -> bytes:
    """UTF-8 bytes taken for Windows-1252, and encoded once more."""
    letters = (bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode())
    return "".join(letters).encode()


def report(seed: int) -> Planted:
    """Markdown: contents with leaders, numbered headings, nested lists, a table, a quotation."""
    prose = Prose(seed)
    first, second, quoted = prose.paragraph(), prose.paragraph(), prose.sentence()
    items = [prose.sentence() for _ in range(3)]
    nested = [prose.sentence() for _ in range(2)]
    lines = ["Review of the Warning Desks", "", "Contents", "", "1. Background ........ 3",
             "1.1 Methods ........ 4", "", "1. Background", "", " ".join(first), "",
             "1.1 Methods", "", " ".join(second), "", f"> {quoted}", "", "The desks should:", "",
             f"(a) {items[0]}", f"    - {nested[0]}", f"    - {nested[1]}", f"(b) {items[1]}",
             f"(c) {items[2]}", "", "| Desk | Notes | Share |", "|---|---|---|",
             "| North | 12 | 40% |", "| South | 18 | 60% |", "", "Annex A", "",
             " ".join(prose.paragraph())]  # fmt: skip
    said = (*first, *second, quoted, *items, *nested)
    return _text("review.md", lines, sentences=(*said, "South | 18 | 60%"), furniture=("....",))


def un_report(seed: int) -> Planted:
    """Numbered paragraphs across headings, wrapped, page headers with a symbol."""
    prose = Prose(seed)
    said: list[str] = []
    lines = ["A/99/123", "", "Warning and Response in the Lake Districts", ""]
    number = 0
    for heading in ("I. Introduction", "II. Findings", "III. Conclusions"):
        lines += [heading, ""]
        for _ in range(4):
            number += 1
            sentences = prose.paragraph()
            said += sentences
            lines += [*textwrap.wrap(f"{number}. {' '.join(sentences)}", 80), ""]
        lines += ["A/99/123", "", f"24-012{number:02d} (E)", ""]
    return _text("un_report.txt", lines, sentences=tuple(said), furniture=("24-012",))


def doubled(seed: int) -> Planted:
    """Paragraphs that nearly repeat, and two that differ in a figure, which are both kept."""
    prose = Prose(seed)
    paragraphs = [prose.paragraph(7) for _ in range(4)]
    near = (
        " ".join(paragraphs[1]).replace("A delegate", "One delegate").replace(" the ", " those ", 1)
    )
    base = " ".join(paragraphs[3])
    one, two = f"In all, 41 towns took part. {base}", f"In all, 57 towns took part. {base}"
    lines = ["Voices of the Valley", ""]
    for text in (" ".join(paragraphs[0]), " ".join(paragraphs[1]), " ".join(paragraphs[2]), near,
                 one, two):  # fmt: skip
        lines += [text, ""]
    said = tuple(s for p in paragraphs[:3] for s in p)
    figures = ("In all, 41 towns took part.", "In all, 57 towns took part.")
    return _text("doubled.txt", lines, sentences=(*said, *figures))


TEXTS = (
    running_headers,
    single_header,
    wrapped,
    web_article,
    press_conference,
    newsletter_headings,
    newsletter_plain,
    newsletter_numbered,
    mail_digest,
    mojibake,
    report,
    un_report,
    doubled,
)
