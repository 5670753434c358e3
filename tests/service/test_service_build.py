"""The service put together on real files: what is published is where the site is built from."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest

from plugins.comments.build import Published, Site, build_services, make_id, read_settings
from plugins.comments.files import load_comments, save_comment, save_manifest
from plugins.comments.manifest import Manifest
from plugins.comments.model import ArticleInfo, Comment, Status
from plugins.comments.ports import Services
from plugins.comments.source import is_id
from plugins.comments.store import Store
from tests.service.serving import NOON, Blog, make_keys, open_blog

MODERATOR = {"COMMENTS_MODERATOR": "karine@blog.example"}
COMMENT = Comment("a" * 16, "oser", None, "Léa", "Jadis.", NOON, Status.APPROVED)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site without a build."""
    comments, manifest = tmp_path / "content/comments", tmp_path / ".cache/manifest.json"
    return Site("Blog", "Karine", "https://blog.example", "Europe/Paris", comments, manifest)


@pytest.fixture
def services(site: Site, tmp_path: Path) -> Iterator[Services]:
    """What the pages work with, on an empty store."""
    store = Store(f"sqlite:///{tmp_path}/comments.sqlite3")
    store.prepare()
    yield build_services(site, store, make_keys(), MODERATOR, lambda: None)
    store.close()


@pytest.fixture
def blog(tmp_path: Path) -> Iterator[Blog]:
    """A service whose files are real."""
    with open_blog(tmp_path) as running:
        yield running


def test_what_is_approved_is_written_and_what_is_not_is_taken_away(
    services: Services, site: Site
) -> None:
    assert services.publish(COMMENT)
    assert load_comments(site.comments)["oser"][0].text == "Jadis."
    assert services.publish(replace(COMMENT, status=Status.DELETED))
    assert load_comments(site.comments) == {}
    assert not services.publish(replace(COMMENT, status=Status.DELETED))


def test_a_comment_that_is_in_a_file_alone_is_found(services: Services, site: Site) -> None:
    assert services.find_published(COMMENT.id) is None
    save_comment(site.comments, COMMENT)
    assert services.find_published(COMMENT.id) == COMMENT


@pytest.mark.parametrize("identity", ["../x", "*", "", "a" * 15, "A" * 16])
def test_no_odd_name_is_looked_for(services: Services, site: Site, identity: str) -> None:
    save_comment(site.comments, COMMENT)
    assert services.find_published(identity) is None


def test_the_manifest_is_read_again_after_a_build(services: Services, site: Site) -> None:
    assert services.load_manifest() == Manifest()
    first = Manifest({"oser": ArticleInfo("oser", "Oser", "/oser/")}, "/a.css", "Blog")
    save_manifest(site.manifest, first)
    assert services.load_manifest() == first
    assert services.load_manifest() is services.load_manifest()
    save_manifest(site.manifest, replace(first, stylesheet="/b.css"))
    assert services.load_manifest().stylesheet == "/b.css"


def test_the_base_of_links_is_configured(site: Site) -> None:
    assert read_settings(site, make_keys(), MODERATOR).base_url == "https://blog.example"
    environ = {**MODERATOR, "COMMENTS_BASE_URL": "https://b.example"}
    assert read_settings(site, make_keys(), environ).base_url == "https://b.example"


def test_proxies_are_addresses_or_networks(site: Site) -> None:
    environ = {**MODERATOR, "COMMENTS_PROXIES": "::1, 10.0.0.0/8"}
    assert read_settings(site, make_keys(), environ).proxies == ("::1/128", "10.0.0.0/8")
    with pytest.raises(SystemExit, match="COMMENTS_PROXIES"):
        read_settings(site, make_keys(), {**environ, "COMMENTS_PROXIES": "proxy.example"})


def test_without_a_moderator_the_service_does_not_start(site: Site) -> None:
    with pytest.raises(SystemExit, match="COMMENTS_MODERATOR"):
        read_settings(site, make_keys(), {})


def test_ids_are_those_of_files() -> None:
    assert all(is_id(make_id()) for _ in range(100))
    assert len({make_id() for _ in range(100)}) == 100


def test_what_a_stop_left_unwritten_is_written_at_the_next_start(
    blog: Blog, tmp_path: Path
) -> None:
    comment = blog.approve(blog.send())
    published = Published(tmp_path / "comments", blog.store)
    assert published.reconcile(NOON + timedelta(days=1)) == 0
    assert published.reconcile(NOON) == 1
    assert [c.id for c in load_comments(tmp_path / "comments")["oser"]] == [comment.id]
    assert published.reconcile(NOON) == 0


def test_a_full_disk_after_a_decision_is_said_and_the_decision_stands(blog: Blog) -> None:
    comment = blog.send()
    page = blog.ask(blog.find_links()["Publier"])
    with patch.object(blog.services.lexicon, "learn", side_effect=OSError(28, "disk full")):
        answer = blog.press(page, "Publier")
    assert (answer.status, blog.find(comment).status) == (503, Status.APPROVED)
    assert "disk full" not in answer.body
