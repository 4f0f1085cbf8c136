"""The Ask page's acts without a browser: failing, stopping, and whose conversation it is."""

from pathlib import Path

import pytest

from sources.errors import AssistantError
from sources.settings import Settings
from ui.desk import Desk
from ui.history import Conversation, Exchange, History
from ui.pages.ask import AskPage
from ui.surface import Reply, Visit

ANA, BEN = Visit("ana"), Visit("ben")


@pytest.fixture
def page(tmp_path: Path) -> AskPage:
    settings = Settings(home=tmp_path / "home", sources=str(tmp_path), register_answers=False)
    return AskPage(Desk(settings))


def kept(page: AskPage, user: str = "ana") -> tuple[Conversation, ...]:
    return History(page.desk.settings.home, user).all()


def ended(page: AskPage, reply: Reply, identity: str = "") -> Reply:
    """The reply once the job is done, as the browser would ask for it."""
    for _ in range(100):
        if not reply.job:
            return reply
        sent = {"job": reply.job, "version": reply.version, "c": identity}
        reply = page.act(ANA, "job", sent)
    raise AssertionError("The job doesn't end.")


def test_failure_is_kept_as_a_notice_with_a_way_to_ask_again(page: AskPage) -> None:
    reply = ended(page, page.act(ANA, "ask", {"question": "Why?"}))
    assert "The library is empty." in reply.html["#r2p-chat"]
    assert 'data-ask="Why?"' in reply.html["#r2p-chat"]
    assert [e.notice for e in kept(page)[0].exchanges] == ["The library is empty."]


@pytest.mark.parametrize("since", ["2013-13", "2013-00", "2013-01-32", "May"])
def test_date_that_is_none_is_told(page: AskPage, since: str) -> None:
    with pytest.raises(AssistantError, match="is no date"):
        page.act(ANA, "ask", {"question": "Why?", "since": since})


def test_stopped_question_leaves_no_trace(page: AskPage) -> None:
    with page.desk.in_turn():  # somebody else's answer is being made
        asked = page.act(ANA, "ask", {"question": "Why?", "c": "0" * 16})
        waiting = page.act(ANA, "job", {"job": asked.job, "version": 0, "c": "0" * 16})
        assert "Others are asking" in waiting.html["#r2p-wait"]
        page.act(ANA, "stop", {"job": asked.job, "c": "0" * 16})
    reply = ended(page, asked, "0" * 16)
    assert "r2p-pending" not in reply.html["#r2p-chat"]
    assert kept(page) == ()


def test_question_is_shown_while_it_is_worked_on(page: AskPage) -> None:
    with page.desk.in_turn():
        asked = page.act(ANA, "ask", {"question": "<b>Why?</b>"})
        assert "&lt;b&gt;Why?&lt;/b&gt;" in asked.html["#r2p-chat"]
        page.act(ANA, "stop", {"job": asked.job})


def test_nobody_sees_or_stops_another_s_question(page: AskPage) -> None:
    ended(page, page.act(ANA, "ask", {"question": "Ana's own?"}))
    talk = kept(page)[0]
    shown = page.open(BEN, {"c": talk.id})
    assert "Ana" not in "".join(shown.html.values())
    page.act(BEN, "forget", {"id": talk.id})
    assert kept(page) == (talk,)
    with page.desk.in_turn():
        asked = page.act(ANA, "ask", {"question": "Why?"})
        page.act(BEN, "stop", {"job": asked.job})
        job = page.desk.jobs.get("ana", asked.job)
        assert job
        assert job.state == "running"
        job.stop()


@pytest.mark.parametrize("identity", ["../../accounts", "x" * 16, "", "0" * 15])
def test_conversation_of_no_sound_id_is_never_read(page: AskPage, identity: str) -> None:
    assert "r2p-turn" not in page.open(ANA, {"c": identity}).html["#r2p-page"]
    assert History(page.desk.settings.home, "ana").load(identity) is None


def test_history_survives_with_its_answer_whole(tmp_path: Path) -> None:
    history = History(tmp_path, "ana")
    talk = history.new().with_exchange(Exchange("Why?", notice="No.", thumb="down", reason="x"))
    history.save(talk)
    assert history.load(talk.id) == talk
    history.remove(talk.id)
    assert history.all() == ()


@pytest.mark.parametrize("user", ["../ana", "", "Ana", "a/b"])
def test_history_takes_no_name_that_could_be_a_path(tmp_path: Path, user: str) -> None:
    with pytest.raises(ValueError, match="no user name"):
        History(tmp_path, user)


@pytest.mark.parametrize(
    "data",
    [{}, {"turn": "x", "c": []}, {"doc": None, "others": "x"}, {"job": 7}, {"question": ["a"]}],
)
def test_nonsense_from_a_browser_is_answered_quietly(
    page: AskPage, data: dict[str, object]
) -> None:
    for act in ("job", "stop", "thumb", "reason", "forget", "open_source", "nonsense"):
        assert isinstance(page.act(ANA, act, data), Reply)


def test_question_with_half_a_character_is_kept_as_text(page: AskPage) -> None:
    ended(page, page.act(ANA, "ask", {"question": "Why \ud800?"}))
    assert [e.question for e in kept(page)[0].exchanges] == ["Why \ufffd?"]


def test_thumb_given_while_the_next_answer_is_made_is_kept(page: AskPage) -> None:
    ended(page, page.act(ANA, "ask", {"question": "First?"}))
    talk = kept(page)[0]
    with page.desk.in_turn():
        asked = page.act(ANA, "ask", {"question": "Second?", "c": talk.id})
        page.act(ANA, "thumb", {"c": talk.id, "turn": 0, "thumb": "up"})
    ended(page, asked, talk.id)
    assert [(e.question, e.thumb) for e in kept(page)[0].exchanges] == [
        ("First?", "up"),
        ("Second?", ""),
    ]


def test_conversation_that_is_deleted_while_they_are_listed_is_left_out(tmp_path: Path) -> None:
    history = History(tmp_path, "ana")
    talk = history.new().with_exchange(Exchange("Why?", notice="No."))
    history.save(talk)
    (tmp_path / "conversations" / "ana" / f"{'0' * 16}.json").symlink_to(tmp_path / "gone")
    assert history.all() == (talk,)
