"""What the pages worked out, as files: checks and drafts; and the text of a file."""

import json
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Request, UploadFile
from fastapi.responses import PlainTextResponse, Response
from pydantic import Field

from assistant.check import Check
from assistant.check_pages import as_html, as_markdown
from assistant.contract import check_json
from assistant.export import Format, export
from sources.errors import SourceError
from sources.reader import read_document
from ui.api.callers import account_of
from ui.desk import Desk
from ui.drafts import Drafts
from ui.grading import Grading, gold_lines
from ui.uploads import MAX_BYTES, safe_name
from ui.visitors import Visitors

Identity = Annotated[str, Field(pattern="^[0-9a-f]{16}$")]
MEDIA = {
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_FILES: dict[int | str, dict[str, Any]] = {
    404: {"description": "There is none."},
    200: {"content": {media.partition(";")[0]: {} for media in MEDIA.values()}},
}


def result_routes(desk: Desk, visitors: Visitors) -> APIRouter:
    """The routes."""
    router = APIRouter()

    @router.get(
        "/checks/{job}/export",
        summary="A check of the Check page as a file",
        response_class=Response,
        responses=_FILES,
    )
    def check(
        job: Identity,
        request: Request,
        format: Literal["md", "docx", "html", "json"] = "md",
    ) -> Response:
        found = desk.jobs.get(account_of(visitors, request).name, job)
        if found is None or not isinstance(found.result, Check):
            raise HTTPException(404, "This check is no longer kept.")
        return attached(check_file(found.result, format), f"check.{format}")

    @router.get(
        "/drafts/{identity}/export",
        summary="A draft of the Draft page as a file",
        response_class=Response,
        responses=_FILES,
    )
    def draft(identity: Identity, request: Request, format: Format = Format.MD) -> Response:
        kept = Drafts(desk.settings.home, account_of(visitors, request).name).load(identity)
        if kept is None:
            raise HTTPException(404, "There is no such draft.")
        return attached(export(kept.draft, format), f"talking-points.{format.value}")

    @router.get(
        "/grading/{identity}/gold",
        summary="The sentences on whose label all graders agree, as JSON lines",
        response_class=PlainTextResponse,
        responses={404: {"description": "There is none."}},
    )
    def gold(identity: Identity) -> Response:
        graded = Grading(desk.settings.home).load(identity)
        if graded is None:
            raise HTTPException(404, "There is no such grading set.")
        headers = {"content-disposition": 'attachment; filename="gold.jsonl"'}
        return PlainTextResponse(gold_lines(graded), headers=headers)

    @router.post("/texts", summary="The text of a file, for checking it")
    def text(file: UploadFile) -> dict[str, str]:
        name = safe_name(file.filename or "")
        data = file.file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise SourceError(f"{name} is larger than {MAX_BYTES // 2**20} MB.", "Split the file.")
        return {"text": read_document(data, name).text}

    return router


def check_file(check: Check, form: str) -> bytes:
    """A check as a file's bytes."""
    title = "Checked against the sources"
    if form == "docx":
        # Imported here: only this export needs it.
        from assistant.check_docx import as_docx

        return as_docx(check, title)
    if form == "json":
        return (json.dumps(check_json(check), ensure_ascii=False, indent=1) + "\n").encode()
    return (as_html(check, title) if form == "html" else as_markdown(check, title)).encode()


def attached(data: bytes, name: str) -> Response:
    """A file to save; its kind follows from its name."""
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type=MEDIA[name.rpartition(".")[2]], headers=headers)
