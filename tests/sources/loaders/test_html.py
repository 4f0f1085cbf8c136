"""Web pages: main text, structure, metadata, hidden text."""

import pytest

from sources.errors import SourceError
from sources.loaders import Loaded, load

PROSE = "The desk reported the burning of villages to the council and asked it to act in time. "


def page(body: str, head: str = "") -> Loaded:
    source = f"<!doctype html><html lang='fr-FR'><head>{head}</head><body>{body}</body></html>"
    return load(source.encode(), "page.html")


def hidden_words(loaded: Loaded) -> list[str]:
    return [loaded.text[a:b] for a, b in loaded.hidden]


def test_load_keeps_headings_lists_and_tables() -> None:
    loaded = page(
        f"<h1>Title</h1><p>{PROSE * 3}</p><h2>Part</h2><ol start=3><li>Third<ul><li>inner</li></ul>"
        "</li><li>Fourth</li></ol><ol type=a><li>first</li></ol><blockquote><p>Quoted.</p>"
        "</blockquote><table><caption>Cases</caption><tr><th>Place<th>Year</tr>"
        f"<tr><td>North<td>2008</tr></table><p>One<br>two.</p><p>{PROSE}</p>"
    )
    assert loaded.text == (
        f"# Title\n\n{(PROSE * 3).strip()}\n\n## Part\n\n3. Third\n   - inner\n4. Fourth\n"
        "(a) first\n\n> Quoted.\n\nCases\n\n| Place | Year |\n| --- | --- |\n| North | 2008 |\n\n"
        f"One\ntwo.\n\n{PROSE.strip()}"
    )


def test_load_leaves_out_what_surrounds_the_main_text() -> None:
    links = "".join(f"<li><a href='/{i}'>Other story number {i}</a></li>" for i in range(9))
    loaded = page(
        f"<nav>Home About</nav><header>Site header</header><div id=main><h1>Title</h1>"
        f"<p>{PROSE * 2}</p><p>{PROSE * 2}</p><p>{PROSE}</p></div><ul>{links}</ul>"
        "<aside>Advert</aside><form><button>Join</button></form><footer>© Site</footer>"
        "<script>evil()</script>"
    )
    for chrome in ("Home", "Site header", "Advert", "Join", "© Site", "evil", "Other story"):
        assert chrome not in loaded.text
    assert loaded.text.count("The desk reported") == 5
    assert loaded.notes == ("scripts left out: 1",)


def test_load_reads_metadata() -> None:
    metadata = page(
        f"<p>{PROSE}</p>",
        "<title>The Report | The Centre</title><meta name=author content='Jane Doe and Li Wei'>"
        "<meta property='og:site_name' content='The Centre'>"
        "<meta property='article:published_time' content='2016-05-09T10:00:00Z'>"
        "<link rel=canonical href='https://example.org/report'>",
    ).metadata
    assert metadata.title == "The Report"
    assert metadata.authors == ("Jane Doe", "Li Wei")
    assert metadata.publisher == "The Centre"
    assert (metadata.published, metadata.language) == ("2016-05-09", "fr")
    assert metadata.url == "https://example.org/report"


def test_load_reads_linked_data() -> None:
    metadata = page(
        f"<p>{PROSE}</p>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Head", '
        '"datePublished": "2020-10-23", "author": [{"name": "Ann Bo"}], '
        '"publisher": {"name": "Paper"}}</script>',
    ).metadata
    assert (metadata.title, metadata.authors, metadata.publisher, metadata.published) == (
        "Head",
        ("Ann Bo",),
        "Paper",
        "2020-10-23",
    )


@pytest.mark.parametrize(
    "attributes",
    [
        "style='display:none'",
        "style='visibility: hidden'",
        "style='font-size:0'",
        "style='font-size:1px'",
        "style='color:#fff'",
        "style='color:rgb(255,255,255); background-color: white'",
        "style='opacity:0'",
        "style='position:absolute; left:-9999px'",
        "hidden",
        "class=gone",
        "class=pale",
    ],
)
def test_load_marks_what_a_reader_would_not_see(attributes: str) -> None:
    loaded = page(
        f"<p>{PROSE * 3}</p><p {attributes}>secret words of an attack</p><p>{PROSE * 3}</p>",
        "<style>.gone { display: none } p.pale { color: white }</style>",
    )
    assert hidden_words(loaded) == ["secret words of an attack"]


@pytest.mark.parametrize(
    "attributes",
    [
        "style='color:#fff; background:#003366'",
        "style='color:white; background: url(dark.png)'",
        "style='opacity:0; transition: opacity 1s'",
        "style='font-size:12px; left:-1px'",
        "class=small",
    ],
)
def test_load_hides_nothing_that_is_seen(attributes: str) -> None:
    loaded = page(
        f"<p>{PROSE * 3}</p><p {attributes}>words that are seen</p><p>{PROSE * 3}</p>",
        "<style>@media print { .small { display: none } }</style>",
    )
    assert loaded.hidden == ()
    assert "words that are seen" in loaded.text


def test_load_reads_the_declared_encoding() -> None:
    source = f"<html><head><meta charset=windows-1251></head><body><p>Совет {PROSE}</p></body>"
    assert "Совет" in load(source.encode("cp1251"), "a.html").text


def test_load_counts_unsafe_links() -> None:
    loaded = page(f"<p>{PROSE} <a href='javascript:steal()'>more</a></p>")
    assert loaded.notes == ("javascript: and data: links left out: 1",)
    assert "steal" not in loaded.text


def test_load_refuses_a_page_without_text() -> None:
    with pytest.raises(SourceError, match="no text"):
        page("<script>x</script>")


def test_load_refuses_deep_nesting() -> None:
    with pytest.raises(SourceError, match="nested too deeply"):
        page("<div>" * 20_000 + f"<p>{PROSE}</p>")


def test_lines_under_the_title_that_say_who_and_when_are_kept() -> None:
    prose = (
        "The council of the nine members met on the shore of the lake and asked each member to "
        "name an official who reads every warning within a day and answers it in writing."
    )
    page = (
        "<html><body><nav><a href='/'>Home</a> <a href='/b'>Archive</a></nav><article>"
        "<h1>What the Council Asked</h1><p>By Ada Brook</p><p>Share this page</p>"
        f"<p>10 June 2024</p><p>{prose}</p><p>{prose[:-1]} again.</p></article></body></html>"
    )
    lines = load(page.encode(), "page.html").text.split("\n\n")
    assert lines[:3] == ["# What the Council Asked", "By Ada Brook", "10 June 2024"]
    assert lines[3].strip() == prose
