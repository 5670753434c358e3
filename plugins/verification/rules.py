"""All rules, by what each looks at. Core."""

from collections.abc import Callable, Iterator
from itertools import chain

from plugins.shared.releases import Release
from plugins.verification import (
    access,
    feed_rules,
    heads,
    indexing,
    lasting,
    leaks,
    links,
    moves,
    policy,
    weights,
)
from plugins.verification.facts import SiteFacts
from plugins.verification.faults import Fault
from plugins.verification.page import Page
from plugins.verification.site import Site

PAGE_RULES: tuple[Callable[[Page, SiteFacts], Iterator[Fault]], ...] = (
    heads.check_head,
    access.check_headings,
    access.check_images,
    access.check_ids,
    access.check_fields,
    access.check_names,
    policy.check_policy,
)
"""Those about one page: what they find depends on its text and the facts alone."""
SITE_RULES: tuple[Callable[[Site], Iterator[Fault]], ...] = (
    links.check_links,
    heads.check_titles,
    policy.check_sheets,
    feed_rules.check_feeds,
    indexing.check_index,
    leaks.check_hidden,
    moves.check_moves,
    weights.check_weights,
)
"""Those about several files together."""


def find_faults(site: Site, previous: Release | None) -> Iterator[Fault]:
    """Whatever is wrong with `site`, also in the light of what was sent before."""
    yield from chain.from_iterable(check_page(page, site.facts) for page in site.pages.values())
    for path, text in site.texts.items():
        yield from leaks.find_leaks(path, text, site.facts)
    yield from chain.from_iterable(rule(site) for rule in SITE_RULES)
    yield from feed_rules.check_lasting_ids(site, previous)
    yield from lasting.check_lasting(site, previous)


def check_page(page: Page, facts: SiteFacts) -> Iterator[Fault]:
    """Whatever is wrong with `page` by itself."""
    return chain.from_iterable(rule(page, facts) for rule in PAGE_RULES)
