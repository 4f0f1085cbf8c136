"""Founding texts fetched from a server on loopback."""

from pathlib import Path

import pytest

from sources.catalogue import CoreEntry
from sources.core import CoreState, core_entries, fetch_core
from sources.errors import SourceError
from sources.fetch import Limits
from tests.sources.web import page, serving

OPEN = Limits(allow_private=True)
RIGHT = b"United Nations A/63/677\n\nGeneral Assembly\n\nDistr.: General\n\nThe report says much."


def entry(key: str, address: str = "", symbol: str = "A/63/677") -> CoreEntry:
    # The catalogue's own entries are https; the server on loopback has no certificate.
    return CoreEntry(key=key, title=key.upper(), symbol=symbol).model_copy(
        update={"address": address}
    )


def test_core_entries_go_by_key_or_symbol() -> None:
    assert [e.key for e in core_entries(("sg-2009", "S/2011/393"))] == ["sg-2009", "sg-2011"]
    assert len(core_entries()) == 24
    with pytest.raises(SourceError, match="no founding text"):
        core_entries(("A/1/1",))


def test_fetch_core_keeps_only_what_names_the_document(tmp_path: Path) -> None:
    answers = {"/right": page(RIGHT), "/wrong": page(b"Please enable cookies to read A/1/1.")}
    with serving(answers) as (address, asked):
        entries = [
            entry("right", f"{address}/right"),
            entry("wrong", f"{address}/wrong"),
            entry("none"),
        ]
        first = list(fetch_core(entries, tmp_path, limits=OPEN))
        again = list(fetch_core(entries[:1], tmp_path, limits=OPEN))
    assert [r.state for r in first] == [CoreState.FETCHED, CoreState.FAILED, CoreState.NO_ADDRESS]
    assert "doesn't name A/63/677" in first[1].message
    assert [r.state for r in again] == [CoreState.PRESENT]
    assert asked == ["/right", "/wrong"]
    assert [p.name for p in tmp_path.iterdir()] == ["right.txt"]


def test_fetch_core_says_plainly_that_there_is_no_network(tmp_path: Path) -> None:
    entries = [entry("one", "http://desk.invalid/1"), entry("two", "http://desk.invalid/2")]
    found = list(fetch_core(entries, tmp_path))
    assert [r.state for r in found] == [CoreState.FAILED] * 2
    assert all("there is no network" in r.message and "\n" not in r.message for r in found)
