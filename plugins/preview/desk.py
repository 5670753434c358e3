"""Where the author acts from a page: opens its source, begins an article, sees what is under way.

Adapter. What changes something is a POST, with a token that only pages of this run hold, from one
of those pages, on this machine.
"""

import asyncio
import secrets
from collections.abc import Callable, Mapping
from contextlib import aclosing
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from pelican.settings import read_settings
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from plugins.building.build import ROOT
from plugins.building.notes import PageNote
from plugins.preview import lists
from plugins.preview.consent import STALE, find_refusal, is_this_machine
from plugins.preview.facts import Facts, Waiting, find_by_source, select_unpublished
from plugins.preview.opening import open_source
from plugins.preview.page import render_own_page
from plugins.preview.places import DRAFTS, EDIT, NEW
from plugins.preview.state import Shown
from plugins.reading.drafting import RefusedError, create_draft

LARGEST_FORM = 8192
PATIENCE = 6.0
"""Seconds that the page of a new article may take to be built."""
SOON = "Sa page se construit\u00a0: elle sera bientôt parmi les brouillons."
NO_STORE = {"Cache-Control": "no-store"}
Form = Mapping[str, str]


class Desk:
    """Gives pages what their bar says, and answers its buttons."""

    def __init__(
        self,
        shown: Shown,
        settings: Mapping[str, Any],
        count_waiting: Callable[[], Waiting] | None = None,
    ) -> None:
        self.shown, self.settings = shown, settings
        self.count_waiting = count_waiting
        self.token = secrets.token_urlsafe(16)

    @property
    def routes(self) -> list[BaseRoute]:
        """What is served besides the site."""
        return [
            Route(EDIT, self.edit, methods=["POST"]),
            Route(NEW, self.show_new, methods=["GET"]),
            Route(NEW, self.begin, methods=["POST"]),
            Route(DRAFTS, self.list_drafts, methods=["GET"]),
        ]

    def find_facts(self, request: Request, output: str) -> Facts:
        """What the bar says of the file `output` to who asks for it."""
        shown, waiting = self.shown, self._find_waiting()
        note = shown.notes.get(output)
        return Facts(
            build=shown.build,
            reports=shown.reports,
            note=note,
            address=note.address if note else request.scope["path"],
            token=self._lend_token(request),
            waiting=waiting.total,
            waiting_here=waiting.by_slug.get(note.slug, 0) if note else 0,
            drafts=len(select_unpublished(shown.notes)),
            has_mail=self.count_waiting is not None,
        )

    def _find_waiting(self) -> Waiting:
        return self.count_waiting() if self.count_waiting else Waiting()

    def _lend_token(self, request: Request) -> str:
        return self.token if is_this_machine(_find_client(request)) else ""

    async def list_drafts(self, request: Request) -> Response:
        """What is not published yet, and who waits."""
        await self.shown.wait_until_ready()
        token = self._lend_token(request)
        content = lists.render_drafts(self.shown.notes, self._find_waiting(), token)
        return self._answer(content)

    async def edit(self, request: Request) -> Response:
        """Open a source in the author's editor, then come back."""
        form = await _read_form(request)
        refusal = self._find_refusal(request, form)
        if refusal:
            return self._say(request, "Rien n’a été ouvert", refusal, 403)
        source = form.get("source", "")
        path = self._find_source(source)
        if path is None:
            return self._say(request, "Rien n’a été ouvert", "Ce texte n’est plus là.", 404)
        line = int(form["line"]) if form.get("line", "").isdecimal() else None
        opened = await run_in_threadpool(open_source, path, source, line)
        if opened.is_open and _wants_page(request):
            return RedirectResponse(_check_local(form.get("back", "")), 303)
        status = 200 if opened.is_open else 503
        return self._say(request, "Modifier", opened.sentence, status)

    def _find_source(self, source: str) -> Path | None:
        """The file that the author knows as `source`, if it is a text below the contents."""
        contents = self._contents.resolve()
        try:
            path = (contents.parent / source).resolve()
            is_ours = path.is_relative_to(contents) and path.suffix == ".md" and path.is_file()
        except (OSError, ValueError):  # no file system holds such a name
            return None
        return path if is_ours else None

    @property
    def _contents(self) -> Path:
        return Path(self.settings["PATH"])

    async def show_new(self, request: Request) -> Response:
        """The form that begins an article."""
        await self.shown.wait_until_ready()
        return self._answer(self._render_new(request))

    def _render_new(self, request: Request, form: Form | None = None, refusal: str = "") -> str:
        usual, given = self.settings["DEFAULT_CATEGORY"], form or {}
        names = lists.list_categories(self.shown.notes, usual)
        chosen = given.get("category") if given.get("category") in names else usual
        token = self._lend_token(request)
        return lists.render_new_article(names, str(chosen), token, given.get("title", ""), refusal)

    async def begin(self, request: Request) -> Response:
        """Make the file of a new article, open it, and show its page once it is built."""
        form = await _read_form(request)
        refusal = self._find_refusal(request, form)
        if refusal and refusal != STALE:
            return self._say(request, "Aucun article n’a été commencé", refusal, 403)
        if refusal:
            return self._answer(self._render_new(request, form, refusal), 403)
        try:
            path = await run_in_threadpool(self._create, form)
        except RefusedError as problem:
            return self._answer(self._render_new(request, form, str(problem)), 422)
        return await self._show_created(path)

    def _create(self, form: Form) -> Path:
        names = lists.list_categories(self.shown.notes, self.settings["DEFAULT_CATEGORY"])
        chosen = form.get("category", "")
        category = chosen if chosen in names else ""
        return create_draft(form.get("title", ""), self.settings, category)

    async def _show_created(self, path: Path) -> Response:
        source = path.relative_to(self._contents.parent).as_posix()
        await run_in_threadpool(open_source, path, source, None)
        note = await self._wait_for(source)
        if note:
            return RedirectResponse(note.address, 303)
        return self._answer(lists.render_sentence("Votre article vous attend", SOON, source), 202)

    async def _wait_for(self, source: str) -> PageNote | None:
        try:
            async with asyncio.timeout(PATIENCE), aclosing(self.shown.follow_builds()) as builds:
                async for _ in builds:
                    note = find_by_source(self.shown.notes, source)
                    if note:
                        return note
        except TimeoutError:
            return None
        return None

    def _find_refusal(self, request: Request, form: Form) -> str | None:
        client, given = _find_client(request), form.get("token", "")
        return find_refusal(request.headers, client, given, self.token)

    def _say(self, request: Request, title: str, sentence: str, status: int) -> Response:
        if not _wants_page(request):
            return PlainTextResponse(sentence, status, NO_STORE)
        return HTMLResponse(
            render_own_page(lists.render_sentence(title, sentence)), status, NO_STORE
        )

    def _answer(self, content: str, status: int = 200) -> Response:
        return HTMLResponse(render_own_page(content, self.shown.build), status, NO_STORE)


def read_facts(settings_file: Path) -> Mapping[str, Any]:
    """What a new article begins with, and where it goes; nothing where settings cannot be read."""
    facts = {"PATH": str(ROOT / "content"), "DEFAULT_CATEGORY": "", "AUTHOR": ""}
    try:
        settings = read_settings(str(settings_file))
    except (Exception, SystemExit):  # noqa: BLE001 - the first build will say what is wrong
        return facts
    return {name: settings.get(name) or usual for name, usual in facts.items()}


def _find_client(request: Request) -> str | None:
    return request.client.host if request.client else None


def _wants_page(request: Request) -> bool:
    return "text/plain" not in request.headers.get("accept", "")


def _check_local(address: str) -> str:
    """`address` if it is one of this very preview, else its first page."""
    is_local = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_local else "/"


async def _read_form(request: Request) -> Form:
    """The fields of a small form; none where it is not one."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_FORM:
            return {}
    return dict(parse_qsl(body.decode("utf-8", errors="replace"), keep_blank_values=True))
