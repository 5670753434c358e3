"""`python -m plugins.publishing …`: what `make deploy` and `make rollback` do. Adapter."""

import argparse
import os
import runpy
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.publishing.announcing import Announcer
from plugins.publishing.caddy import render_caddy
from plugins.publishing.choosing import open_host
from plugins.publishing.deploy import Desk, Stops, deploy
from plugins.publishing.hosts import PublishingError, read_place
from plugins.publishing.live import Look
from plugins.publishing.nginx import render_nginx
from plugins.publishing.preparing import write_whole
from plugins.publishing.release import Release
from plugins.publishing.saving import Safe, digest_file
from plugins.publishing.servers import Server
from plugins.publishing.settings import Settings, read_settings
from plugins.publishing.wording import describe_backup, describe_rollback, describe_servers
from plugins.publishing.workshop import Workshop, open_work

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "publishing"
WHOLE = "Le site en ligne est entier."
STATE = ROOT / "var" / "publishing"


@dataclass(frozen=True)
class Asked:
    """What the command line asks, with the settings of the site."""

    options: argparse.Namespace
    settings: Settings


def main() -> None:
    """Run one command; what cannot be done is said on one line, and the exit code is 1."""
    options = _read_options()
    try:
        facts = runpy.run_path(str(options.settings))
        COMMANDS[options.command](Asked(options, read_settings(facts, os.environ)))
    except PublishingError as refusal:
        raise SystemExit(str(refusal)) from None
    except OSError as failure:
        raise SystemExit(f"La machine a refusé\u00a0: {failure}. {WHOLE}") from None
    except KeyboardInterrupt:
        raise SystemExit(f"\nArrêté. {WHOLE}") from None


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=sorted(COMMANDS))
    parser.add_argument("archive", nargs="?", type=Path, help="for restore")
    parser.add_argument("--yes", action="store_true", help="ask nothing: for timers")
    parser.add_argument("--dry-run", action="store_true", help="only show what would change")
    parser.add_argument("--accept-warnings", action="store_true")
    parser.add_argument("--brotli", action="store_true", help="nginx has brotli_static")
    parser.add_argument("--settings", type=Path, default=ROOT / "publishconf.py")
    parser.add_argument("--output", type=Path, default=ROOT / "output")
    return parser.parse_args()


def put_online(asked: Asked) -> None:
    """Show, ask, put, switch, look, announce."""
    with open_work(CACHE) as work:
        deploy(_set_desk(asked, work), is_dry=asked.options.dry_run)


def _set_desk(asked: Asked, work: Path) -> Desk:
    settings, host = asked.settings, open_host(asked.settings, ROOT)
    workshop = Workshop(
        settings=settings,
        build=_list_build(asked.options),
        root=ROOT,
        output=asked.options.output.resolve(),
        tree=work / "tree",
        kept=CACHE / "compressed",
    )
    return Desk(
        host=host,
        prepare=workshop.prepare,
        check=lambda release, live: _check(asked, release, live),
        look=_find_look(settings, host.patience),
        announce=lambda _: Announcer(settings, STATE).announce(workshop.list_stories()),
        say=lambda text: print(text, flush=True),
        ask=None if asked.options.yes else _ask,
        zone=settings.zone,
    )


def _list_build(options: argparse.Namespace) -> list[str]:
    given = ["--settings", str(options.settings), "--output", str(options.output)]
    lenient = ["--accept-warnings"] if options.accept_warnings else []
    return [sys.executable, "-m", "plugins.building", *given, *lenient]


def _check(asked: Asked, release: Release, live: Release | None) -> tuple[Release, Stops, str]:
    from plugins.publishing.checking import check  # noqa: PLC0415 - loads Pelican

    return check(asked.options.settings, asked.options.output, release, live)


def _find_look(settings: Settings, patience: float) -> Callable[[Release], Sequence[str]]:
    return Look(settings.look_at, patience).find_failures if settings.look_at else lambda _: []


def _ask(question: str) -> str:
    try:
        return input(question)
    except EOFError:  # nobody is there
        return ""


def go_back(asked: Asked) -> None:
    """Make the release before the live one live again."""
    host = open_host(asked.settings, ROOT)
    with host.lock(0.0):
        former = host.rollback()
        host.hold(is_held=True)
    print(describe_rollback(former, asked.settings.zone))


def write_servers(asked: Asked) -> None:
    """Write what nginx and Caddy are to be told, and say where it belongs."""
    settings, folder = asked.settings, ROOT / "var" / "servers"
    place = read_place(settings.to)
    if place.kind not in ("folder", "server"):
        raise PublishingError("Cet hébergement se passe de nginx et de Caddy.")
    server = Server(place.path, settings.site_url, settings.port, settings.has_service)
    nginx = render_nginx(server, has_brotli=asked.options.brotli)
    write_whole(folder / "nginx.conf", nginx)
    write_whole(folder / "Caddyfile", render_caddy(server))
    print(describe_servers(server.name))


def save(asked: Asked) -> None:
    """Save what cannot be made again."""
    host = open_host(asked.settings, ROOT) if asked.settings.to else None
    live = host.find_live() if host else None
    releases = list(host.list_releases()) if host else []
    archive = Safe(ROOT, os.environ).save(releases, live.id if live else "")
    print(describe_backup(archive.relative_to(ROOT).as_posix(), digest_file(archive)))


def restore(asked: Asked) -> None:
    """Put back what an archive holds."""
    if asked.options.archive is None:
        raise PublishingError("Dites laquelle\u00a0: make restore FROM=var/backups/….tar.gz")
    print("\n".join(Safe(ROOT, os.environ).restore(asked.options.archive)))


COMMANDS: dict[str, Callable[[Asked], None]] = {
    "backup": save,
    "restore": restore,
    "deploy": put_online,
    "rollback": go_back,
    "servers": write_servers,
}

if __name__ == "__main__":
    main()
