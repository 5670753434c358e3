"""The author's command after a change: beside the service, once for many, again if need be."""

import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plugins.comments.errands import Errand, read_command

COUNT = "import os; open('runs', 'a').write('.'); print('Léa a dit bonjour')"
SLOW = f"{COUNT}; import time; time.sleep(0.4)"
FAIL = f"{COUNT}; raise SystemExit(3 if len(open('runs').read()) < 2 else 0)"
TELL = "import os; open('runs', 'a').write(os.environ.get('COMMENTS_KEYS', '.'))"
SLEEP = "import time; open('runs', 'a').write('.'); time.sleep(60)"


def wait_until(is_true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 15
    while not is_true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@contextmanager
def run(folder: Path, code: str, limit: float = 30) -> Iterator[Errand]:
    """An errand that goes on, its first run included."""
    errand = Errand([sys.executable, "-c", code], folder, rest=0.05, limit=limit)
    errand.start()
    yield errand
    errand.stop()


def count_runs(folder: Path) -> int:
    runs = folder / "runs"
    return len(runs.read_text()) if runs.exists() else 0


def test_many_changes_are_one_run_and_one_more_for_what_comes_meanwhile(tmp_path: Path) -> None:
    with run(tmp_path, SLOW) as errand:
        wait_until(lambda: count_runs(tmp_path) == 1)
        for _ in range(20):
            errand.ask()
        wait_until(lambda: count_runs(tmp_path) == 2)
        time.sleep(0.8)
    assert count_runs(tmp_path) == 2


def test_whoever_asks_waits_for_nothing(tmp_path: Path) -> None:
    with run(tmp_path, SLEEP) as errand:
        wait_until(lambda: count_runs(tmp_path) == 1)
        start = time.monotonic()
        assert errand.after(lambda _: True)("a comment")
        assert time.monotonic() - start < 0.1


def test_what_changed_nothing_runs_nothing(tmp_path: Path) -> None:
    with run(tmp_path, COUNT) as errand:
        wait_until(lambda: count_runs(tmp_path) == 1)
        assert not errand.after(lambda _: False)("a comment")
        time.sleep(0.3)
    assert count_runs(tmp_path) == 1


def test_a_failure_is_told_without_a_word_of_anybody_and_tried_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "plugins.comments")
    with run(tmp_path, FAIL) as errand:
        wait_until(lambda: "status 3" in caplog.text)
        errand.ask()
        wait_until(lambda: "is done" in caplog.text)
    assert count_runs(tmp_path) == 2
    assert "Léa" not in caplog.text


@pytest.mark.parametrize(
    ("command", "told"),
    [(["./nowhere"], "cannot be run"), ([sys.executable, "-c", SLEEP], "took too long")],
)
def test_a_command_that_never_ends_or_never_begins_is_told(
    tmp_path: Path, command: list[str], told: str, caplog: pytest.LogCaptureFixture
) -> None:
    errand = Errand(command, tmp_path, rest=0.05, limit=0.5)
    errand.start()
    wait_until(lambda: told in caplog.text)
    errand.stop()


def test_the_secrets_of_the_service_stay_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "COMMENTS_KEYS", "secret")
    with run(tmp_path, TELL):
        wait_until(lambda: count_runs(tmp_path) > 0)
    assert (tmp_path / "runs").read_text() == "."


def test_no_command_is_no_errand(tmp_path: Path) -> None:
    errand = Errand(read_command(""), tmp_path)
    errand.start()
    errand.ask()
    errand.stop()


def test_a_command_is_words_and_no_shell_reads_it() -> None:
    assert read_command("make publish TITLE='a b' | $(x)")[1:] == [
        *("publish", "TITLE=a b", "|", "$(x)"),
    ]
    with pytest.raises(ValueError, match="COMMENTS_AFTER"):
        read_command("make 'publish")
