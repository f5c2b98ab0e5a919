"""The addresses that programs ask, under ``/api/v1``, one noun a file."""

from fastapi import APIRouter

from api.errors import PROBLEMS
from api.routes import agreement, body, claim, clause, country, health, organization, rule, sample

router = APIRouter(prefix="/api/v1", responses=PROBLEMS)
for part in (country, agreement, clause, rule, sample, organization, body, claim, health):
    router.include_router(part.router)
