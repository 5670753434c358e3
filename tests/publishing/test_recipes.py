"""The units and recipes that are shipped call commands that exist, and the units are hardened."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from plugins.comments.__main__ import COMMANDS as OF_COMMENTS
from plugins.publishing.__main__ import COMMANDS
from tests.conftest import ROOT
from tests.test_documentation import VERBS

RECIPES = sorted(path for path in (ROOT / "deploy").rglob("*.*") if path.is_file())
SERVICES = sorted((ROOT / "deploy/systemd").glob("*.service"))
OURS = [path for path in SERVICES if "plugins." in path.read_text("utf-8")]


def _name(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("path", RECIPES, ids=_name)
def test_each_command_of_a_recipe_exists(path: Path) -> None:
    text = path.read_text("utf-8")
    assert set(re.findall(r"(?:run:|-) make ([a-z]+)", text)) <= VERBS
    known = {"publishing": COMMANDS, "comments": OF_COMMENTS}
    for module, command in re.findall(r"-m plugins\.(\w+) (\w+)", text):
        assert command in known[module]


@pytest.mark.parametrize("path", [p for p in RECIPES if p.parent.name == "ci"], ids=_name)
def test_what_a_recipe_takes_from_elsewhere_is_pinned(path: Path) -> None:
    text = path.read_text("utf-8")
    used = re.findall(r"uses: \S+@(\S+)", text) or re.findall(r"image: \S+:(\S+)", text)
    assert used
    assert all(re.fullmatch(r"[0-9a-f]{40}|\d+\.\d+\.\d+-\w+", pin) for pin in used)


@pytest.mark.parametrize("path", OURS, ids=_name)
def test_a_unit_has_no_privilege_and_writes_where_it_must(path: Path) -> None:
    text = path.read_text("utf-8")
    told = ("NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet=\n", "User=blog")
    assert [line for line in told if line not in text] == []


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not here")
def test_systemd_understands_each_unit(tmp_path: Path) -> None:
    units = []
    for path in (ROOT / "deploy/systemd").iterdir():
        unit = tmp_path / path.name
        text = path.read_text("utf-8")
        text = re.sub(r"^(ExecStart\w*=)\S+", r"\1/bin/true", text, flags=re.MULTILINE)
        unit.write_text(text, "utf-8")
        units.append(str(unit))
    assert len(units) > 5
    command = ["systemd-analyze", "verify", "--man=no", *units]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
