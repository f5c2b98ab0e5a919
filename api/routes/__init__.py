"""The addresses that programs ask, under ``/api/v1``, one noun a file."""

from fastapi import APIRouter
from fastapi.routing import APIRoute

from api.layers.problems import PROBLEMS
from api.parameters.one_thread import in_one_thread
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
    for route in part.router.routes:
        if isinstance(route, APIRoute):
            route.endpoint = in_one_thread(route.endpoint)
    router.include_router(part.router)
