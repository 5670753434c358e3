"""The service on the web: routes, bodies within bounds, and headers. Adapter.

What is asked becomes a plain value and what is answered comes back as one; only this module knows
the framework. GET and HEAD never change anything: they reach no code that could.
"""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from plugins.comments import following, forms, links, listing, owning, personal, receiving, review
from plugins.comments.addresses import PERSONAL, ROOT, STYLE, THANKS
from plugins.comments.answers import HEADERS, Answer, Asked, tell
from plugins.comments.clients import find_client
from plugins.comments.ports import Services
from plugins.comments.store import StoreUnavailableError
from plugins.comments.submission import MOST_BYTES, TOO_LONG, UNREADABLE, FormError, parse_form

Handle = Callable[[Services, Asked], Answer]

PATIENCE = 10.0
"""Seconds in which a body must have come."""
URLENCODED = "application/x-www-form-urlencoded"
MOST_THREADS = 32
"""Requests that are answered at once, beside the loop that reads and sends."""
SHEET = Path(__file__).parent / "templates" / "commentaires.css"
SLOW = "Votre envoi n’est pas arrivé en entier. Revenez au formulaire et essayez de nouveau."
UNAVAILABLE = "La panne est de notre côté, et rien n’a changé. Essayez dans quelques minutes."
UNWRITTEN = (
    "La décision est enregistrée, mais la page n’a pas pu être écrite\u00a0: le disque est sans "
    "doute plein. Elle le sera au prochain démarrage du service."
)

READ: dict[str, Handle] = {
    THANKS: receiving.thank,
    f"{ROOT}repondre/": forms.show_reply_form,
    f"{ROOT}file/{{secret}}/flux.xml": listing.send_feed,
}
WRITE: dict[str, Handle] = {
    ROOT: receiving.submit,
}
BOTH: dict[str, Handle] = {
    f"{ROOT}signaler/{{id}}/": following.report,
    f"{ROOT}moderer/{{token}}/": links.moderate,
    f"{ROOT}file/{{secret}}/": review.review,
    f"{ROOT}abonnement/{{token}}/": following.subscribe,
    f"{ROOT}desabonnement/{{token}}/": following.unsubscribe,
    f"{ROOT}mien/{{token}}/": owning.own,
    PERSONAL: personal.ask,
    f"{PERSONAL}{{token}}/": personal.manage,
}


def create_routes(services: Services, patience: float = PATIENCE) -> list[BaseRoute]:
    """The routes of the service, to be served alone or before those of the preview."""
    services.lexicon.find_counts(services.now())  # before many ask for them at once
    tables = ((READ, ["GET"]), (WRITE, ["POST"]), (BOTH, ["GET", "POST"]))
    threads = ThreadPoolExecutor(MOST_THREADS, "comments")
    routes: list[BaseRoute] = [Route(STYLE, _serve_style)]
    for table, methods in tables:
        for path, handle in table.items():
            endpoint = _Endpoint(services, handle, patience, threads)
            routes.append(Route(path, endpoint.answer, methods=methods))
    return routes


def _serve_style(_: Request) -> Response:
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "max-age=3600"}
    return Response(SHEET.read_bytes(), 200, headers, "text/css")


class _Endpoint:
    """One address: reads what is asked, lets the core answer, and sends that."""

    def __init__(
        self, services: Services, handle: Handle, patience: float, threads: ThreadPoolExecutor
    ) -> None:
        self.services, self.handle, self.patience = services, handle, patience
        self.threads = threads
        is_near = services.store.is_near and services.ask_outside is None
        self.is_quick = handle is receiving.submit and is_near
        """A comment takes about a millisecond, and handing it to a thread adds to that."""

    async def answer(self, request: Request) -> Response:
        """The answer, whatever comes in."""
        try:
            fields = await self._read_fields(request) if request.method == "POST" else {}
        except FormError as error:
            return await self._refuse(error.status, error.message_fr)
        except (TimeoutError, ClientDisconnect):
            return await self._refuse(408, SLOW)
        asked = Asked(
            is_post=request.method == "POST",
            address=self._find_client(request),
            path=request.path_params,
            query=request.query_params,
            fields=fields,
        )
        answer = await self._run(self._handle, asked)
        if isinstance(answer.kept, Future):
            answer = await self._wait(answer.kept, answer, asked)
        if asked.is_post:
            self.services.wake()
        return _send(answer)

    async def _run(self, work: Callable[[Asked], Answer], asked: Asked) -> Answer:
        if self.is_quick:
            return work(asked)
        return await asyncio.get_running_loop().run_in_executor(self.threads, work, asked)

    async def _wait(self, kept: Future[None], answer: Answer, asked: Asked) -> Answer:
        """The same answer once the comment is on the disk; no thread waits for that."""
        try:
            await asyncio.wrap_future(kept)
        except StoreUnavailableError:
            return await self._run(self._excuse, asked)
        return answer

    def _handle(self, asked: Asked) -> Answer:
        try:
            return self.handle(self.services, asked)
        except StoreUnavailableError:
            return self._excuse(asked)
        except OSError:
            return tell(self.services, "C’est décidé, mais pas encore écrit", UNWRITTEN, status=503)

    def _excuse(self, asked: Asked) -> Answer:
        if self.handle is receiving.submit:
            return forms.keep_form(self.services, asked)
        return tell(self.services, "Un instant", UNAVAILABLE, status=503)

    async def _refuse(self, status: int, sentence: str) -> Response:
        title = "Envoi refusé"
        answer = await run_in_threadpool(tell, self.services, title, sentence, status=status)
        return _send(answer)

    def _find_client(self, request: Request) -> str:
        peer = request.client.host if request.client else ""
        forwarded = ",".join(request.headers.getlist("x-forwarded-for"))
        return find_client(peer, forwarded, self.services.settings.proxies)

    async def _read_fields(self, request: Request) -> Mapping[str, str]:
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        length = request.headers.get("content-length", "")
        if length.isdecimal() and int(length[:9]) > MOST_BYTES:
            raise FormError(413, TOO_LONG)
        async with asyncio.timeout(self.patience):
            body = await _read_body(request)
        if body and kind != URLENCODED:
            raise FormError(415, UNREADABLE)
        return parse_form(body)


async def _read_body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise FormError(413, TOO_LONG)
    return bytes(body)


def _send(answer: Answer) -> Response:
    headers = {**HEADERS, **answer.headers}
    return Response(answer.body, answer.status, headers, answer.kind)
