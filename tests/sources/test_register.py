"""The register: schema, faults named by place, links to the documents."""

import json
from pathlib import Path

import pytest

from sources.document import Document
from sources.errors import SourceError
from sources.register import Statement, link, load_register
from tests.sources.conftest import Read

ENTRY = {
    "id": "900-001",
    "statement": "The council of the hills asked for a list of the missing.",
    "pillars": [1],
    "mechanism": None,
    "actor": "Hill Council",
    "level": "national",
    "region": None,
    "function": "prevention",
    "period": "2013-05-03/2013-06",
    "document": "900",
    "item": None,
    "section": ["Findings"],
    "list_item": "2",
    "anchor": "a list of the missing",
}
TEXT = (
    "A Title Here\n\nThe council spoke of a list of the missing before.\n\nFINDINGS\n\n"
    "The towns should:\n\n1. Write down names.\n2. Keep a list of the “missing” people."
)


def _folder(tmp_path: Path, *lines: str) -> Path:
    (tmp_path / "900.jsonl").write_text("\n".join(lines))
    return tmp_path


def test_load_register_reads_statements(tmp_path: Path) -> None:
    (found,) = load_register(_folder(tmp_path, json.dumps(ENTRY), ""))
    assert found == Statement.model_validate(ENTRY)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"colour": "red"}, "colour: Extra inputs are not permitted"),
        ({"level": "local"}, "level: Input should be"),
        ({"pillars": [4]}, "pillars.0: Input should be 1, 2 or 3"),
        ({"period": "May 2013"}, "period: String should match"),
        ({"anchor": "x"}, "anchor: String should have at least 8"),
    ],
)
def test_load_register_names_file_and_line(
    tmp_path: Path, change: dict[str, object], message: str
) -> None:
    folder = _folder(tmp_path, json.dumps(ENTRY), json.dumps(ENTRY | {"id": "900-002"} | change))
    with pytest.raises(SourceError) as caught:
        load_register(folder)
    assert str(caught.value).startswith(f"The register's 900.jsonl, line 2: {message}")


def test_load_register_refuses_what_is_no_json(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="line 1: is not JSON"):
        load_register(_folder(tmp_path, "{"))


def test_load_register_refuses_an_id_that_comes_twice(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"line 2: 900-001 stands in 900\.jsonl, line 1 too"):
        load_register(_folder(tmp_path, json.dumps(ENTRY), json.dumps(ENTRY)))


def test_load_register_reads_the_shipped_one() -> None:
    statements = load_register()
    assert 250 <= len(statements) <= 450
    assert {s.document for s in statements} == {"000", "001", "002", "003", "004"}


def _statement(**change: object) -> Statement:
    return Statement.model_validate(ENTRY | change)


def test_link_prefers_the_section_and_list_item_named(read: Read) -> None:
    document = read(TEXT)
    keys = {document.sha256: "900"}
    wanted = _statement(anchor="Keep a list of the missing")
    found = link([wanted], [document], keys)["900-001"]
    assert document.text[found.start : found.end] == "Keep a list of the “missing"
    assert (found.in_item, found.in_section) == (True, True)


def test_link_takes_the_first_place_where_none_is_right(read: Read) -> None:
    document = read(TEXT)
    statement = _statement(section=["Elsewhere"])
    found = link([statement], [document], {document.sha256: "900"})["900-001"]
    assert found.start == document.text.index("a list of")
    assert not found.in_section


def test_link_without_the_document_or_the_words_is_none(read: Read) -> None:
    document = read(TEXT)
    assert link([_statement()], []) == {}
    other = _statement(anchor="nothing of the sort")
    assert link([other], [document], {document.sha256: "900"}) == {}


@pytest.mark.library
def test_link_finds_nearly_all_of_the_register(documents: dict[str, Document]) -> None:
    statements = load_register()
    links = link(statements, documents.values())
    right = [s for s in statements if s.id in links and links[s.id].in_item]
    # What stands in furniture, such as an address, has no place in the canonical text.
    assert len(right) >= 0.98 * len(statements)
