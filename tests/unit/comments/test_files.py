"""A published comment is one file, read strictly; nothing hostile can name or forge it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.comments import files
from plugins.comments.files import (
    MOST_BYTES,
    Known,
    UnfitCommentError,
    find_strays,
    load_comments,
    remove_comment,
    save_comment,
)
from plugins.comments.model import Comment, Status
from plugins.comments.names import clean_name, clean_text
from plugins.comments.source import format_source, parse_source
from plugins.shared.findings import Finding, Severity

ID, OTHER = "abcdefgh234567zz", "zzzzzzzzzzzzzzzz"
WHEN = datetime(2026, 11, 24, 8, 30, 15, tzinfo=UTC)
COMMENT = Comment(
    ID, "un-article", None, "Élise", "Un mot.\n\n> et un autre", WHEN, Status.APPROVED
)
HEAD = "Name: Élise\nDate: 2026-11-24T09:30:00+01:00\n"

Write = Callable[[str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write the file of a comment as it is given; return the folder of all comments."""

    def save(source: str | bytes, name: str = f"un-article/{ID}.md") -> Path:
        path = tmp_path / "comments" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(source.encode() if isinstance(source, str) else source)
        return tmp_path / "comments"

    return save


def _find(folder: Path) -> list[Finding]:
    findings: list[Finding] = []
    assert load_comments(folder, findings) == {}
    return findings


def test_a_comment_is_kept_as_it_was_typed_and_says_nothing_private(tmp_path: Path) -> None:
    reply = replace(COMMENT, parent=OTHER, is_author=True, reasons=("lien",), revision=3)
    path = save_comment(tmp_path, reply)
    assert path == tmp_path / "un-article" / f"{ID}.md"
    assert path.read_text("utf-8") == (
        f"Name: Élise\nDate: 2026-11-24T08:30:15+00:00\nReply_to: {OTHER}\nAuthor: yes\n"
        "\nUn mot.\n\n> et un autre\n"
    )
    kept = replace(reply, reasons=(), revision=0)
    assert load_comments(tmp_path) == {"un-article": [kept]}


@pytest.mark.parametrize("text", ["[…] un mot […]", ""])
def test_a_ping_is_the_file_of_a_page_elsewhere(tmp_path: Path, text: str) -> None:
    ping = replace(COMMENT, text=text, source="https://autre.example/a?b=1&c=2")
    path = save_comment(tmp_path, ping)
    assert path.read_text("utf-8").splitlines()[2] == "Source: https://autre.example/a?b=1&c=2"
    assert load_comments(tmp_path) == {"un-article": [ping]}
    assert ping.is_ping
    assert not COMMENT.is_ping


@given(st.text(max_size=80), st.text(max_size=400), st.integers(10**9, 7 * 10**9))
def test_any_name_and_text_come_back_as_they_were(name: str, text: str, second: int) -> None:
    name, text = clean_name(name) or "x", clean_text(text) or "x"
    comment = replace(COMMENT, name=name, text=text, created=datetime.fromtimestamp(second, UTC))
    assert parse_source(format_source(comment).encode(), "un-article", ID) == comment


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(name=st.text(max_size=80), text=st.text(max_size=200))
def test_what_would_not_come_back_is_never_written(tmp_path: Path, name: str, text: str) -> None:
    comment = replace(COMMENT, name=name, text=text)
    try:
        save_comment(tmp_path, comment)
    except ValueError:
        return
    assert load_comments(tmp_path) == {"un-article": [comment]}


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Élise\nAuthor: yes"},
        {"name": "Élise\r\n\r\nx"},
        {"name": ""},
        {"text": " \n"},
        {"text": "a\x00b"},
        {"text": "a\u202eb"},
        {"text": "x" * MOST_BYTES},
        {"parent": "../../../evil"},
        {"parent": ID},
        {"source": "ftp://x.fr/"},
        {"source": "https://x.fr/\nAuthor: yes"},
        {"source": "https://x.fr/", "is_author": True},
        {"article": "../dehors"},
        {"article": "un/article"},
        {"article": ""},
        {"id": "../../../../etc/x"},
        {"id": "ABCDEFGH234567ZZ"},
        {"id": f"{ID}\n"},
        {"status": Status.PENDING},
        {"status": Status.SPAM},
    ],
)
def test_what_is_hostile_or_not_approved_is_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    with pytest.raises(UnfitCommentError):
        save_comment(tmp_path, replace(COMMENT, **change))
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("Name: Élise\n\nTexte\n", 1, "il manque « Date: »"),
        ("Date: 2026-11-24T09:30:00Z\n\nTexte\n", 1, "il manque « Name: »"),
        (f"{HEAD}Email: a@b.example\n\nTexte\n", 3, "n’est pas un champ"),
        (f"{HEAD}Name: Autre\n\nTexte\n", 3, "écrit deux fois"),
        (f"{HEAD}Author: oui\n\nTexte\n", 3, "« Author: yes »"),
        (f"{HEAD}Reply_to: ../x\n\nTexte\n", 3, "n’est pas l’identifiant"),
        (f"{HEAD}Reply_to: {ID}\n\nTexte\n", 1, "à lui-même"),
        (f"{HEAD}Un texte sans ligne vide\n", 3, "n’est pas un champ"),
        (HEAD, 3, "il manque le texte"),
        (f"{HEAD}Source: exemple.fr\n\nTexte\n", 3, "n’est pas une adresse complète"),
        (f"{HEAD}Source: javascript:alert(1)\n\n", 3, "n’est pas une adresse complète"),
        (f"{HEAD}Source: https://moi@banque.example/\n\n", 3, "n’est pas une adresse complète"),
        (f"{HEAD}Source: https://x.fr/a b\n\nTexte\n", 3, "n’est pas celle d’une page"),
        (f"{HEAD}Source: https://x.fr/{'a' * 2000}\n\nTexte\n", 3, "n’est pas celle d’une page"),
        (f"{HEAD}Source: https://x.fr/\nReply_to: {OTHER}\n\nTexte\n", 4, "ne va pas avec Source"),
        (f"{HEAD}Author: yes\nSource: https://x.fr/\n\nTexte\n", 3, "ne va pas avec Source"),
        ("Name: x\nDate: 2026-11-24 09:30\n\nTexte\n", 2, "n’est pas complète"),
        ("Name: x\nDate: 2026-02-30T09:30:00Z\n\nTexte\n", 2, "n’existe pas"),
        ("Name: x\nDate: 9999-12-31T23:59:59-12:00\n\nTexte\n", 2, "n’existe pas"),
        ("Name: x\nDate: 0001-01-01T00:00:00Z\n\nTexte\n", 2, "improbable"),
        (f"{HEAD}\nUn\nmot \u202eviré\n", 5, "U+202E"),
        (f"{HEAD}\nUn\x00mot\n", 4, "U+0000"),
        (f"{HEAD}\nDéjà\n".encode("cp1252"), 1, "UTF-8"),
        (f"{HEAD}\n{'x' * MOST_BYTES}", 1, "trop long"),
        ("", 1, "il manque"),
    ],
)
def test_a_fault_has_its_file_and_line(
    write: Write, source: str | bytes, line: int, words: str
) -> None:
    findings = _find(write(source))
    assert f"content/comments/un-article/{ID}.md" in {finding.path for finding in findings}
    assert (line, True) in {(finding.line, words in finding.message) for finding in findings}
    assert {finding.severity for finding in findings} == {Severity.ERROR}


@pytest.mark.parametrize(
    "name",
    ["un-article/note.txt", "un-article/ABC.md", "un-article/abc.md", "Un Article/x.md", "x.md"],
)
def test_the_name_of_a_file_is_not_trusted(write: Callable[..., Path], name: str) -> None:
    (finding,) = _find(write(f"{HEAD}\nTexte\n", name))
    assert finding.severity is Severity.WARNING


def test_links_elsewhere_are_not_followed(write: Write, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(f"{HEAD}\nSecret\n", "utf-8")
    folder = write(f"{HEAD}\nTexte\n")
    (folder / f"un-article/{OTHER}.md").symlink_to(tmp_path / "secret")
    (folder / "ailleurs").symlink_to(tmp_path)
    assert [c.text for each in load_comments(folder).values() for c in each] == ["Texte"]


def test_line_ends_and_the_mark_of_other_systems_are_read(write: Write) -> None:
    folder = write(b"\xef\xbb\xbf" + f"{HEAD}\nUn\n\nmot\n".replace("\n", "\r\n").encode())
    ((comment,),) = load_comments(folder).values()
    assert (comment.name, comment.text, comment.created.hour) == ("Élise", "Un\n\nmot", 8)


def test_files_being_written_are_not_read_and_none_is_left(tmp_path: Path) -> None:
    path = save_comment(tmp_path, COMMENT)
    (path.parent / ".abc.tmp").write_text("à moitié", "utf-8")
    findings: list[Finding] = []
    assert len(load_comments(tmp_path, findings)) == 1
    assert findings == []
    assert [p.name for p in path.parent.iterdir() if p != path] == [".abc.tmp"]


def test_a_comment_is_taken_off_once(tmp_path: Path) -> None:
    save_comment(tmp_path, COMMENT)
    assert remove_comment(tmp_path, "un-article", ID)
    assert not remove_comment(tmp_path, "un-article", ID)
    assert load_comments(tmp_path) == load_comments(tmp_path / "absent") == {}
    with pytest.raises(UnfitCommentError):
        remove_comment(tmp_path, "..", ID)


def test_a_comment_of_an_unknown_article_is_named(tmp_path: Path) -> None:
    comments = {"un-article": [COMMENT], "connu": [replace(COMMENT, article="connu")]}
    (finding,) = find_strays(tmp_path / "comments", comments, {"connu"})
    assert finding.path == f"content/comments/un-article/{ID}.md"
    assert finding.severity is Severity.WARNING


def test_a_file_is_read_again_only_when_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save_comment(tmp_path, COMMENT)
    known: Known = {}
    first = load_comments(tmp_path, None, known)
    monkeypatch.setattr(files, "is_settled", lambda *_: True)
    monkeypatch.setattr(files, "_load_comment", lambda *_: pytest.fail("read again"))
    assert load_comments(tmp_path, None, known) == first
    path.unlink()
    assert load_comments(tmp_path, None, known) == known == {}
