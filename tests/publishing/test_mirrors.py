"""Hosts that know no releases: a bucket of S3 and a branch of git, and what they cannot do."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins.publishing.branch import Branch
from plugins.publishing.bucket import Bucket, find_type
from plugins.publishing.hosts import PublishingError
from plugins.publishing.mirror import MirrorHost
from plugins.publishing.preparing import read_manifest
from tests.publishing.sites import Blog, name_sheet, put

NAME = "blog"
FILES = {"_redirects": "x", "index.html.gz": "x", "a/photo.jpg": "x"}


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    server = pytest.importorskip("moto.server").ThreadedMotoServer("127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    told = {"AWS_ENDPOINT_URL": endpoint, "AWS_DEFAULT_REGION": "us-east-1"}
    told |= {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x"}
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    bucket = Bucket(NAME, "site")
    bucket._client.create_bucket(Bucket=NAME)
    yield bucket
    for key in _list_keys(bucket):
        bucket._client.delete_object(Bucket=NAME, Key=key)
    bucket._client.close()


def _list_keys(bucket: Bucket) -> list[str]:
    found = bucket._client.list_objects_v2(Bucket=NAME).get("Contents", ())
    return [each["Key"] for each in found]


def _read(bucket: Bucket, path: str) -> Any:
    return bucket._client.get_object(Bucket=NAME, Key=f"site/{path}")


@pytest.fixture
def sent(bucket: Bucket) -> list[str]:
    """The names of what was sent or deleted, in order."""
    done: list[str] = []
    events = bucket._client.meta.events
    for deed in ("PutObject", "DeleteObject"):
        events.register(
            f"before-parameter-build.s3.{deed}",
            lambda params, deed=deed, **_: done.append(f"{deed[:3]} {params['Key'][5:]}"),
        )
    return done


def test_a_bucket_receives_what_readers_ask_for_pages_last(
    bucket: Bucket, sent: list[str], tmp_path: Path
) -> None:
    put(MirrorHost(tmp_path / "var", bucket), Blog(files=FILES), tmp_path)
    pages = [name.endswith(".html") for name in sent]
    assert sent[0] == f"Put {name_sheet('clair')}"
    assert pages == sorted(pages)
    assert not {"Put _redirects", "Put index.html.gz"} & set(sent)
    page, sheet = _read(bucket, "a/index.html"), _read(bucket, name_sheet("clair"))
    assert (page["ContentType"], page["CacheControl"]) == ("text/html; charset=utf-8", "no-cache")
    assert "immutable" in sheet["CacheControl"]


def test_only_what_differs_is_sent_and_deletions_come_last(
    bucket: Bucket, sent: list[str], tmp_path: Path
) -> None:
    host = MirrorHost(tmp_path / "var", bucket)
    put(host, Blog("clair", {"a": "Un", "b": "Deux"}), tmp_path)
    del sent[:]
    put(host, Blog("clair", {"a": "Un", "c": "Trois"}), tmp_path)
    assert sent == ["Put flux/atom.xml", "Put release.txt", "Put c/index.html", "Del b/index.html"]


def test_assets_are_never_deleted_and_going_back_sends_the_former_pages(
    bucket: Bucket, tmp_path: Path
) -> None:
    host = MirrorHost(tmp_path / "var", bucket)
    put(host, Blog("clair"), tmp_path)
    put(host, Blog("sombre"), tmp_path)
    host.rollback()
    keys = _list_keys(bucket)
    assert {f"site/{name_sheet(theme)}" for theme in ("clair", "sombre")} <= set(keys)
    assert name_sheet("clair") in _read(bucket, "index.html")["Body"].read().decode()


def test_a_sending_that_was_cut_off_is_made_good_first(
    bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = MirrorHost(tmp_path / "var", bucket)
    put(host, Blog("clair"), tmp_path)
    send, count = bucket._send, iter(range(4))

    def send_some(path: str, body: bytes) -> None:
        if next(count, None) is None:
            raise PublishingError("coupé")
        send(path, body)

    monkeypatch.setattr(bucket, "_send", send_some)
    with pytest.raises(PublishingError, match="coupé"):
        put(host, Blog("sombre", {"c": "Trois"}), tmp_path)
    monkeypatch.undo()
    monkeypatch.setattr(bucket, "_send", send)
    with host.lock(0):
        body = _read(bucket, "index.html")["Body"].read().decode()
    assert name_sheet("clair") in body
    assert not (tmp_path / "var" / "sending").exists()


def test_a_bucket_that_is_not_there_is_said_on_one_line(bucket: Bucket, tmp_path: Path) -> None:
    bucket.bucket = "ailleurs"
    with pytest.raises(PublishingError, match=r"s3://ailleurs.*NoSuchBucket"):
        put(MirrorHost(tmp_path / "var", bucket), Blog(), tmp_path)


def test_the_type_of_each_file_is_known() -> None:
    assert find_type("a.avif") == "image/avif"
    assert find_type("flux/atom.xml").endswith("xml; charset=utf-8")
    assert find_type("x.inconnu") == "application/octet-stream"


@pytest.fixture
def repositories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A repository of the author, and the remote one that a host shows."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Karine")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "karine@exemple.fr")
    mine, theirs = tmp_path / "mine", tmp_path / "theirs.git"
    subprocess.run(["git", "init", "-q", "--bare", str(theirs)], check=True)
    subprocess.run(["git", "init", "-q", str(mine)], check=True)
    subprocess.run(["git", "remote", "add", "origin", str(theirs)], check=True, cwd=mine)
    return mine, theirs


def _check_out(theirs: Path, folder: Path) -> Path:
    command = ["git", "clone", "-q", "-b", "gh-pages", str(theirs), str(folder)]
    subprocess.run(command, check=True)
    return folder


def test_a_branch_holds_the_tree_and_the_former_one_again(
    repositories: tuple[Path, Path], tmp_path: Path
) -> None:
    mine, theirs = repositories
    host = MirrorHost(tmp_path / "var", Branch("origin", "gh-pages", "https://blog.fr", mine))
    first = put(host, Blog("clair", files={"index.html.gz": "x"}), tmp_path)
    there = _check_out(theirs, tmp_path / "one")
    files = {path for path in read_manifest(there) if not path.startswith(".git/")}
    shown = {path for path in first.files if not path.endswith(".gz")}
    assert files == {*shown, "CNAME", ".nojekyll"}
    assert (there / "CNAME").read_text() == "blog.fr\n"
    put(host, Blog("sombre"), tmp_path)
    host.rollback()
    page = (_check_out(theirs, tmp_path / "two") / "index.html").read_text()
    assert name_sheet("clair") in page
    assert len(host.limits) == 3


def test_a_remote_that_refuses_is_said_on_one_line(
    repositories: tuple[Path, Path], tmp_path: Path
) -> None:
    host = MirrorHost(tmp_path / "var", Branch("ailleurs", "gh-pages", "", repositories[0]))
    with pytest.raises(PublishingError, match="ailleurs#gh-pages"):
        put(host, Blog(), tmp_path)
    assert host.find_live() is None
