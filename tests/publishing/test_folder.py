"""A folder of releases: whole trees, one live, one rename between two of them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plugins.publishing.folder import FolderHost
from plugins.publishing.hosts import PublishingError
from plugins.publishing.preparing import list_paths, read_manifest
from plugins.publishing.release import KEPT
from tests.conftest import ROOT
from tests.publishing.sites import START, Blog, days, name_sheet, put


@pytest.fixture
def host(tmp_path: Path) -> FolderHost:
    return FolderHost(tmp_path / "srv")


def _live_manifest(host: FolderHost) -> dict[str, object]:
    return dict(read_manifest(host.folder / "current"))


def test_an_empty_host_takes_a_first_release(host: FolderHost, tmp_path: Path) -> None:
    assert host.find_live() is None
    release = put(host, Blog(), tmp_path)
    assert host.find_live() == release
    assert _live_manifest(host) == release.files
    with pytest.raises(PublishingError, match="version antérieure"):
        host.rollback()


def test_the_live_link_is_relative_so_that_the_folder_can_move(
    host: FolderHost, tmp_path: Path
) -> None:
    release = put(host, Blog(), tmp_path)
    host.folder.rename(tmp_path / "elsewhere")
    assert FolderHost(tmp_path / "elsewhere").find_live() == release


def test_files_that_stay_the_same_are_the_same_files(host: FolderHost, tmp_path: Path) -> None:
    first = put(host, Blog(), tmp_path)
    second = put(host, Blog(texts={"a": "Un", "b": "Autre"}), tmp_path)
    trees = [host.releases / each.id for each in (first, second)]
    assert len({(tree / "a/index.html").stat().st_ino for tree in trees}) == 1
    assert len({(tree / "b/index.html").stat().st_ino for tree in trees}) == 2


def test_two_states_of_a_page_never_have_the_same_second(host: FolderHost, tmp_path: Path) -> None:
    for text in ("Un", "Ah", "Un"):  # of one length: servers would take one for the other
        put(host, Blog(texts={"a": text}), tmp_path)
    seconds = [int(p.stat().st_mtime) for p in host.releases.glob("*/a/index.html")]
    assert len(set(seconds)) == 3


def test_going_back_gives_the_very_same_tree_in_one_rename(
    host: FolderHost, tmp_path: Path
) -> None:
    put(host, Blog(), tmp_path)
    before = _live_manifest(host)
    put(host, Blog("sombre", {"a": "Un", "c": "Trois"}), tmp_path)
    assert _live_manifest(host) != before
    begun = time.monotonic()
    host.rollback()
    assert time.monotonic() - begun < 2
    assert _live_manifest(host) == before


def test_one_goes_back_past_a_release_from_which_one_went_back(
    host: FolderHost, tmp_path: Path
) -> None:
    first = put(host, Blog(), tmp_path)
    put(host, Blog("raté"), tmp_path)
    host.rollback()
    put(host, Blog("bon"), tmp_path)
    assert host.rollback().id == first.id


def test_lasting_files_of_former_releases_stay_for_thirty_days(
    host: FolderHost, tmp_path: Path
) -> None:
    put(host, Blog("ancien"), tmp_path)
    put(host, Blog("neuf"), tmp_path, START + days(50))
    put(host, Blog("neuf", {"a": "1"}), tmp_path, START + days(79))
    assert (host.folder / "current" / name_sheet("ancien")).exists()
    put(host, Blog("neuf", {"a": "2"}), tmp_path, START + days(81))
    assert not (host.folder / "current" / name_sheet("ancien")).exists()
    assert host.verify(host.find_live().id) == []  # type: ignore[union-attr]


def test_a_page_read_before_one_went_back_finds_its_style_sheet(
    host: FolderHost, tmp_path: Path
) -> None:
    put(host, Blog("a"), tmp_path)
    put(host, Blog("b"), tmp_path)
    host.rollback()
    assert (host.folder / "assets" / name_sheet("b")).exists()
    put(host, Blog("c"), tmp_path)
    assert (host.folder / "current" / name_sheet("b")).exists()


def test_the_web_server_may_read_whatever_the_mask_of_who_publishes(
    host: FolderHost, tmp_path: Path
) -> None:
    before = os.umask(0o077)
    try:
        release = put(host, Blog(), tmp_path)
    finally:
        os.umask(before)
    tree = host.releases / release.id
    for path in (host.folder, host.releases, host.folder / "assets" / "theme", tree, tree / "a"):
        assert path.stat().st_mode & 0o777 == 0o755
    assert {(tree / path).stat().st_mode & 0o777 for path in release.files} == {0o644}


def test_ten_releases_are_kept(host: FolderHost, tmp_path: Path) -> None:
    releases = [put(host, Blog(texts={"a": str(n)}), tmp_path) for n in range(KEPT + 4)]
    there = sorted(path.name for path in host.releases.iterdir() if path.is_dir())
    assert there == [each.id for each in releases[-KEPT:]]
    for _ in range(KEPT - 1):
        host.rollback()
    assert host.find_live() == releases[-KEPT]


def test_lasting_files_that_no_release_has_any_more_are_removed(
    host: FolderHost, tmp_path: Path
) -> None:
    for number in range(KEPT + 2):
        put(host, Blog(f"thème {number}"), tmp_path, START + days(40 * number))
    pool = set(list_paths(host.folder / "assets"))
    assert name_sheet("thème 0") not in pool
    assert name_sheet(f"thème {KEPT}") in pool


def test_a_release_that_was_spoiled_is_noticed_and_not_built_upon(
    host: FolderHost, tmp_path: Path
) -> None:
    first = put(host, Blog(), tmp_path)
    spoiled = host.releases / first.id / "a/index.html"
    spoiled.write_text("autre chose")
    assert host.verify(first.id) == ["a/index.html"]
    second = put(host, Blog(texts={"a": "Un", "c": "3"}), tmp_path)
    assert host.verify(second.id) == []


HOLDER = """
import sys, time
from pathlib import Path
from plugins.publishing.folder import FolderHost
with FolderHost(Path(sys.argv[1])).lock(0):
    print("held", flush=True)
    time.sleep(60)
"""


def test_one_publication_at_a_time_and_a_dead_one_counts_for_nothing(host: FolderHost) -> None:
    command = [sys.executable, "-c", HOLDER, str(host.folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        refusal = f"déjà en cours .processus {holder.pid}"
        with pytest.raises(PublishingError, match=refusal), host.lock(0.2):
            pass
        os.kill(holder.pid, signal.SIGKILL)
    with host.lock(0):
        assert (host.folder / "lock").read_text().startswith(f"{os.getpid()} ")
