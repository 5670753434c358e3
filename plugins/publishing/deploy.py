"""Puts the site online: shows, asks, puts, switches, looks, goes back if need be, announces. Edge.

All that reaches outside is given to it; what it promises is the order, and that a failure at any
step leaves readers with a whole site.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, tzinfo
from pathlib import Path

from plugins.publishing.hosts import Host, PublishingError
from plugins.publishing.release import Release, follow
from plugins.publishing.wording import (
    CONFIRM,
    HELD,
    NOTHING,
    NUMBER,
    UNTOUCHED,
    YES,
    describe_difference,
    describe_failures,
    describe_limits,
    describe_rollback,
    describe_stops,
    describe_success,
)

PATIENCE = 300.0
"""Seconds that a publication which nobody watches waits for another one."""


Stops = Sequence[tuple[str, int]]
"""Sentences that say why this is suspect, each with the number to type to go on all the same."""


@dataclass(frozen=True)
class Desk:
    """What a publication works with; `ask` is None where nobody is there to answer."""

    host: Host
    prepare: Callable[[Sequence[Release]], tuple[Path, Release]]
    """Build the site that comes after these releases: its tree, and what it holds."""
    check: Callable[[Release, Release | None], tuple[Release, Stops, str]]
    """Hold it against the rules and against what is live; PublishingError where it is faulty.

    The text is what is worth a look, and stops nothing.
    """
    look: Callable[[Release], Sequence[str]]
    announce: Callable[[Release], Iterable[str]]
    """Tell of what is new; what came of it."""
    say: Callable[[str], None]
    ask: Callable[[str], str] | None
    zone: tzinfo = UTC
    """The one whose clocks the author reads."""


def deploy(desk: Desk, *, is_dry: bool = False) -> Release | None:
    """Make what is live what the sources say; the release, None where nothing was to be done."""
    with nullcontext() if is_dry else desk.host.lock(0.0 if desk.ask else PATIENCE):
        live = desk.host.find_live()
        newer = desk.host.list_newer()
        tree, bare = desk.prepare([live, *newer] if live else [])
        if live is not None and live.digest == bare.digest:
            desk.say(NOTHING)
            if not is_dry:
                _announce(desk, live)
            return None
        return _replace(desk, tree, follow(bare, live, newer), is_dry)


def _replace(desk: Desk, tree: Path, bare: Release, is_dry: bool) -> Release | None:
    live = desk.host.find_live()
    release, stops, remarks = desk.check(bare, live)
    if remarks:
        desk.say(f"{remarks}\n")
    desk.say(describe_difference(desk.host.dry_run(release), live, desk.zone))
    if stops:
        desk.say(describe_stops([sentence for sentence, _ in stops]))
    if is_dry:
        return None
    if desk.ask is None and desk.host.is_held():
        raise PublishingError(HELD)
    if not _is_agreed(desk, stops):
        raise PublishingError(UNTOUCHED)
    _put_online(desk, tree, release)
    return release


def _is_agreed(desk: Desk, stops: Stops) -> bool:
    """Ask once, or for the number of each stop; nobody there agrees to what has no stop."""
    if desk.ask is None:
        return not stops
    if stops:
        return all(
            desk.ask(NUMBER.format(number + 1)).strip() == str(n)
            for number, (_, n) in enumerate(stops)
        )
    return desk.ask(CONFIRM).strip().lower() in YES


def _put_online(desk: Desk, tree: Path, release: Release) -> None:
    host = desk.host
    host.put(str(tree), release)
    if missing := host.verify(release.id):
        named = ", ".join(missing[:3])
        raise PublishingError(f"La copie n’est pas fidèle ({named}…). {UNTOUCHED} Relancez.")
    host.hold(is_held=False)
    host.switch(release.id)
    _look(desk, release)
    host.tidy()
    desk.say(describe_success(release))
    if host.limits:
        desk.say(describe_limits(host.limits))
    _announce(desk, release)


def _look(desk: Desk, release: Release) -> None:
    """Go back by itself when the live site is not what it should be."""
    failures = desk.look(release)
    if not failures:
        return
    desk.say(describe_failures(failures))
    if not release.former:
        raise PublishingError(
            "Cette première version reste en place, faute d’une autre\u00a0: vérifiez que le "
            "serveur montre bien ce dossier, puis relancez."
        )
    desk.host.hold(is_held=True)
    former = desk.host.rollback()
    raise PublishingError(describe_rollback(former, desk.zone))


def _announce(desk: Desk, release: Release) -> None:
    for sentence in desk.announce(release):
        desk.say(sentence)
