"""Old addresses reach the three files that servers read."""

from collections.abc import Callable

import pytest

from plugins.shared.findings import BuildRefused
from tests.conftest import BuiltSite

Build = Callable[..., BuiltSite]


def _source(old: str = "", title: str = "Titre", more: str = "") -> str:
    header = f"Title: {title}\nDate: 2026-01-02\nSummary: Résumé.\nCategory: Réseau\nTags: café\n"
    asked = f"Redirect_from: {old}\n" if old else ""
    return f"{header}{asked}{more}\nDu texte.\n"


def _rows(built: BuiltSite) -> dict[str, str]:
    rows = (line.split() for line in built.text("_redirects").splitlines())
    return {source: target for source, target, _ in rows}


def test_an_old_address_leads_to_its_article_in_each_syntax(site: Build) -> None:
    built = site({"articles/a.md": _source("/2017/11/21/ancien/, /plus-vieux/")})
    rows = _rows(built)
    assert rows["/2017/11/21/ancien/"] == rows["/plus-vieux/"] == "/a/"
    assert '"/2017/11/21/ancien/" "/a/";' in built.text("redirects.nginx.map")
    assert 'RedirectMatch 301 "^/2017/11/21/ancien/?$" "/a/"' in built.text(".htaccess")


def test_the_addresses_of_wordpress_lead_to_ours(site: Build) -> None:
    rows = _rows(site({"articles/a.md": _source()}))
    assert rows["/feed/"] == "/flux/rss.xml"
    assert rows["/category/reseau/feed/"] == "/categorie/reseau/rss.xml"
    assert rows["/tag/cafe/"] == "/etiquette/cafe/"
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
