"""Linked data: agreements as schema.org Legislation, vocabularies as SKOS, the DCAT catalogue."""

import json
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from api.parameters.address import moved_permanently, public_address
from api.parameters.dependencies import Home, SessionDep, day_of
from api.parameters.formats import preferred_media
from db.queries import agreement as queries
from db.session import ReadSession
from reports.agreements.agreement import AgreementReading, agreement_report
from reports.exports.linked_data import (
    MEDIA_TYPE,
    catalogue,
    concept_scheme,
    concept_schemes,
    legislation,
    vocabulary_names,
)
from reports.parameters.declaration import OnDay

router = APIRouter(tags=["linked data"])

LINKED: dict[int | str, dict[str, Any]] = {200: {"content": {MEDIA_TYPE: {}}, "description": "JSON-LD"}}


def linked(content: dict[str, Any]) -> Response:
    """A document of linked data."""
    return Response(json.dumps(content, ensure_ascii=False).encode(), media_type=MEDIA_TYPE)


def linked_agreement(request: Request, agreement: AgreementReading) -> Response:
    """An agreement as linked data."""
    return linked(legislation(agreement, base=public_address(request)))


def prefers_linked(request: Request) -> bool:
    """Whether a request would rather have linked data than plain JSON."""
    return bool(preferred_media(request.headers.get("accept"), {"application/json": False, MEDIA_TYPE: True}))


def _missing(session: ReadSession, request: Request, agreement_id: str) -> Response:
    kept = queries.merged_into(session, agreement_id)
    if kept is None:
        raise HTTPException(404, f"The record has no agreement {agreement_id[:100]!r}.")
    return moved_permanently(request, f"/agreements/{kept}.jsonld")


@router.get(
    "/agreements/{agreement_id}.jsonld",
    summary="One agreement as linked data",
    response_class=Response,
    responses=LINKED,
)
def agreement(
    request: Request, session: SessionDep, agreement_id: str, query: Annotated[OnDay, Query()]
) -> Response:
    """Read one agreement as schema.org Legislation; a date that is no calendar day, month or year is typed EDTF."""
    report = agreement_report(session, agreement_id, on=day_of(request, query.on))
    if report is None:
        return _missing(session, request, agreement_id)
    return linked_agreement(request, report.agreement)


@router.get("/catalog.jsonld", summary="The catalogue", response_class=Response, responses=LINKED)
def catalog(request: Request, session: SessionDep, home: Home) -> Response:
    """Read what the record gives out, as a DCAT 3 catalogue."""
    return linked(catalogue(session, home=home, base=public_address(request)))


@router.get("/vocabularies", summary="Lists of controlled words", response_class=Response, responses=LINKED)
def vocabularies(request: Request) -> Response:
    """List the vocabularies of the record."""
    return linked(concept_schemes(base=public_address(request)))


@router.get(
    "/vocabularies/{name}.jsonld",
    summary="One list of controlled words",
    response_class=Response,
    responses=LINKED,
)
def vocabulary(request: Request, session: SessionDep, name: str) -> Response:
    """Read one vocabulary as a SKOS concept scheme, with labels in English and Chinese."""
    if name not in vocabulary_names():
        raise HTTPException(404, f"There is no vocabulary {name[:100]!r}.")
    return linked(concept_scheme(session, name, base=public_address(request)))
