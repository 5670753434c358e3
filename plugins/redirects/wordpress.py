"""The addresses that WordPress gave to lists and feeds, and where they lead now. Core.

WordPress answers `/feed/` and `/feed/rss2/`, and also `/rss2/` alone. The feed of the comments of
an article leads to the article: ours is there only once it has a comment.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plugins.redirects.table import Wish

_ATOM = ("/feed/atom/", "/atom/")
_RSS = (
    *("/feed/", "/feed/feed/", "/feed/rss/", "/feed/rss2/", "/feed/rdf/"),
    *("/rss/", "/rss2/", "/rdf/"),
)


@dataclass(frozen=True)
class Group:
    """A category or a tag: its old prefix, its slug, its page and its feed."""

    prefix: str
    slug: str
    page: str
    feed: str


def list_feeds(rss: str, atom: str, comments: str) -> Iterator[Wish]:
    """The feeds of the whole blog, and that of all comments."""
    yield Wish("/comments/feed/", comments)
    yield from (Wish(source, rss) for source in _RSS)
    yield from (Wish(source, atom) for source in _ATOM)


def list_groups(groups: Iterable[Group]) -> Iterator[Wish]:
    """The page of each category, tag or author, and its feed where it has one."""
    for group in groups:
        yield Wish(f"/{group.prefix}/{group.slug}/", group.page)
        if group.feed:
            yield Wish(f"/{group.prefix}/{group.slug}/feed/", group.feed)


def list_comment_feeds(articles: Iterable[str]) -> Iterator[Wish]:
    """The feed of the comments of each article, from the article's address."""
    for address in articles:
        yield Wish(f"{address}feed/", address)
