"""Whether the service lives, is ready, and on which revision of the record."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field

from db.health import ready_revision

router = APIRouter(prefix="/health", tags=["health"])


class Health(BaseModel):
    """State of the service."""

    live: bool = Field(description="The process answers")
    ready: bool = Field(description="The database answers, at the schema of this release")
    revision: int | None = Field(description="Number of the newest revision of the record")
    detail: str | None = Field(description="What is wrong, where it is not ready")


@router.get("", response_model=Health, summary="Live, ready, revision", responses={503: {"model": Health}})
def health(request: Request) -> Response:
    """Tell whether the service can answer; 503 where it cannot."""
    revision, detail = ready_revision(request.app.state.engine)
    state = Health(live=True, ready=detail is None, revision=revision, detail=detail)
    return JSONResponse(state.model_dump(), 200 if state.ready else 503, {"Cache-Control": "no-store"})
