"""What the author does from a page: opens a source, begins an article; and who may not."""

import http.client
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.preview.conftest import PATIENCE, Answer, Preview, end, start_preview, write_site

EDITOR = """
import sys
from pathlib import Path
Path(__file__).with_name("opened").write_text("\\n".join(sys.argv[1:]), "utf-8")
"""
SOURCE = "content/articles/oser.md"
READING = """
PLUGINS = ["plugins.building.plugin", "plugins.reading.plugin"]
"""


@dataclass(frozen=True)
class Desk:
    """A preview whose editor notes what it is given."""

    preview: Preview

    @property
    def token(self) -> str:
        return re.findall(r'name="token" value="([^"]+)"', self.preview.get("/oser/").body)[0]

    def post(self, path: str, headers: dict[str, str] | None = None, **fields: str) -> Answer:
        """Send a form as our own page does, its headers changed by `headers`."""
        origin = f"http://127.0.0.1:{self.preview.port}"
        usual = {"Origin": origin, "Content-Type": "application/x-www-form-urlencoded"}
        connection = http.client.HTTPConnection("127.0.0.1", self.preview.port, timeout=PATIENCE)
        body = urlencode({"token": self.token, **fields})
        sent = {k: v for k, v in {**usual, **(headers or {})}.items() if v}
        connection.request("POST", path, body, sent)
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        return Answer(response.status, response.headers, text)

    def wait_opened(self) -> list[str]:
        """The words with which the editor was started."""
        note = self.preview.folder / "opened"
        latest = time.monotonic() + PATIENCE
        while not note.exists() and time.monotonic() < latest:
            time.sleep(0.02)
        return note.read_text("utf-8").split("\n")

    @property
    def has_opened(self) -> bool:
        return (self.preview.folder / "opened").exists()

    def list_sources(self) -> set[str]:
        return {path.name for path in (self.preview.folder / "content").rglob("*.md")}


def _start(folder: Path, editor: str | None = None) -> Preview:
    settings = write_site(folder)
    settings.write_text(settings.read_text("utf-8") + READING, "utf-8")
    (folder / "editeur.py").write_text(EDITOR, "utf-8")
    command = editor if editor is not None else f"'{sys.executable}' '{folder}/editeur.py'"
    return start_preview(settings, VISUAL=command, EDITOR="", DISPLAY="", WAYLAND_DISPLAY="")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A preview with an editor that notes what it is asked to open."""
    preview = _start(tmp_path)
    yield Desk(preview)
    end(preview)


def test_the_source_is_opened_and_the_browser_comes_back(desk: Desk) -> None:
    answer = desk.post("/-/modifier", source=SOURCE, back="/oser/")
    assert (answer.status, answer.headers["Location"]) == (303, "/oser/")
    assert desk.wait_opened() == [str(desk.preview.folder / SOURCE)]


def test_a_script_is_told_in_one_sentence(desk: Desk) -> None:
    answer = desk.post("/-/modifier", {"Accept": "text/plain"}, source=SOURCE, line="5")
    assert (answer.status, answer.body) == (200, f"{SOURCE} s’ouvre dans votre éditeur.")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Host": "evil.example"},
    ],
    ids=str,
)
def test_a_foreign_page_opens_and_makes_nothing(desk: Desk, headers: dict[str, str]) -> None:
    assert desk.post("/-/modifier", headers, source=SOURCE).status == 403
    assert desk.post("/-/nouvel-article/", headers, title="Un titre").status == 403
    assert not desk.has_opened
    assert desk.list_sources() == {"oser.md"}


@pytest.mark.parametrize("token", ["", "autre"])
def test_a_wrong_token_opens_and_makes_nothing(desk: Desk, token: str) -> None:
    answer = desk.post("/-/modifier", source=SOURCE, token=token)
    assert answer.status == 403
    assert "rechargez-la" in answer.body
    assert desk.post("/-/nouvel-article/", title="Un titre", token=token).status == 403
    assert not desk.has_opened
    assert desk.list_sources() == {"oser.md"}


@pytest.mark.parametrize(
    "source",
    [
        "conf.py",
        "content/../conf.py",
        "content/articles/../../conf.py",
        "/etc/passwd",
        "content/articles",
        "content/articles/absent.md",
        "content/articles/lien.md",
        "",
        "content/articles/oser.md\0",
        "content/" + "a" * 5000 + ".md",
    ],
    ids=lambda source: source[:30],
)
def test_only_texts_of_the_contents_are_opened(desk: Desk, source: str) -> None:
    outside = desk.preview.folder / "dehors.md"
    outside.write_text("secret", "utf-8")
    (desk.preview.folder / "content/articles/lien.md").symlink_to(outside)
    assert desk.post("/-/modifier", source=source).status == 404
    assert not desk.has_opened


def test_reading_an_address_changes_nothing(desk: Desk) -> None:
    token = desk.token
    assert desk.preview.get(f"/-/modifier?source={SOURCE}&token={token}").status == 404
    assert desk.preview.get(f"/-/nouvel-article/?title=a&token={token}").status == 200
    assert not desk.has_opened
    assert desk.list_sources() == {"oser.md"}


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "/\\evil.example"])
def test_coming_back_never_leads_elsewhere(desk: Desk, back: str) -> None:
    assert desk.post("/-/modifier", source=SOURCE, back=back).headers["Location"] == "/"


@pytest.mark.parametrize(
    ("editor", "words"),
    [("nano -w", "terminal"), ("", "Aucun éditeur"), ("/absent/éditeur", "ne s’est pas ouvert")],
)
def test_what_cannot_be_opened_is_said_with_its_path(
    tmp_path: Path, editor: str, words: str
) -> None:
    preview = _start(tmp_path, editor)
    answer = Desk(preview).post("/-/modifier", source=SOURCE)
    end(preview)
    assert answer.status == 503
    assert words in answer.body
    assert SOURCE in answer.body


def test_a_new_article_is_made_opened_and_shown(desk: Desk) -> None:
    answer = desk.post("/-/nouvel-article/", title=" L’été  à Paris ", category="Réseau")
    assert (answer.status, answer.headers["Location"]) == (303, "/brouillons/l-ete-a-paris/")
    (made,) = desk.preview.folder.glob("content/articles/*/l-ete-a-paris.md")
    assert made.read_text("utf-8").startswith("Title: L’été à Paris\n")
    assert desk.wait_opened() == [str(made)]
    assert desk.preview.get("/brouillons/l-ete-a-paris/").status == 200
    assert "L’été à Paris" in desk.preview.get("/-/brouillons/").body


@pytest.mark.parametrize(
    ("title", "words"), [("oser", "existe déjà"), ("\u00a0!\u00a0", "ni lettre"), ("", "ni lettre")]
)
def test_a_title_that_cannot_be_is_refused_in_its_form(desk: Desk, title: str, words: str) -> None:
    answer = desk.post("/-/nouvel-article/", title=title)
    assert answer.status == 422
    assert words in answer.body
    assert 'id="titre"' in answer.body
    assert desk.list_sources() == {"oser.md"}


def test_a_theme_that_no_article_has_is_not_written(desk: Desk) -> None:
    desk.post("/-/nouvel-article/", title="Essai", category="a\nStatus: publié")
    (made,) = desk.preview.folder.glob("content/articles/*/essai.md")
    assert made.read_text("utf-8").splitlines()[3] == "Category: Réseau"


def wait_for_move(desk: Desk, path: str) -> Answer:
    """The answer once the page is elsewhere: one save may be told in several builds."""
    limit = time.monotonic() + PATIENCE
    while (answer := desk.preview.get(path)).status != 302 and time.monotonic() < limit:
        time.sleep(0.05)
    return answer


def test_a_published_draft_is_followed_to_its_new_address(desk: Desk) -> None:
    desk.post("/-/nouvel-article/", title="Essai")
    (made,) = desk.preview.folder.glob("content/articles/*/essai.md")
    made.write_text(made.read_text("utf-8").replace("brouillon", "publié"), "utf-8")
    answer = wait_for_move(desk, "/brouillons/essai/")
    assert (answer.status, answer.headers["Location"]) == (302, "/essai/")
    assert desk.preview.get("/brouillons/autre/").status == 404
