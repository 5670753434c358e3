"""Whatever Pelican would lose, leak or guess is said with file and line, and is not published."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.shared.findings import BuildRefused, Finding, Severity
from tests.conftest import BuiltSite

Build = Callable[..., BuiltSite]
FIRST = "content/articles/a.md"


def _write(fields: str = "", body: str = "Texte.", date: str = "2024-03-02") -> str:
    return f"Title: Un titre\nDate: {date}\nSummary: Un résumé.\n{fields}\n{body}\n"


def _find(site: Build, sources: dict[str, str | bytes], **options: object) -> list[Finding]:
    """What is said of `sources`, whether the site is built or refused."""
    try:
        return list(site(sources, **options).findings)
    except BuildRefused as refusal:
        return list(refusal.findings)


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("Title: Sans date\n\nTexte.\n", 1, "il manque la date"),
        ("Title : x\nDate: 2024-03-02\n\nTexte.\n", 1, "collés"),
        (_write("Status: privé\n"), 4, "brouillon, publié"),
        (_write("Slug: ../../evil\n"), 4, "« evil »"),
        (_write("Slug: archives\n"), 4, "réservé"),
        (_write("Tgas: a\n"), 4, "« Tags »"),
        (_write(date="2024-02-30"), 2, "n’existe pas"),
        (_write(date="05/03/2024"), 2, "doit s’écrire 2024-03-05"),
        (_write("Template: absent\n"), 4, "gabarit"),
        (_write("Image: /images/absent.png\nImage_alt: Une rue\n"), 4, "n’existe pas"),
        (_write(body="[x]({filename}/articles/absent.md)"), 5, "n’existe pas"),
        (_write(body="[" * 20_000), 5, "trop de crochets"),
        (_write().encode("cp1252"), 3, "UTF-8"),
    ],
)
def test_an_error_is_one_finding_and_refuses_the_build(
    site: Build, source: str | bytes, line: int, words: str
) -> None:
    with pytest.raises(BuildRefused) as refusal:
        site({"articles/a.md": source})
    (finding,) = refusal.value.findings
    assert (finding.path, finding.line, finding.severity) == (FIRST, line, Severity.ERROR)
    assert words in finding.message


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        (_write(body="a\n\n```\ncode"), 7, "refermé"),
        (_write(body="[x](#nulle-part)"), 5, "ancre"),
        (_write(body="[x](/nulle-part/)"), 5, "aucune page"),
        (_write(body=""), 4, "pas de texte"),
        (_write("Title: Autre\n"), 4, "déjà écrit"),
        (_write(date="0204-03-02"), 2, "0204"),
    ],
)
def test_a_warning_lets_the_preview_go_on_and_stops_the_publication(
    site: Build, source: str, line: int, words: str
) -> None:
    (finding,) = site({"articles/a.md": source}).findings
    assert (finding.path, finding.line, finding.severity) == (FIRST, line, Severity.WARNING)
    assert words in finding.message
    with pytest.raises(BuildRefused):
        site({"articles/a.md": source}, publish=True)


def test_the_findings_of_all_files_come_in_one_report(site: Build) -> None:
    sources = {f"articles/{n}.md": f"Title : {n}\nDate: demain\n\nx\n" for n in range(3)}
    found = {(finding.path, finding.line) for finding in _find(site, dict(sources))}
    assert found == {(f"content/articles/{n}.md", line) for n in range(3) for line in (1, 2)}


def test_a_text_reaches_its_page_whole(site: Build) -> None:
    fields = "Tags: réseau, réseau, café\nAuthors: A; B\nComments: ouverts\nTypo: on\nLang: FR\n"
    built = site({"articles/2024-01-01-x.md": _write(fields, "Mot: texte\n\n## Œuvres\n\nx")})
    page = built.html("2024-01-01-x/index.html")
    assert built.findings == ()
    assert "Mot\u00a0: texte" in page.main.get_text()
    assert page.select_one("main h2")["id"] == "oeuvres"
    assert (built.output / "etiquette/cafe/index.html").exists()


def test_a_mark_and_the_line_ends_of_other_systems_are_accepted(site: Build) -> None:
    bare = _write("Slug: b\n").replace("\n", "\r").encode()
    built = site({"articles/a.md": b"\xef\xbb\xbf" + _write().encode(), "articles/b.md": bare})
    assert built.findings == ()
    assert built.html("b/index.html").h1.get_text() == "Un titre"


def test_two_contents_at_one_address_are_both_named(site: Build) -> None:
    sources = {
        "articles/2024/a.md": _write("Slug: meme\n"),
        "articles/2025/b.md": _write("Slug: meme\n"),
        "pages/meme.md": "Title: Une page\n\nTexte.\n",
        "articles/c.md": _write("Slug: autre\n"),
    }
    found = {finding.place for finding in _find(site, dict(sources)) if "/meme/" in finding.message}
    places = {"articles/2024/a.md:4", "articles/2025/b.md:4", "pages/meme.md:1"}
    assert found == {f"content/{place}" for place in places}


def test_what_is_not_read_is_named_unless_it_is_hidden_or_temporary(site: Build) -> None:
    read = ("articles/a.md", "pages/p.md")
    named = ("articles/b.txt", "articles/2024/c.markdown", "pages/d.MD", "articles/e.docx", "f.md")
    ignored = ("articles/.g.md", "articles/h.md~", "articles/#i.md#", "articles/.git/j.md")
    built = site({name: _write() for name in (*read, *named, *ignored)})
    assert {finding.path for finding in built.findings} == {f"content/{name}" for name in named}
    assert (built.output / "p/index.html").exists()
    assert {path.name for path in built.output.iterdir()} & set("bcdefghij") == set()


def test_the_name_of_a_file_is_never_its_date(site: Build) -> None:
    (finding,) = _find(site, {"articles/2024-03-05-a.md": "Title: A\n\nTexte.\n"})
    assert "il manque la date" in finding.message


@pytest.mark.parametrize("fields", ["Status: brouillon\n", "Status: draft\n"])
def test_a_draft_is_nowhere_in_what_is_published(site: Build, fields: str) -> None:
    sources = {"articles/a.md": _write(), "articles/b.md": _write(f"{fields}Tags: secret\n")}
    built = site(sources, publish=True)
    assert _find_traces(built.output, "secret") == []
    assert (built.output / "a/index.html").exists()
    assert not (built.output / "b").exists()


def test_an_article_to_come_is_nowhere_in_what_is_published(site: Build) -> None:
    later = _write("Tags: secret\n", date="2029-01-01")
    built = site({"articles/a.md": _write(), "articles/b.md": later}, publish=True)
    assert _find_traces(built.output, "secret") == []
    assert not (built.output / "b").exists()


def _find_traces(output: Path, word: str) -> list[Path]:
    files = [path for path in output.rglob("*") if path.is_file()]
    assert len(files) > 5
    return [path for path in files if word.encode() in path.read_bytes() or word in str(path)]


def test_a_published_article_does_not_lead_to_a_draft(site: Build) -> None:
    body = "[b]({filename}b.md)\n\n[c]({filename}c.md)\n\n[d](/brouillons/b/)"
    sources = {
        "articles/a.md": _write(body=body),
        "articles/b.md": _write("Status: brouillon\n", "[c]({filename}c.md)"),
        "articles/c.md": _write(date="2029-01-01"),
    }
    found = [(finding.path, finding.line) for finding in site(sources).findings]
    assert sorted(found) == [(FIRST, 5), (FIRST, 7), (FIRST, 9)]


def test_links_to_every_kind_of_page_are_sound(site: Build) -> None:
    kinds = (
        *("/", "/page/2/", "/archives/", "/archives/2024/", "/categories/", "/categorie/reseau/"),
        *("/etiquettes/", "/etiquette/cafe/", "/auteurs/", "/auteur/je-suis-un-ero/", "/ancien/"),
        *("/flux/rss.xml", "/etiquette/cafe/atom.xml", "/sitemap.xml", "/p/", "/p/#x", "/#contenu"),
    )
    body = "\n\n".join(f"[x]({kind})" for kind in kinds)
    sources = {f"articles/{n}.md": _write("Tags: café\n") for n in range(5)}
    sources["pages/p.md"] = f"Title: P\nRedirect_from: /ancien/\n\n## X\n\n{body}\n"
    built = site(sources)
    assert built.findings == ()
    missing = [kind for kind in kinds if not _exists(built.output, kind.partition("#")[0])]
    assert missing == ["/ancien/"]


def _exists(output: Path, address: str) -> bool:
    return (output / address.lstrip("/")).exists()


def test_a_file_that_cannot_be_opened_is_named(site: Build, tmp_path: Path) -> None:
    folder = tmp_path / "content" / "articles"
    folder.mkdir(parents=True)
    (folder / "b.md").symlink_to("absent.md")
    (finding,) = _find(site, {"articles/a.md": _write()})
    assert finding.place == "content/articles/b.md:1"
    assert "ne peut pas être lu" in finding.message
