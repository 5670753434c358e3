"""Work shared out among processes, where that pays and can be done, and done undisturbed. Edge."""

import gc
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain
from multiprocessing import get_context
from threading import active_count
from typing import Any, TypeVar

T = TypeVar("T")
WORTH_IT = 60
"""Pieces of work: fewer are done sooner than a second process is there."""
CHUNK, AHEAD = 16, 3
"""How many go to a process at once, and how many such lots wait for each: results need memory."""

_work: list[Callable[[str], Any]] = []
"""What forked processes have to do: they inherit it, for it cannot be sent."""


def share(work: Callable[[str], T], names: Sequence[str]) -> Iterator[T]:
    """`work` done on each name, in order.

    Where threads run nothing is forked: a lock that one of them holds would stay shut for ever.
    What fails in another process is done again in this one: a failure leaves its lines behind when
    it comes from afar.
    """
    processes = os.cpu_count() or 1
    if len(names) < WORTH_IT or processes == 1 or active_count() > 1:
        yield from map(work, names)
        return
    done = 0
    try:
        for result in _share_out(work, names, processes):
            yield result
            done += 1
    except Exception:  # noqa: BLE001 - whatever it is, it is raised here, or not at all
        yield from map(work, names[done:])


def _share_out(work: Callable[[str], T], names: Sequence[str], processes: int) -> Iterator[T]:
    with (
        _inherited(work),
        ProcessPoolExecutor(processes, mp_context=get_context("fork")) as pool,
    ):
        chunks = [names[start : start + CHUNK] for start in range(0, len(names), CHUNK)]
        waiting = deque(pool.submit(_do_all, chunk) for chunk in chunks[: AHEAD * processes])
        for chunk in chain(chunks[len(waiting) :], [()] * len(waiting)):
            yield from waiting.popleft().result()
            if chunk:
                waiting.append(pool.submit(_do_all, chunk))


@contextmanager
def _inherited(work: Callable[[str], Any]) -> Iterator[None]:
    _work.append(work)
    try:
        yield
    finally:
        _work.pop()


def _do_all(names: Sequence[str]) -> list[Any]:
    return list(map(_work[-1], names))


@contextmanager
def no_collection() -> Iterator[None]:
    """A build makes much that lasts: looking through it all for garbage takes a third of its time.

    What it leaves is collected when it is over, where the process goes on.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
