"""One source as it was read. Edge."""

from dataclasses import dataclass

from plugins.shared.findings import Finding
from plugins.shared.stamps import FileStamp


@dataclass(frozen=True)
class Source:
    """One source as it was read: the bytes it had, what came of them, and which files it needs."""

    stamp: FileStamp
    digest: bytes
    seen: int
    """When it was read, in nanoseconds of the clock that files are stamped by."""
    frozen: bytes
    body: str
    findings: tuple[Finding, ...] = ()
    needs: tuple[tuple[str, FileStamp | None], ...] = ()
    expires: float | None = None
    """The moment (Unix time) from which on it would be read otherwise."""
