"""Pelican made strict: whatever it would lose, leak or guess refuses the build."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.building.build import build_site
from plugins.shared.findings import BuildRefused
from tests.conftest import BuiltSite, copy_theme

Build = Callable[..., BuiltSite]
ARTICLE = "Title: Un titre\nDate: 2026-01-02\nSummary: Un résumé.\n\nTexte.\n"


def _refuse(site: Build, sources: dict[str, str], **settings: object) -> BuildRefused:
    with pytest.raises(BuildRefused) as refused:
        site(sources, **settings)
    return refused.value


def test_a_sound_site_is_built(site: Build) -> None:
    built = site({"articles/a.md": ARTICLE})
    assert built.findings == ()
    assert built.html("a/index.html").h1.get_text() == "Un titre"


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"PLUGINS": ["plugins.building.plugin", "plugins.absent"]}, "plugins.absent"),
        ({"TYPOGRIFY": True}, "TYPOGRIFY doit rester à False"),
        ({"DIRECT_TEMPLATES": ["absent"]}, "absent.html: ce gabarit manque"),
    ],
)
def test_a_wrong_setting_refuses_the_build(site: Build, settings: dict, words: str) -> None:  # type: ignore[type-arg]
    assert words in str(_refuse(site, {"articles/a.md": ARTICLE}, **settings))


def _theme(tmp_path: Path, **changes: str) -> str:
    theme = copy_theme(tmp_path)
    for name, text in changes.items():
        path = theme / "templates" / f"{name}.html"
        path.write_text(text) if text else path.unlink()
    return str(theme)


@pytest.mark.parametrize(
    ("name", "template", "words"),
    [
        ("article", "{{ articel.title }}", "vouliez-vous dire «\u00a0article\u00a0»"),
        ("article", "{{ article.titel }}", "titel"),
        ("tags", "{% for %}", "il manque quelque chose avant %}"),
        ("page", "", "theme/templates/page.html: ce gabarit manque au thème"),
        ("archives", '{% extends "!simple/archives.html" %}', "!simple"),
    ],
)
def test_a_broken_template_refuses_the_build(
    site: Build, tmp_path: Path, name: str, template: str, words: str
) -> None:
    sources = {"articles/a.md": ARTICLE, "pages/p.md": "Title: P\nSummary: S\n\nTexte.\n"}
    refusal = _refuse(site, sources, THEME=_theme(tmp_path, **{name: template}))
    assert words in str(refusal)


def test_warnings_stop_only_the_production_build(site: Build) -> None:
    sources = {"articles/a.md": ARTICLE + "\n![](/images/x.png)\n"}
    _refuse(site, sources, publish=True)
    assert site(sources).findings
    assert site(sources, publish=True, ACCEPT_WARNINGS=True).findings


def test_drafts_and_future_articles_are_nowhere_in_the_published_output(site: Build) -> None:
    hidden = "Title: Le secret\nDate: 2026-01-02\nSummary: Chut.\nTags: caché\n{}\n\nTexte.\n"
    sources = {
        "articles/a.md": ARTICLE,
        "articles/b.md": hidden.format("Status: brouillon"),
        "articles/c.md": hidden.format("Slug: c").replace("2026-01-02", "2030-01-02"),
        "pages/d.md": hidden.format("Status: draft").replace("Tags: caché\n", ""),
    }
    built = site(sources, publish=True, ACCEPT_WARNINGS=True)
    texts = [p.read_bytes() for p in built.output.rglob("*") if p.is_file()]
    assert any(b"Un titre" in text for text in texts)
    assert [text for text in texts if b"secret" in text or b"cach\xc3\xa9" in text] == []
    assert not (built.output / "brouillons").exists()


def test_the_preview_shows_and_marks_them(site: Build) -> None:
    draft = ARTICLE.replace("Summary", "Status: brouillon\nSummary")
    future = ARTICLE.replace("2026-01-02", "2030-01-02")
    built = site({"articles/a.md": ARTICLE, "articles/b.md": draft, "articles/c.md": future})
    assert built.html("brouillons/b/index.html").select_one(".state").get_text() == "Brouillon"
    assert built.html("c/index.html").select_one(".state").get_text() == "Programmé"
    assert built.html("index.html").select_one("#brouillons")


def test_hidden_and_temporary_files_are_no_articles(site: Build) -> None:
    names = (".cache.md", "a.md~", "#a.md#", ".a.md.swp", "a.tmp")
    built = site({"articles/a.md": ARTICLE} | {f"articles/{name}": "x" for name in names})
    assert built.findings == ()


def test_a_broken_settings_file_is_a_finding(tmp_path: Path) -> None:
    settings = tmp_path / "conf.py"
    settings.write_text("SITENAME = (\n")
    with pytest.raises(BuildRefused, match="n’est jamais refermé"):
        build_site(settings)
