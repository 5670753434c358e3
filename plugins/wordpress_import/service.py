"""Hands the comments of the old blog over to the service: what waits, and who wrote the rest.

Adapter: it opens the house of the comments as its own commands do. Nobody is written to.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from plugins.comments.house import House
from plugins.comments.model import Comment, Sender, Status
from plugins.comments.phrases import format_count
from plugins.comments.sealing import Keys
from plugins.comments.state import SecretsError
from plugins.comments.store import StoreUnavailableError
from plugins.comments.submission import is_email
from plugins.wordpress_import.comments import Kept

QUEUE = "var/wordpress/commentaires-en-attente.jsonl"
"""What waits, for `python -m plugins.comments import` where the service runs."""


class ServiceAwayError(Exception):
    """Why nothing could be handed over, in French."""


def hand_over(
    kept: Sequence[Kept], settings: Mapping[str, Any], environ: Mapping[str, str], root: Path
) -> tuple[Comment, ...]:
    """Keep `kept` in the store of the project at `root`; those that wait and are new there.

    Published ones are kept too, so that whoever wrote them can ask to read or to erase them.
    """
    if not kept:
        return ()
    house = House(settings, environ, root)
    try:
        entries = [(each.comment, seal_sender(house.keys, each)) for each in kept]
        new = house.store.bring_in(entries, datetime.now(UTC))
    except (SecretsError, StoreUnavailableError, ValueError, OSError) as failure:
        raise ServiceAwayError(f"la base des commentaires ne répond pas\u00a0: {failure}") from None
    finally:
        house.close()
    return tuple(c for c, _, _ in kept if c.id in new and c.status is Status.PENDING)


def settle(
    kept: Sequence[Kept], settings: Mapping[str, Any], environ: Mapping[str, str], root: Path
) -> str:
    """Hand `kept` over, and say in French what the author has to do about it, if anything."""
    waiting = [each for each in kept if each.comment.status is Status.PENDING]
    try:
        new = len(hand_over(kept, settings, environ, root))
    except ServiceAwayError as failure:
        number = format_count(len(waiting))
        return f"{number} en attente dans {QUEUE}, car {failure}" if waiting else f"{failure}"
    verb = "attendent" if new > 1 else "attend"
    how = "make preview, ou python -m plugins.comments list"
    return f"{format_count(new)} {verb} votre décision\u00a0: {how}" if new else ""


def seal_sender(keys: Keys, kept: Kept) -> Sender:
    """Who wrote, sealed as the service seals it; no reply is sent to whoever did not ask here."""
    email = kept.email if is_email(kept.email) else ""
    return Sender(
        sealed_email=keys.seal(email) if email else None,
        fingerprint=keys.fingerprint(email) if email else None,
        address=keys.hash_address(kept.address) if kept.address else None,
    )
