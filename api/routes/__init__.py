"""The addresses that programs ask, under ``/api/v1``, one noun a file."""

from fastapi import APIRouter

from api.errors import PROBLEMS
from api.routes import (
    agreement,
    benefits,
    body,
    change,
    chart,
    claim,
    clause,
    mission,
    compare,
    country,
    export,
    fairness,
    feed,
    health,
    organization,
    reciprocity,
    rule,
    sample,
    stats,
    visit,
)

router = APIRouter(prefix="/api/v1", responses=PROBLEMS)
for part in (
    country,
    compare,
    agreement,
    clause,
    mission,
    rule,
    sample,
    stats,
    visit,
    fairness,
    feed,
    reciprocity,
    benefits,
    change,
    chart,
    organization,
    body,
    claim,
    export,
    health,
):
    router.include_router(part.router)
