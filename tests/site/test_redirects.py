"""Old addresses reach the files that servers read."""

from collections.abc import Callable

import pytest

from plugins.shared.findings import BuildRefused, Severity
from tests.conftest import BuiltSite
from tests.incremental.world import draw

Build = Callable[..., BuiltSite]


def _source(old: str = "", title: str = "Titre", more: str = "") -> str:
    header = f"Title: {title}\nDate: 2026-01-02\nSummary: Résumé.\nCategory: Réseau\nTags: café\n"
    asked = f"Redirect_from: {old}\n" if old else ""
    return f"{header}{asked}{more}\nDu texte.\n"


def _rows(built: BuiltSite) -> dict[str, str]:
    rows = (line.split() for line in built.text("_redirects").splitlines())
    return {"?".join(sources): target for *sources, target, _ in rows}


def test_an_old_address_leads_to_its_article_in_each_syntax(site: Build) -> None:
    built = site({"articles/a.md": _source("/2017/11/21/ancien/, /plus-vieux/")})
    rows = _rows(built)
    assert rows["/2017/11/21/ancien/"] == rows["/plus-vieux/"] == "/a/"
    assert '"/2017/11/21/ancien/" "/a/";' in built.text("redirects.nginx.map")
    assert 'RedirectMatch 301 "^/2017/11/21/ancien(?:/' in built.text(".htaccess")
    assert "/2017/11/21/ancien /a/" in built.text("redirects.map.caddy")


def test_the_addresses_of_wordpress_lead_to_ours(site: Build) -> None:
    rows = _rows(site({"articles/a.md": _source()}))
    assert rows["/feed/"] == "/flux/rss.xml"
    assert rows["/category/reseau/feed/"] == "/categorie/reseau/rss.xml"
    assert rows["/tag/cafe/"] == rows["/?tag=cafe"] == "/etiquette/cafe/"
    assert rows["/wp-sitemap.xml"] == "/sitemap.xml"
    assert rows["/a/feed/"] == "/a/"


def test_each_row_leads_to_something_that_is_there(site: Build) -> None:
    built = site({"articles/a.md": _source("/ancien/")})
    rows = _rows(built)
    assert len(rows) > 10
    for target in rows.values():
        path = built.output / target.strip("/")
        assert path.is_file() or (path / "index.html").is_file()


def test_the_old_address_of_a_draft_leads_nowhere(site: Build) -> None:
    built = site({"articles/a.md": _source("/ancien/", more="Status: brouillon\n")})
    assert "/ancien/" not in _rows(built)


@pytest.mark.parametrize("old", ["/b/", "/categorie/reseau/", "/archives/", "/archives/2026/"])
def test_an_old_address_that_hides_a_page_is_refused(site: Build, old: str) -> None:
    sources = {"articles/a.md": _source(old), "articles/b.md": _source(title="Autre")}
    with pytest.raises(BuildRefused) as refusal:
        site(sources)
    assert [f.path for f in refusal.value.findings] == ["content/articles/a.md"]
    assert f"« {old} » cacherait une page du site" in str(refusal.value)


def test_one_old_address_for_two_articles_is_refused(site: Build) -> None:
    sources = {"articles/a.md": _source("/x/"), "articles/b.md": _source("/x/", "Autre")}
    with pytest.raises(BuildRefused) as refusal:
        site(sources)
    assert "« /x/ » mène déjà à /a/ (content/articles/a.md)" in str(refusal.value)


def test_a_page_may_have_an_old_address_too(site: Build) -> None:
    page = "Title: P\nSummary: S\nRedirect_from: /vieille-page/\n\nTexte.\n"
    rows = _rows(site({"articles/a.md": _source(), "pages/p.md": page}))
    assert rows["/vieille-page/"] == "/p/"


FILE = "anciennes-adresses.txt"
ROWS = """\
# De l’ancien blog
/2017/11/21/ancien/ /a/
/?p=12 /a/
/2026/* /archives/2026/
/tag/* /etiquettes/
/wp-content/uploads/x.png /images/x.png
/wp-content/uploads/note.txt /documents/note.txt
"""


@pytest.mark.parametrize("publish", [True, False])
def test_the_rows_of_the_file_lead_to_what_is_there(site: Build, publish: bool) -> None:
    sources = {
        "articles/a.md": _source(),
        FILE: ROWS,
        "images/x.png": draw("navy"),
        "documents/note.txt": "Une note.",
    }
    built = site(sources, publish=publish, STATIC_PATHS=["documents"])
    rows = _rows(built)
    assert built.findings == ()
    assert rows["/2017/11/21/ancien/"] == rows["/?p=12"] == "/a/"
    assert rows["/2026/*"] == "/archives/2026/"
    image = rows["/wp-content/uploads/x.png"]
    assert image.endswith("-640.webp")
    assert (built.output / image.lstrip("/")).is_file() == publish
    assert not [*built.output.rglob("*.avif")]  # that no page shows


@pytest.mark.parametrize(
    ("row", "line", "words", "severity"),
    [
        ("/a/ /b/", 1, "cacherait une page", Severity.ERROR),
        ("/archives/* /a/", 1, "cacherait une page", Severity.ERROR),
        ("/x/ /y/\n/y/ /x/", 1, "tourne en rond", Severity.ERROR),
        ("/x/", 1, "une espace", Severity.ERROR),
        ("/?q=1 /a/", 1, "ne peut pas être redirigée", Severity.ERROR),
        ("\n/x/ /rien/", 2, "« /rien/ », qui n’est pas sur le site", Severity.WARNING),
        ("/x/ /images/rien.png", 1, "n’est pas sur le site", Severity.WARNING),
        ("/x/ /brouillons/b/", 1, "n’est pas sur le site", Severity.WARNING),
    ],
)
def test_a_faulty_row_is_said_with_its_line(
    site: Build, row: str, line: int, words: str, severity: Severity
) -> None:
    draft = _source(title="Autre", more="Status: brouillon\n")
    sources = {"articles/a.md": _source(), "articles/b.md": draft, FILE: row}
    try:
        findings = site(sources).findings
    except BuildRefused as refusal:
        findings = refusal.findings
    first = findings[0]
    assert (first.path, first.line, first.severity) == (f"content/{FILE}", line, severity)
    assert words in first.message


def test_nested_categories_and_their_feeds_lead_to_ours(site: Build) -> None:
    themes = '[[themes]]\nnom = "Réseau"\nparent = "Recherche"\n'
    rows = _rows(site({"articles/a.md": _source(), "themes.toml": themes}))
    assert rows["/category/recherche/reseau/"] == "/categorie/reseau/"
    assert rows["/category/recherche/reseau/feed/"] == "/categorie/reseau/rss.xml"
    assert rows["/category/recherche/"] == "/categorie/recherche/"
