"""Serves an application to strangers: heads of requests come whole, soon and short. Adapter.

uvicorn waits for the end of a head as long as anybody likes, and keeps whatever comes until then.
Bodies are the affair of the service, which knows how long one of its forms may be.
"""

import asyncio
from typing import Any

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

PATIENCE = 10.0
"""Seconds in which a head must have come, and in which what nobody waits for may go on coming."""
LONGEST = 64 * 1024
"""Bytes of a head."""
LATE, LARGE = "408 Request Timeout", "431 Request Header Fields Too Large"


class PatientProtocol(HttpToolsProtocol):
    """One connection, which is closed when it keeps us waiting."""

    _timer: asyncio.TimerHandle | None = None
    _is_head = True
    _size = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first head."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._end_wait()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what came; what no request is made of may come only for so long."""
        super().data_received(data)
        self._size += len(data)
        if self._is_head and self._size > LONGEST:
            self._give_up(LARGE)
        elif self._timer is None and self.cycle.response_complete:
            self._wait()

    def on_message_begin(self) -> None:
        """A head begins."""
        self._is_head, self._size = True, 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """It is there, and what follows is its body."""
        self._is_head = False
        self._end_wait()
        super().on_headers_complete()

    def _wait(self) -> None:
        self._timer = self.loop.call_later(PATIENCE, self._give_up, LATE)

    def _end_wait(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _give_up(self, status: str) -> None:
        """Say why where a head was begun, and hang up."""
        self._end_wait()
        if self._is_head and self._size:
            head = f"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
            self.transport.write(head.encode())
        self.transport.close()


def configure(application: Any, **options: Any) -> uvicorn.Config:
    """How we serve: no address nor name of anybody in a log, and no header but our own believed."""
    return uvicorn.Config(
        application,
        http=PatientProtocol,
        ws="none",
        lifespan="off",
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        **options,
    )
