"""Small sites for tests of publishing: trees on disk, and the releases that tell them."""

import hashlib
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from plugins.publishing.hosts import Host
from plugins.publishing.manifest import STAMP
from plugins.publishing.preparing import read_manifest, read_pages, write_whole
from plugins.publishing.release import Facts, Release, build_id, find_moment, follow

START = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
URL = "https://www.blog.fr"


def write_page(title: str, sheet: str, body: str = "Du texte.", kind: str = "article") -> str:
    """A page as the theme writes it, as far as publishing reads it."""
    return (
        f'<!doctype html><title>{title} – Blog</title><link rel="stylesheet" href="/{sheet}">'
        f'<meta property="og:type" content="{kind}"><meta property="og:title" content="{title}">'
        f"<p>{body}</p>\n"
    )


def name_sheet(theme: str) -> str:
    """A style sheet whose name holds a digest, one for each theme."""
    return f"theme/site.{hashlib.sha256(theme.encode()).hexdigest()[:10]}.css"


@dataclass
class Blog:
    """A site of some articles under one theme; `texts` are other pages, `files` other files."""

    theme: str = "clair"
    texts: dict[str, str] = field(default_factory=lambda: {"a": "Un", "b": "Deux"})
    files: dict[str, str] = field(default_factory=dict)

    def write(self, folder: Path) -> Path:
        """The files of the site, in `folder`."""
        sheet = name_sheet(self.theme)
        write_whole(folder / sheet, f"/* {self.theme} */ body {{ color: #333 }}\n" * 20)
        write_whole(folder / "index.html", write_page("Accueil", sheet, kind="website"))
        write_whole(folder / "404.html", write_page("Introuvable", sheet, kind="website"))
        write_whole(folder / "flux" / "atom.xml", self._write_feed())
        for slug, text in self.texts.items():
            page = write_page(f"Article {slug}", sheet, f"{text} " * 60)
            write_whole(folder / slug / "index.html", page)
        for path, text in self.files.items():
            write_whole(folder / path, text)
        return folder

    def _write_feed(self) -> str:
        entries = "".join(
            f"<entry><id>urn:{slug}</id><title>Article {slug}</title>"
            f'<link rel="alternate" href="{URL}/{slug}/"/><summary>Résumé.</summary></entry>'
            for slug in self.texts
        )
        return f"<feed><id>urn:feed</id>{entries}</feed>"


def describe(tree: Path, moment: datetime = START) -> Release:
    """The release that `tree` is, with its stamp."""
    manifest = read_manifest(tree)
    identity = build_id(moment, manifest)
    write_whole(tree / STAMP, f"{identity}\n")
    manifest = read_manifest(tree)
    atom = (tree / "flux" / "atom.xml").exists()
    facts = Facts("flux/atom.xml", "urn:feed") if atom else Facts()
    return Release(identity, moment, manifest, read_pages(tree, manifest), facts)


def put(host: Host, blog: Blog, folder: Path, moment: datetime | None = None) -> Release:
    """Put `blog` on `host` and make it live, as a publication does."""
    live, newer = host.find_live(), host.list_newer()
    others = [live, *newer] if live else []
    tree = blog.write(Path(tempfile.mkdtemp(dir=folder)))
    bare = describe(tree, find_moment(moment or START, others))
    release = follow(bare, live, newer)
    host.put(str(tree), release)
    assert host.verify(release.id) == []
    host.switch(release.id)
    host.tidy()
    return release


def days(number: int) -> timedelta:
    """So many days."""
    return timedelta(days=number)
