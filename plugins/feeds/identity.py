"""The lasting ids of feeds and entries. Core.

An id that changes makes every reader show an old article as new. Ours grow from what an article
keeps for good, its slug; neither its title nor its date nor the domain of the site counts.
"""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID, uuid5


def build_entry_id(namespace: UUID, slug: str, guid: str = "") -> str:
    """The id of an article: the `Guid` it brings from elsewhere, else one grown from its slug."""
    return guid.strip() or uuid5(namespace, slug).urn


def build_feed_id(namespace: UUID, path: str) -> str:
    """The id of the feed at `path`; the extension may change, `flux/atom` is what is kept.

    A path holds a slash and a slug none, so that a feed never has the id of an article.
    """
    return uuid5(namespace, f"/{path.rpartition('.')[0] or path}").urn


def find_shared_ids(ids: Iterable[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """`(path, id, path of the first bearer)` for each id of `(id, path)` that is not the first."""
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    for identity, path in ids:
        bearers[identity].append(path)
    return [(path, identity, paths[0]) for identity, paths in bearers.items() for path in paths[1:]]
