"""The published blog holds no typographic fault, and a second pass changes no byte of it."""

from itertools import chain

import feedparser
import pytest

from plugins.typography.html import typeset_html
from plugins.typography.lint import find_faults
from plugins.typography.options import Options
from tests.conftest import BuiltSite

OPTIONS = Options()


@pytest.fixture(scope="module")
def pages(published: BuiltSite) -> dict[str, str]:
    """Every page, by its path."""
    paths = sorted(published.output.rglob("*.html"))
    return {str(p.relative_to(published.output)): p.read_text("utf-8") for p in paths}


def test_no_page_holds_a_fault(pages: dict[str, str]) -> None:
    assert len(pages) > 30
    faults = {path: find_faults(text, OPTIONS) for path, text in pages.items()}
    assert {path: found for path, found in faults.items() if found} == {}


def test_a_second_pass_changes_no_byte(pages: dict[str, str]) -> None:
    changed = [path for path, text in pages.items() if typeset_html(text, OPTIONS) != text]
    assert changed == []


def test_no_feed_holds_a_fault(published: BuiltSite) -> None:
    feeds = [feedparser.parse(path.read_bytes()) for path in published.output.rglob("*.xml")]
    entries = list(chain.from_iterable(feed.entries for feed in feeds))
    texts = [entry[key] for entry in entries for key in ("title", "summary") if key in entry]
    texts += [content.value for entry in entries for content in entry.get("content", [])]
    assert len(texts) > 100
    assert [fault for text in texts for fault in find_faults(text, OPTIONS)] == []


def test_without_it_the_faults_would_be_found() -> None:
    source = '<p>Il dit "oui" ! C\'est 56% : voilà...</p>'
    assert len({fault.rule for fault in find_faults(source, OPTIONS)}) >= 5
