"""The preview on a telephone: only when asked for, only with the token, only to read."""

import http.client
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.preview.server import find_lan_address
from tests.preview.conftest import PATIENCE, Answer, Preview, end, start_preview, write_site

HERE = find_lan_address()
pytestmark = pytest.mark.skipif(HERE is None, reason="this machine is on no network")


class Telephone:
    """Asks from the address of this machine on the network, as any other machine there would."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection(str(HERE), self.preview.port, timeout=PATIENCE)
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        data = response.read()
        connection.close()
        return Answer(response.status, response.headers, data.decode(errors="replace"), data)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """A preview that may be looked at from elsewhere."""
    running = start_preview(write_site(tmp_path), arguments=("--lan",))
    yield running
    end(running)


def read_invitation(preview: Preview) -> str:
    """The path, with the token, that the terminal shows."""
    match = preview.wait_for(rf"http://{re.escape(str(HERE))}:{preview.port}(/\?jeton=\S+)")
    return match[1]


def test_nobody_answers_on_the_network_when_it_was_not_asked_for(tmp_path: Path) -> None:
    running = start_preview(write_site(tmp_path))
    with pytest.raises(ConnectionRefusedError):
        Telephone(running).get("/")
    end(running)


def test_without_the_token_there_is_nothing_to_see(preview: Preview) -> None:
    telephone = Telephone(preview)
    wrong = read_invitation(preview)[:-1]
    for path in ("/", "/oser/", "/?jeton=", wrong, f"{wrong}é", "/-/evenements", "/-/apercu.js"):
        answer = telephone.get(path.replace("é", "%C3%A9"))
        assert (path, answer.status) == (path, 403)
        assert "L’aperçu demande un jeton" in answer.body
        assert answer.headers["Cache-Control"] == "no-store"
    assert preview.get("/oser/").status == 200  # here, none is asked for


def test_the_token_is_shown_once_and_kept_nowhere(preview: Preview) -> None:
    telephone, invitation = Telephone(preview), read_invitation(preview)
    answer = telephone.get(f"{invitation}&a=b")
    assert (answer.status, answer.headers["Location"]) == (303, "/?a=b")
    assert "Set-Cookie" not in answer.headers
    page = telephone.get("/oser/")
    assert (page.status, "<p>Bonjour.</p>" in page.body) == (200, True)
    assert telephone.get("/-/apercu.js").status == 200
    assert telephone.get("/absente/").status == 404
    assert invitation.partition("=")[2] not in page.body


PRIVATE = (
    *("/-/courrier/", "/-/courrier/1/", "/-/brouillons/", "/-/nouvel-article/", "/-/modifier"),
    *("/commentaires/", "/commentaires/moderer/x/", "/%2d/courrier/", "/-/"),
)


def test_what_is_the_authors_stays_on_this_machine(preview: Preview) -> None:
    telephone = Telephone(preview)
    telephone.get(read_invitation(preview))
    for path in PRIVATE:
        for method in ("GET", "POST"):
            answer = telephone.get(path, method)
            assert (path, method, answer.status) == (path, method, 403)
            assert "que depuis l’ordinateur" in answer.body
    assert telephone.get("/oser/", "POST").status == 403
    assert 'action="/-/modifier"' not in telephone.get("/oser/").body


def test_a_foreign_name_or_page_is_refused_to_a_guest_too(preview: Preview) -> None:
    telephone, invitation = Telephone(preview), read_invitation(preview)
    for host in ("evil.example", f"0.0.0.0:{preview.port}", "192.0.2.99"):
        assert telephone.get(invitation, Host=host).status == 403
    assert telephone.get(invitation, Origin="http://evil.example").status == 403
    assert telephone.get("/").status == 403  # none of these let it in


def test_a_guest_stays_when_code_starts_the_preview_anew(preview: Preview) -> None:
    telephone, invitation = Telephone(preview), read_invitation(preview)
    telephone.get(invitation)
    settings = (preview.folder / "conf.py").read_text("utf-8")
    preview.save(f"{settings}\nSITENAME = 'Un autre nom'\n", "conf.py")
    assert read_invitation(preview) == invitation
    assert "<title>Un autre nom</title>" in telephone.get("/").body


def test_each_run_has_its_own_token(
    preview: Preview, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = start_preview(write_site(tmp_path_factory.mktemp("other")), arguments=("--lan",))
    invitations = {read_invitation(running).partition("=")[2] for running in (preview, other)}
    end(other)
    assert len(invitations) == 2
    assert min(map(len, invitations)) >= 22
