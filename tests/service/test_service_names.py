"""Nobody passes for who writes on the site: the moderator is told, and the mark is never given."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from plugins.comments.addresses import format_queue
from plugins.comments.decisions import carry_out
from plugins.comments.files import load_comments
from plugins.comments.house import House
from plugins.comments.model import Action, Comment, Status
from plugins.comments.service import create_routes
from tests.service.alone import make_house
from tests.service.serving import WORDS, find_host

FORGED = {
    "is_author": "true",
    "author": "yes",
    "Author": "yes",
    "auteure": "oui",
    "statut": "approved",
}
"""What no field of a form is called."""
REASON = "Le nom ressemble à celui d’une personne qui écrit sur ce site."
KARINE = ("Karine", "KARINE", "Kаrіne", "Karıne", "K a r i n e", "Kar\u200bine", "Karine\u202e")
CLAIRE = ("claire  dubois", "Сlаirе Dubоis", "C1aire Dub0is", "Claire Dubois (auteure)")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A site of Karine’s (`AUTHOR`), where Claire Dubois writes too (`AUTHOR_NOTES`)."""
    made = make_house(tmp_path, {})
    notes = {"Claire Dubois": "est une ERO."}
    house = replace(made, settings={**made.settings, "AUTHOR_NOTES": notes})
    find_host().application = Starlette(routes=create_routes(house.services))
    yield house
    house.close()


def ask(method: str, path: str, fields: Mapping[str, str] | None = None) -> str:
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    with closing(HTTPConnection("127.0.0.1", find_host().port, timeout=15)) as connection:
        connection.request(method, path, urlencode(fields or {}), kind)
        return connection.getresponse().read().decode()


def send(house: House, name: str) -> Comment:
    ask("POST", "/commentaires/", {**WORDS, **FORGED, "nom": name})
    (comment,) = house.store.list_comments()
    return comment


def read_queue(house: House, status: Status) -> str:
    return ask("GET", f"{format_queue(house.keys.moderation)}?etat={status.value}")


@pytest.mark.parametrize("name", [*KARINE, *CLAIRE])
def test_a_name_that_looks_like_an_authors_waits_with_its_reason(house: House, name: str) -> None:
    comment = send(house, name)
    assert comment.status is Status.PENDING
    assert REASON in comment.reasons
    assert REASON in read_queue(house, Status.PENDING)


@pytest.mark.parametrize("name", ["Karine", "Claire Dubois", "Max\r\nAuthor: yes"])
def test_a_stranger_never_bears_the_mark_of_the_author(house: House, name: str) -> None:
    carry_out(house.services, send(house, name), Action.APPROVE)
    (published,) = load_comments(house.site.comments)["oser"]
    assert not published.is_author
    (file,) = house.site.comments.rglob("*.md")
    assert not any(line.startswith("Author") for line in file.read_text("utf-8").splitlines())
    assert 'class="state"' not in read_queue(house, Status.APPROVED)


def test_who_signs_otherwise_is_not_suspected(house: House) -> None:
    assert send(house, "Marine Dupuis").reasons == ()
