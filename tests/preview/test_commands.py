"""The Makefile and what it calls: sentences a newcomer can act on, and titles left as they are."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
VERBS = re.findall(r"^\.PHONY: (\S+)", MAKEFILE, re.M)


def run(*command: str, cwd: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run `command` as from a terminal, even when a make runs these tests."""
    usual = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        command, cwd=cwd, env={**usual, **variables}, capture_output=True, text=True, check=False
    )


def test_make_alone_lists_every_verb_with_its_sentence() -> None:
    listed = re.findall(r"^  ([a-z-]+) +\S", run("make").stdout, re.M)
    assert len(VERBS) > 12
    assert sorted(listed) == sorted(VERBS)


@pytest.mark.parametrize(
    "title",
    [
        'L’été d\'après : « oser », 5 $ & "rien" de plus !',
        "$(HOME) $HOME $$ `date` \\n #1 %s; exit 3",
        "- Un tiret",
        "a=b",
    ],
)
def test_a_title_reaches_the_program_as_it_was_typed(title: str) -> None:
    echo = r"python=printf '<%s>\n'"
    said = run("make", "new", f"TITLE={title}", "prepare=@true", echo)
    assert said.stdout.splitlines()[-1] == f"<{title}>"


def test_a_missing_title_is_asked_for() -> None:
    said = run("make", "new", "prepare=@true")
    assert said.returncode != 0
    assert 'make new TITLE="Oser le premier message"' in said.stderr


def _fake_python(folder: Path, script: str) -> dict[str, str]:
    shutil.copytree(ROOT / "tools", folder / "tools", ignore=shutil.ignore_patterns("node_modules"))
    python = folder / "python"
    python.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    python.chmod(0o755)
    return {"PYTHON": str(python)}


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        (
            'case "$*" in *version_info*) exit 1;; *) echo Python 3.9.2;; esac',
            "Il faut Python 3.11 ou plus récent, et voici Python 3.9.2",
        ),
        ('case "$*" in *ensurepip*) exit 1;; esac', "sudo apt install python3-venv"),
    ],
    ids=["too old", "without venv"],
)
def test_an_unfit_python_is_said_in_one_sentence(
    tmp_path: Path, script: str, sentence: str
) -> None:
    variables = _fake_python(tmp_path, script)
    said = run("sh", "tools/prepare.sh", "requirements", cwd=tmp_path, **variables)
    assert said.returncode == 1
    assert sentence in said.stderr
    assert len(said.stderr.splitlines()) == 1


def test_a_missing_python_is_said_in_one_sentence() -> None:
    said = run("sh", "tools/prepare.sh", "absent", PYTHON="python-absent")
    assert said.returncode == 1
    assert "sudo apt install python3 python3-venv" in said.stderr
    assert len(said.stderr.splitlines()) == 1


def test_missing_programs_are_named_with_their_packages() -> None:
    said = run("sh", "tools/require.sh", "sh", "programme-absent")
    assert said.returncode == 1
    assert "sudo apt install programme-absent" in said.stderr


def test_the_locks_and_tools_name_no_address() -> None:
    files = [*ROOT.glob("requirements*.lock"), ROOT / "tools/package-lock.json"]
    assert len(files) == 4
    assert [file.name for file in files if "://" in file.read_text("utf-8")] == []
