"""An answer is only given where the client can take it: 406 otherwise (RFC 9110, 12.5.1)."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.layers.accept import weight_of_type
from api.layers.limits import Refuse


class Negotiation:
    """Under /api, replaces an answer that the client does not take by a problem that names what there is."""

    def __init__(self, app: ASGIApp, refuse: Refuse) -> None:
        self._app = app
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or not scope["path"].startswith("/api/"):
            await self._app(scope, receive, send)
            return
        accept = ", ".join(value.decode("latin-1") for name, value in scope["headers"] if name == b"accept")
        refused = ""

        async def judged(message: Message) -> None:
            nonlocal refused
            if message["type"] == "http.response.start" and message["status"] == 200:
                headers = MutableHeaders(raw=list(message["headers"]))
                media_type = headers.get("content-type", "")
                if accept and media_type and not weight_of_type(accept, media_type):
                    refused = media_type.partition(";")[0]
                headers.add_vary_header("Accept")
                message = {**message, "headers": headers.raw}
            if not refused:
                await send(message)

        await self._app(scope, receive, judged)
        if refused:
            await self._refuse(scope, receive, send, 406, f"This address answers with {refused}.")
