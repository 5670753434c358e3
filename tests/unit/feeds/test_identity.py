"""The lasting ids of feeds and entries."""

from uuid import UUID

from plugins.feeds.identity import build_entry_id, build_feed_id, find_shared_ids

NAMESPACE = UUID("b7d0a3a2-6f0e-5c1e-9a57-2f7d3c0f6c11")


def test_the_id_of_a_slug_never_changes() -> None:
    """The value itself is held: another one would show every article as new to every reader."""
    identity = build_entry_id(NAMESPACE, "le-premier-cafe-avec-un-inconnu")
    assert identity == "urn:uuid:a9076322-3f50-59cb-b96a-a7c2837093d2"


def test_the_guid_of_an_old_blog_wins() -> None:
    old = "https://ancien.example/?p=12"
    assert build_entry_id(NAMESPACE, "a", f" {old} ") == old
    assert build_entry_id(NAMESPACE, "a", " ") == build_entry_id(NAMESPACE, "a")


def test_each_feed_in_each_format_has_its_own_id() -> None:
    paths = ["flux/rss.xml", "flux/atom.xml", "flux/feed.json", "etiquette/a/rss.xml", "rss.xml"]
    ids = {build_feed_id(NAMESPACE, path) for path in paths}
    assert len(ids | {build_entry_id(NAMESPACE, "rss")}) == len(paths) + 1


def test_the_extension_of_a_feed_may_change() -> None:
    assert build_feed_id(NAMESPACE, "flux/atom.xml") == build_feed_id(NAMESPACE, "flux/atom.atom")


def test_an_id_borne_twice_is_found() -> None:
    found = find_shared_ids([("x", "a.md"), ("y", "b.md"), ("x", "c.md")])
    assert found == [("c.md", "x", "a.md")]
