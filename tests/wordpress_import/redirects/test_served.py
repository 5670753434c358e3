"""A blog that has moved, served by nginx: each of its old addresses leads to the right page."""

import http.client
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import pytest

from pelicanconf import YEAR_ARCHIVE_URL
from plugins.publishing.servers import Server
from plugins.wordpress_import.addresses import build_key, find_site
from plugins.wordpress_import.model import Export, OldAuthor, OldItem, OldTerm
from plugins.wordpress_import.old_groups import NewAddresses
from plugins.wordpress_import.redirects import Moved, build_rows, render_rows
from plugins.wordpress_import.terms import build_terms, format_tags
from tests.conftest import BuiltSite
from tests.incremental.world import draw
from tests.wordpress_import.redirects.test_rows import SETTINGS
from tools.nginx import find_nginx, find_port, serving

HOME = "https://blog.fr"
TERMS = (
    OldTerm("category", "humeurs", "Humeurs", id=3),
    OldTerm("category", "reseau-humeurs", "Réseau", "humeurs", id=4),
    OldTerm("category", "recherche", "Recherche"),
    OldTerm("category", "reseau", "Réseau", "recherche", id=5),
    OldTerm("category", "vide", "Vide", id=6),
    OldTerm("post_tag", "%e6%97%a5", "日"),
    OldTerm("post_tag", "c-plus-plus", "C++"),
    OldTerm("post_tag", "qvt-rse", "QVT, RSE"),
)
OWNED = {1: "/2017/11/21/un/", 2: "/2018/02/01/deux/", 3: "/a-propos/equipe/"}
WORN = {
    1: (TERMS[1], TERMS[5]),
    2: (TERMS[3], TERMS[2], TERMS[0], TERMS[6], TERMS[7]),
}


def _make_export() -> Export:
    dates = {1: datetime(2017, 11, 21), 2: datetime(2018, 2, 1)}  # noqa: DTZ001
    texts = [
        OldItem(
            *(number, "page" if number > 2 else "post", "publish", "T", "s", HOME + path, "", ""),
            author="karine",
            date=dates.get(number),
            terms=tuple((t.taxonomy, t.slug, t.name) for t in WORN.get(number, ())),
        )
        for number, path in OWNED.items()
    ]
    image = OldItem(9, "attachment", "inherit", "I", "i", f"{HOME}/seule/", "", "")
    return Export(
        site=HOME,
        authors={"karine": OldAuthor("karine", "Karine Dumont", id=2)},
        terms={(term.taxonomy, term.slug): term for term in TERMS},
        items=(*texts, image),
    )


def _write_sources() -> dict[str, str | bytes]:
    export = _make_export()
    terms = build_terms(export)
    moved = Moved(
        find_site([HOME]),
        texts={1: "/un/", 2: "/deux/", 3: "/equipe/"},
        files={9: "/images/i.png"},
        uploads={"/wp-content/uploads/2018/i.png": "/images/i.png"},
        asked=frozenset(map(build_key, OWNED.values())),
    )
    sources: dict[str, str | bytes] = {
        "themes.toml": terms.themes,
        "anciennes-adresses.txt": render_rows(
            build_rows(export, terms, moved, NewAddresses(SETTINGS))
        ),
        "images/i.png": draw("navy"),
    }
    for item in export.items[:3]:
        slug, old = moved.texts[item.id].strip("/"), OWNED[item.id]
        fields = f"Title: T {item.id}\nSlug: {slug}\nSummary: S.\nRedirect_from: {old}\n"
        if item.date:
            tags = format_tags(terms.tags_of(item))
            fields += f"Date: {item.date:%Y-%m-%d}\nAuthor: Karine Dumont\nTags: {tags}\n"
            fields += f"Category: {terms.category_of(item)}\n"
        folder = "articles" if item.date else "pages"
        sources[f"{folder}/{slug}.md"] = f"{fields}\nTexte.\n"
    return sources


@pytest.fixture
def port(site: Callable[..., BuiltSite], tmp_path: Path) -> Iterator[int]:
    """The port of nginx before the new site, with the configuration that `make servers` writes."""
    if not find_nginx():
        pytest.skip("nginx is not here: apt install nginx")
    built = site(_write_sources(), publish=True)
    assert built.findings == ()
    (tmp_path / "srv").mkdir()
    (tmp_path / "srv" / "current").symlink_to(built.output)
    number = find_port()
    with serving(Server(str(tmp_path / "srv"), HOME), number):
        yield number


def _get(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, answer.headers["Location"] or path


LEADS = {
    "/2017/11/21/un/": "/un/",
    "/2017/11/21/un/comment-page-1/": "/un/",
    "/2017/11/21/un/feed/": "/un/",
    "/a-propos/equipe/": "/equipe/",
    "/?p=1": "/un/",
    "/?page_id=3": "/equipe/",
    "/2017/": "/archives/2017/",
    "/2018/02/": "/archives/2018/",
    "/2018/02/01/perdu/": "/archives/2018/",
    "/?m=201711": "/archives/2017/",
    "/category/humeurs/": "/categorie/humeurs/",
    "/category/humeurs/reseau-humeurs/": "/categorie/reseau-humeurs/",
    "/category/recherche/reseau/": "/categorie/reseau/",
    "/category/recherche/reseau/page/2/": "/categorie/reseau/",
    "/category/recherche/reseau/feed/": "/categorie/reseau/rss.xml",
    "/category/vide/": "/categories/",
    "/?cat=4": "/categorie/reseau-humeurs/",
    "/?cat=6": "/categories/",
    "/tag/%e6%97%a5/": f"/etiquette/{quote('日')}/",
    "/tag/c-plus-plus/feed/": "/etiquette/c-plus-plus/rss.xml",
    "/?tag=qvt-rse": "/etiquette/qvt-rse/",
    "/tag/jamais/": "/etiquettes/",
    "/author/karine/": "/auteur/karine-dumont/",
    "/?author=2": "/auteur/karine-dumont/",
    "/feed/": "/flux/rss.xml",
    "/feed/atom/": "/flux/atom.xml",
    "/?feed=rss2": "/flux/rss.xml",
    "/comments/feed/": "/flux/commentaires.xml",
    "/page/7/": "/",
}


def test_each_old_address_answers_in_one_hop(port: int) -> None:
    found = {old: _get(port, old) for old in LEADS}
    assert found == {old: (301, new) for old, new in LEADS.items()}
    assert {_get(port, new)[0] for new in LEADS.values()} == {200}
    images = ("/seule/", "/wp-content/uploads/2018/i.png", "/wp-content/uploads/2018/i-300x200.png")
    for old in images:
        status, new = _get(port, old)
        assert (status, new.endswith(".webp"), _get(port, new)[0]) == (301, True, 200)


def test_the_settings_of_these_tests_are_those_of_the_blog() -> None:
    assert SETTINGS["YEAR_ARCHIVE_URL"] == YEAR_ARCHIVE_URL
