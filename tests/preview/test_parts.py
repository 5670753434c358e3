"""Sound and film are asked for in parts, and what did not change is not sent again."""

import hashlib
import re
import time
from collections.abc import Iterator
from email.utils import formatdate

import pytest

from tests.preview.conftest import Answer, Preview, end, start_preview, write_site

SOUND = bytes(index % 251 for index in range(200_000))
SIZE = len(SOUND)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One preview for the module: nothing here changes it."""
    folder = tmp_path_factory.mktemp("parts")
    settings = write_site(folder)
    for name in ("voix.mp3", "film.mp4", "film.webm", "voix.ogg"):
        (folder / "content/extra" / name).write_bytes(SOUND)
    running = start_preview(settings)
    yield running
    end(running)


def ask(preview: Preview, method: str = "GET", **headers: str) -> Answer:
    """The sound, asked for with these headers."""
    return preview.get("/extra/voix.mp3", method, **headers)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("voix.mp3", "audio/mpeg"),
        ("voix.ogg", "audio/ogg"),
        ("film.mp4", "video/mp4"),
        ("film.webm", "video/webm"),
    ],
)
def test_players_are_told_that_parts_are_given(preview: Preview, name: str, kind: str) -> None:
    answer = preview.get(f"/extra/{name}")
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert (int(answer.headers["Content-Length"]), digest(answer.data)) == (SIZE, digest(SOUND))


@pytest.mark.parametrize(
    ("wanted", "first", "end_"),
    [
        ("bytes=0-", 0, SIZE),
        ("bytes=0-1", 0, 2),
        ("bytes=100000-150000", 100_000, 150_001),
        (f"bytes={SIZE - 1}-", SIZE - 1, SIZE),
        ("bytes=-500", SIZE - 500, SIZE),
        (f"bytes=-{SIZE * 2}", 0, SIZE),
        (f"bytes=10-{SIZE * 2}", 10, SIZE),
        ("Bytes = 5-9", 5, 10),
        (f"bytes=5-9,{SIZE}-", 5, 10),
    ],
)
def test_a_part_is_given(preview: Preview, wanted: str, first: int, end_: int) -> None:
    answer = ask(preview, Range=wanted)
    assert answer.status == 206
    assert answer.headers["Content-Range"] == f"bytes {first}-{end_ - 1}/{SIZE}"
    assert int(answer.headers["Content-Length"]) == end_ - first
    assert digest(answer.data) == digest(SOUND[first:end_])


def test_several_parts_are_given_together(preview: Preview) -> None:
    answer = ask(preview, Range="bytes=0-9,1000-1009,-10")
    assert answer.status == 206
    kind = answer.headers["Content-Type"]
    boundary = kind.removeprefix("multipart/byteranges; boundary=").encode()
    assert boundary != kind.encode()
    parts = re.findall(
        rb"Content-Type: audio/mpeg\r\nContent-Range: bytes (\d+)-(\d+)/200000\r\n\r\n(.{10})\r\n--"
        + re.escape(boundary),
        answer.data,
        re.DOTALL,
    )
    assert [(int(a), int(b)) for a, b, _ in parts] == [(0, 9), (1000, 1009), (199_990, 199_999)]
    assert [part for _, _, part in parts] == [SOUND[:10], SOUND[1000:1010], SOUND[-10:]]
    assert int(answer.headers["Content-Length"]) == len(answer.data)


@pytest.mark.parametrize("wanted", [f"bytes={SIZE}-", f"bytes={SIZE}-{SIZE + 9}", "bytes=-0"])
def test_what_is_not_there_is_said_to_be_so(preview: Preview, wanted: str) -> None:
    answer = ask(preview, Range=wanted)
    assert answer.status == 416
    assert answer.headers["Content-Range"] == f"bytes */{SIZE}"


@pytest.mark.parametrize(
    "wanted",
    [
        *("", "bytes", "bytes=", "bytes=-", "bytes=9-5", "bytes=a-b", "lignes=0-5", "bytes=0-5,x"),
        "bytes=" + "0-0," * 500 + "1-1",
        "bytes=0-" + "9" * 400,
    ],
)
def test_what_is_badly_asked_gets_the_whole(preview: Preview, wanted: str) -> None:
    answer = ask(preview, Range=wanted)
    assert (answer.status, len(answer.data)) == (200, SIZE)


def test_a_part_of_what_has_changed_is_the_whole(preview: Preview) -> None:
    whole = ask(preview)
    tag, date = whole.headers["ETag"], whole.headers["Last-Modified"]
    for same in (tag, date):
        assert ask(preview, Range="bytes=0-4", **{"If-Range": same}).status == 206
    for other in ('"autre"', f"W/{tag}", formatdate(0, usegmt=True)):
        assert ask(preview, Range="bytes=0-4", **{"If-Range": other}).status == 200


def test_only_the_head_is_given_to_who_asks_for_it(preview: Preview) -> None:
    for headers in ({}, {"Range": "bytes=0-4"}):
        answer = ask(preview, "HEAD", **headers)
        assert (answer.status, answer.data) == (200, b"")
        assert int(answer.headers["Content-Length"]) == SIZE


def test_what_did_not_change_is_not_sent_again(preview: Preview) -> None:
    whole = ask(preview)
    tag, date = whole.headers["ETag"], whole.headers["Last-Modified"]
    later = formatdate(time.time() + 3600, usegmt=True)
    for name, value in (
        ("If-None-Match", tag),
        ("If-None-Match", f'"a", W/{tag}'),
        ("If-None-Match", "*"),
        ("If-Modified-Since", date),
        ("If-Modified-Since", later),
    ):
        answer = ask(preview, **{name: value})
        assert (name, value, answer.status, answer.data) == (name, value, 304, b"")
        assert answer.headers["ETag"] == tag
        assert "Cache-Control" in answer.headers
    assert ask(preview, **{"If-None-Match": '"autre"', "If-Modified-Since": later}).status == 200
    assert ask(preview, **{"If-Modified-Since": formatdate(0, usegmt=True)}).status == 200
