"""Search, ask, check and draft."""

from typing import Any

from fastapi import APIRouter

from assistant.answer import Answer, Status
from assistant.assistant import Turn
from assistant.contract import answer_json, check_json, search_json
from assistant.drafting import Brief
from assistant.drafting.contract import draft_json
from assistant.entailment import Pair
from ui.api.models import AskRequest, CheckRequest, RecheckRequest, SearchRequest
from ui.desk import Desk

Json = dict[str, Any]


def question_routes(desk: Desk) -> APIRouter:
    """The routes; each answers with the JSON that the command line prints."""
    router = APIRouter()

    @router.post("/search", summary="The passages that bear on a question, best first")
    def search(request: SearchRequest) -> Json:
        filters = request.filters.filters(desk)
        return search_json(desk.search(request.question, request.k, filters))

    @router.post("/ask", summary="The answer to a question, every sentence cited")
    def ask(request: AskRequest) -> Json:
        history = tuple(_turn(question) for question in request.history)
        return answer_json(desk.ask(request.question, history, request.filters.filters(desk)))

    @router.post("/check", summary="The verdict on each statement of a text, with evidence")
    def check(request: CheckRequest) -> Json:
        return check_json(desk.check(request.text, request.filters.filters(desk)))

    @router.post("/draft", summary="Talking points for a brief")
    def draft(brief: Brief) -> Json:
        return draft_json(desk.draft(brief))

    @router.post("/recheck", summary="Whether given evidence carries a sentence")
    def recheck(request: RecheckRequest) -> Json:
        verdict = desk.judge.verdicts([Pair(request.sentence, tuple(request.evidence))])[0]
        return {
            "verdict": verdict.kind.value,
            "probability": round(verdict.probability, 3),
            "differences": [
                {"kind": d.kind, "claim": d.claim, "source": d.source} for d in verdict.differences
            ],
        }

    return router


def _turn(question: str) -> Turn:
    """An earlier question; a follow-up is understood from the questions alone."""
    return Turn(question, Answer(question, Status.ANSWERED, "", (), (), ()))
