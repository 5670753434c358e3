"""What was online stays online, and what subscribers know stays what they know."""

from pathlib import Path

import pytest

from plugins.shared.findings import Severity
from plugins.shared.releases import Release, dump_release, load_release
from plugins.verification.build import describe_site
from plugins.verification.facts import Text
from plugins.verification.faults import FEED, LASTING
from tests.verification.sites import (
    SOURCE,
    URL,
    build_facts,
    build_files,
    remember,
    verify,
    write_page,
    write_site,
)

LOST = "perdu/index.html"


@pytest.fixture
def before(tmp_path: Path) -> Release:
    """The sound site, with one page more, as it was sent last."""
    extra = {LOST: write_page("/perdu/", "Perdu"), "perdu/commentaires.xml": "<feed/>"}
    return remember(tmp_path, build_files() | extra)


def test_a_release_remembers_pages_files_and_ids(before: Release) -> None:
    assert {"/", "/oser/", "/contact/", "/perdu/", "/404.html"} == before.pages
    assert {"/flux/rss.xml", "/robots.txt", *before.pages} <= before.addresses
    assert "/_redirects" not in before.addresses
    assert before.feed_ids == {"/oser/": "urn:oser"}


def test_a_release_outlives_its_text(before: Release) -> None:
    assert load_release(dump_release(before)) == before
    for text in ("", "[]", "{}", '{"format": 0}', dump_release(before).replace('"/oser/"', "1")):
        with pytest.raises(ValueError, match=r"."):
            load_release(text)


def test_names_with_a_digest_are_not_remembered(tmp_path: Path) -> None:
    files = build_files() | {"theme/site.4208615515.css": "", "images/a.59dd8db61-800.webp": ""}
    assert not {a for a in remember(tmp_path, files).addresses if "4208615515" in a or "59dd" in a}


def test_the_same_site_again_gives_no_finding(tmp_path: Path) -> None:
    previous = remember(tmp_path, build_files())
    assert verify(tmp_path, build_files(), build_facts(), previous) == []


def test_an_address_that_is_lost_is_an_error_for_each(tmp_path: Path, before: Release) -> None:
    findings = verify(tmp_path, build_files(), build_facts(), before)
    assert [(f.kind, f.severity, f.place) for f in findings] == [
        (LASTING, Severity.ERROR, "output/perdu/commentaires.xml"),
        (LASTING, Severity.ERROR, f"output/{LOST}"),
    ]
    assert "«\u00a0Redirect_from: /perdu/\u00a0»" in findings[1].message


def test_an_address_that_is_redirected_is_not_lost(tmp_path: Path, before: Release) -> None:
    files = build_files()
    files["_redirects"] += "/perdu/ /oser/ 301\n/perdu/commentaires.xml /oser/ 301\n"
    assert verify(tmp_path, files, build_facts(), before) == []


def test_an_end_that_is_wanted_is_no_loss(tmp_path: Path, before: Release) -> None:
    facts = build_facts(withdrawn=("/perdu/",))
    assert verify(tmp_path, build_files(), facts, before) == []


def test_an_article_that_is_a_draft_again_is_a_warning(tmp_path: Path, before: Release) -> None:
    draft = Text("content/articles/perdu.md", f"{SOURCE}Status: brouillon\n", is_hidden=True)
    findings = verify(tmp_path, build_files(), build_facts(sources={LOST: draft}), before)
    assert {f.severity for f in findings} == {Severity.WARNING}
    assert [f.place for f in findings if f.path != "output/perdu/commentaires.xml"] == [
        "content/articles/perdu.md:11"
    ]


def test_the_end_of_a_list_may_move(tmp_path: Path) -> None:
    page = {"page/2/index.html": write_page("/page/2/", "Accueil, page 2")}
    previous = remember(tmp_path, build_files() | page)
    findings = verify(tmp_path, build_files(), build_facts(), previous)
    assert [(f.kind, f.severity) for f in findings] == [(LASTING, Severity.WARNING)]


def test_an_id_that_changed_is_told_once_at_its_article(tmp_path: Path) -> None:
    previous = remember(tmp_path, build_files())
    files = {path: text.replace("urn:oser", "urn:neuf") for path, text in build_files().items()}
    findings = verify(tmp_path, files, build_facts(), previous)
    assert [(f.kind, f.place) for f in findings] == [(FEED, "content/articles/oser.md:3")]
    assert "était «\u00a0urn:oser\u00a0» et devient «\u00a0urn:neuf\u00a0»" in findings[0].message


def test_an_id_that_differs_between_two_feeds_is_told(tmp_path: Path) -> None:
    files = build_files()
    files["flux/rss.xml"] = files["flux/rss.xml"].replace("urn:oser", "urn:neuf")
    findings = verify(tmp_path, files, build_facts())
    assert [(f.kind, f.place) for f in findings] == [(FEED, "content/articles/oser.md:3")]


def test_an_article_that_left_the_feeds_keeps_its_id_in_memory(tmp_path: Path) -> None:
    first = Release(URL, feed_ids={"/contact/": "urn:contact", "/parti/": "urn:parti"})
    now = describe_site(write_site(tmp_path, build_files()), build_facts(), first)
    assert now.feed_ids == {"/contact/": "urn:contact", "/oser/": "urn:oser"}
