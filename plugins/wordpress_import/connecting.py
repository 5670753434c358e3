"""Connections to the old blog that last no longer than is said. Edge: the network."""

import http.client
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer

MOVED = frozenset({301, 302, 303, 307, 308})
"""The answers that say where else to ask."""


def build_connection(
    scheme: str, host: str, port: int | None, patience: float
) -> http.client.HTTPConnection:
    """A connection over `http`, or else one whose certificate is held against the host."""
    if scheme == "http":
        return http.client.HTTPConnection(host, port, timeout=patience)
    context = ssl.create_default_context()
    return http.client.HTTPSConnection(host, port, timeout=patience, context=context)


@contextmanager
def bounded(connection: http.client.HTTPConnection, seconds: float) -> Iterator[None]:
    """Close `connection` in the end, and cut it after so many seconds, whatever it is doing."""
    watch = Timer(max(0.0, seconds), _cut, [connection])
    watch.start()
    try:
        yield
    finally:
        watch.cancel()
        connection.close()


def _cut(connection: http.client.HTTPConnection) -> None:
    """End a talk that lasts: headers that come letter by letter know no other end."""
    with suppress(OSError):
        if connection.sock is not None:
            connection.sock.shutdown(socket.SHUT_RDWR)
