"""The real blog holds the rules, read as the commands read it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.shared.findings import Severity, format_findings, select_errors
from plugins.verification import files as reading
from plugins.verification import links
from plugins.verification.build import describe_site, inspect_site, read_facts, verify_site
from plugins.verification.facts import SiteFacts
from plugins.verification.faults import LINK, WEIGHT
from tests.conftest import ROOT, BuiltSite

OLDEST = "le-reseau-je-deteste-ca-je-prefere-les-vraies-rencontres"


@pytest.fixture(scope="module")
def facts() -> SiteFacts:
    """What the settings of publishing say."""
    return read_facts(ROOT / "publishconf.py")


def test_the_real_blog_has_no_error(published: BuiltSite, facts: SiteFacts) -> None:
    findings = verify_site(published.output, facts)
    assert format_findings(select_errors(findings)) == ""
    assert {f.severity for f in findings} <= {Severity.WARNING}
    assert all("À compléter" in f.message for f in findings)


def test_it_would_replace_itself_without_a_word(published: BuiltSite, facts: SiteFacts) -> None:
    sent = describe_site(published.output, facts)
    findings, release = inspect_site(published.output, facts, sent)
    assert select_errors(findings) == []
    assert release == sent
    assert len(sent.feed_ids) == 5


def test_each_article_and_page_is_known_by_its_output(facts: SiteFacts) -> None:
    assert facts.sources[f"{OLDEST}/index.html"].path == f"content/articles/2017/{OLDEST}.md"
    assert facts.sources["a-propos/index.html"].path == "content/pages/a-propos.md"
    assert not any(source.is_hidden for source in facts.sources.values())


def test_drafts_and_articles_to_come_must_not_be_published(tmp_path: Path) -> None:
    articles = tmp_path / "content" / "articles"
    articles.mkdir(parents=True)
    for name, field in (("a", "Status: brouillon"), ("b", "Date: 2999-01-01"), ("c", "")):
        date = "" if field.startswith("Date") else "Date: 2020-01-01\n"
        (articles / f"{name}.md").write_text(f"Title: X\n{date}{field}".strip() + "\n\nTexte.\n")
    sources = read_facts(ROOT / "publishconf.py", PATH=str(tmp_path / "content")).sources
    hidden = {output: source.is_hidden for output, source in sources.items()}
    assert hidden == {"a/index.html": True, "b/index.html": True, "c/index.html": False}


def test_each_page_is_parsed_once_and_each_address_is_looked_up_once(
    published: BuiltSite, facts: SiteFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed, compared = [], []
    parse, compare = reading.parse_page, links.get_close_matches
    monkeypatch.setattr(reading, "parse_page", lambda p, s: parsed.append(p) or parse(p, s))
    monkeypatch.setattr(
        links, "get_close_matches", lambda *given: compared.append(given) or compare(*given)
    )
    inspect_site(published.output, facts)
    assert len(parsed) == len(set(parsed)) == len([*published.output.rglob("*.html")])
    assert compared == []  # only what leads nowhere is compared with all there is


def test_a_damaged_copy_is_told_at_the_line_of_the_article(
    published: BuiltSite, facts: SiteFacts, tmp_path: Path
) -> None:
    output = Path(shutil.copytree(published.output, tmp_path / "output"))
    shutil.rmtree(output / "anciens-comptes-droit-a-l-effacement")
    picture = next(output.glob("images/2026/premier-cafe.*-1600.avif"))
    picture.write_bytes(b"0" * 200_000)
    findings = select_errors(verify_site(output, facts))
    heavy = f"output/{picture.relative_to(output).as_posix()}"
    assert heavy in [finding.place for finding in findings if finding.kind == WEIGHT]
    dead = [finding for finding in findings if finding.kind == LINK and finding.line]
    assert any(finding.path.endswith(f"{OLDEST}.md") for finding in dead)


def test_the_command_says_what_it_found_and_ends_with_1(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>Vide", "utf-8")
    command = [sys.executable, "-m", "plugins.verification", "--output", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Intertitres\n  " in done.stdout
    assert "1\u00a0page vérifiée\u00a0: " in done.stdout
