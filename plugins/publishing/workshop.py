"""Builds the production site and makes of it what is put online. Edge.

The site is built by the very command of `make publish`, in a process of its own.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from plugins.publishing.compressing import compress_texts
from plugins.publishing.feed import Story, read_feed_id, read_stories
from plugins.publishing.hosts import PublishingError
from plugins.publishing.manifest import STAMP
from plugins.publishing.preparing import (
    build_tree,
    list_paths,
    read_entry,
    read_manifest,
    read_pages,
    write_whole,
)
from plugins.publishing.release import Facts, Release, build_id, find_moment
from plugins.publishing.servers import render_headers_file, render_htaccess
from plugins.publishing.settings import Settings
from plugins.publishing.wording import UNTOUCHED


@dataclass(frozen=True)
class Workshop:
    """`build` is a command that fills `output`; the tree grows in the new folder `tree`."""

    settings: Settings
    build: Sequence[str]
    root: Path
    output: Path
    tree: Path
    kept: Path
    """Where compressed copies are kept from one time to the next."""

    def prepare(self, others: Sequence[Release]) -> tuple[Path, Release]:
        """The tree of the site as its sources are now, and what it holds."""
        self._build()
        shutil.rmtree(self.tree, ignore_errors=True)
        build_tree(self.output, self.tree, self._list_added())
        compress_texts(self.tree, self.kept)
        release = self._describe(find_moment(datetime.now(UTC), others))
        write_whole(self.tree / STAMP, f"{release.id}\n")
        stamp = {STAMP: read_entry(self.tree / STAMP)}
        return self.tree, replace(release, files={**release.files, **stamp})

    def _build(self) -> None:
        """Refused builds say why by themselves, on standard error."""
        done = subprocess.run(  # noqa: S603 - our own command
            self.build, check=False, cwd=self.root, stdout=subprocess.DEVNULL
        )
        if done.returncode:
            raise PublishingError(UNTOUCHED)

    def _list_added(self) -> dict[str, str]:
        """What servers read, and the key that IndexNow looks for."""
        added = {
            "_headers": render_headers_file(list_paths(self.output)),
            ".htaccess": render_htaccess(self._read(".htaccess")),
        }
        key = self.settings.key
        return {**added, f"{key}.txt": key} if self.settings.indexnow else added

    def _read(self, path: str) -> str:
        """A file that the build wrote, nothing where it wrote none."""
        file = self.output / path
        return file.read_text("utf-8") if file.exists() else ""

    def list_stories(self) -> list[Story]:
        """The recent articles, the newest first, as the prepared tree tells them."""
        return list(read_stories(self._read_feed()))

    def _read_feed(self) -> str:
        feed = self.tree / self.settings.feed
        return feed.read_text("utf-8") if feed.exists() else ""

    def _describe(self, moment: datetime) -> Release:
        manifest = read_manifest(self.tree)
        return Release(
            id=build_id(moment, manifest),
            made=moment,
            files=manifest,
            pages=read_pages(self.tree, manifest),
            facts=self._read_facts(),
        )

    def _read_facts(self) -> Facts:
        ids = {story.url: story.id for story in self.list_stories()}
        return Facts(self.settings.feed, read_feed_id(self._read_feed()), ids)


@contextmanager
def open_work(cache: Path) -> Iterator[Path]:
    """A folder for one publication, removed after it; what a stop left is removed before it."""
    cache.mkdir(parents=True, exist_ok=True)
    for left in cache.glob("work-*"):
        if not _is_alive(left.name.split("-")[1]):
            shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=f"work-{os.getpid()}-", dir=cache))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_alive(number: str) -> bool:
    try:
        os.kill(int(number), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True
