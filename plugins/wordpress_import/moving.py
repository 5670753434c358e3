"""Moves a blog in: reads, plans, brings, judges, writes. Edge.

Until everything is planned nothing of the project is touched; from then on each file is written
whole, and an import that was cut off is finished by the next.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
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
        public, private = (
            _bring(uploads, (holdings, order.root, ledger), staging / name, progress)
            for name, uploads in zip(("public", "private"), plan.sort_uploads(), strict=True)
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
            "var/wordpress/ledger.json ne se lit plus : remettez celui d’une sauvegarde, ou "
            "effacez-le si aucun import n’a encore eu lieu. Rien n’a été importé."
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
    uploads: Sequence[Upload],
    known: tuple[Holdings | None, Path, Ledger],
    staging: Path,
    progress: Progress,
) -> list[Brought]:
    """Each file; what the old blog gave once is not asked for again."""
    holdings, root, ledger = known
    kept: dict[str, Brought] = {}
    if isinstance(holdings, OldHost):
        for upload in uploads:
            digest = ledger.files.get(upload.path)
            if digest and compute_digest(root / upload.path) == digest:
                kept[upload.path] = Brought(upload, digest=digest)
    wanted = [upload for upload in uploads if upload.path not in kept]
    tell = progress.start("Images et documents", len(wanted))
    brought = {each.upload.path: each for each in bring_all(wanted, holdings, staging, tell)}
    return [kept.get(upload.path) or brought[upload.path] for upload in uploads]


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
