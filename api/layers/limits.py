"""Limits on what a client may send: how large a body, and how many requests in a second."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from math import ceil
from time import monotonic

from starlette.types import ASGIApp, Message, Receive, Scope, Send

Refuse = Callable[..., Awaitable[None]]
"""Sends a problem: scope, receive, send, status, detail, headers."""

CLIENTS_AT_MOST = 20_000
"""Clients remembered at once; the one seen longest ago is forgotten, and begins anew."""


class _TooLarge(Exception):
    """A body went over the limit while it was read."""


class BodyLimit:
    """Refuses a body that is too large, and one that no address reads."""

    def __init__(self, app: ASGIApp, refuse: Refuse, most: int) -> None:
        self._app = app
        self._refuse = refuse
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        length = headers.get(b"content-length", b"0")
        declared = int(length) if length.isdigit() else 0
        if declared > self._most:
            await self._refuse(scope, receive, send, 413, f"At most {self._most} bytes are read.")
            return
        if scope["method"] in ("GET", "HEAD") and (declared or b"transfer-encoding" in headers):
            await self._refuse(
                scope, receive, send, 415, "This address reads no body: ask by parameters of the address."
            )
            return
        size = 0
        started = False

        async def counted() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > self._most:
                raise _TooLarge
            return message

        async def noted(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, counted, noted)
        except _TooLarge:
            if started:
                raise
            await self._refuse(scope, receive, send, 413, f"At most {self._most} bytes are read.")


class RateLimit:
    """Lets each client ask so many times a second on average, and as often again at once (a bucket of tokens)."""

    def __init__(
        self, app: ASGIApp, refuse: Refuse, rate: float, *, clock: Callable[[], float] = monotonic
    ) -> None:
        self._app = app
        self._refuse = refuse
        self._rate = rate
        self._most = max(1.0, 2 * rate)
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or say when to ask again."""
        if scope["type"] == "http":
            wait = self._take((scope.get("client") or ("",))[0])
            if wait:
                again = {"Retry-After": str(ceil(wait))}
                await self._refuse(
                    scope, receive, send, 429, f"At most {self._rate:g} requests a second.", again
                )
                return
        await self._app(scope, receive, send)

    def _take(self, client: str) -> float:
        """Take a token; 0 where there was one, otherwise the seconds until there is."""
        now = self._clock()
        tokens, then = self._buckets.pop(client, (self._most, now))
        tokens = min(self._most, tokens + (now - then) * self._rate)
        has = tokens >= 1
        self._buckets[client] = (tokens - 1 if has else tokens, now)
        if len(self._buckets) > CLIENTS_AT_MOST:
            self._buckets.popitem(last=False)
        return 0.0 if has else (1 - tokens) / self._rate
