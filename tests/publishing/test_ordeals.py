"""A publication that is killed leaves a whole site, and what is announced is what changes."""

import random
from pathlib import Path

from tests.publishing.ordeals import edit_at_random, finish, kill_at_moments, kill_at_touches
from tests.publishing.publisher import Publisher

CHANCE = random.Random(20261125)  # noqa: S311 - nothing secret


def test_a_kill_at_any_moment_leaves_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path).begin()
    wrong = [*kill_at_moments(publisher, CHANCE, 1), *kill_at_touches(publisher, CHANCE, 2)]
    assert wrong == [""] * 3


def test_a_kill_during_the_first_release_leaves_nothing_half_done(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path).begin(articles=2)
    with publisher.start(400) as process:
        process.communicate(timeout=120)
    assert process.returncode == -9
    assert not (tmp_path / "srv" / "current").exists()
    finish(publisher)
    live = publisher.host.find_live()
    assert live is not None
    assert publisher.host.verify(live.id) == []


def test_the_dry_run_tells_what_the_publication_changes(tmp_path: Path) -> None:
    publisher = Publisher(tmp_path).begin()
    assert list(edit_at_random(publisher, CHANCE, 2)) == [""] * 2
