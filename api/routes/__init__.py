"""The addresses that programs ask, under ``/api/v1``: every file here that has a ``router``, one noun a file."""

from fastapi import APIRouter
from fastapi.routing import APIRoute

from api.layers.problems import PROBLEMS
from api.parameters.one_thread import READERS, in_one_thread
from api.parameters.whole_query import read_whole
from models.modules import modules

PREFIX = "/api/v1"

ORDER = (
    "country",
    "compare",
    "linked_data",
    "mission",
    "citation",
    "agreement",
    "clause",
    "rule",
    "sample",
    "stats",
    "visit",
    "restriction",
    "fairness",
    "feed",
    "calendar",
    "reciprocity",
    "benefits",
    "change",
    "chart",
    "organization",
    "body",
    "claim",
    "export",
    "health",
)
"""The order of the API document; a file that is not named here comes after them, by the alphabet."""


def _place(name: str) -> tuple[int, str]:
    return (ORDER.index(name) if name in ORDER else len(ORDER)), name


_FILES = modules(__name__)
PARTS = tuple(_FILES[name] for name in sorted(_FILES, key=_place) if hasattr(_FILES[name], "router"))

router = APIRouter(prefix=PREFIX, responses=PROBLEMS)
for part in PARTS:
    for route in part.router.routes:
        if isinstance(route, APIRoute):
            threads = getattr(part, "THREADS", READERS)
            route.endpoint = read_whole(in_one_thread(route.endpoint, threads))
    router.include_router(part.router)
