"""What one build has read: its articles, the places they take, and what is wrong with them.

Edge: it reads the files. It knows the settings of the site by name, and nothing else of Pelican.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from plugins.reading.article import ReadArticle, read_article
from plugins.reading.conversion import Convert, build_converter
from plugins.reading.decoding import decode_source
from plugins.reading.header import Rules
from plugins.reading.outputs import list_reserved
from plugins.reading.places import Site
from plugins.reading.problems import Problem, build_findings
from plugins.reading.scanning import find_ids
from plugins.reading.source import Source, parse_source
from plugins.reading.theme_links import resolve_theme_links
from plugins.reading.themes import Slugify, Themes
from plugins.reading.themes_file import FILE, parse_themes
from plugins.shared.findings import Severity
from plugins.shared.stamps import FileStamp, find_stamp

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Reading:
    """Sources are named by their path below the folder of contents: `articles/2026/x.md`."""

    settings: Any
    slugify: Slugify = str
    """The slug that follows from the name of a theme."""
    articles: dict[str, ReadArticle] = field(default_factory=dict)
    site: Site = field(init=False)
    """What links can lead to, once all is read."""

    def __post_init__(self) -> None:
        self._zone, self._reserved = (
            ZoneInfo(self.settings["TIMEZONE"]),
            list_reserved(self.settings),
        )
        self._names: tuple[int, frozenset[str]] = 0, frozenset()
        self._themes: tuple[FileStamp | None, Themes, list[Problem]] = None, Themes(), []

    @cached_property
    def _convert(self) -> Convert:
        return build_converter(self.settings["MARKDOWN"])

    @property
    def _templates(self) -> Path:
        return Path(self.settings["THEME"], "templates")

    def _list_templates(self) -> frozenset[str]:
        """The names of templates, looked for again when their folder has changed."""
        changed = self._templates.stat().st_mtime_ns
        if self._names[0] != changed:
            names = frozenset(path.stem for path in self._templates.glob("*.html"))
            self._names = changed, names
        return self._names[1]

    @property
    def themes(self) -> Themes:
        """What the file of themes says, read again when it has changed."""
        path = Path(self.settings["PATH"], FILE)
        stamp = find_stamp(path)
        if stamp != self._themes[0]:
            raw = path.read_bytes() if stamp else b""
            text, problems = decode_source(raw)
            themes, faults = parse_themes(text, self.slugify)
            self._themes = stamp, themes, [*problems, *faults]
        return self._themes[1]

    @property
    def theme_anchors(self) -> frozenset[str]:
        """The anchors that every page may offer."""
        texts = (path.read_text("utf-8") for path in self._templates.rglob("*.html"))
        return frozenset().union(*map(find_ids, texts))

    def read(self, path: Path) -> ReadArticle:
        """Read the file `path`, and report what is wrong in it."""
        name = path.relative_to(self.settings["PATH"]).as_posix()
        folders = tuple(f"{folder}/" for folder in self.settings["PAGE_PATHS"])
        today, is_article = datetime.now(self._zone).date(), not name.startswith(folders)
        rules = Rules(
            *(self._zone, today, self._list_templates(), self._reserved, is_article, self.themes)
        )
        try:
            article = read_article(path.read_bytes(), path.stem, rules, self._convert_linked)
        except OSError:
            article = read_article(b"", path.stem, rules, self._convert_linked)
            article = replace(article, problems=(Problem(1, "ce fichier ne peut pas être lu"),))
        self.articles[name] = article
        self.report(name, article.problems, article.values.get("silence", ()))
        self.report(FILE, self._themes[2])
        return article

    def _convert_linked(self, text: str) -> str:
        addresses = {kind: self.settings[f"{kind.upper()}_URL"] for kind in ("category", "tag")}
        return resolve_theme_links(self._convert(text), self.themes, addresses)

    def find_source(self, name: str) -> Source:
        """The source `name`, taken apart anew to find a place in it."""
        return parse_source(decode_source(Path(self.settings["PATH"], name).read_bytes())[0])

    def report(
        self, name: str, problems: Iterable[Problem], silenced: Collection[str] = ()
    ) -> None:
        """Add `problems` of the source `name` to the findings, under the path the author knows.

        An article may ask for silence on some kinds.
        """
        contents = Path(self.settings["PATH"])
        base = ROOT if contents.is_relative_to(ROOT) else contents.parent
        place = (contents / name).relative_to(base).as_posix()
        said = (each for each in problems if not each.is_silenced_by(silenced))
        self.settings["FINDINGS"].extend(build_findings(place, filter(self._is_said, said)))

    def _is_said(self, problem: Problem) -> bool:
        """Advice is for the preview."""
        return problem.severity is not Severity.ADVICE or bool(self.settings["PREVIEW"])
