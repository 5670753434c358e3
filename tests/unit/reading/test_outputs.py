"""What the site will consist of, and which names it keeps for itself."""

import pytest

from plugins.reading.claims import Claims
from plugins.reading.outputs import Listing, build_output, list_feeds, list_pages, list_reserved
from plugins.reading.unread import find_unread

SETTINGS = {
    "PAGINATED_TEMPLATES": {"index": 4, "tag": 10},
    "PAGINATION_PATTERNS": [
        (1, "{url}", "{save_as}"),
        (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
    ],
    "FEED_ALL_RSS": "flux/rss.xml",
    "FEED_ATOM": None,
    "COMMENTS": {"feed": "flux/commentaires.xml"},
    "TAG_FEED_RSS": "etiquette/{slug}/rss.xml",
    "TAG_SAVE_AS": "etiquette/{slug}/index.html",
    "ARTICLE_SAVE_AS": "{slug}/index.html",
    "DRAFT_SAVE_AS": "",
    "DRAFT_URL": "brouillons/{slug}/",
    "INDEX_SAVE_AS": "index.html",
    "DAY_ARCHIVE_SAVE_AS": "",
    "YEAR_ARCHIVE_SAVE_AS": "archives/{date:%Y}/index.html",
    "THEME_STATIC_DIR": "theme",
    "STATIC_PATHS": ["extra"],
    "EXTRA_PATH_METADATA": {"extra/a": {"path": ".well-known/a"}, "extra/b": {"path": "b.ico"}},
}


@pytest.mark.parametrize(
    ("listing", "pages"),
    [
        (Listing("index", "index.html", 4), ["index.html"]),
        (
            Listing("index", "index.html", 9),
            ["index.html", "page/2/index.html", "page/3/index.html"],
        ),
        (Listing("tag", "e/a/index.html", 11), ["e/a/index.html", "e/a/page/2/index.html"]),
        (Listing("archives", "archives/index.html", 99), ["archives/index.html"]),
        (Listing("index", "index.html", 0), ["index.html"]),
    ],
)
def test_a_listing_has_as_many_pages_as_it_needs(listing: Listing, pages: list[str]) -> None:
    assert list(list_pages(listing, SETTINGS)) == pages


def test_feeds_are_those_of_the_settings() -> None:
    feeds = set(list_feeds(SETTINGS, {"TAG": ["a", "b"], "AUTHOR": ["c"]}))
    comments = "flux/commentaires.xml"
    assert feeds == {"flux/rss.xml", comments, "etiquette/a/rss.xml", "etiquette/b/rss.xml"}


def test_the_folders_of_the_site_are_reserved() -> None:
    reserved = {"flux", "etiquette", "archives", "brouillons", "page", "images", "theme"}
    assert list_reserved(SETTINGS) == reserved | {"extra", ".well-known", "commentaires"}


@pytest.mark.parametrize(
    ("address", "output"), [("/", "index.html"), ("/a/", "a/index.html"), ("/a.xml", "a.xml")]
)
def test_an_address_is_shown_from_a_file(address: str, output: str) -> None:
    assert build_output(address) == output


def test_two_claims_on_one_output_are_said_at_both() -> None:
    claims = Claims()
    names = ("articles/a.md", "articles/b.md", "pages/c.md")
    assert [claims.add("x/index.html", name) for name in names] == [True, False, False]
    assert claims.add("y/index.html", "articles/d.md")
    sentences = dict(claims.find_conflicts())
    assert list(sentences) == list(names)
    assert "« content/articles/b.md » et « content/pages/c.md »" in sentences["articles/a.md"]


@pytest.mark.parametrize(
    ("file", "severity"),
    [
        ("articles/2024/a.md", "erreur"),
        ("articles/a.txt", "attention"),
        ("pages/a.MD", "attention"),
        ("articles/photo.png", "attention"),
        ("perdu.md", "attention"),
        ("artciles/a.md", "attention"),
        ("images/lisez-moi.md", None),
        ("extra/robots.txt", None),
        ("comments/a/1.md", None),
    ],
)
def test_a_file_that_is_not_read_is_named(file: str, severity: str | None) -> None:
    found = [(name, p.severity.value) for name, p in find_unread([file], ["articles", "pages"])]
    assert found == ([(file, severity)] if severity else [])
