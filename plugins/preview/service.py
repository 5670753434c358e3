"""The web application of the preview: the last good build, as a careful host would serve it.

Adapter: the only module of this capability, with `__main__`, that knows the web framework.
"""

from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import Protocol

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import BaseRoute, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from plugins.preview import page
from plugins.preview.addresses import find_content_type, format_folder_address, parse_address
from plugins.preview.policy import SECURITY_HEADERS, is_trusted_host
from plugins.preview.state import Shown

HERE = Path(__file__).parent
IMAGES = "/images/"
NO_STORE = {"Cache-Control": "no-store"}
_FILES = StaticFiles(check_dir=False)


class FindMissing(Protocol):
    """Makes a file that pages name and that no build has written yet; None when none names it."""

    def __call__(self, path: str, /) -> Path | None: ...


def create_application(
    shown: Shown,
    bind: str = "127.0.0.1",
    find_missing: FindMissing | None = None,
    mounted: Sequence[BaseRoute] = (),
) -> Starlette:
    """The application; `mounted` routes answer before the site, under the same rules."""
    site = _Site(shown, find_missing)
    routes = [
        Route(page.SCRIPT, _serve_own("apercu.js")),
        Route(page.STYLE, _serve_own("apercu.css")),
        Route(page.EVENTS, site.send_events),
        Route(page.REPORT, site.show_report),
        *mounted,
        Route("/{path:path}", site.serve),
    ]
    return Starlette(routes=routes, middleware=[Middleware(_Policy, bind=bind)])


def _serve_own(name: str) -> Callable[[Request], Response]:
    def serve(_: Request) -> Response:
        path = HERE / name
        return FileResponse(path, headers=NO_STORE, media_type=find_content_type(name))

    return serve


class _Policy:
    """Refuses foreign names before anything else, and sets the headers of each answer."""

    def __init__(self, app: ASGIApp, bind: str) -> None:
        self.app, self.bind = app, bind

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)  # a private page may be stricter
            await send(message)

        app = self.app
        if not is_trusted_host(Headers(scope=scope).get("host", ""), self.bind):
            app = PlainTextResponse("L’aperçu ne répond qu’à 127.0.0.1 et localhost.", 403)
        await app(scope, receive, send_with_headers)


class _Site:
    """Answers with files of the last good build, and with what is wrong."""

    def __init__(self, shown: Shown, find_missing: FindMissing | None) -> None:
        self.shown, self.find_missing = shown, find_missing

    async def serve(self, request: Request) -> Response:
        """The file at this address, the folder's index, a redirection to it, or 404."""
        await self.shown.wait_until_ready()
        output, address = self.shown.output, request.scope["path"]
        if output is None:
            return self._html(page.render_report_page(self.shown.build, self.shown.reports), 500)
        names = parse_address(address)
        if names is None:
            return self._missing(output)
        path = output.joinpath(*names[:-1], names[-1] or "index.html")
        if (path / "index.html").is_file():
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(format_folder_address(names) + query, 301, NO_STORE)
        if not path.is_file() and address.startswith(IMAGES) and self.find_missing:
            made: Path | None = await run_in_threadpool(self.find_missing, address)
            path = made or path
        return self._file(path, request) if path.is_file() else self._missing(output)

    def _file(self, path: Path, request: Request) -> Response:
        kind = find_content_type(path.name)
        if path.suffix == ".html":
            return self._page(path, 200)
        response = _FILES.file_response(path, path.stat(), request.scope)
        response.headers.update({"Content-Type": kind, "Cache-Control": "no-cache"})
        return response

    def _missing(self, output: Path) -> Response:
        own = output / "404.html"
        if own.is_file():
            return self._page(own, 404)
        return self._html(page.render_missing_page(self.shown.build), 404)

    def _page(self, path: Path, status: int) -> Response:
        source = path.read_text("utf-8")
        return self._html(page.add_to_page(source, self.shown.build, self.shown.reports), status)

    def _html(self, text: str, status: int = 200) -> Response:
        return HTMLResponse(text, status, NO_STORE)

    async def show_report(self, _: Request) -> Response:
        """What is wrong at this moment, in full."""
        await self.shown.wait_until_ready()
        return self._html(page.render_report_page(self.shown.build, self.shown.reports))

    async def send_events(self, _: Request) -> Response:
        """The name of each build, as server-sent events."""
        return StreamingResponse(self._events(), 200, NO_STORE, "text/event-stream")

    async def _events(self) -> AsyncIterator[str]:
        yield "retry: 500\n\n"
        async for build in self.shown.follow_builds():
            yield f"data: {build}\n\n"
