"""A tiny real site that is edited and built in any order, beside clean builds of the same."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from plugins.building.build import BuildResult, LiveSite, build_site
from plugins.shared.findings import BuildRefused
from tests.conftest import ROOT, copy_theme
from tests.incremental.clock import Clock, clock_set

Tree = Mapping[str, bytes]
MODES: Mapping[str, tuple[str, dict[str, Any]]] = {
    "preview": ("pelicanconf.py", {}),
    "publish": ("publishconf.py", {}),
    "lenient": ("publishconf.py", {"ACCEPT_WARNINGS": True}),
}
SIDE_FILES = ("comments/manifest.json", "pictures/plan.json")
"""What a build leaves in its cache: for the service, and for the preview."""
LEAD = "Un texte d’essai."
Settings = dict[str, Any]


@dataclass
class Text:
    """An article or a page: its fields and its paragraphs."""

    fields: dict[str, str]
    body: list[str] = field(default_factory=lambda: [LEAD])

    def __str__(self) -> str:
        head = "".join(f"{name}: {value}\n" for name, value in self.fields.items() if value)
        return f"{head}\n" + "\n\n".join(self.body) + "\n"

    @property
    def slug(self) -> str:
        return self.fields["Slug"]


@dataclass
class World:
    """The site in `folder`, what was edited since it was built, and the last good output."""

    folder: Path
    clock: Clock
    mode: str = "preview"
    settings: Settings = field(default_factory=dict)
    texts: dict[str, Text] = field(default_factory=dict)
    history: list[tuple[str, bytes]] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    """The pages that were in their place before all others, in the last build."""
    good: Tree | None = field(default_factory=dict)
    """The output that a refused build must leave as it is; None when nobody can say."""
    is_doubtful: bool = False
    """Whether something happened that no watcher tells."""
    live: LiveSite | None = None
    counter: int = 0

    def write(self, name: str, body: object) -> None:
        """Save the file `name` below the folder of the site."""
        path, raw = self.folder / name, body if isinstance(body, bytes) else str(body).encode()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
        self.history.append((name, raw))
        self.changed.add(str(path))

    def remove(self, name: str) -> None:
        (self.folder / name).unlink(missing_ok=True)
        self.changed.add(str(self.folder / name))

    def save(self, name: str, text: Text) -> None:
        """Hold `text` under `name`, and save it."""
        self.texts[name] = text
        self.write(f"content/{name}", text)

    def drop(self, name: str) -> Text:
        self.remove(f"content/{name}")
        return self.texts.pop(name)

    def list(self, kind: str = "articles") -> list[str]:
        return sorted(name for name in self.texts if name.startswith(kind))

    def count(self) -> int:
        """A number that was not there before."""
        self.counter += 1
        return self.counter

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    @property
    def settings_file(self) -> Path:
        return ROOT / MODES[self.mode][0]

    def find_settings(self, base: Path) -> Settings:
        """What replaces the settings of the blog, for a build below `base`."""
        places = {"PATH": self.folder / "content", "THEME": self.folder / "theme"}
        places |= {"OUTPUT_PATH": base / "output", "CACHE_FOLDER": base / "cache"}
        ours = {"START_HERE": (), "SITE_CARD": "/images/carte.png", **MODES[self.mode][1]}
        return {**{name: str(path) for name, path in places.items()}, **ours, **self.settings}

    def open(self) -> LiveSite:
        """The site as a new process finds it."""
        self.share_pictures(self.cache)
        settings = self.find_settings(self.folder)
        self.live = LiveSite(self.settings_file, lambda: settings)
        return self.live

    def build(self, way: str = "look") -> BuildResult:
        """Build cold, or warm: told what changed (own pages first, perhaps), or told nothing."""
        changed, self.changed, self.told = self.changed, set(), set()
        doubtful, self.is_doubtful = self.is_doubtful, False
        live = self.open() if way == "cold" or self.live is None else self.live
        told = changed if way in {"warm", "first"} and not doubtful else None
        return live.build(told, self.told.update if way == "first" else None)

    def build_clean(self) -> tuple[Tree, BuildResult]:
        """The tree of a build from nothing, and what was said."""
        base = self.folder / "clean"
        shutil.rmtree(base, ignore_errors=True)
        self.share_pictures(base / "cache")
        result = build_site(self.settings_file, self.find_settings(base))
        return read_tree(base / "output"), result

    def check(self, way: str = "look") -> BuildResult | None:
        """Build, and hold it against a clean build: both are the same, or refused."""
        clean = attempt(self.build_clean)
        built = attempt(lambda: self.build(way))
        tree, before = read_tree(self.output), self.good
        self.good = tree
        if isinstance(clean, BuildRefused) or isinstance(built, BuildRefused):
            assert type(clean) is type(built), f"{_tell(clean)}\n--- and built: ---\n{_tell(built)}"
            assert before is None or differ(before, tree).keys() <= self.told
            return None
        self._compare(clean, built, tree)
        return built  # type: ignore[no-any-return]

    def _compare(self, clean: tuple[Tree, BuildResult], built: BuildResult, tree: Tree) -> None:
        assert differ(clean[0], tree) == {}
        assert Counter(built.findings) == Counter(clean[1].findings)
        names = SIDE_FILES if self.mode == "preview" else SIDE_FILES[:1]
        for name in names:
            expected = (self.folder / "clean/cache" / name).read_bytes()
            assert (self.cache / name).read_bytes() == expected, name

    def share_pictures(self, cache: Path) -> None:
        """Variants are encoded once for all sites: they would take most of the time."""
        if self.mode != "preview" and not (cache / "pictures").exists():
            shared = self.folder.parent / "pictures"
            shared.mkdir(exist_ok=True)
            cache.mkdir(parents=True, exist_ok=True)
            (cache / "pictures").symlink_to(shared)


def attempt(work: Callable[[], Any]) -> Any:
    """What `work` gives, or the refusal that it ends in."""
    try:
        return work()
    except BuildRefused as refusal:
        return refusal


def _tell(outcome: object) -> str:
    return str(outcome) if isinstance(outcome, BuildRefused) else "a whole site"


def read_tree(folder: Path) -> Tree:
    """`{path: bytes}` of each file below `folder`."""
    files = (path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    return {path.relative_to(folder).as_posix(): _read(path) for path in files}


def _read(path: Path) -> bytes:
    return b"a link" if path.is_symlink() else path.read_bytes()


def differ(expected: Tree, found: Tree) -> dict[str, str]:
    """What is missing, too much, or otherwise in `found`."""
    told = dict.fromkeys(expected.keys() - found.keys(), "missing")
    told |= dict.fromkeys(found.keys() - expected.keys(), "too much")
    both = expected.keys() & found.keys()
    return told | {path: "other bytes" for path in both if expected[path] != found[path]}


def draw(color: str, width: int = 640) -> bytes:
    """The bytes of an image."""
    buffer = BytesIO()
    Image.new("RGB", (width, 480), color).save(buffer, "PNG")
    return buffer.getvalue()


def make_article(number: int, **fields: str) -> Text:
    """An article of March 2026, a day after the one before."""
    head = {"Title": f"Titre {number}", "Date": f"2026-03-{number + 1:02} 08:00"}
    rest = {"Category": "Réseau", "Tags": "un; deux", "Slug": f"a{number}"}
    return Text({**head, "Summary": f"Résumé {number}.", **rest, **fields})


@contextmanager
def opened(mode: str = "preview", count: int = 4, base: Path | None = None) -> Iterator[World]:
    """A new world, below `base`: some articles, a page, two images, a static file."""
    with tempfile.TemporaryDirectory(dir=base) as folder, clock_set() as clock:
        world = World(Path(folder), clock, mode)
        copy_theme(world.folder)
        for number in range(count):
            world.save(f"articles/a{number}.md", make_article(number))
        world.save("pages/contact.md", Text({"Title": "Contact", "Slug": "contact"}))
        for name, color in (("carte", "navy"), ("x", "orange")):
            world.write(f"content/images/{name}.png", draw(color))
        world.write("content/extra/note.txt", "Une note.")
        yield world
