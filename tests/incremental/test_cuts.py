"""A build that does not end leaves nothing half done; one in several processes is the same."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.incremental import sharing
from tests.conftest import ROOT
from tests.incremental import edits
from tests.incremental.world import World, make_article, opened

KILLED_WHILE_MOVING = """
import json, os, signal, sys
from pathlib import Path
from plugins.building.build import build_site

settings_file, settings, left = sys.argv[1], json.loads(sys.argv[2]), int(sys.argv[3])
replace, moved = os.replace, []

def move(source, target):
    if str(target).startswith(settings["OUTPUT_PATH"]):
        moved.append(target)
        if len(moved) > left:
            os.kill(os.getpid(), signal.SIGKILL)
    replace(source, target)

os.replace = move
build_site(Path(settings_file), settings)
"""


def _build_and_be_killed(world: World, moves: int) -> None:
    """Build in another process, of which nothing is left after so many moves."""
    settings = json.dumps({**world.find_settings(world.folder), "SITE_CARD": ""})
    asked = [str(world.settings_file), settings, str(moves)]
    done = subprocess.run(
        [sys.executable, "-c", KILLED_WHILE_MOVING, *asked], cwd=ROOT, check=False
    )
    assert done.returncode == -9


@pytest.mark.parametrize("moves", [0, 3, 9])
def test_a_process_that_is_killed_among_its_moves_is_made_good(moves: int, tmp_path: Path) -> None:
    with opened("preview", base=tmp_path) as world:
        world.settings["SITE_CARD"] = ""
        world.check("cold")
        edits.edit_field("Title", ("Neuf",))(world, 1, 0)
        world.drop("articles/a3.md")
        _build_and_be_killed(world, moves)
        world.good = None
        edits.edit_paragraph(world, 0, 1)
        assert world.check("cold")


def test_nothing_is_left_beside_the_site(tmp_path: Path) -> None:
    with opened("publish", base=tmp_path) as world:
        world.check("cold")
        world.check("warm")
        assert not [path for path in world.folder.iterdir() if path.name.startswith(".output")]


def _count_forks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of pieces that were shared out, in a process that lets it."""
    shared, share_out = [], sharing._share_out
    monkeypatch.setattr(sharing, "active_count", lambda: 1)
    monkeypatch.setattr(sharing.os, "cpu_count", lambda: 2)
    monkeypatch.setattr(
        sharing,
        "_share_out",
        lambda work, names, count: (shared.append(len(names)), share_out(work, names, count))[1],
    )
    return shared


def test_several_processes_make_the_site_that_one_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = _count_forks(monkeypatch)
    with opened("preview", base=tmp_path) as world:
        for number in range(70):
            text = make_article(number % 27, Slug=f"m{number}", Tags=f"t{number % 7}")
            world.save(f"articles/m{number}.md", text)
        world.check("cold")  # the clean build, then this one: reading and making are shared out
        assert len(shared) == 4
        monkeypatch.setattr(sharing, "WORTH_IT", 10_000)
        world.check("cold")
        assert len(shared) == 4
