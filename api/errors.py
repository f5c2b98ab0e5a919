"""Errors: problem details (RFC 9457) for programs, the same words on a page for people."""

import logging
import uuid
from collections.abc import Callable, Sequence
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

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


class Fault(BaseModel):
    """One thing wrong with a request."""

    parameter: str = Field(description="The name of the parameter")
    reason: str = Field(description="What is wrong with it")


class Suggestion(BaseModel):
    """Something near to what was asked for."""

    name: str
    url: str


class Problem(BaseModel):
    """Problem details, RFC 9457."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str
    errors: list[Fault] = Field(default_factory=list)
    suggestions: list[Suggestion] = Field(default_factory=list)


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
    errors: Sequence[Fault] = (),
    number: str | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    """An error as the one who asked can read it."""
    title = TITLES.get(status, "Error")
    suggestions: Suggestions = request.app.state.suggest(request) if status == 404 else ()
    if not wants_json(request):
        page: Page = request.app.state.problem_page
        response = page(request, status, title, detail, suggestions, number)
        response.headers.update(headers or {})
        return response
    body = Problem(
        title=title,
        status=status,
        detail=detail,
        instance=request.url.path,
        errors=list(errors),
        suggestions=[
            Suggestion(name=name, url=f"/api/v1{url}" if url.startswith("/") else url)
            for name, url in suggestions
        ],
    )
    content = body.model_dump(exclude={name for name in ("errors", "suggestions") if not getattr(body, name)})
    return JSONResponse(content, status, headers, media_type="application/problem+json")


def _fault(error: Any) -> Fault:
    where = [str(part) for part in error["loc"] if part not in ("query", "path", "body")]
    name = where[0] if where else ""
    if error["type"] == "extra_forbidden":
        return Fault(parameter=name, reason="unknown parameter")
    return Fault(parameter=name, reason=str(error["msg"]).removeprefix("Value error, "))


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this type only
    faults = list({(fault.parameter, fault.reason): fault for fault in map(_fault, error.errors())}.values())
    detail = "; ".join(f"{fault.parameter}: {fault.reason}" for fault in faults)
    return problem(request, 422, detail, errors=faults)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this type only
    detail = error.detail if error.detail != TITLES.get(error.status_code) else ""
    return problem(
        request,
        error.status_code,
        detail or "There is nothing at this address.",
        headers=dict(error.headers or {}),
    )


async def _unexpected(request: Request, error: Exception) -> Response:
    number = uuid.uuid4().hex[:12]
    log.error("request %s failed: %s %s", number, request.method, request.url.path, exc_info=error)
    return problem(request, 500, f"Something went wrong on our side. Request {number}.", number=number)


def add_error_handlers(app: FastAPI, page: Page, suggest: Callable[[Request], Suggestions]) -> None:
    """Answer every error of the app in one shape; ``page`` and ``suggest`` are how pages do it."""
    app.state.problem_page = page
    app.state.suggest = suggest
    app.add_exception_handler(RequestValidationError, _refused)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


PROBLEMS: dict[int | str, dict[str, Any]] = {
    404: {"model": Problem, "description": "Unknown country or id"},
    422: {"model": Problem, "description": "Unknown or faulty parameter"},
}
"""Errors that the routes document."""
