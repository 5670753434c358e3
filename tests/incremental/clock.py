"""The clock of a site, set to one moment and moved on by hand."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from importlib import import_module
from types import SimpleNamespace
from typing import Any, Self
from unittest.mock import patch

START = datetime(2026, 11, 24, 12, tzinfo=UTC)
DATES = ("navigation.plugin", "reading.plugin", "reading.state", "comments.plugin")
"""The modules that ask what day it is."""
TIMES = ("incremental.library", "incremental.linking")


class Clock:
    """How far the site is ahead of this machine."""

    def __init__(self) -> None:
        self.ahead = START - datetime.now(UTC)

    def move(self, days: int) -> None:
        self.ahead += timedelta(days)

    def time(self) -> float:
        return time.time() + self.ahead.total_seconds()

    def build_datetime(self) -> Any:
        """A class that gives real moments, but for the present one."""
        clock = self

        class Shifted(datetime):
            def __new__(cls, *parts: Any, **named: Any) -> Self:
                return datetime(*parts, **named)  # type: ignore[return-value]  # noqa: DTZ001

            @classmethod
            def now(cls, tz: tzinfo | None = None) -> Self:
                return datetime.now(tz) + clock.ahead  # type: ignore[return-value]

        return Shifted


@contextmanager
def clock_set() -> Iterator[Clock]:
    """Let whatever a build asks go by one clock; stamps of files stay as they are."""
    clock = Clock()
    shifted, times = clock.build_datetime(), SimpleNamespace(time=clock.time, time_ns=time.time_ns)
    calendar = SimpleNamespace(datetime=shifted, UTC=UTC)
    with ExitStack() as stack:
        stack.enter_context(patch("pelican.contents.datetime", calendar))
        for name in (*DATES, "incremental.library"):
            module = import_module(f"plugins.{name}")
            stack.enter_context(patch.object(module, "datetime", shifted))
        for name in TIMES:
            stack.enter_context(patch.object(import_module(f"plugins.{name}"), "time", times))
        yield clock
