"""Readers load pages while releases change places under them.

`python -m tests.publishing.switching 2000 20000` does so many switches and loads. A load is a page
with the style sheet that it names; it fails when one of them does not answer 200, or when the sheet
is not that of the page's own theme.
"""

import gzip
import http.client
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from plugins.publishing.compressing import compress_texts
from plugins.publishing.folder import FolderHost
from plugins.publishing.manifest import STAMP
from plugins.publishing.pages import find_sheets
from plugins.publishing.preparing import write_whole
from plugins.publishing.release import find_moment, follow
from plugins.publishing.servers import Server
from tests.publishing.sites import START, Blog, describe, name_sheet
from tools.nginx import find_port, serving

THEMES = {name_sheet(theme): theme for theme in ("clair", "sombre")}
PAGES = ("/", "/a/", "/b/")


@dataclass
class Tally:
    """What readers met, and how often releases changed places meanwhile."""

    switches: int = 0
    loads: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    etags: dict[str, set[str]] = field(default_factory=dict)


def prepare(folder: Path) -> tuple[FolderHost, list[str]]:
    """A host with two releases that differ by their theme alone; their ids."""
    host = FolderHost(folder / "srv")
    ids = []
    for theme in THEMES.values():
        tree = Blog(theme).write(folder / theme)
        compress_texts(tree, folder / "kept")
        live = host.find_live()
        release = follow(describe(tree, find_moment(START, [live] if live else [])), live, [])
        write_whole(tree / STAMP, f"{release.id}\n")
        host.put(str(tree), release)
        host.switch(release.id)
        ids.append(release.id)
    return host, ids


def read(port: int, tally: Tally, is_over: threading.Event) -> None:
    """Load pages until it is over, each second one compressed."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    number = 0
    while not is_over.is_set():
        page = PAGES[number % len(PAGES)]
        try:
            failure = load(connection, page, tally, number)
        except (OSError, http.client.HTTPException) as error:
            failure = f"{page}: {error!r}"
            connection.close()
        if failure:
            tally.failures.append(failure)
        number += 1
    connection.close()


def load(connection: http.client.HTTPConnection, page: str, tally: Tally, number: int) -> str:
    """One load; what is wrong with it, nothing when all is well."""
    status, text, etag = _get(connection, page, number)
    sheets = [sheet for sheet in find_sheets(text) if sheet.lstrip("/") in THEMES]
    if status != 200 or len(sheets) != 1:
        return f"{page}: {status}"
    theme = THEMES[sheets[0].lstrip("/")]
    tally.etags.setdefault(f"{page} {theme}", set()).add(etag)
    status, style, _ = _get(connection, sheets[0], number)
    tally.loads[theme] += 1
    return "" if status == 200 and f"/* {theme} */" in style else f"{sheets[0]}: {status}"


def _get(connection: http.client.HTTPConnection, path: str, number: int) -> tuple[int, str, str]:
    headers = {"Accept-Encoding": "gzip"} if number % 2 else {}
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    if answer.getheader("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    return answer.status, body.decode(), answer.getheader("ETag") or ""


def run(folder: Path, switches: int, loads: int, readers: int = 4) -> Tally:
    """At least so many switches and loads, all at the same time."""
    host, ids = prepare(folder)
    tally, is_over, port = Tally(), threading.Event(), find_port()
    with serving(Server(str(host.folder), "http://127.0.0.1"), port) as url:
        port = urlsplit(url).port or 0
        given = port, tally, is_over
        threads = [threading.Thread(target=read, args=given) for _ in range(readers)]
        for thread in threads:
            thread.start()
        while tally.switches < switches or tally.loads.total() < loads:
            tally.switches += 1
            host.switch(ids[tally.switches % 2])
        is_over.set()
        for thread in threads:
            thread.join()
    return tally


def main() -> None:
    """Say what readers met."""
    switches, loads = map(int, sys.argv[1:3])
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        tally = run(Path(folder), switches, loads)
    spent = time.monotonic() - begun
    loads = f"{tally.loads.total()} loads {dict(tally.loads)}"
    sys.stdout.write(f"{tally.switches} switches, {loads} in {spent:.0f} s\n")
    sys.stdout.write(f"{len(tally.failures)} failed {tally.failures[:5]}\n")


if __name__ == "__main__":
    main()
