"""The API as an application of its own, mounted under /api/v1."""

import logging
from importlib.metadata import version

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from sources.errors import AssistantError, SourceError
from ui.api.conversations import conversation_routes
from ui.api.library import library_routes
from ui.api.models import Problem
from ui.api.questions import question_routes
from ui.api.results import result_routes
from ui.desk import Desk
from ui.visitors import Visitors

PATH = "/api/v1"
log = logging.getLogger(__name__)
_REFUSALS = {
    409: "The library can't do this as it is: no such document, nothing passes, unreadable.",
    401: "Sign in first.",
    403: "This account may not do that, or the request comes from another site.",
    413: "The request is too large.",
    422: "A field is missing or has a wrong value.",
    429: "Too many requests.",
}


def build_api(desk: Desk, visitors: Visitors) -> FastAPI:
    """The API over the desk's library."""
    api = FastAPI(
        title="R2P Assistant",
        description="Cited answers, checks and drafts over the library of this machine.",
        version=version("r2p-assistant"),
        docs_url=None,
        redoc_url=None,
        responses={code: {"model": Problem, "description": d} for code, d in _REFUSALS.items()},
    )
    api.include_router(question_routes(desk))
    api.include_router(library_routes(desk, visitors))
    api.include_router(conversation_routes(desk, visitors))
    api.include_router(result_routes(desk, visitors))
    api.add_exception_handler(AssistantError, _told)
    api.add_exception_handler(RequestValidationError, _invalid)
    api.add_exception_handler(HTTPException, _refused)
    api.add_exception_handler(Exception, _broken)
    return api


def _problem(status: int, error: str, hint: str = "") -> JSONResponse:
    return JSONResponse(Problem(error=error, hint=hint).model_dump(), status)


def _told(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, AssistantError)
    lost = isinstance(error, SourceError) and request.method == "GET"
    return _problem(404 if lost else 409, error.message, error.hint)


def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"][1:]) or "body"
    return _problem(422, f"{place}: {first['msg']}.", f"See {PATH}/openapi.json.")


def _refused(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    refusal = _problem(error.status_code, str(error.detail))
    refusal.headers.update(error.headers or {})
    return refusal


def _broken(request: Request, error: Exception) -> JSONResponse:
    log.error("A request failed.", exc_info=error)
    return _problem(500, "This could not be done.", "The terminal of the assistant says why.")
