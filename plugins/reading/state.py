"""What one build has read: its articles, the places they take, and what is wrong with them.

Edge: it reads the files. It knows the settings of the site by name, and nothing else of Pelican.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from plugins.reading.article import ReadArticle, read_article
from plugins.reading.claims import Claims
from plugins.reading.conversion import Convert, build_converter
from plugins.reading.header import Rules
from plugins.reading.outputs import list_reserved
from plugins.reading.places import Place
from plugins.reading.problems import Problem, build_findings
from plugins.reading.scanning import find_ids
from plugins.shared.findings import Severity
from plugins.shared.state import Memo, digest_code

MEMO = "markdown.sqlite3"
"""Below the cache folder: the HTML of each text, as this code and these settings make it."""

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Reading:
    """Sources are named by their path below the folder of contents: `articles/2026/x.md`."""

    settings: Any
    articles: dict[str, ReadArticle] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    claims: Claims = field(default_factory=Claims)

    def __post_init__(self) -> None:
        zone = ZoneInfo(self.settings["TIMEZONE"])
        names = frozenset(path.stem for path in self._templates.glob("*.html"))
        reserved = list_reserved(self.settings)
        self._rules = Rules(zone, datetime.now(zone).date(), names, reserved)
        self.memo = Memo(Path(self.settings["CACHE_FOLDER"], MEMO), self._version)
        self._markdown: Convert = build_converter(self.settings["MARKDOWN"])

    @property
    def _version(self) -> str:
        code, markdown = digest_code(Path(__file__).parent), self.settings["MARKDOWN"]
        return f"{code} {version('markdown')} {sys.version_info} {markdown}"

    def _convert(self, text: str) -> str:
        return self.memo.recall(text, self._markdown)

    @property
    def _templates(self) -> Path:
        return Path(self.settings["THEME"], "templates")

    @property
    def theme_anchors(self) -> frozenset[str]:
        """The anchors that every page may offer."""
        texts = (path.read_text("utf-8") for path in self._templates.rglob("*.html"))
        return frozenset().union(*map(find_ids, texts))

    def read(self, path: Path) -> ReadArticle:
        """Read the file `path`, and report what is wrong in it."""
        name = path.relative_to(self.settings["PATH"]).as_posix()
        folders = tuple(f"{folder}/" for folder in self.settings["PAGE_PATHS"])
        rules = replace(self._rules, is_article=not name.startswith(folders))
        try:
            article = read_article(path.read_bytes(), path.stem, rules, self._convert)
        except OSError:
            article = read_article(b"", path.stem, rules, self._convert)
            article = replace(article, problems=(Problem(1, "ce fichier ne peut pas être lu"),))
        self.articles[name] = article
        self.report(name, article.problems)
        return article

    def report(self, name: str, problems: Iterable[Problem]) -> None:
        """Add `problems` of the source `name` to the findings, under the path the author knows."""
        contents = Path(self.settings["PATH"])
        base = ROOT if contents.is_relative_to(ROOT) else contents.parent
        place = (contents / name).relative_to(base).as_posix()
        said = (problem for problem in problems if self._is_said(name, problem))
        self.settings["FINDINGS"].extend(build_findings(place, said))

    def _is_said(self, name: str, problem: Problem) -> bool:
        """Advice is for the preview; an article may ask for silence on some kinds."""
        if problem.severity is Severity.ADVICE and not self.settings["PREVIEW"]:
            return False
        article = self.articles.get(name)
        return not (article and problem.is_silenced_by(article.values.get("silence", ())))
