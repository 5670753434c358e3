"""The service learns from a build which articles there are, and which are open."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from plugins.comments.files import load_manifest, save_manifest
from plugins.comments.manifest import Manifest, format_manifest, is_open, parse_manifest
from plugins.comments.model import ArticleInfo

NOW = datetime(2026, 11, 24, tzinfo=UTC)
OPEN = ArticleInfo("b", "Un « titre »", "/b/")
CLOSED = ArticleInfo("a", "</script>", "/a/", is_open=False)
MANIFEST = Manifest({"b": OPEN, "a": CLOSED}, "/theme/site.css", "Je suis un ERO")


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "manifest.json"
    save_manifest(path, MANIFEST)
    assert load_manifest(path) == MANIFEST
    assert list(path.parent.iterdir()) == [path]


def test_the_order_of_articles_is_not_that_of_chance() -> None:
    turned = Manifest({"a": CLOSED, "b": OPEN}, "/theme/site.css", "Je suis un ERO")
    assert format_manifest(turned) == format_manifest(MANIFEST)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"articles": [{}]}', '{"articles": 1}', "null"])
def test_what_is_no_manifest_is_told(text: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_manifest(text)
    (tmp_path / "m.json").write_text(text, "utf-8")
    assert load_manifest(tmp_path / "m.json").articles == {}


def test_before_the_first_build_there_is_no_article(tmp_path: Path) -> None:
    assert load_manifest(tmp_path / "absent.json") == Manifest()


@pytest.mark.parametrize(
    ("choice", "age", "days", "expected"),
    [
        ("open", 4000, 0, True),
        ("closed", 0, 0, False),
        ("open", 29, 30, True),
        ("open", 30, 30, False),
        ("closed", 1, 30, False),
        ("open", -5, 30, True),
    ],
)
def test_an_article_closes_by_its_field_or_by_its_age(
    choice: str, age: int, days: int, expected: bool
) -> None:
    assert is_open(choice, NOW - timedelta(days=age), NOW, days) is expected
