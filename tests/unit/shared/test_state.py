"""What was worked out once is not worked out again, and never for something else."""

from pathlib import Path

import pytest

from plugins.shared.state import Memo, digest_code


class Counter:
    """A function that counts how often it works."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, text: str) -> str:
        self.count += 1
        return text.upper()


def _recall(path: Path, source: str, version: str = "1") -> tuple[str, int]:
    work, memo = Counter(), Memo(path, version)
    text = memo.recall(source, work)
    memo.save()
    return text, work.count


def test_a_text_is_worked_out_once(tmp_path: Path) -> None:
    path = tmp_path / "cache/memo.sqlite3"
    assert [_recall(path, "é") for _ in range(3)] == [("É", 1), ("É", 0), ("É", 0)]


def test_another_text_or_another_version_is_worked_out(tmp_path: Path) -> None:
    path = tmp_path / "memo.sqlite3"
    _recall(path, "a")
    assert _recall(path, "b")[1] == _recall(path, "a", "2")[1] == 1


def test_what_a_build_did_not_use_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "memo.sqlite3"
    _recall(path, "a")
    _recall(path, "b")
    assert _recall(path, "a") == ("A", 1)


@pytest.mark.parametrize("damage", [b"", b"no database at all", b"SQLite format 3\0" + b"x" * 99])
def test_a_damaged_file_costs_only_time(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "memo.sqlite3"
    path.write_bytes(damage)
    assert [_recall(path, "a") for _ in range(2)] == [("A", 1), ("A", 0)]


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert _recall(tmp_path / "file" / "memo.sqlite3", "a") == ("A", 1)


def test_what_raises_is_not_kept(tmp_path: Path) -> None:
    memo = Memo(tmp_path / "memo.sqlite3", "1")
    with pytest.raises(ZeroDivisionError):
        memo.recall("a", lambda _: str(1 / 0))
    assert memo.recall("a", str.upper) == "A"


def test_the_digest_of_code_changes_with_it(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("1")
    before = digest_code(tmp_path)
    (tmp_path / "b.txt").write_text("2")
    assert digest_code(tmp_path) == before
    (tmp_path / "a.py").write_text("2")
    assert digest_code(tmp_path) != before
