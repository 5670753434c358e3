"""What the author does from a terminal, on a site of its own."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from cryptography.fernet import Fernet

from plugins.comments import __main__ as commands
from plugins.comments.exchange import Entry, format_entry, parse_entry
from plugins.comments.files import load_comments
from plugins.comments.house import House
from plugins.comments.mail import list_mails
from plugins.comments.model import Comment, Sender, Status
from plugins.comments.state import VARIABLES
from tests.service.examples import NOW, make_mail
from tests.service.mail_server import find_free_port

ROOT = Path(__file__).resolve().parents[2]
LONG_AGO = NOW - timedelta(days=5 * 365)
EMAIL = "lea@exemple.fr"
ENVIRON = {"COMMENTS_MODERATOR": "karine@exemple.fr"}
LINE = {
    "id": "b" * 16,
    "article": "oser",
    "parent": None,
    "name": "Léa",
    "email": EMAIL,
    "text": "Merci\nà vous.",
    "created": "2026-11-24T12:00:00+00:00",
    "status": "approved",
    "is_author": False,
    "reasons": [],
}

Run = Callable[..., str]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    settings = {
        "SITENAME": "Je suis un ERO",
        "AUTHOR": "Karine",
        "AUTHOR_NOTES": {"Claire Dubois": "est une ERO."},
        "SITEURL": "https://blog.exemple",
        "TIMEZONE": "Europe/Paris",
        "PATH": str(tmp_path / "content"),
        "CACHE_FOLDER": str(tmp_path / ".cache"),
        "COMMENTS": {"path": "comments", "manifest": "manifest.json"},
    }
    house = House(settings, ENVIRON, tmp_path)
    yield house
    house.close()


@pytest.fixture
def run(house: House, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command, and give what it says."""

    def run(*words: str) -> str:
        commands.run(house, words)
        return capsys.readouterr().out

    return run


@pytest.fixture
def comment(house: House) -> Comment:
    comment = Comment(
        "a" * 16, "oser", None, "Léa", "Bonjour\nà tous.", LONG_AGO, reasons=("un lien",)
    )
    sender = Sender(house.keys.seal(EMAIL), house.keys.fingerprint(EMAIL), "address")
    house.store.add_comment(comment, sender)
    return comment


@pytest.mark.parametrize("words", ["", "x", "approve", "list a b", "import", "backup a b"])
def test_what_is_no_command_is_answered_by_all_of_them(house: House, words: str) -> None:
    with pytest.raises(commands.RefusedError) as refusal:
        commands.run(house, words.split())
    assert all(f"\n  {name} " in str(refusal.value) for name in commands.COMMANDS)


def test_comments_that_wait_are_listed_with_their_reasons(run: Run, comment: Comment) -> None:
    said = run("list")
    assert f"{comment.id}  2021-11-25 12:00  oser\n    Léa\u00a0: Bonjour à tous." in said
    assert "· un lien\n" in said
    assert comment.id not in run("list", "publies")
    assert "en-attente\u00a0: 1 · " in said


def test_a_kind_that_is_none_is_refused(run: Run) -> None:
    with pytest.raises(commands.RefusedError, match="en-attente, indesirables"):
        run("list", "tous")


def test_a_comment_is_published_set_aside_and_deleted(
    run: Run, house: House, comment: Comment
) -> None:
    assert f"{comment.id}\u00a0: publié" in run("approve", comment.id)
    assert [c.id for c in load_comments(house.site.comments)["oser"]] == [comment.id]
    assert "publié" in run("approve", comment.id)
    assert "indésirables" in run("spam", comment.id)
    assert load_comments(house.site.comments) == {}
    assert "supprimé" in run("delete", comment.id)
    assert [entry.action for entry in house.store.list_audit()] == ["delete", "spam", "approve"]


def test_an_unknown_comment_is_named(run: Run) -> None:
    with pytest.raises(commands.RefusedError, match="inconnu"):
        run("approve", "inconnu")


def test_what_is_exported_is_imported_the_same(
    run: Run, house: House, comment: Comment, tmp_path: Path
) -> None:
    exported = run("export")
    path = tmp_path / "export.jsonl"
    path.write_text(exported + json.dumps(LINE) + "\n", "utf-8")
    assert run("import", str(path)) == "1\u00a0commentaire ajouté, 1 déjà là.\n"
    assert house.store.find_comment(comment.id) == comment
    assert run("export") == "".join(sorted([exported, json.dumps(LINE, ensure_ascii=False) + "\n"]))
    assert load_comments(house.site.comments)["oser"][0].text == "Merci\nà vous."


def test_one_person_is_exported_apart(run: Run, comment: Comment) -> None:
    (line,) = run("export", " LEA@exemple.fr").splitlines()
    assert (json.loads(line)["id"], json.loads(line)["email"]) == (comment.id, EMAIL)
    assert run("export", "max@exemple.fr") == ""


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"id": "../../x"}, "id"),
        ({"article": "../x"}, "article"),
        ({"parent": "x"}, "parent"),
        ({"name": " "}, "name"),
        ({"name": None}, "name"),
        ({"text": 3}, "text"),
        ({"created": "hier"}, "created"),
        ({"created": "2026-11-24T12:00:00"}, "created"),
        ({"status": "published"}, "status"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_kept(
    run: Run, house: House, tmp_path: Path, changed: dict[str, object], word: str
) -> None:
    path = tmp_path / "export.jsonl"
    path.write_text(f"{json.dumps(LINE)}\n{json.dumps({**LINE, **changed})}\n", "utf-8")
    with pytest.raises(commands.RefusedError, match=f"export.jsonl:2.*« {word} »"):
        run("import", str(path))
    assert sum(house.store.count_by_status().values()) == 0


@pytest.mark.parametrize("line", ["", "{", "[]", "3"])
def test_what_is_no_comment_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="ce n’est pas"):
        parse_entry(line)


def test_a_line_holds_whatever_a_text_holds() -> None:
    entry = parse_entry(json.dumps({**LINE, "text": 'a\n\n« b » 𝒵 "c" \\'}))
    assert parse_entry(format_entry(entry)) == entry
    assert "\n" not in format_entry(entry)
    assert Entry(entry.comment, EMAIL) == entry


def test_a_person_is_erased_from_the_base_and_from_the_site(
    run: Run, house: House, comment: Comment
) -> None:
    run("approve", comment.id)
    assert run("erase", EMAIL).startswith("1\u00a0commentaire effacé.")
    assert load_comments(house.site.comments) == {}
    assert house.store.find_comment(comment.id) is None
    assert run("erase", EMAIL).startswith("0\u00a0commentaire effacé.")


def test_what_is_old_and_undecided_is_purged(run: Run, comment: Comment) -> None:
    assert run("purge", "36500") == "0\u00a0commentaire effacé.\n"
    assert comment.id in run("list")
    assert run("purge") == "1\u00a0commentaire effacé.\n"
    assert comment.id not in run("list")


@pytest.mark.parametrize("days", ["-1", "x", "1.5", "9" * 30, ""])
def test_what_is_no_number_of_days_is_refused(run: Run, days: str) -> None:
    with pytest.raises(commands.RefusedError, match="jours"):
        run("purge", days)


def test_a_backup_is_a_database_that_holds_the_same(
    run: Run, house: House, comment: Comment, tmp_path: Path
) -> None:
    copy = tmp_path / "copies" / "comments.sqlite3"
    assert str(copy) in run("backup", str(copy))
    other = House(house.settings, {"COMMENTS_DATABASE": f"sqlite:///{copy}"}, tmp_path)
    assert other.store.list_comments(Status.PENDING) == [comment]
    other.close()


def test_mails_go_to_a_folder_where_no_server_is_named(house: House) -> None:
    recipient = house.keys.seal("karine@exemple.fr")
    mails = [replace(make_mail(), recipient=recipient) for _ in range(9)]
    house.store.add_mails(mails, NOW)
    assert house.worker.send_pending() == 1
    (shown,) = list_mails(house.root / "var/courrier")
    assert (shown.to, shown.subject[:2]) == ("karine@exemple.fr", "9\u00a0")


def test_several_are_counted_as_french_counts() -> None:
    assert commands.describe_count(["a", "b"], "effacé") == "2\u00a0commentaires effacés"


def ask(command: list[str], folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    database = f"sqlite:///{folder}/c.sqlite3"
    return subprocess.run(
        [sys.executable, "-m", "plugins.comments", *command],
        cwd=ROOT,
        env={**os.environ, "COMMENTS_DATABASE": database, **environ},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        (["list"], 0, "en-attente\u00a0: 0"),
        ([], 1, "serve"),
        (["approve", "inconnu"], 1, "Aucun commentaire"),
        (["serve", "nulle-part"], 1, "127.0.0.1:8100"),
    ],
)
def test_the_program_says_what_it_did(
    command: list[str], code: int, said: str, tmp_path: Path
) -> None:
    done = ask(command, tmp_path)
    assert done.returncode == code, done.stderr
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_out_of_reach_is_said_in_one_line(tmp_path: Path) -> None:
    away = "postgresql://comments:s3cret@127.0.0.1:9/comments"
    done = ask(["list"], tmp_path, COMMENTS_DATABASE=away)
    assert done.returncode == 1
    assert done.stderr.startswith("La base ne répond pas")
    assert "s3cret" not in done.stderr + done.stdout


def test_the_service_runs_alone_until_it_is_stopped(tmp_path: Path) -> None:
    after = tmp_path / "published"
    given = {name: Fernet.generate_key().decode() for name in VARIABLES.values()}
    database = {"COMMENTS_DATABASE": f"sqlite:///{tmp_path}/c.sqlite3"}
    process = subprocess.Popen(
        [sys.executable, "-m", "plugins.comments", "serve", f"127.0.0.1:{find_free_port()}"],
        cwd=ROOT,
        env={**os.environ, **ENVIRON, **given, **database, "COMMENTS_AFTER": f"touch {after}"},
        stdout=subprocess.PIPE,
        text=True,
    )
    said = process.stdout.readline() if process.stdout else ""
    base = said.split()[-1]
    for _ in range(100):
        with suppress(URLError), urlopen(f"{base}merci/") as answer:  # noqa: S310 - ours
            assert answer.status == 200
            break
        time.sleep(0.05)
    else:
        pytest.fail(f"nobody answers at {base}")
    while not after.exists():
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=15)
