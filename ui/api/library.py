"""The library: what it holds, its text and bibliography, and adding to it."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request, UploadFile
from fastapi.responses import PlainTextResponse, Response
from pydantic import Field

from sources.bibliography import works
from sources.bibliography_formats import as_bibtex, as_csl_json, as_ris
from sources.errors import SourceError
from sources.references import Manner, references
from ui.accounts import Account
from ui.api.callers import librarian
from ui.changes import adding
from ui.desk import Desk
from ui.library_json import document_json, item_json, library_json
from ui.uploads import MAX_BYTES, Upload, Uploads
from ui.visitors import Visitors

Json = dict[str, Any]
Form = Literal["bibtex", "ris", "csl-json", "un", "chicago"]
Name = Annotated[str, Field(min_length=1, max_length=200)]
_SUFFIX = {"bibtex": "bib", "ris": "ris", "csl-json": "json", "un": "txt", "chicago": "txt"}
_TEXT: dict[int | str, dict[str, Any]] = {200: {"content": {"text/plain": {}}}}


def library_routes(desk: Desk, visitors: Visitors) -> APIRouter:
    """The routes."""
    router = APIRouter(prefix="/library")

    @router.get("", summary="Every document and item with its record and state")
    def listed() -> Json:
        return library_json(desk.assistant.library)

    @router.get(
        "/bibliography",
        summary="References of the library",
        response_class=PlainTextResponse,
        responses=_TEXT,
    )
    def bibliography(format: Form = "bibtex") -> Response:
        name = f"r2p-library.{_SUFFIX[format]}"
        headers = {"content-disposition": f'attachment; filename="{name}"'}
        return PlainTextResponse(bibliography_text(desk, format), headers=headers)

    @router.post("/uploads", status_code=201, summary="Read a file without adding it yet")
    def upload(file: UploadFile, request: Request) -> Json:
        account = librarian(visitors, request)
        data = file.file.read(MAX_BYTES + 1)
        return understood_json(desk, _waiting(desk, account).take(file.filename or "", data))

    @router.delete("/uploads/{upload}", status_code=204, summary="Discard a file that was read")
    def discard(
        upload: Annotated[str, Field(pattern="^[0-9a-f]{16}$")], request: Request
    ) -> Response:
        _waiting(desk, librarian(visitors, request)).discard(upload)
        return Response(status_code=204)

    @router.post("/uploads/{upload}/add", summary="Add a file that was read to the library")
    def add(upload: Annotated[str, Field(pattern="^[0-9a-f]{16}$")], request: Request) -> Json:
        account = librarian(visitors, request)
        found = _waiting(desk, account).find(upload)
        job = desk.jobs.start(account.name, adding(desk, account.name, (found,)))
        while job.state == "running":
            job.wait(job.version, 5.0)
        if job.state != "done":
            raise SourceError(job.error or "The file was not added.", job.hint)
        return {"added": found.document.id, "documents": len(desk.documents)}

    @router.get(
        "/{name}/text",
        summary="The canonical text that offsets refer to",
        response_class=PlainTextResponse,
        responses={**_TEXT, 404: {"description": "There is no such document."}},
    )
    def text(name: Name) -> Response:
        return PlainTextResponse(desk.assistant.document(name).text)

    @router.get(
        "/{name}",
        summary="A document, or an item of one (004~B1)",
        responses={404: {"description": "There is no such document."}},
    )
    def shown(name: Name) -> Json:
        library = desk.assistant.library
        document, label = library.find(name.replace("~", "/"))
        item = document.item(label)
        if item:
            return item_json(library.key(document), item)
        return document_json(library, document)

    return router


def bibliography_text(desk: Desk, form: str) -> str:
    """The references of the library in a format."""
    library = desk.assistant.library
    listed = works((library.key(d), d) for d in library.documents)
    plain = {"bibtex": as_bibtex, "ris": as_ris, "csl-json": as_csl_json}
    if form in plain:
        return plain[form](listed)
    return "".join(f"{line}\n" for line in references(listed, Manner(form)))


def understood_json(desk: Desk, upload: Upload) -> Json:
    """What was understood of a waiting file."""
    document = upload.document
    return {
        "upload": upload.id,
        "sections": [list(s.path) for s in document.sections],
        "repairs_made": [r.kind for r in document.repairs],
        **document_json(desk.assistant.library, document),
        "state": "waits to be added",
    }


def _waiting(desk: Desk, account: Account) -> Uploads:
    return Uploads(desk.settings.home, account.name)
