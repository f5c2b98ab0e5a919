"""The addresses that programs ask, under ``/api/v1``, one noun a file."""

from fastapi import APIRouter

from api.layers.problems import PROBLEMS
from api.routes import (
    agreement,
    benefits,
    body,
    calendar,
    change,
    chart,
    citation,
    claim,
    clause,
    compare,
    country,
    export,
    fairness,
    feed,
    health,
    linked_data,
    mission,
    organization,
    reciprocity,
    restriction,
    rule,
    sample,
    stats,
    visit,
)

PREFIX = "/api/v1"

PARTS = (
    country,
    compare,
    linked_data,
    mission,
    citation,
    agreement,
    clause,
    rule,
    sample,
    stats,
    visit,
    restriction,
    fairness,
    feed,
    calendar,
    reciprocity,
    benefits,
    change,
    chart,
    organization,
    body,
    claim,
    export,
    health,
)

router = APIRouter(prefix=PREFIX, responses=PROBLEMS)
for part in PARTS:
    router.include_router(part.router)
