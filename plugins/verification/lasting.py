"""Every address that the site has ever given still answers. Core.

An address of the release before is there, is redirected, or its end is wanted: its article is a
draft again, or VERIFICATION["withdrawn"] says so. Addresses with a digest in their name are not
kept: they are asked for by pages that name them, and these are built anew.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

from plugins.shared.findings import Severity
from plugins.shared.headers import ASK_AGAIN, find_caching
from plugins.shared.releases import Release
from plugins.verification.faults import LASTING, Fault
from plugins.verification.feed_rules import list_ids
from plugins.verification.page import find_address
from plugins.verification.site import Site

TABLES = frozenset({"_redirects", "_headers", ".htaccess", "redirects.nginx.map"})
_NUMBERED = re.compile(r"/page/\d+/\Z")


def describe_release(site: Site, previous: Release | None = None) -> Release:
    """What the next site will be held against; ids that no feed shows now are of `previous`."""
    pages = frozenset(quote(page.address) for page in site.pages.values())
    kept = (path for path in site.sizes if path not in TABLES and find_caching(path) == ASK_AGAIN)
    older = dict(previous.feed_ids) if previous else {}
    known = {address: each for address, each in older.items() if _is_there(address, site)}
    return Release(
        site_url=site.facts.url,
        pages=pages,
        addresses=frozenset(quote(find_address(path)) for path in kept) | pages,
        feed_ids={**known, **list_ids(site)},
    )


def _is_there(address: str, site: Site) -> bool:
    return f"{address.partition('#')[0].strip('/')}/index.html" in site.pages


def check_lasting(site: Site, previous: Release | None) -> Iterator[Fault]:
    """A fault for each address of `previous` that would answer 404."""
    drafts = tuple(find_address(o) for o, text in site.facts.sources.items() if text.is_hidden)
    for encoded in sorted(previous.addresses) if previous else ():
        address = unquote(encoded)
        if site.is_answered(address) or address.startswith(site.facts.withdrawn):
            continue
        if address.startswith(drafts) or _NUMBERED.search(address):
            yield _describe(address, "c’est voulu si vous l’avez retirée", Severity.WARNING)
        else:
            remedy = (
                f"ajoutez «\u00a0Redirect_from: {address}\u00a0» à l’article qui la remplace, "
                'ou nommez-la dans VERIFICATION["withdrawn"] de pelicanconf.py'
            )
            yield _describe(address, remedy, Severity.ERROR)


def _describe(address: str, remedy: str, severity: Severity) -> Fault:
    output = address.lstrip("/") + ("index.html" if address.endswith("/") else "")
    sentence = f"{address} était en ligne, et n’y serait plus\u00a0: {remedy}"
    return Fault(output, None, LASTING, sentence, ("Status:", "Slug:", "Title:"), severity)
