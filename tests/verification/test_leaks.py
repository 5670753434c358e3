"""What must not be published is found in each kind of file, and said without telling it again."""

from pathlib import Path

import pytest

from plugins.shared.findings import Severity
from plugins.verification.facts import Text
from plugins.verification.faults import LEAK
from plugins.verification.leaks import find_leaks
from tests.verification.sites import ARTICLE, SOURCE, build_facts, build_files, verify

LEAKS = (
    ("localhost", "http://localhost:8000/oser/", "localhost:8000"),
    ("a loopback address", "http://127.0.0.1/", "127.0.0.1"),
    ("an IPv6 loopback address", "http://[::1]:8000/", "[::1]"),
    ("a path of the preview", '<script src="/-/apercu.js">', "/-/apercu.js"),
    (
        "a page of the preview, whole",
        '<a href="https://www.blog.fr/-/x">',
        "https://www.blog.fr/-/x",
    ),
    ("a draft", '<a href="/brouillons/x/">', "/brouillons/x/"),
    ("a file of a machine", '<a href="file:///home/x.md">', "file:///home/x.md"),
    ("a variable of a template", "<p>{{ article.title }}</p>", "{{ article.title }}"),
    ("a block of a template", "<p>{% if x %}</p>", "{% if x %}"),
    ("a link to a source", '<a href="{filename}/articles/x.md">', "{filename}"),
    ("a private network", "<p>192.168.1.12</p>", "192.168.1.12"),
    ("an e-mail", "<p>Prenom.Nom@blog.fr</p>", "prenom.nom@blog.fr"),
    ("an e-mail in an address", '<a href="mailto:x@blog.fr?subject=y">', "x@blog.fr"),
    ("a token of GitHub", f"<p>ghp_{'a1' * 18}</p>", "ghp_a1a1…"),
    ("a key of Amazon", f"<p>AKIA{'A1' * 8}</p>", "AKIAA1A1…"),
    ("a signed token", f"<p>eyJ{'a' * 20}.eyJ{'b' * 20}.sig</p>", "eyJaaaaa…"),
    ("a password in an address", "<p>postgresql://ero:motdepasse@base/ero</p>", "://ero:m…"),
)
SOUND = (
    "<p>La version 1.2.3, à 12:30:45, le 12.11.2026.</p>",
    "<p>Un prix de 3.500 ou 1.2.3.4.5.6 ; @pseudo ; 50 % de {choses}.</p>",
    '<script type="application/ld+json">{"a":{"b":{"@type":"Person"}}}</script>',
    "<p>Écrivez <code>{{ article.title }}</code>, ou <code>http://localhost:8000</code>.</p>",
    "<p>Par exemple prenom@example.org, ou https://x.fr:443/@nom.</p>",
    '<img srcset="/a@2x.png 2x">',
    '<a href="https://forge.fr/x/-/issues">mes brouillons/notes</a>',
    "<p>1.2.3.999</p>",
)


@pytest.mark.parametrize(("name", "text", "told"), LEAKS, ids=[leak[0] for leak in LEAKS])
def test_a_leak_is_found_once(name: str, text: str, told: str) -> None:
    faults = [*find_leaks("x/index.html", f"<p>\n{text}\n{text}", build_facts())]
    assert [(fault.rule, fault.line) for fault in faults] == [(LEAK, 2)], name
    assert f"«\u00a0{told}\u00a0»" in faults[0].message


@pytest.mark.parametrize("text", SOUND)
def test_what_only_looks_like_a_leak_is_left_alone(text: str) -> None:
    assert [*find_leaks("x/index.html", text, build_facts())] == []


def test_a_secret_is_not_told_again() -> None:
    token = f"ghp_{'a1' * 18}"
    assert token not in next(find_leaks("x/index.html", token, build_facts())).message


def test_an_e_mail_declared_public_is_no_leak() -> None:
    facts = build_facts(emails=frozenset({"bonjour@blog.fr"}))
    assert [*find_leaks("x/index.html", "<p>Bonjour@blog.fr</p>", facts)] == []
    assert len([*find_leaks("x/index.html", "<p>autre@blog.fr</p>", facts)]) == 1


def test_what_the_owner_has_yet_to_write_is_a_warning_with_its_line(tmp_path: Path) -> None:
    missing = "À compléter : le nom de l’hébergeur"
    files = build_files()
    files[ARTICLE] = files[ARTICLE].replace("un autre", missing)
    source = Text("content/articles/oser.md", f"{SOURCE}\n{missing}\n")
    findings = verify(tmp_path, files, build_facts(sources={ARTICLE: source}))
    assert [(f.severity, f.place) for f in findings] == [
        (Severity.WARNING, "content/articles/oser.md:12")
    ]
    assert missing in findings[0].message


def test_a_draft_in_the_output_is_an_error_at_its_source(tmp_path: Path) -> None:
    draft = Text("content/articles/oser.md", f"Status: brouillon\n{SOURCE}", is_hidden=True)
    findings = verify(tmp_path, build_files(), build_facts(sources={ARTICLE: draft}))
    assert [(f.kind, f.place) for f in findings] == [(LEAK, "content/articles/oser.md:1")]
    assert "serait publié à /oser/" in findings[0].message
