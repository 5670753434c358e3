"""From the form to the page: what the preview shows then is what any clean build would give."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urljoin

import pytest
from bs4 import BeautifulSoup

from tests.preview.conftest import PATIENCE, ROOT, Preview, end, start_preview
from tests.service.serving import Page

SETTINGS = """
from {base} import *
START_HERE, SITE_CARD, STATIC_PATHS = (), "", []
COMMENTS = {{**COMMENTS, "service": True}}
CACHE_FOLDER = str(ROOT / "{cache}")
PORT = 0
"""
ARTICLE = (
    "Title: Oser\nDate: 2026-01-02\nSummary: Un mot.\nCategory: Réseau\nSlug: oser\n\nAllez !\n"
)
WORDS = {"nom": "Léa", "courriel": "lea@exemple.fr", "texte": 'Merci ! J\'ai "osé".'}
SHOWN = "Merci\u202f! J’ai «\u00a0osé\u00a0»."
MAIL = "a[href^='/-/courrier/']:not([href$='/courrier/'])"
PAGE = "oser/index.html"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """The preview of a blog of one article, with the whole house; a comment is approved in it."""
    folder = tmp_path_factory.mktemp("blog")
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "content/articles").mkdir(parents=True)
    (folder / "content/articles/oser.md").write_text(ARTICLE, "utf-8")
    settings = write_settings(folder, "pelicanconf", "cache")
    running = start_preview(settings.rename(folder / "conf.py"))
    comment(running)
    yield running
    end(running)


def write_settings(folder: Path, base: str, cache: str) -> Path:
    """The settings of `base` with comments and this cache, where the preview does not look."""
    path = folder / "settings" / f"{base}_{cache}.py"
    path.parent.mkdir(exist_ok=True)
    path.write_text(SETTINGS.format(base=base, cache=cache), "utf-8")
    return path


def comment(preview: Preview) -> None:
    """By the built form, the mail, its link and its button, to the page that shows it."""
    press(preview, ask(preview, "/oser/"), "Envoyer", **WORDS)
    mail = wait_for_link(preview, "/-/courrier/", MAIL)
    decision = wait_for_link(preview, mail, "pre a[href*='/moderer/']")
    press(preview, ask(preview, decision), "Publier")
    wait_for_link(preview, "/oser/", ".comments .thread article a")


def ask(preview: Preview, path: str) -> Page:
    answer = preview.get(path.removeprefix(f"http://127.0.0.1:{preview.port}"))
    return Page(answer.status, answer.headers, answer.body)


def press(preview: Preview, page: Page, label: str, **typed: str) -> None:
    action, fields = page.fill(label)
    connection = HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
    connection.request("POST", action, urlencode({**fields, **typed}), FORM)
    assert connection.getresponse().status == 303
    connection.close()


def wait_for_link(preview: Preview, path: str, css: str) -> str:
    """Where the first such element leads, once there is one."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        if found := BeautifulSoup(ask(preview, path).body, "html.parser").select_one(css):
            return urljoin(path, str(found.get("href", "")))
        time.sleep(0.05)
    pytest.fail(f"no {css} at {path}")


def build(settings: Path, name: str) -> dict[str, bytes]:
    """What the ordinary command builds into a folder of this name."""
    folder = settings.parents[1]
    output = folder / name
    command = [sys.executable, "-m", "plugins.building", "--settings", settings, "--output", output]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return read(output)


def read(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def test_the_page_shows_the_comment_as_french_wants_it(preview: Preview) -> None:
    page = BeautifulSoup(ask(preview, "/oser/").body, "html.parser")
    (shown,) = page.select(".comments .thread article")
    assert SHOWN in shown.get_text()


def test_the_preview_built_what_a_clean_build_gives(preview: Preview) -> None:
    clean = build(write_settings(preview.folder, "pelicanconf", "none_yet"), "clean")
    assert SHOWN in clean[PAGE].decode()
    limit = time.monotonic() + PATIENCE
    while clean not in (seen := read_builds(preview)) and time.monotonic() < limit:
        time.sleep(0.1)  # the last post is answered by one more build
    assert [name for name in clean if clean[name] != seen[-1].get(name)] == []
    assert seen[-1].keys() == clean.keys()


def read_builds(preview: Preview) -> list[dict[str, bytes]]:
    """What the preview keeps of its builds, the newest last."""
    pages = (preview.folder / "cache/preview").rglob(PAGE)
    newest_last = sorted(pages, key=lambda page: page.stat().st_mtime)
    return [read(page.parents[1]) for page in newest_last]


def test_what_is_published_is_the_same_beside_the_preview_and_from_nothing(
    preview: Preview,
) -> None:
    beside = build(write_settings(preview.folder, "publishconf", "cache"), "beside")
    clean = build(write_settings(preview.folder, "publishconf", "no_cache"), "nothing")
    assert SHOWN in clean[PAGE].decode()
    assert len(clean) > 10
    assert beside == clean
