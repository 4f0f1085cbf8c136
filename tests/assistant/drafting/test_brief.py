"""Briefs: bounds, saving and opening."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.drafting.brief import Brief, Forum, Position, load_brief, save_brief
from sources.errors import AssistantError


def test_brief_is_saved_and_opened_as_it_was(tmp_path: Path) -> None:
    brief = Brief(
        topic="  Early   warning ",
        forum=Forum.PRESS,
        position=Position.CAUTIOUS,
        minutes=2.5,
        must=("Name the helpline",),
        leave_out=("004/B1",),
    )
    file = tmp_path / "brief.json"
    save_brief(brief, file)
    assert load_brief(file) == brief
    assert brief.topic == "Early warning"
    assert brief.words == 325  # 2.5 · 130


@pytest.mark.parametrize(
    "wrong", [{"topic": ""}, {"topic": "x", "minutes": 0.2}, {"topic": "x", "since": "May"}]
)
def test_brief_refuses_what_is_out_of_bounds(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Brief.model_validate(wrong)


def test_load_brief_says_what_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "brief.json"
    file.write_text('{"topic": "x", "forun": "press"}', "utf-8")
    with pytest.raises(AssistantError, match="forun"):
        load_brief(file)
    with pytest.raises(AssistantError, match="can't be read"):
        load_brief(tmp_path / "none.json")
