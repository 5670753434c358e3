"""Moves a blog in: reads, plans, brings, judges, writes. Edge.

Until everything is planned nothing of the project is touched; from then on each file is written
whole, and an import that was cut off is finished by the next.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from plugins.reading.outputs import list_reserved
from plugins.wordpress_import.account import Import
from plugins.wordpress_import.addresses import OldSite
from plugins.wordpress_import.archives import Archive
from plugins.wordpress_import.asking import find_spam
from plugins.wordpress_import.assembling import Findings, assemble, find_private_path, find_proposal
from plugins.wordpress_import.atlas import find_old_site
from plugins.wordpress_import.blog import read_existing
from plugins.wordpress_import.comments import CommentsPlan, plan_comments
from plugins.wordpress_import.conversations import build_comment_links
from plugins.wordpress_import.export.files import read_exports
from plugins.wordpress_import.fetching import OldHost
from plugins.wordpress_import.folder import Folder
from plugins.wordpress_import.holdings import Brought, Holdings, UnusableError
from plugins.wordpress_import.ledger import Fate, Fates, Ledger, LedgerError
from plugins.wordpress_import.media import bring_all
from plugins.wordpress_import.menus import list_menus
from plugins.wordpress_import.old_groups import NewAddresses
from plugins.wordpress_import.places import Ground, find_memory_key
from plugins.wordpress_import.planning import Facts, Plan, plan_import
from plugins.wordpress_import.progress import Progress
from plugins.wordpress_import.spam import SpamFound
from plugins.wordpress_import.uploads import Upload
from plugins.wordpress_import.writing import (
    Source,
    build_source,
    compute_digest,
    judge_all,
    load_ledger,
    open_staging,
    write_all,
)

NOT_ASKED = "-"
"""Stands for the digest of a file that a rehearsal asks nobody for."""


class RefusedImportError(Exception):
    """Why nothing was imported: a French sentence."""


@dataclass(frozen=True)
class Order:
    """What the author asked for; `root` is the folder of the project."""

    files: tuple[Path, ...]
    root: Path
    images: Path | None = None
    site: str = ""
    is_rehearsal: bool = False
    again: bool = False


def move_in(order: Order, settings: Mapping[str, Any], progress: Progress) -> Import:
    """Import what `order` names; raises RefusedImportError, RefusedExportError or DiskError."""
    export = read_exports(order.files)
    ledger = _load_ledger(order.root)
    site = find_old_site(export, order.site)
    holdings = open_holdings(order, site)
    plan = plan_import(export, _find_facts(order, settings, (site, ledger, holdings), progress))
    comments = _plan_comments(plan, str(settings.get("SITEURL", "")))
    spam = find_spam(order.site, order.root, os.environ) if order.site else SpamFound()
    with open_staging(order.root, order.is_rehearsal) as staging:
        find_known = partial(_find_known, order, ledger, holdings)
        public, private = (
            _bring(uploads, holdings, find_known, staging / name, progress)
            for name, uploads in _list_uploads(plan)
        )
        found = Findings(comments, public, private, spam.records)
        sources = _build_sources(plan, found)
        fates = _judge(order, ledger, sources)
        if not order.is_rehearsal:
            ledger.places.update(_list_places(plan))
            write_all(order.root, ledger, sources, fates)
    menus = list_menus(export, build_comment_links(plan, "").find)
    source = (holdings.name, tuple(holdings.refused)) if holdings else ("", ())
    return Import(plan, found, fates, spam, menus, *source)


def open_holdings(order: Order, site: OldSite) -> Holdings | None:
    """Where the files of the old blog are: a folder, an archive, the blog itself, or nowhere."""
    if order.images is None:
        return OldHost(order.site, site) if order.site else None
    try:
        if order.images.is_dir():
            return Folder(order.images)
        return Archive(order.images)
    except UnusableError as reason:
        raise RefusedImportError(f"{order.images} {reason}, rien n’a été importé.") from None


def _load_ledger(root: Path) -> Ledger:
    try:
        return load_ledger(root)
    except (LedgerError, ValueError, OSError):
        raise RefusedImportError(
            "var/wordpress/ledger.json ne se lit plus : remettez-en une copie, ou effacez-le, et "
            "ce qui est déjà là sera tenu pour le vôtre. Rien n’a été importé."
        ) from None


def _find_facts(
    order: Order,
    settings: Mapping[str, Any],
    known: tuple[OldSite, Ledger, Holdings | None],
    progress: Progress,
) -> Facts:
    site, ledger, holdings = known
    zone = ZoneInfo(settings["TIMEZONE"])
    ground = Ground(
        site,
        read_existing(order.root, {*ledger.files, *ledger.pending}),
        list_reserved({"THEME_STATIC_DIR": "theme", **settings}),
        ledger.places,
    )
    return Facts(
        ground,
        zone,
        datetime.now(zone).date(),
        NewAddresses(settings),
        holds=lambda name: (
            isinstance(holdings, Folder | Archive) and holdings.find(name) is not None
        ),
        start=progress.start,
    )


def _plan_comments(plan: Plan, home: str) -> CommentsPlan:
    slugs = {n: p.slug for n, p in plan.places.items() if p.is_public or p.twin}
    return plan_comments(plan.export, slugs, build_comment_links(plan, home))


def _bring(
    uploads: Mapping[str, Upload],
    holdings: Holdings | None,
    find_known: Callable[[str], str],
    staging: Path,
    progress: Progress,
) -> list[Brought]:
    """Each file by the path that it is to have; what is known is not asked for."""
    known = {path: digest for path in uploads if (digest := find_known(path))}
    wanted = [upload for path, upload in uploads.items() if path not in known]
    tell = progress.start("Images et documents", len(wanted))
    brought = iter(bring_all(wanted, holdings, staging, tell))
    return [
        Brought(upload, digest=known[path]) if path in known else next(brought)
        for path, upload in uploads.items()
    ]


def _find_known(order: Order, ledger: Ledger, holdings: Holdings | None, path: str) -> str:
    """The digest of a file for which the old blog needs not be asked; empty when it must."""
    if not isinstance(holdings, OldHost):
        return ""
    digest = ledger.files.get(path, "")
    if digest and compute_digest(order.root / path) == digest:
        return digest
    return NOT_ASKED if order.is_rehearsal else ""


def _list_uploads(plan: Plan) -> Iterator[tuple[str, dict[str, Upload]]]:
    public, private = plan.sort_uploads()
    yield "public", {upload.path: upload for upload in public}
    yield "private", {find_private_path(upload): upload for upload in private}


def _build_sources(plan: Plan, found: Findings) -> dict[str, Source]:
    """What each file is to hold; images first, so that no text comes before what it shows."""
    sources = {e.upload.path: _move(e) for e in found.public if not e.reason}
    sources |= {find_private_path(e.upload): _move(e) for e in found.private if not e.reason}
    return sources | {path: build_source(body) for path, body in assemble(plan, found)}


def _move(brought: Brought) -> Source:
    return Source(Path(brought.staged), brought.digest)


def _judge(order: Order, ledger: Ledger, sources: dict[str, Source]) -> Fates:
    """What becomes of each file; where the author’s own stays, a new version is laid beside it."""
    fates = judge_all(order.root, ledger, sources, order.again)
    proposals = {
        find_proposal(path): sources[path]
        for path in fates.list_paths(Fate.EDITED, Fate.TAKEN)
        if ledger.files.get(path) != sources[path].digest
    }
    sources |= proposals
    fates.by_path |= judge_all(order.root, ledger, proposals, order.again).by_path
    return fates


def _list_places(plan: Plan) -> dict[str, tuple[str, str]]:
    site = plan.tools.atlas.site
    items = {item.id: item for item in plan.export.items}
    return {
        find_memory_key(site, items[number]): (place.path, place.slug)
        for number, place in plan.places.items()
    }
