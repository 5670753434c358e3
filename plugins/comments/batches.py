"""Group commit: one thread writes, and what waits together is committed together.

Each caller returns only once its own work is on the disk, or with its own error. One commit costs
one flush of the disk, however many callers it serves.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError, TimeoutError

from plugins.comments.rows import Rows, add_rows, merge_rows

Result = TypeVar("Result")
Step = Callable[[Connection], Any] | Rows
"""What is done inside a transaction; it may run twice, the first time for nothing."""

MOST = 128
"""Steps in one transaction."""


CONFLICTS = {"40001", "40P01"}
"""What PostgreSQL answers when two transactions wait for one another."""


class StoreUnavailableError(Exception):
    """The store cannot answer now (disk full, locked, out of reach); nothing was half-written."""

    is_conflict = False


class ConflictError(StoreUnavailableError):
    """Two batches of two processes waited for one another."""

    is_conflict = True


@contextmanager
def tell_unavailable() -> Iterator[None]:
    """Turn what the database cannot help into `StoreUnavailableError`."""
    try:
        yield
    except (IntegrityError, DataError, ProgrammingError):
        raise
    except (DBAPIError, TimeoutError) as failure:
        cause = getattr(failure, "orig", None) or failure
        is_conflict = getattr(cause, "sqlstate", None) in CONFLICTS
        kind = ConflictError if is_conflict else StoreUnavailableError
        raise kind(f"{type(cause).__name__}: {cause}") from failure


class Batches:
    """The only writer of this process."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._waiting: SimpleQueue[tuple[Step, Future[Any]] | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._is_closed = False

    def run(self, step: Callable[[Connection], Result]) -> Result:
        """What `step` returns, once it is committed."""
        future: Future[Result] = self._put(step)
        return future.result()

    def add(self, rows: Rows) -> Future[None]:
        """Add `rows` along with those of others; what is returned ends once they are committed."""
        return self._put(rows)

    def _put(self, step: Step) -> Future[Any]:
        future: Future[Any] = Future()
        with self._lock:
            if self._is_closed:
                raise StoreUnavailableError("closed")
            if self._thread is None:
                self._thread = threading.Thread(target=self._write, name="store", daemon=True)
                self._thread.start()
            self._waiting.put((step, future))
        return future

    def close(self) -> None:
        """Commit what waits, then end the thread; further calls are refused."""
        with self._lock:
            self._is_closed = True
            thread = self._thread
            self._waiting.put(None)
        if thread is not None:
            thread.join()

    def _write(self) -> None:
        is_open = True
        while is_open:
            taken = self._take()
            batch = [pair for pair in taken if pair is not None]
            is_open = len(batch) == len(taken)
            if batch:
                self._settle(batch)

    def _take(self) -> list[tuple[Step, Future[Any]] | None]:
        taken = [self._waiting.get()]
        while len(taken) < MOST and taken[-1] is not None:
            try:
                taken.append(self._waiting.get_nowait())
            except Empty:
                break
        return taken

    def _settle(self, batch: Sequence[tuple[Step, Future[Any]]]) -> None:
        """Commit all together; where one spoils it, each on its own, so that none pays for it."""
        try:
            results = self._commit([step for step, _ in batch])
        except Exception as failure:  # noqa: BLE001 - it belongs to the caller whose step raised it
            is_shared = isinstance(failure, StoreUnavailableError) and not failure.is_conflict
            if is_shared or len(batch) == 1:
                for _, future in batch:
                    future.set_exception(failure)
            else:
                for pair in batch:
                    self._settle([pair])
        else:
            for (_, future), result in zip(batch, results, strict=True):
                future.set_result(result)

    def _commit(self, steps: Sequence[Step]) -> list[Any]:
        with tell_unavailable(), self._engine.begin() as connection:
            add_rows(connection, merge_rows(step for step in steps if not callable(step)))
            return [step(connection) if callable(step) else None for step in steps]
