"""The addresses that WordPress gave to lists and feeds, and where they lead now. Core.

WordPress answers `/feed/` and `/feed/rss2/`, and also `/rss2/` alone. The feed of the comments of
an article leads to the article: ours is there only once it has a comment.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from plugins.redirects.table import Wish

_ATOM = ("/feed/atom/", "/atom/", "/wp-atom.php", "/?feed=atom")
_RSS = (
    *("/feed/", "/feed/feed/", "/feed/rss/", "/feed/rss2/", "/feed/rdf/"),
    *("/rss/", "/rss2/", "/rdf/", "/wp-feed.php", "/wp-rss.php", "/wp-rss2.php", "/wp-rdf.php"),
    *("/?feed=rss", "/?feed=rss2", "/?feed=rdf", "/?feed=feed"),
)
_COMMENTS = (
    *("/comments/feed/", "/comments/feed/rss2/", "/comments/feed/atom/", "/wp-commentsrss2.php"),
    *("/?feed=comments-rss2", "/?feed=comments-atom"),
)
_MAPS = ("/wp-sitemap.xml", "/sitemap_index.xml")
_HOME = "/index.php"
_ASKED = {"category": "category_name", "tag": "tag", "author": "author_name"}


@dataclass(frozen=True)
class Group:
    """A category, a tag or an author: its old prefix, its slug, its page and its feed."""

    prefix: str
    slug: str
    page: str
    feed: str
    above: tuple[str, ...] = ()
    """The slugs of what it is below, the highest first."""


def list_feeds(rss: str, atom: str, comments: str) -> Iterator[Wish]:
    """The feeds of the whole blog, and that of all comments."""
    yield from (Wish(source, comments) for source in _COMMENTS)
    yield from (Wish(source, rss) for source in _RSS)
    yield from (Wish(source, atom) for source in _ATOM)


def list_groups(groups: Iterable[Group]) -> Iterator[Wish]:
    """The page of each category, tag or author, and its feed where it has one.

    A category is found below those it is in, too.
    """
    for group in groups:
        paths = dict.fromkeys((group.slug, "/".join((*group.above, group.slug))))
        yield Wish(f"/?{_ASKED[group.prefix]}={quote(group.slug)}", group.page)
        for path in paths:
            yield Wish(f"/{group.prefix}/{path}/", group.page)
            if group.feed:
                yield Wish(f"/{group.prefix}/{path}/feed/", group.feed)


def list_maps(sitemap: str) -> Iterator[Wish]:
    """The home of the old blog, and its maps as WordPress and its usual helper named them."""
    yield Wish(_HOME, "/")
    yield from (Wish(source, sitemap) for source in _MAPS)


def list_comment_feeds(articles: Iterable[str]) -> Iterator[Wish]:
    """The feed of the comments of each article, from the article's address."""
    for address in articles:
        yield Wish(f"{address}feed/", address)
