"""Calls that start together, as those of many visitors do."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def at_once(calls: list[Callable[[], Any]]) -> list[Any]:
    """What each call returns or raises, all started together."""
    barrier = threading.Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        barrier.wait()
        try:
            return call()
        except Exception as failure:  # noqa: BLE001 - compared by the test
            return failure

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))
