"""What is remembered of a site that was sent, so that the next one can be held against it. Core.

`plugins/verification` draws it up from a built site; `plugins/publishing` keeps it with what was
sent, as the text that `dump_release` gives.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

FORMAT = 1
"""Raised when the text changes its shape."""


@dataclass(frozen=True)
class Release:
    """One state of the site; every address is root-relative and percent-encoded, as in links.

    `addresses` are those of the pages and files that readers may come back to: names that hold a
    digest are not among them. `feed_ids` gives the lasting id of each article by its address.
    """

    site_url: str
    pages: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    feed_ids: Mapping[str, str] = field(default_factory=dict)


def dump_release(release: Release) -> str:
    """`release` as JSON, the same text for equal ones."""
    document = {
        "format": FORMAT,
        "site_url": release.site_url,
        "pages": sorted(release.pages),
        "addresses": sorted(release.addresses),
        "feed_ids": dict(sorted(release.feed_ids.items())),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def load_release(text: str) -> Release:
    """The release that `dump_release` wrote as `text`; ValueError where it is something else."""
    document = json.loads(text)
    try:
        if document["format"] != FORMAT:
            raise ValueError(f"a release of another format: {document['format']}")
        return Release(
            str(document["site_url"]),
            frozenset(map(str, document["pages"])),
            frozenset(map(str, document["addresses"])),
            {str(address): str(identity) for address, identity in document["feed_ids"].items()},
        )
    except (KeyError, TypeError, AttributeError) as failure:
        raise ValueError("no release of ours") from failure
