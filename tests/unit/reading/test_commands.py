"""`make new`: the draft it writes, what it refuses, and that it never overwrites."""

import os
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from plugins.reading import __main__ as command
from plugins.reading.files import save_new_file
from plugins.reading.new_article import build_new_article
from tests.unit.reading.conftest import Read

EXPECTED = """\
Title: Oser le premier message
Date: 2026-12-01 08:00
Author: Je suis un ERO
Category: Réseau
Tags:
Slug: oser-le-premier-message
Summary:
Status: brouillon

Le texte commence ici, après la ligne vide.
"""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder of contents for the command, and no editor."""
    facts = {"PATH": str(tmp_path), "AUTHOR": "Karine", "DEFAULT_CATEGORY": "Réseau"}
    monkeypatch.setattr(command, "load_settings", lambda: facts)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.setattr(sys, "argv", ["reading", "new", "L’été", "à Paris"])
    return tmp_path


def test_a_draft_has_its_fields_filled() -> None:
    article = build_new_article(
        " Oser le  premier message", date(2026, 12, 1), "Je suis un ERO", "Réseau"
    )
    assert article is not None
    assert (article.path, article.text) == ("articles/2026/oser-le-premier-message.md", EXPECTED)


def test_a_draft_is_sound_as_it_is(read: Read) -> None:
    assert read(EXPECTED).problems == ()


def test_the_command_writes_the_draft_and_says_what_comes_next(
    run: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command.main()
    written = run / f"articles/{datetime.now().astimezone().year}/l-ete-a-paris.md"
    assert written.read_text("utf-8").startswith("Title: L’été à Paris\n")
    assert [path.name for path in written.parent.iterdir()] == [written.name]
    said = capsys.readouterr().out
    assert str(written) in said
    assert "make preview" in said


def test_a_second_one_of_the_same_name_leaves_the_first_alone(
    run: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    older = run / "articles" / "2017" / "l-ete-a-paris.md"
    older.parent.mkdir(parents=True)
    older.write_text("à garder", "utf-8")
    with pytest.raises(SystemExit) as ended:
        command.main()
    assert (ended.value.code, older.read_text("utf-8")) == (1, "à garder")
    assert "existe déjà" in capsys.readouterr().err


@pytest.mark.usefixtures("run")
@pytest.mark.parametrize("arguments", [[], ["new"], ["new", " "], ["neuf", "x"], ["new", "…"]])
def test_a_missing_title_is_one_french_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["reading", *arguments])
    with pytest.raises(SystemExit) as ended:
        command.main()
    assert ended.value.code == 2
    assert "titre" in capsys.readouterr().err


@pytest.mark.usefixtures("run")
def test_the_editor_of_the_environment_is_opened(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VISUAL", f"'{sys.executable}' -c 'import sys; open(sys.argv[1], \"a\")'")
    command.open_editor(tmp_path / "x.md")
    assert (tmp_path / "x.md").exists()


@pytest.mark.parametrize("editor", ["/nulle/part", "'mal fermé"])
def test_an_editor_that_does_not_open_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], editor: str
) -> None:
    monkeypatch.setenv("VISUAL", editor)
    command.open_editor(Path("x.md"))
    assert "ouvrez le fichier vous-même" in capsys.readouterr().out


def test_a_file_is_written_whole_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert save_new_file(tmp_path / "a" / "x.md", "un")
    assert not save_new_file(tmp_path / "a" / "x.md", "deux")
    monkeypatch.setattr(os, "link", _refuse_links)
    assert save_new_file(tmp_path / "a" / "y.md", "trois")
    assert not save_new_file(tmp_path / "a" / "y.md", "quatre")
    texts = {path.name: path.read_text("utf-8") for path in (tmp_path / "a").iterdir()}
    assert texts == {"x.md": "un", "y.md": "trois"}


def _refuse_links(*_: object) -> None:
    raise PermissionError
