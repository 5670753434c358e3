"""What the preview serves besides the site: the service of comments, and the mails it would send.

Adapter. Comments are those of this machine; a mail stays in the local mailbox, whatever server the
environment names, and every link leads to the preview.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pelican.settings import read_settings
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from plugins.building.build import ROOT
from plugins.comments.answers import find_letterhead
from plugins.comments.house import MAILBOX as FOLDER
from plugins.comments.house import House
from plugins.comments.mail import list_mails
from plugins.comments.model import Action, Comment, Status
from plugins.comments.notification import build_moderation_links
from plugins.comments.service import create_routes
from plugins.preview.facts import Waiting as Count
from plugins.preview.mailbox import MAILBOX, render_mail, render_mails
from plugins.preview.page import render_own_page

MODERATOR = "moderation@localhost"
MOST_WAITING = 500
Waiting = Mapping[str, list[tuple[Comment, str]]]


@dataclass
class Conversation:
    """The comments of this machine, open as long as the preview runs."""

    house: House
    count: Count = field(default_factory=Count)
    """Who waits, as the last build knew it; each post asks for another build."""

    def start(self, tell_change: Callable[[], None]) -> list[BaseRoute]:
        """Begin to keep mails, and give the routes; each post calls `tell_change`."""
        self.house.mend()
        self.house.worker.start()

        def wake() -> None:
            self.house.worker.wake()
            tell_change()

        services = replace(self.house.services, wake=wake)
        return [*create_routes(services), *_create_mail_routes(self.house.root / FOLDER)]

    def build_overrides(self) -> dict[str, Any]:
        """What a build of the preview has to know: the form works, and who is waiting."""
        waiting = self._list_waiting()
        return {
            "COMMENTS": {**self.house.settings["COMMENTS"], "service": True},
            "COMMENTS_WAITING": lambda slug: waiting.get(slug, []),
        }

    def _list_waiting(self) -> Waiting:
        services, waiting = self.house.services, defaultdict(list)
        letterhead = find_letterhead(services)
        for comment in services.store.list_comments(Status.PENDING, MOST_WAITING):
            links = build_moderation_links(comment, letterhead, services.now())
            waiting[comment.article].append((comment, links[Action.APPROVE]))
        self.count = Count({slug: len(comments) for slug, comments in waiting.items()})
        return waiting

    def close(self) -> None:
        """Let go of the database."""
        self.house.close()


def open_conversation(settings_file: Path, address: str) -> Conversation | None:
    """The conversation of a site that has comments; `address` is where the preview answers."""
    given = {name: value for name, value in os.environ.items() if name != "COMMENTS_SMTP"}
    environ = {"COMMENTS_MODERATOR": MODERATOR, **given, "COMMENTS_BASE_URL": address}
    try:
        settings = read_settings(str(settings_file))
        house = House(settings, environ, ROOT) if "COMMENTS" in settings else None
        return Conversation(house) if house and house.services and house.worker else None
    except (Exception, SystemExit):  # noqa: BLE001 - the first build will say what is wrong
        return None


def _create_mail_routes(folder: Path) -> list[BaseRoute]:
    def show_all(_: Request) -> Response:
        return HTMLResponse(render_own_page(render_mails(list_mails(folder))))

    def show_one(request: Request) -> Response:
        wanted = request.path_params["mail"]
        found = [mail for mail in list_mails(folder) if mail.id == wanted]
        content = render_mail(found[0]) if found else "<h2>Ce message n’est plus là</h2>"
        return HTMLResponse(render_own_page(content), 200 if found else 404)

    return [Route(MAILBOX, show_all), Route(f"{MAILBOX}{{mail}}/", show_one)]
