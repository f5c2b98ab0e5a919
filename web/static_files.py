"""Static files: under the address that names their content they may be kept for good."""

import os
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from web.page import STATIC, static

FOR_GOOD = "public, max-age=31536000, immutable"


class Assets(StaticFiles):
    """The files in static/; one asked for by the address that pages use never changes under it."""

    def __init__(self) -> None:
        super().__init__(directory=STATIC)

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """The file, or that it has not changed, with how long it may be kept."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        name = Path(full_path).relative_to(STATIC.resolve()).as_posix()
        asked = f"{scope['path']}?{scope['query_string'].decode('latin-1')}"
        response.headers["Cache-Control"] = FOR_GOOD if asked == static(name) else "no-cache"
        return response
