"""The article being edited is proofread, in a process of its own, and what it says comes later."""

import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.preview.conftest import ARTICLE, PATIENCE, Preview, end, start_preview, write_site

PROGRAM = """#!{python}
import json, pathlib, sys, time
here = pathlib.Path(__file__).parent
text = pathlib.Path(sys.argv[sys.argv.index("-f") + 1]).read_text("utf-8")
with (here / "asked").open("a", encoding="utf-8") as log:
    log.write(json.dumps(text) + "\\n")
time.sleep(3 if "LENT" in text else 0)
if "PANNE" in text:
    sys.exit("panne")
errors = [
    {{"sValue": word, "nStartY": number, "nStartX": line.index(word), "aSuggestions": []}}
    for number, line in enumerate(text.split("\\n"), 1)
    for word in ("inconu", "maison")
    if word in line
]
print(json.dumps({{"data": [{{"lGrammarErrors": [], "lSpellingErrors": errors}}]}}))
"""
UNKNOWN = "«\u00a0inconu\u00a0» n’est pas au dictionnaire."


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder of programs, with one that proofreads as the real one does."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "grammalecte-cli"
    program.write_text(PROGRAM.format(python=sys.executable), "utf-8")
    program.chmod(0o755)
    return folder


@pytest.fixture
def preview(tmp_path: Path, tools: Path) -> Iterator[Preview]:
    """A preview that finds this program."""
    settings = write_site(tmp_path / "blog")
    turn_on(settings)
    running = start_preview(settings, PATH=f"{tools}{os.pathsep}{os.environ['PATH']}")
    yield running
    end(running)


def turn_on(settings: Path) -> None:
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("PROOFREADING = False", "PROOFREADING = True"), "utf-8")


def wait_for_advice(preview: Preview, words: str, *, gone: bool = False) -> str:
    """The page of reports, once it says `words`, or says them no more."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        body = preview.get("/-/erreurs").body
        if (words in body) is not gone:
            return body
        time.sleep(0.05)
    pytest.fail("it never was so")


def wait_for_page(preview: Preview, words: str) -> None:
    """Return once the article shows `words`."""
    limit = time.monotonic() + PATIENCE
    while words not in preview.get("/oser/").body:
        assert time.monotonic() < limit
        time.sleep(0.02)


def wait_for_question(tools: Path, words: str) -> None:
    """Return once the program was asked about `words`."""
    limit, asked = time.monotonic() + PATIENCE, tools / "asked"
    while not (asked.exists() and words in asked.read_text("utf-8")):
        assert time.monotonic() < limit
        time.sleep(0.02)


def count_questions(tools: Path) -> int:
    asked = tools / "asked"
    return len(asked.read_text("utf-8").splitlines()) if asked.exists() else 0


def test_what_it_says_comes_after_the_page(preview: Preview) -> None:
    preview.save("Une maison.\n\nUn mot inconu.")
    body = wait_for_advice(preview, UNKNOWN)
    assert "content/articles/oser.md:8</code>" in body
    assert "<mark>→   8  Un mot inconu.</mark>" in body
    assert preview.get("/oser/").status == 200
    assert any("conseil" in line and "inconu" in line for line in preview.said)


def test_it_goes_with_what_it_was_about_and_the_same_text_is_asked_about_once(
    preview: Preview, tools: Path
) -> None:
    preview.save("Un mot inconu.")
    wait_for_advice(preview, UNKNOWN)
    before = count_questions(tools)
    preview.save("Un mot connu.")
    wait_for_advice(preview, UNKNOWN, gone=True)
    time.sleep(0.5)  # the new text is asked about
    for _ in range(2):
        preview.save("Un mot inconu.")
        wait_for_advice(preview, UNKNOWN)
        preview.save("Un mot connu.")
        wait_for_advice(preview, UNKNOWN, gone=True)
    assert count_questions(tools) == before + 1


def test_a_slow_proofreader_delays_no_build(preview: Preview, tools: Path) -> None:
    for words in ("Un LENT, inconu.", "Un LENT, plus court."):
        began = time.monotonic()
        preview.save(words)
        wait_for_page(preview, words)
        assert time.monotonic() - began < 2  # it takes longer to answer
        wait_for_question(tools, words)


def test_a_word_of_the_blog_is_no_fault(preview: Preview) -> None:
    preview.save("Une maison, un mot inconu.")
    wait_for_advice(preview, UNKNOWN)
    preview.save("inconu # notre mot\n", "content/vocabulaire.txt")
    body = wait_for_advice(preview, UNKNOWN, gone=True)
    assert "«\u00a0maison\u00a0»" in body


def test_an_article_may_ask_for_silence(preview: Preview, tools: Path) -> None:
    quiet = ARTICLE.format(text="Un mot inconu.").replace("\n\n", "\nSilence: orthographe\n\n")
    (preview.folder / "content/articles/oser.md").write_text(quiet, "utf-8")
    time.sleep(1)
    assert count_questions(tools) > 0
    assert UNKNOWN not in preview.get("/-/erreurs").body


def test_a_proofreader_that_fails_is_as_if_it_said_nothing(preview: Preview) -> None:
    preview.save("Une PANNE, un mot inconu.")
    time.sleep(1)
    assert "Rien à signaler" in preview.get("/-/erreurs").body
    preview.save("Un mot inconu.")
    wait_for_advice(preview, UNKNOWN)


def test_without_it_one_line_says_how_to_get_it(tmp_path: Path) -> None:
    settings = write_site(tmp_path / "blog")
    turn_on(settings)
    running = start_preview(settings, PATH=str(tmp_path))
    running.wait_for("sudo apt install grammalecte-cli")
    running.save("Un mot inconu.")
    time.sleep(1)
    assert "Rien à signaler" in running.get("/-/erreurs").body
    end(running)


@pytest.mark.skipif(shutil.which("grammalecte-cli") is None, reason="Grammalecte is not installed")
def test_the_real_one_finds_faults_and_leaves_typography_alone(tmp_path: Path) -> None:
    settings = write_site(tmp_path / "blog")
    turn_on(settings)
    running = start_preview(settings)
    running.save(
        'Je ne sait pas "si" c\'est vrai !\n\nLes vieux chien aboient, [ici](https://a.fr).'
    )
    body = wait_for_advice(running, "conjugaison erronée")
    assert "oser.md:6</code>" in body
    assert "oser.md:8</code>" in body
    assert "«\u00a0sais\u00a0»" in body
    assert "insécable" not in body
    assert "apostrophe" not in body.lower()
    end(running)
