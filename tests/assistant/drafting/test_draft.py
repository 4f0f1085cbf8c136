"""Drafts over the real documents: locked sentences, length, refusals, musts, edits."""

import pytest

from assistant.assistant import Assistant
from assistant.drafting.brief import Brief
from assistant.drafting.drafter import Drafter
from assistant.drafting.editing import edited, red, swapped
from assistant.drafting.points import DraftStatus, Origin, State, TalkingPoints
from assistant.grounding.overlap import WordOverlap
from assistant.judge import Judge
from index.terms import term_set
from sources.catalogue import Voice

pytestmark = pytest.mark.library

BRIEFS = (
    Brief(
        topic="Regional organisations and the responsibility to protect",
        forum="regional_council",
        position="cautious",
    ),
    Brief(topic="Early warning", forum="press", position="favour", minutes=1),
    Brief(topic="The responsibility to protect", position="opposed", minutes=2),
    Brief(topic="Implementing the responsibility to protect", position="stock_taking", minutes=5),
)


@pytest.fixture(scope="module")
def drafter(assistant: Assistant) -> Drafter:
    return Drafter(assistant, Judge(WordOverlap()))


@pytest.fixture(scope="module")
def drafts(drafter: Drafter) -> list[TalkingPoints]:
    return [drafter.draft(brief) for brief in BRIEFS]


def test_every_sourced_word_is_verbatim_at_its_offsets(
    assistant: Assistant, drafts: list[TalkingPoints]
) -> None:
    checked = 0
    for draft in drafts:
        for sentence in draft.sentences():
            if sentence.origin is Origin.OURS:
                continue
            assert sentence.evidence, sentence.text
            quotes = {c.marker: c.quote for c in sentence.evidence}
            for citation in sentence.evidence:
                text = assistant.document(citation.document_id).text
                assert text[citation.start : citation.end] == citation.quote
            for segment in sentence.segments:
                if not segment.ours:
                    quote = quotes[segment.marker]
                    assert segment.text[1:] == quote[1:]
                    assert segment.text[0].lower() == quote[0].lower()
                    checked += 1
    assert checked > 40


def test_markers_count_up_in_reading_order(drafts: list[TalkingPoints]) -> None:
    for draft in drafts:
        assert [c.marker for c in draft.citations] == list(range(1, len(draft.citations) + 1))
        ids = [s.id for s in draft.sentences()]
        assert len(ids) == len(set(ids))


def test_a_draft_has_points_objections_care_and_two_voices(drafts: list[TalkingPoints]) -> None:
    for draft in drafts:
        assert 3 <= len(draft.points) <= 7
        assert all(p.headline and p.sentences for p in draft.points)
        assert draft.asked
        assert draft.care
        assert draft.references
        assert draft.fits_length
        spoken = [c for s in draft.spoken for c in s.evidence]
        assert len({c.record.voice for c in spoken}) > 1


def test_no_sentence_repeats_another(drafts: list[TalkingPoints]) -> None:
    for draft in drafts:
        said = [
            term_set("".join(g.text for g in s.segments if not g.ours))
            for s in draft.spoken
            if s.evidence
        ]
        for i, one in enumerate(said):
            assert all(len(one & other) < 0.7 * min(len(one), len(other)) for other in said[:i])


def test_a_position_that_the_sources_contradict_is_said(drafts: list[TalkingPoints]) -> None:
    opposed = drafts[2]
    assert opposed.status is DraftStatus.POSITION_DISPUTED
    assert "don't bear out" in opposed.notices[0]
    assert drafts[0].status is DraftStatus.DRAFTED


def test_the_same_brief_gives_the_same_draft(drafter: Drafter, drafts: list[TalkingPoints]) -> None:
    again = drafter.draft(BRIEFS[1])
    assert [s.text for s in again.sentences()] == [s.text for s in drafts[1].sentences()]


@pytest.mark.parametrize("topic", ["Carbon markets and climate finance", "R2P in Freedonia"])
def test_a_topic_outside_the_library_is_refused_with_what_is_near(
    drafter: Drafter, topic: str
) -> None:
    draft = drafter.draft(Brief(topic=topic))
    assert draft.status is DraftStatus.NOT_IN_SOURCES
    assert not draft.points
    assert draft.gaps[0].nearest
    assert "Not in the sources" in draft.notices[0]


def test_musts_are_in_or_said_to_be_missing(drafter: Drafter) -> None:
    brief = Brief(
        topic="The African Union and mass atrocities",
        minutes=2,
        must=(
            "Member states have never formally implemented Article 4(h)",
            "The African Union has 90,000 soldiers in its standby force",
        ),
    )
    draft = drafter.draft(brief)
    assert any("Article 4(h)" in s.text for s in draft.spoken)
    assert any("90,000" in g.note for g in draft.gaps)


def test_filters_and_leave_out_are_kept(drafter: Drafter) -> None:
    brief = Brief(topic="Regional organisations", documents=("002", "001"), leave_out=("001",))
    draft = drafter.draft(brief)
    records = {c.record.title for c in draft.citations}
    assert len(records) == 1
    voices = Brief(topic="Regional organisations", leave_out_voices=(Voice.MEETING_SUMMARY,))
    found = {c.record.voice for c in drafter.draft(voices).citations}
    assert found
    assert Voice.MEETING_SUMMARY not in found


def test_an_edit_turns_red_in_the_draft_and_back(
    drafter: Drafter, drafts: list[TalkingPoints]
) -> None:
    draft = drafts[0]
    sentence = next(s for s in draft.spoken if "2015" in s.text or "2022" in s.text)
    wrong = sentence.text.replace("2015", "2003").replace("2022", "2003")
    outcome = drafter.recheck(wrong, sentence)
    changed = edited(draft, sentence.id, wrong, outcome)
    assert [s.id for s in red(changed)] == [sentence.id]
    back = edited(changed, sentence.id, sentence.text, drafter.recheck(sentence.text, sentence))
    assert not red(back)
    assert back.sentence(sentence.id).state is State.GREEN


def test_alternatives_can_be_swapped_in(drafter: Drafter, drafts: list[TalkingPoints]) -> None:
    draft = drafts[0]
    sentence = draft.points[0].sentences[0]
    other = drafter.alternatives(draft, sentence.id)[0]
    assert other.text != sentence.text
    changed = swapped(draft, sentence.id, other)
    assert changed.points[0].sentences[0].text == other.text
    assert [c.marker for c in changed.citations] == list(range(1, len(changed.citations) + 1))


def test_report_marks_notes_and_sources(drafter: Drafter) -> None:
    notes = "# Institutions\n- A second focal point was appointed.\n- A working group met twice."
    report = drafter.report(notes, Brief(topic="Progress", on_behalf="Ruritania"))
    origins = {s.origin for s in report.spoken}
    assert origins == {Origin.NOTES, Origin.SOURCE}
    assert any("one-page report" in s.text for s in report.bottom_line)
    assert report.points[0].headline == "Institutions"
    assert report.points[0].sentences[0].text == "A second focal point was appointed."
    assert all(s.evidence for s in report.sentences() if s.origin is Origin.SOURCE)
