"""Answers kept by edition of the record: the outermost layer that knows what an answer is.

No reader gets an answer older than a write that was committed before the request arrived: each request first learns
which edition stands, and an answer is kept only where the same edition stood before it was made and after, so that
every transaction within saw that one. What is kept of another edition, or for another day, is forgotten at once.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.layers.accept import weight_of_coding
from api.layers.conditional import entity_tag, last_modified, tag_of_encoded, unchanged
from api.layers.request_state import RequestState, route_pattern
from db.watcher.version import RecordVersion, Watcher

Headers = list[tuple[bytes, bytes]]
Name = tuple[object, ...]

ENCODINGS = ("zstd", "br", "gzip")
"""Compressions, the preferred first."""
OVERHEAD = 2_000
"""Bytes that an answer takes beside its body, roughly."""
NAMES_AT_MOST = 32
"""Spellings of one request under which its answer is found without a second thought."""
SHARE = 8
"""One answer takes at most one part in so many of the room."""
NOT_PASSED_ON = frozenset((b"range", b"if-range"))
"""Answers are whole: no part of one is given."""
VARIES_BY = frozenset((b"accept", b"accept-encoding"))
"""Request headers that answers are told apart by."""
OF_NOBODY = frozenset(
    b"""
    accept accept-charset accept-encoding accept-language access-control-request-headers access-control-request-method
    cache-control cdn-loop connection content-length content-type date dnt downlink dpr ect forwarded host
    if-match if-modified-since if-none-match if-range if-unmodified-since keep-alive max-forwards origin pragma priority
    purpose range referer rtt save-data sec-ch-prefers-color-scheme sec-ch-ua sec-ch-ua-arch sec-ch-ua-bitness
    sec-ch-ua-full-version-list sec-ch-ua-mobile sec-ch-ua-model sec-ch-ua-platform sec-ch-ua-platform-version
    sec-fetch-dest sec-fetch-mode sec-fetch-site sec-fetch-user sec-gpc sec-purpose te traceparent tracestate
    upgrade-insecure-requests user-agent via viewport-width x-forwarded-for x-forwarded-host x-forwarded-port
    x-forwarded-proto x-forwarded-scheme x-purpose x-real-ip x-request-id x-requested-with
    """.split()
)
"""Request headers that readers send without saying who they are. A request with any other, a cookie or a token among
them, is answered for itself alone: its answer is neither kept nor one that was."""
OF_NOT_MODIFIED = frozenset(
    (b"cache-control", b"content-location", b"etag", b"expires", b"last-modified", b"link", b"vary")
)


class Answer:
    """A whole answer, ready to be sent."""

    __slots__ = ("body", "headers", "modified", "names", "not_modified", "route", "size", "tag", "used")

    def __init__(
        self, headers: Headers, body: bytes, tag: bytes | None, modified: bytes | None, route: str
    ) -> None:
        self.headers = headers
        self.not_modified = [(name, value) for name, value in headers if name in OF_NOT_MODIFIED]
        self.body = body
        self.size = len(body) + OVERHEAD
        self.tag = tag
        self.modified = modified
        self.route = route
        self.names: list[Name] = []
        self.used = False

    async def send(self, scope: Scope, headers: Mapping[bytes, bytes], send: Send) -> None:
        """Send the answer, or only that it has not changed, or only its head, as was asked."""
        if unchanged(headers, self.tag, self.modified):
            await send({"type": "http.response.start", "status": 304, "headers": self.not_modified})
            await send({"type": "http.response.body", "body": b""})
            return
        await send({"type": "http.response.start", "status": 200, "headers": self.headers})
        body = self.body if scope["method"] == "GET" else b""
        await send({"type": "http.response.body", "body": body})


class AnswerStore:
    """Answers of one edition and one day, within a bound of bytes; what was not used lately makes room."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.size = 0
        self._answers: OrderedDict[Name, Answer] = OrderedDict()
        self._named: dict[Name, Answer] = {}
        self.find = self._named.get
        """The answer under a spelling of its request."""

    def clear(self) -> None:
        """Forget everything."""
        self._answers.clear()
        self._named.clear()
        self.size = 0

    def under(self, key: Name, name: Name) -> Answer | None:
        """The answer under its key, which is from now on also found by the name."""
        answer = self._answers.get(key)
        if answer is not None:
            self._call(answer, name)
        return answer

    def put(self, key: Name, name: Name, answer: Answer) -> None:
        """Keep an answer, in place of any before it."""
        if answer.size > self.room // SHARE:
            return
        if key in self._answers:
            self._forget(key)
        self._answers[key] = answer
        self.size += answer.size
        self._call(answer, name)
        while self.size > self.room:
            oldest = next(iter(self._answers))
            if self._answers[oldest].used:
                self._answers[oldest].used = False
                self._answers.move_to_end(oldest)
            else:
                self._forget(oldest)

    def _call(self, answer: Answer, name: Name) -> None:
        if len(answer.names) < NAMES_AT_MOST and name not in self._named:
            answer.names.append(name)
            answer.size += OVERHEAD
            self.size += OVERHEAD
            self._named[name] = answer

    def _forget(self, key: Name) -> None:
        answer = self._answers.pop(key)
        self.size -= answer.size
        for name in answer.names:
            self._named.pop(name, None)


class CacheEpoch(NamedTuple):
    """What answers are kept for: an edition of the record and a day."""

    vintage: RecordVersion | None
    day: date


class Cache:
    """Keeps whole answers to GET, and answers HEAD and conditional requests from them."""

    def __init__(self, app: ASGIApp, watcher: Watcher, today: Callable[[], date], room: int) -> None:
        self._app = app
        self._watcher = watcher
        self._today = today
        self._vintage: RecordVersion | None = None
        self._day: date | None = None
        self.shelf = AnswerStore(room)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        if headers.get(b"content-length", b"0") != b"0" or b"transfer-encoding" in headers:
            await self._app(scope, receive, send)  # a body is judged further in, whatever is kept
            return
        vintage = await self._watcher.version()
        day = self._today()
        if vintage is not self._vintage or day != self._day:
            self.shelf.clear()
            self._vintage, self._day = vintage, day
        given = scope["headers"]
        name = (
            scope["path"],
            scope["query_string"],
            headers.get(b"accept"),
            headers.get(b"accept-encoding"),
            headers.get(b"host"),
            scope["scheme"],
        )
        # A header given twice is understood in two ways; one that may name a person is not everybody's.
        alike = vintage is not None and len(headers) == len(given) and OF_NOBODY.issuperset(headers)
        answer = self.shelf.find(name) if alike else None
        if answer is None:
            await self._make(scope, receive, send, headers, name if alike else None, CacheEpoch(vintage, day))
            return
        answer.used = True
        exchange = RequestState.of(scope)
        exchange.from_cache, exchange.route = True, answer.route
        await answer.send(scope, headers, send)

    async def _make(
        self,
        scope: Scope,
        receive: Receive,
        send: Send,
        headers: Mapping[bytes, bytes],
        name: Name | None,
        standing: CacheEpoch,
    ) -> None:
        query = normalised_query(scope["query_string"])
        encoding = preferred_encoding(headers.get(b"accept-encoding", b""))
        programs = scope["path"].startswith("/api/")
        accept = headers.get(b"accept") if programs else None
        key = (scope["path"], query, accept, encoding, headers.get(b"host"), scope["scheme"])
        exchange = RequestState.of(scope)
        if name is not None:
            answer = self.shelf.under(key, name)
            if answer is not None:
                exchange.from_cache, exchange.route = True, answer.route
                await answer.send(scope, headers, send)
                return
        passed_on = [
            each
            for each in scope["headers"]
            if each[0] not in NOT_PASSED_ON and each[0] != b"accept-encoding"
        ]
        inner = {
            **scope,
            "method": "GET",
            "query_string": query,
            "headers": [*passed_on, (b"accept-encoding", encoding.encode())],
        }
        made = _Making(send if scope["method"] == "GET" else _headless(send), self.shelf.room // SHARE)
        try:
            await self._app(inner, receive, made)
        finally:
            exchange.route = route_pattern(inner)
        if made.whole is None:
            return
        after = await self._watcher.version() if standing.vintage is not None else None
        settled = standing if after is standing.vintage and self._today() == standing.day else None
        answer = _finished(*made.whole, exchange.route, settled)
        fresh = settled is not None and (self._vintage, self._day) == settled and self._vintage is after
        if name is not None and fresh and _may_be_kept(answer.headers, programs=programs):
            self.shelf.put(key, name, answer)
        await answer.send(scope, headers, send)


class _Making:
    """Takes an answer in as it is made: a whole 200 is held, anything else and what is too long goes on its way."""

    def __init__(self, send: Send, most: int) -> None:
        self._send = send
        self._most = most
        self._start: Message | None = None
        self._parts: list[bytes] = []
        self._size = 0
        self.whole: tuple[Headers, bytes] | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if message["status"] == 200:
                self._start = message
                return
            headers = list(message["headers"])
            if not any(name == b"cache-control" for name, _ in headers):
                headers.append((b"cache-control", b"no-cache"))
            await self._send({**message, "headers": headers})
        elif self._start is None:
            await self._send(message)
        else:
            self._parts.append(message.get("body", b""))
            self._size += len(self._parts[-1])
            if not message.get("more_body", False):
                self.whole = (self._start["headers"], b"".join(self._parts))
            elif self._size > self._most:
                start, self._start = self._start, None
                await self._send(start)
                await self._send({**message, "body": b"".join(self._parts)})
                self._parts = []


def _headless(send: Send) -> Send:
    """Send on all but the body (RFC 9110, 9.3.2)."""

    async def without_body(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return without_body


def _finished(given: Headers, body: bytes, route: str, settled: CacheEpoch | None) -> Answer:
    """The answer with its validators; a date only where one edition is sure to have made it."""
    fields = {name.lower(): value for name, value in given}
    encoding = fields.get(b"content-encoding")
    if encoding == b"gzip":
        body = body[:4] + bytes(4) + body[8:]  # no time of compressing: the same bytes whenever it is done
    tag = modified = None
    control = fields.get(b"cache-control", b"no-cache")
    if b"no-store" not in control:
        tag = fields.get(b"etag")
        if tag is None:
            tag = entity_tag(body)
        elif encoding is not None:
            tag = tag_of_encoded(tag, encoding)
        modified = fields.get(b"last-modified")
        if modified is None and settled is not None and settled.vintage is not None:
            modified = last_modified(settled.vintage, settled.day, datetime.now(UTC))
    ours = {
        b"content-length": str(len(body)).encode(),
        b"cache-control": control,
        b"etag": tag,
        b"last-modified": modified,
    }
    headers = [(name.lower(), value) for name, value in given if name.lower() not in ours]
    headers += [(name, value) for name, value in ours.items() if value is not None]
    return Answer(headers, body, tag, modified, route)


def _may_be_kept(headers: Headers, *, programs: bool) -> bool:
    for name, value in headers:
        if name == b"set-cookie":
            return False
        if name == b"cache-control" and (b"no-store" in value or b"private" in value):
            return False
        if name == b"vary":
            by = {each.strip().lower() for each in value.split(b",")}
            if not by <= (VARIES_BY if programs else {b"accept-encoding"}):
                return False
    return True


def normalised_query(query: bytes) -> bytes:
    """A query with its parameters by name and in one way of escaping; values of one name keep their order.

    It is read as the routes read it, so that they cannot tell the difference.
    """
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    return urlencode(sorted(pairs, key=lambda pair: pair[0])).encode()


def preferred_encoding(accept_encoding: bytes) -> str:
    """The compression for a client that accepts these; ``identity`` for none."""
    header = accept_encoding.decode("latin-1")
    return next((each for each in ENCODINGS if weight_of_coding(header, each)), "identity")
