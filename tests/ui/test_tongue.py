"""The languages of the interface: every label in each, with the same values in it."""

import ast
import re
from pathlib import Path

import pytest

from assistant.check_words import DIFFERENCES, KINDS
from assistant.drafting import Forum, Position
from sources.basis import Basis
from sources.catalogue import Voice
from sources.register.statements import load_register
from ui import reader
from ui.conversation import thanks_html
from ui.history import Conversation, Exchange
from ui.pages import ask
from ui.render import STATUS_LINES
from ui.tongue import LANGUAGES, preferred, tongue
from ui.views import changes, check, draft, evaluate, explore, record
from ui.views.frame import PAGES
from ui.views.settings import THEMES

UI = Path(__file__).resolve().parents[2] / "ui"
OTHERS = [code for code in LANGUAGES if code != "en"]


def labels() -> set[str]:
    """Every label that the code hands to a tongue, as a literal or from a table."""
    found: set[str] = set()
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name == "t" and isinstance(node.args[0], ast.Constant):
                found.add(node.args[0].value)
    tables = (
        DIFFERENCES, STATUS_LINES, reader._LABELS, check._MEANS, check.LABELS, changes._WHAT,
        draft._STATES,
        draft._PARTIES, evaluate._WHAT, explore._LEVELS, ask._NOTES, dict(record._FIELDS),
        dict(THEMES), {n: label for n, _, label in PAGES},
    )  # fmt: skip
    for table in tables:
        found.update(table.values())  # type: ignore[attr-defined]
    for members in (Voice, Forum, Position):
        found.update(m.label for m in members)  # type: ignore[attr-defined]
    found.update(b.value for b in Basis)
    found.update(KINDS)
    found.update(s.region for s in load_register() if s.region)
    return found


@pytest.mark.parametrize("code", OTHERS)
def test_every_label_is_translated(code: str) -> None:
    assert sorted(labels() - set(tongue(code).words)) == []


@pytest.mark.parametrize("code", OTHERS)
def test_translations_take_the_same_values(code: str) -> None:
    for english, said in tongue(code).words.items():
        assert set(re.findall(r"{(\w+)}", said)) == set(re.findall(r"{(\w+)}", english)), english


def test_thumbs_are_in_the_language_of_the_page() -> None:
    talk = Conversation("0" * 16, "", "", (Exchange("Why?"),))
    assert "Pas utile" in thanks_html(talk, 0, tongue("fr"))


@pytest.mark.parametrize(
    ("chosen", "accepted", "code"),
    [
        ("", "", "en"),
        ("fr", "es", "fr"),
        ("", "es-MX,es;q=0.9,en;q=0.8", "es"),
        ("xx", "de, fr;q=0.5", "fr"),
        ("../en", "de", "en"),
    ],
)
def test_preferred_takes_the_choice_then_the_browser_s(
    chosen: str, accepted: str, code: str
) -> None:
    assert preferred(chosen, accepted).code == code
