"""Before the application: refuses who may not ask, and sets the headers of each answer. Core.

Plain ASGI: it only reads a request and passes messages on.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from plugins.preview.policy import PRIVATE_HEADERS, Asked, Door, Refusal, find_refusal
from plugins.shared.headers import SECURITY_HEADERS


class Gate:
    """An application behind a door."""

    def __init__(self, app: Any, door: Door) -> None:
        self.app, self.door = app, door

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer, or let the application do so."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        refusal = find_refusal(read_request(scope), self.door)
        if refusal:
            await _refuse(refusal, scope["method"], send)
            return
        await self.app(scope, receive, _with_headers(send))


def read_request(scope: Mapping[str, Any]) -> Asked:
    """What the rules look at."""
    headers = _group(scope["headers"])
    client, server = scope.get("client") or ("",), scope.get("server") or ("",)
    return Asked(
        method=scope["method"],
        path=scope["path"],
        query=scope["query_string"].decode("latin-1"),
        hosts=tuple(headers.get(b"host", ())),
        origin=_join(headers.get(b"origin")),
        site=_join(headers.get(b"sec-fetch-site")),
        client=client[0],
        server=server[0],
    )


def _group(pairs: Iterable[tuple[bytes, bytes]]) -> dict[bytes, list[str]]:
    """The values of each header, in the order in which they came."""
    headers: dict[bytes, list[str]] = {}
    for name, value in pairs:
        headers.setdefault(name.lower(), []).append(value.decode("latin-1"))
    return headers


def _join(values: list[str] | None) -> str | None:
    return None if values is None else ", ".join(values)


def _with_headers(send: Any) -> Any:
    """`send`, with what each answer bears."""

    async def send_with_headers(message: Any) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = _complete(message["headers"])
        await send(message)

    return send_with_headers


def _complete(headers: Any) -> list[tuple[bytes, bytes]]:
    """The headers with those of every answer; a private page may be stricter."""
    given = [*headers]
    names = {name.lower() for name, _ in given}
    added = ((name.lower().encode(), value.encode()) for name, value in SECURITY_HEADERS.items())
    return [*given, *(pair for pair in added if pair[0] not in names)]


async def _refuse(refusal: Refusal, method: str, send: Any) -> None:
    body = refusal.text.encode()
    headers = PRIVATE_HEADERS | {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Length": str(len(body)),
    }
    if refusal.location is not None:
        headers["Location"] = refusal.location
    pairs = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": refusal.status, "headers": pairs})
    await send({"type": "http.response.body", "body": b"" if method == "HEAD" else body})
