"""The outermost layer: gives each request an id, answers what nobody else did, and tells log and metrics."""

import logging
from collections.abc import Callable
from time import perf_counter

from fastapi import Request
from fastapi.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.layers.log import AccessLog, shown_path
from api.layers.metrics import Metrics
from api.layers.request_state import RequestState

Failed = Callable[[Request, Exception], Response]
"""Makes the answer to a request that failed."""

log = logging.getLogger("concord")


class Access:
    """Every answer leaves with the id of its request; nothing that went wrong inside goes further out."""

    def __init__(
        self, app: ASGIApp, failed: Failed, *, access_log: AccessLog | None, metrics: Metrics | None
    ) -> None:
        self._app = app
        self._failed = failed
        self._log = access_log
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = perf_counter()
        exchange = RequestState.begin(scope)
        number = (b"x-request-id", exchange.id.encode())

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                exchange.status = message["status"]
                message = {**message, "headers": [*message["headers"], number]}
            else:
                exchange.size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, sent)
        except Exception as error:
            if exchange.status == 0:
                await self._failed(Request(scope), error)(scope, receive, sent)
            elif exchange.status < 500:
                log.error(
                    "broke off",
                    exc_info=error,
                    extra={"request": exchange.id, "path": shown_path(scope["path"])},
                )
        finally:
            self._tell(scope, exchange, perf_counter() - began)

    def _tell(self, scope: Scope, exchange: RequestState, seconds: float) -> None:
        if self._log is not None:
            self._log.answered(
                method=scope["method"],
                path=shown_path(scope["path"]),
                status=exchange.status,
                ms=round(seconds * 1000, 2),
                bytes=exchange.size,
                request=exchange.id,
                kept=exchange.from_cache,
            )
        if self._metrics is not None:
            self._metrics.answered(scope["method"], exchange, seconds)
