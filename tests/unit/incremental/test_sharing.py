"""Work is shared out among processes, and fails as it would in one."""

import traceback

import pytest

from plugins.incremental import sharing

NAMES = [str(number) for number in range(sharing.WORTH_IT * 2)]


def test_results_come_in_the_order_of_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "active_count", lambda: 1)
    assert list(sharing.share(lambda name: f"<{name}>", NAMES)) == [f"<{name}>" for name in NAMES]


def test_a_failure_keeps_the_lines_it_came_through(monkeypatch: pytest.MonkeyPatch) -> None:
    def work(name: str) -> str:
        if name == "70":
            raise ValueError(name)
        return name

    monkeypatch.setattr(sharing, "active_count", lambda: 1)
    done = []
    with pytest.raises(ValueError, match="70") as raised:
        done.extend(sharing.share(work, NAMES))
    assert traceback.extract_tb(raised.value.__traceback__)[-1].name == "work"
