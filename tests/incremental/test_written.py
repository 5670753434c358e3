"""Which outputs an edit rewrites: those that come out otherwise, and no other."""

import re
import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path

import pytest

from plugins.incremental.making import Making
from tests.incremental import edits, upheavals
from tests.incremental.world import World, differ, make_article, opened, read_tree

Change = Callable[[World], object]


def _name(*places: str) -> set[str]:
    return {f"{place}/index.html" for place in places}


def _feed(*places: str) -> set[str]:
    return {f"{place}/{file}" for place in places for file in ("atom.xml", "rss.xml", "feed.json")}


OWN = _name("a0")
GROUPS = _name("auteur/je-suis-un-ero", "categorie/reseau", "etiquette/un", "etiquette/deux")
CARDS = GROUPS | _name("page/2")
"""The lists that show a card of the oldest of six articles."""
DATED = _name("archives", "archives/2026")
COUNTS = _name("auteurs", "categories", "etiquettes")
FEEDS = _feed("flux", "categorie/reseau", "etiquette/un", "etiquette/deux")
XML_FEEDS = {path for path in FEEDS if path.endswith(".xml")} | {"flux/commentaires.xml"}
MOVED = {".htaccess", "_redirects", "redirects.map.caddy", "redirects.nginx.map"}
MAP = {"sitemap.xml"}
ARTICLES = _name("a0", "a1", "a2", "a3", "a4", "a5")
LISTS = CARDS | DATED | COUNTS | {"index.html"}
PAGES = ARTICLES | LISTS | _name("contact") | {"404.html"}
LISTED = OWN | _name("a1") | CARDS | DATED | COUNTS | FEEDS | MOVED | MAP
"""What an article is in, or beside."""
VARIANTS = {f"images/x-{width}.{kind}" for width in (400, 640) for kind in ("avif", "webp")}
VARIANTS |= {"images/x-card.jpg"}


def _set(name: str, value: str, article: int = 0) -> Change:
    return lambda world: edits.edit_field(name, (value,))(world, article, 0)


def _append(name: str, text: str) -> Change:
    def change(world: World) -> None:
        world.write(name, (world.folder / name).read_text("utf-8") + text)

    return change


def _show_image(world: World) -> None:
    _set("Image", "/images/x.png")(world)
    _set("Image_alt", "Une rue")(world)


THEMES = '[[themes]]\nnom = "Réseau"\nparent = "Rencontres"\n'

TABLE: dict[str, tuple[Change, set[str]]] = {
    "its text": (lambda w: edits.edit_paragraph(w, 0, 0), OWN | FEEDS),
    "its title": (_set("Title", "Neuf"), OWN | _name("a1") | CARDS | DATED | FEEDS),
    "the title of one that others relate to": (
        _set("Title", "Neuf", 2),
        (ARTICLES - OWN) | GROUPS | {"index.html"} | DATED | FEEDS,
    ),
    "its summary": (_set("Summary", "Neuf."), OWN | CARDS | FEEDS),
    "the day it was changed": (_set("Modified", "2026-09-09"), OWN | FEEDS | MAP),
    "a tag more": (
        lambda w: edits.edit_tags(w, 0, 3),
        OWN
        | (FEEDS | _feed("etiquette/trois"))
        | _name("etiquette/trois", "etiquettes")
        | (MOVED | MAP),
    ),
    "its category": (
        _set("Category", "Courage"),
        OWN
        | (FEEDS | _feed("categorie/courage"))
        | _name("categorie/courage", "categorie/reseau", "categories")
        | (MOVED | MAP),
    ),
    "its author": (
        _set("Author", "Karine"),
        OWN | FEEDS | _name("auteur/karine", "auteur/je-suis-un-ero", "auteurs") | (MOVED | MAP),
    ),
    "its image": (
        _show_image,
        OWN | CARDS | FEEDS | VARIANTS,
    ),
    "its slug": (_set("Slug", "z"), (LISTED - COUNTS) | _name("z")),
    "its date": (_set("Date", "2026-03-30"), ARTICLES | (LISTS - COUNTS) | FEEDS | MAP),
    "its id in feeds": (_set("Guid", "urn:x:1"), FEEDS),
    "an old address": (_set("Redirect_from", "/vieux/"), MOVED),
    "an old address in the file": (
        lambda w: w.write("content/anciennes-adresses.txt", "/vieux/ /a0/\n"),
        MOVED,
    ),
    "it is closed to comments": (_set("Comments", "closed"), OWN),
    "it becomes a draft": (_set("Status", "draft"), LISTED),
    "it is deleted": (lambda w: w.drop("articles/a0.md"), LISTED),
    "its file is renamed": (lambda w: w.save("articles/z.md", w.drop("articles/a0.md")), set()),
    "it is saved as it was": (lambda w: w.save("articles/a0.md", make_article(0)), set()),
    "a new article": (
        lambda w: w.save("articles/a9.md", make_article(9)),
        ARTICLES | LISTS | FEEDS | MOVED | MAP | _name("a9"),
    ),
    "what is said of a category": (
        lambda w: w.write("content/themes.toml", THEMES.replace("parent", "description")),
        _name("categorie/reseau"),
    ),
    "a category above": (
        lambda w: w.write("content/themes.toml", THEMES),
        ARTICLES
        | _name("categorie/rencontres", "categorie/reseau", "categories")
        | _feed("categorie/rencontres", "categorie/reseau")
        | (MOVED | MAP),
    ),
    "a page": (lambda w: edits.edit_page(w, 0, 0), _name("contact")),
    "a comment": (
        lambda w: edits.add_comment(w, 0, 0),
        OWN | CARDS | {"a0/commentaires.xml", "flux/commentaires.xml"},
    ),
    "a comment on a page": (
        lambda w: edits.comment_page(w, 0, 0),
        _name("contact") | {"contact/commentaires.xml", "flux/commentaires.xml"},
    ),
    "a page elsewhere speaks of it": (lambda w: edits.add_ping(w, 0, 0), OWN),
    "a page takes comments": (lambda w: edits.open_page(w, 0, 0), _name("contact")),
    "a static file": (lambda w: w.write("content/extra/note.txt", "Neuf."), {"extra/note.txt"}),
    "a partial": (_append("theme/templates/partials/toc.html", "<!-- x -->"), ARTICLES),
    "a remark in a template": (_append("theme/templates/tag.html", "{# rien #}"), set()),
    "the style of pages": (
        lambda w: upheavals.edit_style(w, 0, 0),
        PAGES | {"theme/site.css", "theme/site.css again"},
    ),
    "the style of feeds": (
        lambda w: upheavals.edit_style(w, 1, 0),
        XML_FEEDS | {"theme/css/feed.css", "theme/css/feed.css again"},
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A built site of six articles, and how its sources were."""
    with opened("lenient", 6, tmp_path_factory.mktemp("written")) as world:
        world.build("cold")
        for name in ("content", "theme"):
            shutil.copytree(world.folder / name, world.folder / "before" / name)
        yield world


@pytest.fixture
def world(site: World) -> Iterator[World]:
    """The site, which is as it was when a test is over."""
    texts, tree = deepcopy(site.texts), read_tree(site.output)
    yield site
    for name in ("content", "theme"):
        shutil.rmtree(site.folder / name)
        shutil.copytree(site.folder / "before" / name, site.folder / name)
    site.texts, site.is_doubtful = texts, True
    site.build()
    assert differ(tree, read_tree(site.output)) == {}


@pytest.mark.parametrize("edit", TABLE)
def test_an_edit_rewrites_what_comes_out_otherwise(edit: str, world: World) -> None:
    change, expected = TABLE[edit]
    change(world)
    assert _name_plainly(world.build("warm").written) == expected


def _name_plainly(paths: frozenset[str]) -> set[str]:
    """`paths` without the digests in their names: of a style sheet the old one, and the new."""
    named: set[str] = set()
    for path in paths:
        plain = re.sub(r"\.[0-9a-f]{9,10}(?=[.-])", "", path)
        named.add(f"{plain} again" if plain in named else plain)
    return named


@pytest.mark.parametrize("edit", ["its text", "its title", "its summary", "a page"])
def test_words_make_no_more_than_they_rewrite(
    edit: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, make = set(), Making._make_one
    monkeypatch.setattr(
        Making, "_make_one", lambda self, path: (made.add(path), make(self, path))[1]
    )
    TABLE[edit][0](world)
    assert made == world.build("warm").written == TABLE[edit][1]


def test_old_articles_leave_the_feeds_that_they_are_not_in(tmp_path: Path) -> None:
    with opened("lenient", 6, tmp_path) as world:
        world.settings["FEED_MAX_ITEMS"] = 3
        world.build("cold")
        edits.edit_paragraph(world, 0, 0)
        assert world.build("warm").written == OWN
