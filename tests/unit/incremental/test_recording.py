"""What is read is noted where it is read, and in all that encloses it."""

import pytest

from plugins.shared.recording import Reads, Recorder


def test_nothing_is_noted_where_nobody_records() -> None:
    recorder = Recorder()
    recorder.note("a", "title")
    assert not recorder.is_active
    with recorder.recording() as reads:
        pass
    assert reads == {}


def test_what_is_enclosed_counts_for_what_encloses_it() -> None:
    recorder = Recorder()
    with recorder.recording() as outer:
        recorder.note("a", "title")
        with recorder.recording() as inner:
            recorder.note("b", "url")
    assert inner == {"b": {"url"}}
    assert outer == {"a": {"title"}, "b": {"url"}}


def test_a_failure_closes_the_recording() -> None:
    recorder, kept = Recorder(), dict[str, tuple[float, Reads]]()

    def fail() -> float:
        recorder.note("a", "title")
        return 1 / 0

    with recorder.recording() as outer, pytest.raises(ZeroDivisionError):
        recorder.recall(kept, "x", fail)
    assert (outer, kept) == ({"a": {"title"}}, {})
    assert not recorder.is_active


def test_what_is_recalled_counts_as_read_again() -> None:
    recorder, made = Recorder(), []
    kept: dict[str, tuple[str, Reads]] = {}

    def make() -> str:
        recorder.note("a", "title")
        made.append(1)
        return "entry"

    for _ in range(2):
        with recorder.recording() as reads:
            assert recorder.recall(kept, "entry", make) == "entry"
        assert reads == {"a": {"title"}}
    assert len(made) == 1


def test_what_is_recalled_is_noted_in_the_innermost_recording() -> None:
    recorder = Recorder()
    kept: dict[str, tuple[int, Reads]] = {"x": (1, {"a": {"title"}})}
    with recorder.recording() as outer, recorder.recording() as inner:
        recorder.recall(kept, "x", lambda: 2)
    assert inner == outer == {"a": {"title"}}
    inner["a"].add("more")
    assert kept["x"][1] == {"a": {"title"}}
