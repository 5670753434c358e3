"""When a mail that did not leave is tried again, and under which address it travels. Core."""

from datetime import datetime, timedelta

DELAYS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=12),
    timedelta(hours=24),
    timedelta(hours=24),
    timedelta(hours=24),
    timedelta(hours=24),
)
"""What is waited after each attempt: not quite five days in all."""


def find_retry(attempts: int, now: datetime) -> datetime | None:
    """When to try again after so many attempts; None once it is time to give up."""
    return now + DELAYS[attempts - 1] if attempts <= len(DELAYS) else None


def format_recipient(address: str) -> str:
    """The address as it travels: the domain in ASCII; ValueError where it cannot be."""
    mailbox, _, domain = address.strip().rpartition("@")
    if not mailbox.isascii() or not mailbox:
        raise ValueError("no mailbox")
    return f"{mailbox}@{domain.encode('idna').decode()}"
