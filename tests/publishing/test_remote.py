"""A server reached by ssh holds the same releases as a folder, and keeps the same promises."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.publishing.folder import FolderHost
from plugins.publishing.hosts import PublishingError
from plugins.publishing.preparing import read_manifest
from plugins.publishing.release import KEPT
from plugins.publishing.remote import RemoteHost
from tests.conftest import ROOT
from tests.publishing.sites import START, Blog, days, name_sheet, put
from tests.publishing.ssh_server import find_missing, ssh_server

pytestmark = pytest.mark.skipif(bool(find_missing()), reason=f"apt install {find_missing()}")


@pytest.fixture(scope="module")
def reached() -> Iterator[tuple[str, str]]:
    with ssh_server() as reached:
        yield reached


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "le blog"


@pytest.fixture
def host(reached: tuple[str, str], folder: Path) -> RemoteHost:
    machine, ssh = reached
    return RemoteHost(machine, str(folder), ssh)


def test_an_empty_server_takes_a_first_release_then_others_and_goes_back(
    host: RemoteHost, folder: Path, tmp_path: Path
) -> None:
    assert host.find_live() is None
    with host.lock(0):
        first = put(host, Blog("a"), tmp_path)
        assert host.find_live() == first
        before = read_manifest(folder / "current")
        assert before == first.files
        with pytest.raises(PublishingError, match="version antérieure"):
            host.rollback()
        second = put(host, Blog("b", {"a": "Un", "c": "Trois"}), tmp_path)
        assert read_manifest(folder / "current") == second.list_all()
        assert host.rollback() == first
    assert read_manifest(folder / "current") == before


def test_it_is_the_very_folder_that_this_machine_would_keep(
    host: RemoteHost, folder: Path, tmp_path: Path
) -> None:
    near = FolderHost(folder)
    put(near, Blog("a"), tmp_path)
    release = put(host, Blog("b"), tmp_path)
    assert near.find_live() == release
    assert near.verify(release.id) == []
    assert (folder / "current" / name_sheet("a")).exists()
    same = {p.stat().st_ino for p in folder.glob(f"releases/*/{name_sheet('a')}")}
    assert len(same) == 1


def test_what_is_too_old_is_forgotten(host: RemoteHost, folder: Path, tmp_path: Path) -> None:
    near = FolderHost(folder)
    for number in range(KEPT + 1):
        put(near, Blog(f"thème {number}"), tmp_path, START + days(40 * number))
    with host.lock(0):
        put(host, Blog("neuf"), tmp_path, START + days(1000))
    assert len([path for path in (folder / "releases").iterdir() if path.is_dir()]) == KEPT
    assert not (folder / "assets" / name_sheet("thème 0")).exists()


def test_a_spoiled_file_is_noticed_from_afar(
    host: RemoteHost, folder: Path, tmp_path: Path
) -> None:
    with host.lock(0):
        release = put(host, Blog(), tmp_path)
    (folder / "current" / "a/index.html").write_text("x")
    assert host.verify(release.id) == ["a/index.html"]
    assert host.verify("20000101T000000Z-00000000") == ["20000101T000000Z-00000000"]


def test_one_publication_at_a_time(host: RemoteHost) -> None:
    with host.lock(0), pytest.raises(PublishingError, match="déjà en cours"), host.lock(0):
        pass
    with host.lock(5):
        host.hold(is_held=True)
        assert host.is_held()
        host.hold(is_held=False)
        assert not host.is_held()


HOLDER = """
import sys, time
from plugins.publishing.remote import RemoteHost
with RemoteHost(*sys.argv[1:]).lock(0):
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_lock_of_a_publication_that_was_killed_counts_for_nothing(
    reached: tuple[str, str], folder: Path, host: RemoteHost
) -> None:
    machine, ssh = reached
    command = [sys.executable, "-c", HOLDER, machine, str(folder), ssh]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(PublishingError, match="déjà en cours"), host.lock(0):
            pass
        holder.kill()
    with host.lock(10):
        pass


def test_a_machine_that_does_not_answer_is_said_on_one_line() -> None:
    away = RemoteHost("moi@127.0.0.1", "/srv/blog", "ssh -p 9 -o ConnectTimeout=2")
    with pytest.raises(PublishingError, match=r"moi@127\.0\.0\.1"):
        away.find_live()
    with pytest.raises(PublishingError, match="ne répond pas comme prévu"), away.lock(0):
        pass
