"""The command: no question, one sentence for each refusal, and the right exit code."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from plugins.wordpress_import import __main__ as command
from tests.conftest import ROOT
from tests.wordpress_import.media.files import draw, write_tree
from tests.wordpress_import.moving.blog import Project, write_comment, write_item


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["wordpress_import", *map(str, arguments)])
    try:
        command.main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def test_a_blog_moves_in(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write_export(write_item(5, "oser", more=write_comment(1, approved="0")))
    images = write_tree(project.export.parent / "up", {"2018/07/x.jpg": draw("JPEG")})
    assert _run(monkeypatch, project.export, "--images", images, "--into", project.root) == 0
    told = capsys.readouterr()
    assert told.out.startswith("Import de «\u00a0Ancien blog\u00a0»\n====")
    assert "1\u00a0commentaire attend votre décision" in told.out
    assert told.err == ""
    assert project.read("var/wordpress/rapport.md").startswith("Import de")
    before = project.snap()
    assert _run(monkeypatch, project.export, "--images", images, "--into", project.root) == 0
    assert "Rien à changer" in capsys.readouterr().out
    assert project.snap() == before


def test_a_rehearsal_writes_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write_export(write_item(5, "oser", more=write_comment(1, approved="0")))
    assert _run(monkeypatch, project.export, "--dry-run", "--into", project.root) == 0
    assert "rien n’a été écrit" in capsys.readouterr().out
    assert project.snap() == {}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "make import FILE="),
        (["--inconnu"], 2, "make import FILE="),
        (["x.xml", "--images", "/rien/du/tout"], 2, "/rien/du/tout n’existe pas"),
        (["x.xml", "--site", "exemple.fr"], 2, "adresse entière"),
        (["x.xml", "--into", "/rien/du/tout"], 2, "n’est pas un dossier"),
        (["x.xml", "page.html"], 2, "ne s’importent pas ensemble"),
        (["/rien/x.xml"], 1, "/rien/x.xml: ce fichier n’existe pas"),
        (["/rien/x.html"], 1, "/rien/x.html"),
    ],
)
def test_what_cannot_be_done_is_said_in_french(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    said: str,
) -> None:
    into = [] if "--into" in arguments else ["--into", tempfile.mkdtemp()]
    assert _run(monkeypatch, *arguments, *into) == code
    told = capsys.readouterr()
    assert said in told.err.replace("\u00a0", " ")
    assert told.out == ""
    assert not into or not list(Path(into[1]).iterdir())


def test_what_is_no_archive_stops_the_import(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write_export(write_item(5, "oser"))
    assert (
        _run(monkeypatch, project.export, "--images", project.export, "--into", project.root) == 1
    )
    assert "n’est pas une archive zip lisible" in capsys.readouterr().err
    assert project.snap() == {}


def test_a_disk_that_refuses_is_said_in_french(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write_export(write_item(5, "oser"))
    (project.root / "var").write_text("pas un dossier")
    assert _run(monkeypatch, project.export, "--into", project.root) == 1
    assert "impossible d’écrire" in capsys.readouterr().err


def test_an_interruption_is_said_in_french(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "move_in", stop)
    project.write_export(write_item(5, "oser"))
    assert _run(monkeypatch, project.export, "--into", project.root) == 130
    assert "il finira ce qui manque" in capsys.readouterr().err


def test_comments_that_wait_are_handed_over_after_an_interruption(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object) -> str:
        raise KeyboardInterrupt

    project.write_export(write_item(5, "oser", more=write_comment(1, approved="0")))
    with monkeypatch.context() as patch:
        patch.setattr(command, "settle", stop)
        assert _run(monkeypatch, project.export, "--into", project.root) == 130
    assert _run(monkeypatch, project.export, "--into", project.root) == 0
    assert "attend votre décision" in capsys.readouterr().out.replace("\u00a0", " ")


def test_help_is_in_french(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(monkeypatch, "--help") == 0
    assert "Outils › Exporter" in capsys.readouterr().out


@pytest.mark.skipif(not shutil.which("make"), reason="needs make")
def test_the_verb_passes_names_on_untouched(project: Project) -> None:
    export = project.export.with_name("l'export $HOME é.xml")
    project.write_export(write_item(5, "oser"))
    project.export.rename(export)
    told = subprocess.run(
        ["make", "--dry-run", "import", f"FILE={export}", "DRY_RUN=1", "AGAIN=1"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "--dry-run" in told.stdout
    assert "--again" in told.stdout
