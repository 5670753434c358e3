"""What waited on the old blog waits here; whoever wrote is found again; nobody is written to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import pelicanconf
from plugins.comments.house import House
from plugins.comments.model import Comment, Status
from plugins.wordpress_import.comments import CommentsPlan, Kept
from plugins.wordpress_import.service import ServiceAwayError, hand_over, settle

WHEN = datetime(2017, 11, 24, 8, 0, tzinfo=UTC)
WAITING = Comment("a" * 16, "un-article", None, "Élise", "Suis-je publiée\u202f?", WHEN)
SAID = replace(WAITING, id="b" * 16, text="Bonjour.", status=Status.APPROVED)
KEPT = (Kept(WAITING, "Elise@x.fr", "192.0.2.7"), Kept(SAID, "elise@x.fr", ""))


@dataclass
class Project:
    """A project with a content folder, and the house of its comments."""

    root: Path
    house: House

    def hand_over(self, *kept: Kept, **environ: str) -> tuple[Comment, ...]:
        return hand_over(kept or KEPT, self.house.settings, environ, self.root)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A project that holds nothing yet."""
    settings: dict[str, Any] = {**vars(pelicanconf), "PATH": str(tmp_path / "content")}
    settings |= {"CACHE_FOLDER": str(tmp_path / "cache")}
    house = House(settings, {"COMMENTS_MODERATOR": "moi@blog.example"}, tmp_path)
    yield Project(tmp_path, house)
    house.close()


def test_what_waits_is_in_the_queue_and_no_mail_leaves(project: Project) -> None:
    assert project.hand_over() == (WAITING,)
    store = project.house.store
    assert store.list_comments(Status.PENDING) == [WAITING]
    assert store.count_mails() == {}
    assert not (project.root / "content").exists()


def test_whoever_wrote_is_sealed_and_found_again(project: Project) -> None:
    project.hand_over()
    keys, store = project.house.keys, project.house.store
    sender = store.find_sender(WAITING.id)
    assert sender is not None
    assert sender.sealed_email is not None
    assert keys.unseal(sender.sealed_email) == "Elise@x.fr"
    assert (sender.address, sender.wants_replies) == (keys.hash_address("192.0.2.7"), False)
    assert store.list_of_person(keys.fingerprint("elise@x.fr")) == [WAITING, SAID]
    raw = b"".join(
        path.read_bytes() for path in (project.root / "var").rglob("*") if path.is_file()
    )
    assert b"un-article" in raw
    assert [word for word in (b"lise@x.fr", b"192.0.2.7") if word in raw] == []


def test_a_second_import_adds_nothing_and_decides_nothing_again(project: Project) -> None:
    project.hand_over()
    project.house.store.purge(WHEN)  # as the service does each day, of what is old
    assert project.hand_over() == ()
    assert project.house.store.count_by_status()[Status.PENDING] == 1
    project.house.store.erase(project.house.keys.fingerprint("elise@x.fr"))
    assert project.hand_over() == ()
    assert project.house.store.list_comments() == []


@pytest.mark.parametrize("email", ["", "n’importe quoi", "a@b"])
def test_what_is_no_address_is_not_kept_as_one(project: Project, email: str) -> None:
    project.hand_over(Kept(WAITING, email, ""))
    sender = project.house.store.find_sender(WAITING.id)
    assert sender is not None
    assert (sender.sealed_email, sender.fingerprint, sender.address) == (None, None, None)


def test_without_a_comment_nothing_is_opened(project: Project) -> None:
    assert hand_over((), project.house.settings, {}, project.root) == ()
    assert list(project.root.iterdir()) == []


@pytest.mark.parametrize(
    "address", ["sqlite:////proc/nowhere/x.sqlite3", "mysql://x", "postgresql://127.0.0.1:9/x"]
)
def test_a_store_that_is_away_is_told(project: Project, address: str) -> None:
    with pytest.raises(ServiceAwayError, match="la base des commentaires ne répond pas"):
        project.hand_over(COMMENTS_DATABASE=address)


def test_the_author_is_told_once_of_what_waits(project: Project) -> None:
    given = (project.house.settings, {}, project.root)
    assert settle(KEPT, *given).startswith("1\u00a0commentaire attend votre décision")
    assert settle(KEPT, *given) == ""
    away = settle(KEPT, project.house.settings, {"COMMENTS_DATABASE": "mysql://x"}, project.root)
    assert "1\u00a0commentaire en attente dans var/wordpress/commentaires-en-attente.jsonl" in away


def test_what_waits_can_be_taken_to_the_machine_of_the_service() -> None:
    line = CommentsPlan(kept=[*KEPT]).format_queue().decode()
    assert line.count("\n") == 1
    assert '"email": "Elise@x.fr"' in line
    assert f'"id": "{WAITING.id}"' in line
