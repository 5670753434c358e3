"""The theme is whole, ours, and escapes what it shows."""

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).resolve().parent.parent / "theme" / "templates"
PELICAN_ASKS_FOR = {
    *("article", "page", "index", "archives", "period_archives", "category", "categories"),
    *("tag", "tags", "author", "authors", "404"),
}
SAFE_PLACES = {"article.html": 1, "page.html": 1}
"""Where `|safe` stands, and how often: bodies that Python-Markdown made of the author’s text."""

FILES = sorted(TEMPLATES.rglob("*.html"))


def test_every_template_pelican_asks_for_is_ours() -> None:
    assert {path.stem for path in TEMPLATES.glob("*.html")} >= PELICAN_ASKS_FOR


def test_safe_stands_only_in_its_counted_places() -> None:
    counts = {p.name: len(re.findall(r"\|\s*safe\b", p.read_text("utf-8"))) for p in FILES}
    assert {name: count for name, count in counts.items() if count} == SAFE_PLACES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_template_holds_inline_style_or_script(path: Path) -> None:
    source = path.read_text("utf-8")
    assert re.findall(r"\sstyle=|\son[a-z]+=|<style|javascript:", source) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_templates_stay_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 90


@pytest.mark.parametrize(
    "path", sorted(TEMPLATES.glob("partials/**/*.html")), ids=lambda path: path.name
)
def test_a_partial_says_first_what_it_needs(path: Path) -> None:
    assert path.read_text("utf-8").lstrip().startswith("{#")
