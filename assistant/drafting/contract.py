"""The JSON of a draft: what `draft --format json` prints and the page holds."""

from typing import Any

from assistant.contract import citation_json
from assistant.drafting.listing import note
from assistant.drafting.points import Sentence, TalkingPoints

Json = dict[str, Any]


def draft_json(draft: TalkingPoints) -> Json:
    """One draft."""
    return {
        "brief": draft.brief.model_dump(mode="json"),
        "status": draft.status.value,
        "title": draft.title,
        "notices": list(draft.notices),
        "address": draft.address,
        "bottom_line": [sentence_json(s) for s in draft.bottom_line],
        "points": [
            {
                "headline": p.headline,
                "theme": p.theme,
                "sentences": [sentence_json(s) for s in p.sentences],
            }
            for p in draft.points
        ],
        "if_asked": [
            {
                "question": a.question,
                "raised": sentence_json(a.raised),
                "replies": [sentence_json(r) for r in a.replies],
            }
            for a in draft.asked
        ],
        "examples": [sentence_json(s) for s in draft.examples],
        "handle_with_care": [
            {
                "kind": c.kind.value,
                "note": c.note,
                "sentences": [sentence_json(s) for s in c.sentences],
            }
            for c in draft.care
        ],
        "not_supported": [
            {"note": g.note, "nearest": [sentence_json(s) for s in g.nearest]} for g in draft.gaps
        ],
        "citations": [citation_json(c) | {"note": note(c)} for c in draft.citations],
        "references": list(draft.references),
        "spoken_words": draft.spoken_words,
        "spoken_seconds": draft.spoken_seconds,
        "model": draft.model,
        "timings_ms": {stage: round(ms, 2) for stage, ms in draft.timings_ms.items()},
    }


def sentence_json(sentence: Sentence) -> Json:
    """One sentence; `segments` tell a source's words from ours."""
    return {
        "id": sentence.id,
        "text": sentence.text,
        "segments": [
            {"text": s.text, "ours": s.ours, "marker": s.marker} for s in sentence.segments
        ],
        "citations": list(sentence.markers),
        "origin": sentence.origin.value,
        "state": sentence.state.value,
        "reason": sentence.reason,
        "reworded": sentence.reworded,
    }
