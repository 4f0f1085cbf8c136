"""Text that several documents carry is one passage, which says where else it stands."""

from index.chunking import passages_of
from index.collapse import collapsed
from index.passage import Passage
from tests.index.conftest import document

FIRST = (
    "The council of the nine members met on the shore of the lake and asked each member to name "
    "an official who reads every warning within a day and answers it in writing."
)
SECOND = (
    "Nobody in the capital had read the note that the river desk sent in March, although eleven "
    "villages had asked for help and the road to the hospital was still open."
)
ARTICLE = f"# What the Council Asked\n\nBy Ada Brook\n3 May 2024\n\n{FIRST}\n\n{SECOND}\n"
PAGE = (
    "<html><head><title>What the Council Asked</title></head><body><nav>Home</nav><article>"
    f"<h1>What the Council Asked</h1><p>10 June 2024</p><p>{FIRST}</p><p>{SECOND}</p>"
    "</article></body></html>"
)
MAILING = (
    f"# The Weekly Letter\n\n## What the Council Asked\n\nBy Ada Brook\n3 May 2024\n\n{FIRST}\n\n"
    "## Another Meeting\n\nBy Elif Hale\n4 May 2024\n\nForty delegates met in Lisse, and they "
    "asked for a fund of two million crowns for all the monitors.\n\nUnsubscribe\n"
)


def _collapsed() -> dict[str, list[Passage]]:
    given = {"a.md": ARTICLE, "page.html": PAGE, "letter.md": MAILING}
    documents = [document(text, name) for name, text in given.items()]
    passages = collapsed({d.id: passages_of(d) for d in documents}, documents)
    return {d.source_file: list(passages[d.id]) for d in documents}


def test_an_article_that_is_carried_elsewhere_is_one_passage() -> None:
    found = _collapsed()
    texts = " ".join(p.text for held in found.values() for p in held)
    assert texts.count("shore of the lake") == texts.count("river desk") == 1
    assert "Forty delegates" in texts
    assert "river desk" in " ".join(p.text for p in found["a.md"])


def test_the_passage_kept_says_where_else_it_stands() -> None:
    (first,) = (p for p in _collapsed()["a.md"] if "shore of the lake" in p.text)
    assert sorted(first.also_in) == [
        "The Weekly Letter (letter.md), item A1, ¶ 1",
        "What the Council Asked (10 June 2024), ¶ 1",
    ]
    (second,) = (p for p in _collapsed()["a.md"] if "river desk" in p.text)
    assert second.also_in == ("What the Council Asked (10 June 2024), ¶ 2",)


def test_a_figure_that_differs_keeps_both() -> None:
    one = document(f"# One\n\n{FIRST[:-1]} by 5 May.\n", "one.md")
    two = document(f"# Two\n\n{FIRST[:-1]} by 6 May.\n", "two.md")
    kept = collapsed({d.id: passages_of(d) for d in (one, two)}, [one, two])
    assert [len(kept[d.id]) for d in (one, two)] == [1, 1]
    assert not any(p.also_in for held in kept.values() for p in held)
