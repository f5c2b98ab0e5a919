"""Errors: problem details (RFC 9457) for programs, the same words on a page for people."""

import logging
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from api.layers.log import shown_path
from api.layers.request_state import RequestState
from db.engine import DATABASE_ERRORS
from reports.parameters.declaration import RecordReference
from reports.parameters.names import NotInRecord

log = logging.getLogger("concord")

TITLES = {
    400: "Bad request",
    404: "Not found",
    405: "Method not allowed",
    406: "Not acceptable",
    413: "Content too large",
    415: "Unsupported media type",
    422: "Refused input",
    429: "Too many requests",
    500: "Internal error",
    503: "Not ready",
}

ALLOWED = "GET, HEAD"
"""What every address answers: the record is read here, and HEAD wherever GET is."""


class FieldFault(BaseModel):
    """One thing wrong with a request."""

    parameter: str = Field(description="The name of the parameter")
    reason: str = Field(description="What is wrong with it")


class Suggestion(BaseModel):
    """Something near to what was asked for."""

    name: str = Field(description="Its name")
    url: str = Field(description="Its address")


class Problem(BaseModel):
    """Problem details, RFC 9457."""

    type: str = Field(default="about:blank", description="The status says what kind of problem it is")
    title: str = Field(description="What kind of problem it is, in words")
    status: int = Field(ge=400, le=599, description="The status of the answer")
    detail: str = Field(description="What went wrong this time")
    instance: str = Field(description="The address asked for")
    request: str | None = Field(
        default=None, description="Id of the request, as the log of the service has it"
    )
    errors: list[FieldFault] = Field(default_factory=list, description="What is wrong with each parameter")
    suggestions: list[Suggestion] = Field(default_factory=list, description="Records with a name near to it")


Suggestions = Sequence[tuple[str, str]]
"""Names near to what was asked for, with their addresses."""

Page = Callable[[Request, int, str, str, Suggestions, str | None], Response]
"""Makes the page of an error: status, title, detail, suggestions, number of the request."""


def wants_json(request: Request) -> bool:
    """Whether a request came by the programs' door."""
    return request.url.path == "/api" or request.url.path.startswith("/api/")


def problem(
    request: Request,
    status: int,
    detail: str,
    *,
    sought: str | None = None,
    errors: Sequence[FieldFault] = (),
    number: str | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    """An error as the one who asked can read it."""
    title = TITLES.get(status, "Error")
    headers = {"Cache-Control": "no-store", **(headers or {})}
    suggestions = _near(request, sought) if status == 404 else ()
    if not wants_json(request):
        page: Page = request.app.state.problem_page
        response = page(request, status, title, detail, suggestions, number)
        response.headers.update(headers)
        return response
    body = Problem(
        title=title,
        status=status,
        detail=detail,
        instance=request.url.path,
        request=number,
        errors=list(errors),
        suggestions=[
            Suggestion(name=name, url=f"/api/v1{url}" if url.startswith("/") else url)
            for name, url in suggestions
        ],
    )
    content = body.model_dump(
        exclude={name for name in ("request", "errors", "suggestions") if not getattr(body, name)}
    )
    return JSONResponse(content, status, headers, media_type="application/problem+json")


def _near(request: Request, sought: str | None) -> Suggestions:
    if sought is None and "endpoint" in request.scope and not request.path_params:
        return ()  # a list was found; what it was asked for is none of the names in its address
    try:
        found: Suggestions = request.app.state.suggest(request, sought)
    except DATABASE_ERRORS:
        return ()
    return found


def _fault(error: Any) -> FieldFault:
    where = [str(part) for part in error["loc"] if part not in ("query", "path", "body")]
    name = where[0] if where else ""
    if error["type"] == "extra_forbidden":
        return FieldFault(parameter=name, reason="unknown parameter")
    return FieldFault(parameter=name, reason=reason_of(error))


def reason_of(error: Any) -> str:
    """What is wrong with a parameter, of one of the errors of a ValidationError."""
    return str(error["msg"]).removeprefix("Value error, ")


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this type only
    faults = list({(fault.parameter, fault.reason): fault for fault in map(_fault, error.errors())}.values())
    detail = "; ".join(f"{fault.parameter}: {fault.reason}" for fault in faults)
    return problem(request, 422, detail, errors=faults)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this type only
    headers = dict(error.headers or {})
    detail = "" if error.detail == HTTPStatus(error.status_code).phrase else error.detail
    if error.status_code == 405:
        headers["Allow"] = ALLOWED
        detail = f"This address answers {ALLOWED}."
    detail = detail or "There is nothing at this address."
    return problem(request, error.status_code, detail, headers=headers)


async def _not_in_record(request: Request, error: Exception) -> Response:
    """404 for what is named and is not there; countries near to a name are suggested wherever in the address it stood."""
    assert isinstance(error, NotInRecord)  # noqa: S101 - registered for this type only
    name = error.names[0]
    if error.noun is RecordReference.COUNTRY:
        return problem(request, 404, f"The naming table has no country {name[:100]!r}.", sought=name)
    return problem(request, 404, f"The record has no {error.noun.value} {name[:100]!r}.")


def failed(request: Request, error: Exception) -> Response:
    """The answer to a request that failed through no fault of its own; the log says why, under the same number."""
    number = RequestState.of(request.scope).id
    log.error(
        "failed",
        exc_info=error,
        extra={"request": number, "method": request.method, "path": shown_path(request.url.path)},
    )
    return problem(request, 500, f"Something went wrong on our side. Request {number}.", number=number)


async def _unexpected(request: Request, error: Exception) -> Response:
    return failed(request, error)


async def _away(request: Request, error: Exception) -> Response:
    number = RequestState.of(request.scope).id
    log.error(
        "database away", exc_info=error, extra={"request": number, "path": shown_path(request.url.path)}
    )
    return problem(request, 503, "The database does not answer.", number=number, headers={"Retry-After": "5"})


def add_error_handlers(
    app: FastAPI, page: Page, suggest: Callable[[Request, str | None], Suggestions]
) -> None:
    """Answer every error of the app in one shape; ``page`` and ``suggest`` are how pages do it."""
    app.state.problem_page = page
    app.state.suggest = suggest
    app.add_exception_handler(RequestValidationError, _refused)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(NotInRecord, _not_in_record)
    for away in DATABASE_ERRORS:
        app.add_exception_handler(away, _away)
    app.add_exception_handler(Exception, _unexpected)


PROBLEMS: dict[int | str, dict[str, Any]] = {
    404: {"model": Problem, "description": "Unknown country or id"},
    422: {"model": Problem, "description": "Unknown or faulty parameter"},
}
"""Errors that the routes document."""
