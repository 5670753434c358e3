"""A comment goes from the form to the mail, to the button and to the page, without a script."""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import AXE
from tests.browser.test_accessibility import RUN, TAGS
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

ARTICLE, PAGE = "/le-premier-cafe-avec-un-inconnu/", "/a-propos/"
WORDS = "Merci ! J'ai osé demander un café."
SHOWN = "Merci\u202f! J’ai osé demander un café."
MAIL = "li a[href^='/-/courrier/']:not([href$='/courrier/'])"
PRIVATE = "lea@exemple.fr"
LONG = "unmotvraimenttreslong" * 9
OLD = {
    "a" * 16: f"Name: {LONG}\nDate: 2017-11-22T09:00:00Z\n\n```\n{LONG * 2}\n```\n\n`{LONG}`\n",
    "b" * 16: (
        f"Name: {LONG}\nDate: 2017-11-22T09:00:00Z\nSource: https://{'a' * 60}.example/\n\n{LONG}\n"
    ),
}
"""What a page already has: a comment, and a page elsewhere that speaks of it."""


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole project, apart: comments are written into it."""
    folder = tmp_path_factory.mktemp("blog")
    for name in ("plugins", "theme", "content"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder / name)
    said = folder / "content/comments/a-propos"
    said.mkdir(parents=True)
    for identity, source in OLD.items():
        (said / f"{identity}.md").write_text(source, "utf-8")
    return folder


@pytest.fixture(scope="module")
def preview(blog: Path) -> Iterator[str]:
    """Where the preview of that project answers."""
    command = [sys.executable, "-m", "plugins.preview"]
    with subprocess.Popen(
        command, cwd=blog, stdout=subprocess.PIPE, text=True, env={"PORT": "0", "PATH": ""}
    ) as process:
        assert process.stdout
        said = iter(process.stdout.readline, "")
        yield next(found[0] for line in said if (found := re.search(r"http://[\d.:]+", line)))
        process.terminate()


@pytest.fixture(scope="module")
def reader(chromium):
    """A browser with scripts switched off."""
    context = chromium.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_comment_is_written_moderated_and_read_without_scripts(reader, preview: str) -> None:
    reader.goto(preview + ARTICLE)
    _fill(reader, PRIVATE)
    reader.get_by_role("button", name="Envoyer").click()
    assert "/commentaires/merci/" in reader.url
    _press_in_mail(reader, preview, "Publier")
    assert _wait_for(reader, preview + ARTICLE, SHOWN)


def _fill(reader, email: str) -> None:
    reader.get_by_label("Votre commentaire").fill(WORDS)
    reader.get_by_label("Votre nom").fill("Léa")
    reader.get_by_label("Votre courriel").fill(email)


def _press_in_mail(reader, preview: str, button: str) -> None:
    for _ in range(50):
        reader.goto(f"{preview}/-/courrier/")
        if reader.locator(MAIL).count():
            break
        time.sleep(0.1)
    reader.locator(MAIL).first.click()
    reader.locator("pre a[href*='/moderer/']").first.click()
    reader.get_by_role("button", name=button, exact=True).click()


def _wait_for(reader, address: str, words: str) -> bool:
    limit = time.monotonic() + 5
    while time.monotonic() < limit:
        reader.goto(address)
        if reader.locator(".comments article", has_text=words).count():
            return True
    return False


def test_what_was_private_is_nowhere_under_content(blog: Path) -> None:
    texts = [path.read_bytes() for path in (blog / "content").rglob("*") if path.is_file()]
    assert any(WORDS.encode() in text for text in texts)
    assert not any(PRIVATE.encode() in text for text in texts)


def test_errors_keep_every_word_and_name_the_field(reader, preview: str) -> None:
    reader.goto(preview + ARTICLE)
    _fill(reader, "lea@exemple")
    reader.get_by_role("button", name="Envoyer").click()
    assert reader.get_by_label("Votre commentaire").input_value() == WORDS
    wrong = reader.get_by_label("Votre courriel")
    assert (wrong.input_value(), wrong.get_attribute("aria-invalid")) == ("lea@exemple", "true")
    assert reader.get_by_role("link", name=re.compile("courriel|adresse", re.I)).count()


def test_a_reply_is_written_without_scripts(reader, preview: str) -> None:
    reader.goto(preview + ARTICLE)
    reader.locator(".comments").get_by_role("link", name="Répondre").first.click()
    assert "osé demander un café" in reader.locator("main").inner_text()
    assert reader.get_by_role("button", name="Envoyer").count()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_where_comments_are(
    chromium, preview: str, scheme: str, width: int
) -> None:
    size = {"width": width, "height": 800}
    # The page of the preview reloads itself after a build: its script is left out here.
    context = chromium.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.route("**/-/apercu.js", lambda route: route.abort())
    for path in (ARTICLE, PAGE, "/commentaires/mes-donnees/", "/-/courrier/"):
        page.goto(preview + path)
        page.evaluate(AXE.read_text("utf-8"))
        assert (path, page.evaluate(RUN, TAGS)["violations"]) == (path, [])
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
