"""Security headers of every answer, in one place."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",
        "script-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""What a page may load: files of this host, nothing inline, nothing from elsewhere."""

DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"
"""What JSON and files may load: nothing."""

# A browser's own PDF viewer is a page too, and stays blank where it may load nothing.
DOCUMENT_POLICY = "frame-ancestors 'none'"

_ALWAYS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), browsing-topics=()"),
)


def policy_for(content_type: str) -> str:
    """The Content Security Policy that goes with a content type."""
    if content_type.startswith("text/html"):
        return PAGE_POLICY
    return DOCUMENT_POLICY if content_type.startswith("application/pdf") else DATA_POLICY


class SecurityHeaders:
    """Adds the headers to every HTTP answer, errors among them; what a route has set itself stays."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower(): value for name, value in message["headers"]}
                policy = policy_for(given.get(b"content-type", b"").decode("latin-1"))
                ours = ((b"content-security-policy", policy.encode()), *_ALWAYS)
                message["headers"] = [*message["headers"], *(each for each in ours if each[0] not in given)]
            await send(message)

        await self.app(scope, receive, send_with_headers)
