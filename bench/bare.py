"""The least a server can do: ready bytes from a file, the same to every request, under the same uvicorn.

``BENCH_BODY`` names the file; ``uvicorn bench.bare:app``.
"""

import os
from pathlib import Path
from typing import Any

_BODY = Path(os.environ["BENCH_BODY"]).read_bytes() if "BENCH_BODY" in os.environ else b""
_START = {
    "type": "http.response.start",
    "status": 200,
    "headers": [(b"content-type", b"application/json"), (b"content-length", str(len(_BODY)).encode())],
}
_REST = {"type": "http.response.body", "body": _BODY}


async def app(scope: dict[str, Any], _receive: Any, send: Any) -> None:
    """Answer anything with the bytes."""
    if scope["type"] == "http":
        await send(_START)
        await send(_REST)
