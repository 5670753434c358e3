"""Pressing publish: shown first, asked once, looked at after, gone back from when it is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from plugins.publishing.deploy import Desk, Stops, deploy
from plugins.publishing.folder import FolderHost
from plugins.publishing.hosts import PublishingError
from plugins.publishing.preparing import read_manifest
from plugins.publishing.release import Release, find_moment
from tests.publishing.sites import START, Blog, describe


@dataclass
class Author:
    """Somebody at a terminal: what they answer, what they were told and asked, in order."""

    folder: Path
    blog: Blog = field(default_factory=Blog)
    answers: list[str] = field(default_factory=lambda: ["o"])
    is_there: bool = True
    stops: Stops = ()
    remarks: str = ""
    failures: Sequence[str] = ()
    told: list[str] = field(default_factory=list)
    announced: list[str] = field(default_factory=list)
    trees: int = 0

    @property
    def host(self) -> FolderHost:
        return FolderHost(self.folder / "srv")

    def deploy(self, *, is_dry: bool = False) -> Release | None:
        desk = Desk(
            host=self.host,
            prepare=self._prepare,
            check=lambda release, _: (release, self.stops, self.remarks),
            look=lambda _: self.failures,
            announce=self._announce,
            say=self.told.append,
            ask=self._answer if self.is_there else None,
        )
        return deploy(desk, is_dry=is_dry)

    def _prepare(self, others: Sequence[Release]) -> tuple[Path, Release]:
        self.trees += 1
        tree = self.blog.write(self.folder / f"tree-{self.trees}")
        return tree, describe(tree, find_moment(START, others))

    def _announce(self, release: Release) -> Sequence[str]:
        self.announced.append(release.id)
        return ()

    def _answer(self, question: str) -> str:
        self.told.append(question)
        return self.answers.pop(0)


@pytest.fixture
def author(tmp_path: Path) -> Author:
    return Author(tmp_path)


def _live(author: Author) -> dict[str, object]:
    current = author.host.folder / "current"
    return dict(read_manifest(current)) if current.exists() else {}


def test_what_changes_is_shown_before_the_one_question(author: Author) -> None:
    author.deploy()
    author.blog = Blog(texts={"a": "Autre", "c": "Trois"})
    author.answers = ["oui"]
    del author.told[:]
    assert author.deploy() is not None
    shown, question, done = author.told
    assert "Depuis la version du 25\u00a0novembre\u00a02026 à 8\u00a0h\u00a000" in shown
    assert "1 page ajoutée\u00a0:\n    • Article c (/c/)" in shown
    assert "1 page modifiée\u00a0:\n    • Article a (/a/)" in shown
    assert "1 page retirée\u00a0:\n    • Article b (/b/)" in shown
    assert "et 1 autre fichier (images" in shown
    assert question.startswith("Mettre en ligne")
    assert "En ligne\u00a0: 2 articles, 4 pages" in done


@pytest.mark.parametrize("answer", ["", "n", "non", "peut-être"])
def test_no_other_answer_than_yes_publishes(author: Author, answer: str) -> None:
    author.answers = [answer]
    with pytest.raises(PublishingError, match="Rien n’a été mis en ligne"):
        author.deploy()
    assert _live(author) == {}


def test_a_dry_run_asks_and_changes_nothing(author: Author) -> None:
    author.answers = []
    assert author.deploy(is_dry=True) is None
    assert "Première mise en ligne" in author.told[0]
    assert not author.host.folder.exists()


def test_no_change_makes_no_release_and_asks_nothing(author: Author) -> None:
    first = author.deploy()
    assert author.deploy() is None
    assert "Rien n’a changé" in author.told[-1]
    assert author.host.find_live() == first
    assert len(author.announced) == 2  # what failed the last time is tried again


def test_a_stop_asks_for_its_number(author: Author) -> None:
    author.stops = [("3 pages retirées. Si c’est voulu, tapez 3.", 3)]
    author.answers = ["o"]
    with pytest.raises(PublishingError, match="Rien n’a été mis en ligne"):
        author.deploy()
    author.answers = [" 3 "]
    assert author.deploy() is not None
    assert "Attention\u00a0:\n  1. 3 pages retirées." in author.told[-3]


def test_what_is_worth_a_look_is_said_before_anything_is_asked(author: Author) -> None:
    author.remarks = "il reste « À compléter »"
    assert author.deploy() is not None
    assert author.told[0] == "il reste « À compléter »\n"


def test_a_timer_never_goes_past_a_stop(author: Author) -> None:
    author.is_there, author.stops = False, [("Le site n’a aucun article.", 0)]
    with pytest.raises(PublishingError, match="Rien n’a été mis en ligne"):
        author.deploy()
    author.stops = ()
    assert author.deploy() is not None


def test_a_live_site_that_is_not_what_it_should_be_is_taken_back(author: Author) -> None:
    author.deploy()
    before = _live(author)
    author.blog, author.answers = Blog("raté"), ["o"]
    author.failures = ["https://www.blog.fr/a/\u00a0: réponse 500"]
    with pytest.raises(PublishingError, match="de nouveau en ligne"):
        author.deploy()
    assert _live(author) == before
    assert "réponse 500" in author.told[-1]
    assert len(author.announced) == 1


def test_a_first_release_that_is_not_seen_stays_for_want_of_another(author: Author) -> None:
    author.failures = ["rien"]
    with pytest.raises(PublishingError, match="reste en place"):
        author.deploy()
    assert _live(author)
    assert author.announced == []


def test_after_going_back_only_the_author_goes_forward(author: Author) -> None:
    author.deploy()
    author.blog, author.answers = Blog("raté"), ["o"]
    author.deploy()
    author.host.rollback()
    author.host.hold(is_held=True)
    author.is_there = False
    with pytest.raises(PublishingError, match="rien ne part tout seul"):
        author.deploy()
    author.is_there, author.answers = True, ["o"]
    again = author.deploy()
    assert author.host.find_live() == again
    assert not author.host.is_held()


def test_a_release_that_goes_live_names_the_one_to_go_back_to(author: Author) -> None:
    first = author.deploy()
    author.blog, author.answers = Blog("autre"), ["o"]
    second = author.deploy()
    assert first is not None
    assert second is not None
    assert second.former == first.id


def test_a_copy_that_is_not_faithful_never_goes_live(
    author: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FolderHost, "verify", lambda *_: ["a/index.html"])
    with pytest.raises(PublishingError, match="La copie n’est pas fidèle"):
        author.deploy()
    assert _live(author) == {}
