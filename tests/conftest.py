"""Sites for tests: tiny ones written inside a test, and the real blog built once a session."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from plugins.building.build import build_site
from plugins.shared.findings import Finding

# `make test` does without a browser, and so without Playwright.
collect_ignore = [] if find_spec("playwright") else ["browser"]

ROOT = Path(__file__).resolve().parent.parent


def copy_theme(folder: Path) -> Path:
    """The theme, copied below `folder` for a test that changes it."""
    return Path(shutil.copytree(ROOT / "theme", folder / "theme"))


@dataclass(frozen=True)
class BuiltSite:
    """A built site: read its files as text or as a tree of elements."""

    output: Path
    findings: tuple[Finding, ...]

    def text(self, path: str) -> str:
        return (self.output / path).read_text("utf-8")

    def html(self, path: str) -> BeautifulSoup:
        return BeautifulSoup(self.text(path), "html.parser")


@pytest.fixture
def site(tmp_path: Path) -> Callable[..., BuiltSite]:
    """Build a tiny site from `{"articles/a.md": "Title: …"}` with the real settings and theme.

    Bytes are written as they are. `publish=True` uses publishconf.py; keyword arguments replace
    settings. Pages that the menus need are not there: internal links of the theme are not checked.
    """

    def build(
        sources: Mapping[str, str | bytes], *, publish: bool = False, **settings: Any
    ) -> BuiltSite:
        content = tmp_path / "content"
        for name, source in sources.items():
            path = content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(source.encode() if isinstance(source, str) else source)
        overrides = {
            "PATH": str(content),
            "OUTPUT_PATH": str(tmp_path / "output"),
            "CACHE_FOLDER": str(tmp_path / "cache"),
            "START_HERE": (),
            "SITE_CARD": "",
            "STATIC_PATHS": [],
            **settings,
        }
        result = build_site(ROOT / ("publishconf.py" if publish else "pelicanconf.py"), overrides)
        return BuiltSite(result.output, result.findings)

    return build


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The real blog, built once with the production settings."""
    output = tmp_path_factory.mktemp("published")
    result = build_site(ROOT / "publishconf.py", {"OUTPUT_PATH": str(output)})
    return BuiltSite(result.output, result.findings)
