"""The web application of the preview: the last good build, as a careful host would serve it.

Adapter: the only module of this capability, with `__main__`, that knows the web framework.
"""

import json
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
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

from plugins.preview.addresses import find_content_type, format_folder_address, parse_address
from plugins.preview.facts import Facts
from plugins.preview.gate import Gate
from plugins.preview.page import add_to_page, render_missing_page, render_report_page
from plugins.preview.places import EVENTS, MODULES, REPORT, SCRIPT, STYLE
from plugins.preview.policy import Door
from plugins.preview.ranges import choose_ranges
from plugins.preview.state import Shown
from plugins.shared.headers import find_caching

HERE = Path(__file__).parent
OWN_FOLDERS = (HERE / "apercu", HERE / "vendor")
IMAGES = "/images/"
NO_STORE = {"Cache-Control": "no-store"}
DOOR = Door()
_FILES = StaticFiles(check_dir=False)


class FindMissing(Protocol):
    """Makes a file that pages name and that no build has written yet; None when none names it."""

    def __call__(self, path: str, /) -> Path | None: ...


FindFacts = Callable[[Request, str], Facts]
"""What the bar of the page that is written as this file says."""


def create_application(
    shown: Shown,
    door: Door = DOOR,
    find_missing: FindMissing | None = None,
    mounted: Sequence[BaseRoute] = (),
    find_facts: FindFacts | None = None,
) -> Starlette:
    """The application; `mounted` routes answer before the site, under the same rules."""
    site = _Site(shown, find_missing, find_facts or (lambda *_: Facts(shown.build, shown.reports)))
    routes = [
        Route(SCRIPT, _serve_own("apercu.js")),
        Route(STYLE, _serve_own("apercu.css")),
        Route(f"{MODULES}{{name}}", _serve_module),
        Route(EVENTS, site.send_events),
        Route(REPORT, site.show_report),
        *mounted,
        Route("/{path:path}", site.serve),
    ]
    return Starlette(routes=routes, middleware=[Middleware(Gate, door=door)])


def _serve_own(name: str) -> Callable[[Request], Response]:
    def serve(_: Request) -> Response:
        path = HERE / name
        return FileResponse(path, headers=NO_STORE, media_type=find_content_type(name))

    return serve


def _serve_module(request: Request) -> Response:
    name = request.path_params["name"]
    for folder in OWN_FOLDERS:
        if name in {path.name for path in folder.iterdir()}:
            return FileResponse(folder / name, headers=NO_STORE, media_type=find_content_type(name))
    return PlainTextResponse("", 404)


class _Site:
    """Answers with files of the last good build, and with what is wrong."""

    def __init__(
        self, shown: Shown, find_missing: FindMissing | None, find_facts: FindFacts
    ) -> None:
        self.shown, self.find_missing, self.find_facts = shown, find_missing, find_facts

    async def serve(self, request: Request) -> Response:
        """The file at this address, the folder's index, a redirection to it, or 404."""
        await self.shown.wait_until_ready()
        output, address = self.shown.output, request.scope["path"]
        if output is None:
            return self._html(render_report_page(self.find_facts(request, "")), 500)
        names = parse_address(address)
        if names is None:
            return self._missing(output, request)
        path = output.joinpath(*names[:-1], names[-1] or "index.html")
        if (path / "index.html").is_file():
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(format_folder_address(names) + query, 301, NO_STORE)
        if not path.is_file() and address.startswith(IMAGES) and self.find_missing:
            made: Path | None = await run_in_threadpool(self.find_missing, address)
            path = made or path
        return self._file(path, request) if path.is_file() else self._missing(output, request)

    def _file(self, path: Path, request: Request) -> Response:
        kind = find_content_type(path.name)
        if path.suffix == ".html":
            return self._page(path, 200, request)
        found = path.stat()
        _choose_parts(request, found.st_size)
        response = _FILES.file_response(path, found, request.scope)
        response.headers.update({"Content-Type": kind, "Cache-Control": find_caching(path.name)})
        return response

    def _missing(self, output: Path, request: Request) -> Response:
        moved = self.shown.find_move(_name_output(request.scope["path"]))
        if moved:
            return RedirectResponse(quote(moved), 302, NO_STORE)
        own = output / "404.html"
        if own.is_file():
            return self._page(own, 404, request)
        return self._html(render_missing_page(self.shown.build), 404)

    def _page(self, path: Path, status: int, request: Request) -> Response:
        source = path.read_text("utf-8")
        facts = self.find_facts(request, _name_output(request.scope["path"]))
        return self._html(add_to_page(source, facts), status)

    def _html(self, text: str, status: int = 200) -> Response:
        return HTMLResponse(text, status, NO_STORE)

    async def show_report(self, request: Request) -> Response:
        """What is wrong at this moment, in full."""
        await self.shown.wait_until_ready()
        return self._html(render_report_page(self.find_facts(request, "")))

    async def send_events(self, _: Request) -> Response:
        """The name of each build, as server-sent events."""
        return StreamingResponse(self._events(), 200, NO_STORE, "text/event-stream")

    async def _events(self) -> AsyncIterator[str]:
        yield "retry: 500\n\n"
        async for build in self.shown.follow_builds():
            shown = self.shown
            told = {"build": build, "edited": shown.edited, "edition": shown.edition}
            yield f"data: {json.dumps(told)}\n\n"


def _choose_parts(request: Request, size: int) -> None:
    """Leave of the header Range what is to be obeyed; the framework gives those parts."""
    wanted = request.headers.get("range")
    chosen = choose_ranges(wanted, size) if wanted and request.method == "GET" else None
    kept = [pair for pair in request.scope["headers"] if pair[0] != b"range"]
    request.scope["headers"] = [*kept, (b"range", chosen.encode())] if chosen else kept


def _name_output(address: str) -> str:
    """The file below the output folder that a browser shows at `address`."""
    name = address.removeprefix("/")
    return f"{name}index.html" if name.endswith("/") or not name else name
