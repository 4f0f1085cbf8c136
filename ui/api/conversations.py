"""The user's own conversations as files: the whole one, and the receipt of an answer."""

import json
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response
from pydantic import Field

from assistant.receipt import made_with, receipt_of
from ui.api.callers import account_of
from ui.desk import Desk
from ui.exports.docx import docx
from ui.exports.markdown import markdown
from ui.exports.pdf import pdf
from ui.history import Conversation, History
from ui.visitors import Visitors

Identity = Annotated[str, Field(pattern="^[0-9a-f]{16}$")]
_MAKERS = {
    "md": (markdown, "text/markdown; charset=utf-8"),
    "docx": (docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": (pdf, "application/pdf"),
}
_MISSING: dict[int | str, dict[str, Any]] = {404: {"description": "There is none."}}
_FILES: dict[int | str, dict[str, Any]] = {
    **_MISSING,
    200: {"content": {media.partition(";")[0]: {} for _, media in _MAKERS.values()}},
}


def conversation_routes(desk: Desk, visitors: Visitors) -> APIRouter:
    """The routes."""
    router = APIRouter(prefix="/conversations")

    def conversation(request: Request, identity: str) -> Conversation:
        account = account_of(visitors, request)
        found = History(desk.settings.home, account.name).load(identity)
        if found is None or not found.exchanges:
            raise HTTPException(404, "There is no such conversation.")
        return found

    @router.get("", summary="The conversations of this account")
    def listed(request: Request) -> list[dict[str, Any]]:
        account = account_of(visitors, request)
        found = History(desk.settings.home, account.name).all()
        return [{"id": c.id, "title": c.title, "changed": c.changed} for c in found]

    @router.get(
        "/{identity}/export",
        summary="A conversation as a file",
        response_class=Response,
        responses=_FILES,
    )
    def export(
        identity: Identity,
        request: Request,
        format: Literal["md", "docx", "pdf"] = "md",
    ) -> Response:
        make, media = _MAKERS[format]
        data = make(conversation(request, identity))
        return _file(data, media, f"conversation-{identity}.{format}")

    @router.get(
        "/{identity}/receipt/{turn}",
        summary="All that an answer rests on, to check it later",
        response_class=Response,
        responses={**_MISSING, 200: {"content": {"application/json": {}}}},
    )
    def receipt(
        identity: Identity, turn: Annotated[int, Field(ge=0)], request: Request
    ) -> Response:
        exchanges = conversation(request, identity).exchanges
        answer = exchanges[turn].answer if turn < len(exchanges) else None
        if answer is None:
            raise HTTPException(404, "There is no such answer.")
        made = made_with(desk.documents, desk.settings, desk.judge.model.name)
        earlier = tuple(e.question for e in exchanges[:turn] if e.answer)
        receipt = receipt_of(answer, desk.documents, made, exchanges[turn].asked_with, earlier)
        text = json.dumps(receipt.model_dump(mode="json"), ensure_ascii=False, indent=1)
        name = f"receipt-{identity}-{turn}.json"
        return _file(text.encode(), "application/json", name)

    return router


def _file(data: bytes, media: str, name: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type=media, headers=headers)
