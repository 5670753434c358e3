"""Is the real blog sound? It is built once a session with the production settings."""

import itertools
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli
import pytest
from bs4 import BeautifulSoup

from tests.conftest import BuiltSite

ARTICLE = "le-reseau-je-deteste-ca-je-prefere-les-vraies-rencontres/index.html"
OUTSIDE_LISTINGS = {"404.html"}


@pytest.fixture(scope="module")
def pages(published: BuiltSite) -> dict[str, BeautifulSoup]:
    """Every HTML page of the published blog, by its path in the output."""
    paths = sorted(published.output.rglob("*.html"))
    trees = {str(p.relative_to(published.output)): p.read_text("utf-8") for p in paths}
    return {path: BeautifulSoup(text, "html.parser") for path, text in trees.items()}


def test_every_kind_of_page_is_there(pages: dict[str, BeautifulSoup]) -> None:
    kinds = {
        *("index.html", "404.html", ARTICLE, "page/2/index.html", "archives/index.html"),
        *("archives/2017/index.html", "categories/index.html", "categorie/reseau/index.html"),
        *("etiquettes/index.html", "auteurs/index.html", "auteur/karine/index.html"),
        *("a-propos/index.html", "vie-privee/index.html", "contact/index.html"),
        *("mentions-legales/index.html", "accessibilite/index.html"),
    }
    assert kinds - set(pages) == set()


def test_nothing_was_found_to_mend(published: BuiltSite) -> None:
    assert published.findings == ()


def test_each_page_has_one_title_one_description_and_one_first_heading(
    pages: dict[str, BeautifulSoup],
) -> None:
    wanted = ("html[lang=fr]", "head title", "meta[name=description]", "h1", "main#contenu")
    counts = {(path, css): len(tree.select(css)) for path, tree in pages.items() for css in wanted}
    assert counts
    assert {place: count for place, count in counts.items() if count != 1} == {}


def test_titles_and_descriptions_are_all_different(pages: dict[str, BeautifulSoup]) -> None:
    titles = Counter(tree.title.get_text() for tree in pages.values() if tree.title)
    texts = Counter(tree.select_one("meta[name=description]")["content"] for tree in pages.values())  # type: ignore[index]
    assert [text for text, count in (titles + texts).items() if count > 1 or not text] == []


def test_headings_never_jump_a_level(pages: dict[str, BeautifulSoup]) -> None:
    for path, tree in pages.items():
        levels = [int(heading.name[1]) for heading in tree.select("h1, h2, h3, h4, h5, h6")]
        jumps = [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1]
        assert (path, jumps) == (path, [])


def test_identifiers_are_unique_on_each_page(pages: dict[str, BeautifulSoup]) -> None:
    for path, tree in pages.items():
        repeated = [i for i, n in Counter(t["id"] for t in tree.select("[id]")).items() if n > 1]
        assert (path, repeated) == (path, [])


def test_every_internal_address_leads_somewhere(
    published: BuiltSite, pages: dict[str, BeautifulSoup]
) -> None:
    addresses = {
        (path, address)
        for path, tree in pages.items()
        for address in _addresses(tree)
        if address.startswith("/") and not address.startswith("//")
    }
    assert len(addresses) > 100
    assert [a for a in sorted(addresses) if not _resolves(published.output, pages, a[1])] == []


def _addresses(tree: BeautifulSoup) -> list[str]:
    found = [str(tag[name]) for name in ("href", "src") for tag in tree.select(f"[{name}]")]
    sets = [str(tag["srcset"]) for tag in tree.select("[srcset]")]
    return found + [entry.split()[0] for srcset in sets for entry in srcset.split(",")]


def _resolves(output: Path, pages: dict[str, BeautifulSoup], address: str) -> bool:
    parts = urlsplit(address)
    path = unquote(parts.path).lstrip("/")
    path = f"{path}index.html" if path.endswith("/") or not path else path
    if not (output / path).is_file():
        return False
    return not parts.fragment or pages[path].find(id=unquote(parts.fragment)) is not None


def test_every_anchor_of_a_page_is_on_it(pages: dict[str, BeautifulSoup]) -> None:
    anchors = [
        (tree, str(a["href"])[1:]) for tree in pages.values() for a in tree.select('[href^="#"]')
    ]
    assert len(anchors) > len(pages)
    assert [anchor for tree, anchor in anchors if not tree.find(id=unquote(anchor))] == []


def test_images_have_a_text_a_width_and_a_height(pages: dict[str, BeautifulSoup]) -> None:
    images = [image for tree in pages.values() for image in tree.select("img")]
    assert len(images) > 10
    assert [str(i) for i in images if not {"alt", "width", "height"} <= set(i.attrs)] == []


def test_no_page_needs_a_third_party_or_holds_inline_style(pages: dict[str, BeautifulSoup]) -> None:
    for path, tree in pages.items():
        loaded = [t.get("src") or t.get("href") for t in tree.select("[src], link[rel=stylesheet]")]
        assert (path, [address for address in loaded if not str(address).startswith("/")]) == (
            path,
            [],
        )
        assert (path, tree.select("[style], style, script:not([src]):not([type$=json])")) == (
            path,
            [],
        )


def test_nothing_of_the_preview_is_published(published: BuiltSite) -> None:
    kinds = {".html", ".xml", ".css", ".js", ".json", ".txt"}
    texts = [p.read_text("utf-8") for p in published.output.rglob("*") if p.suffix in kinds]
    assert len(texts) > 20
    traces = re.compile(r"localhost|127\.0\.0\.1|/-/|brouillons/|[Ii]diomorph|apercu")
    assert [match[0] for text in texts if (match := traces.search(text))] == []


def test_pages_stay_within_their_weight(published: BuiltSite) -> None:
    css = sum(_weigh(path) for path in published.output.glob("theme/site.*.css"))
    scripts = sum(_weigh(path) for path in published.output.glob("theme/js/*.js"))
    assert css > 1000
    assert _weigh(published.output / ARTICLE) + css + scripts <= 12_000
    assert _weigh(published.output / "index.html") + css + scripts <= 10_000


def _weigh(path: Path) -> int:
    return len(brotli.compress(path.read_bytes(), quality=11))


def test_a_page_asks_for_three_files_at_most_beside_images(pages: dict[str, BeautifulSoup]) -> None:
    for path, tree in pages.items():
        files = tree.select("link[rel=stylesheet], link[rel=preload], script[src]")
        assert (path, 1 + len(files) <= 3) == (path, True)
