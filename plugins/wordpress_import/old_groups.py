"""Where the lists of the old blog are now: categories, tags, authors, years, feeds. Core.

The site itself leads the usual addresses of its own categories, tags and authors to them, and the
feeds of a blog that was at the root of its host (`plugins/redirects`). What is left is told here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.shared.terms import find_plain_slug
from plugins.wordpress_import.categories import Category
from plugins.wordpress_import.labels import clean_text, decode_slug
from plugins.wordpress_import.model import Export, OldAuthor
from plugins.wordpress_import.terms import Terms

Rows = Iterator[tuple[str, str]]
"""Old address below the folder of the blog, new address."""


@dataclass(frozen=True)
class NewAddresses:
    """Where the site shows its lists and feeds: patterns of settings, after a slash."""

    settings: Mapping[str, Any]

    def format(self, name: str, slug: str = "") -> str:
        """The address that the setting `name` gives."""
        return f"/{str(self.settings[name]).format(slug=slug)}"

    def format_year(self, year: int) -> str:
        """The archive of `year`."""
        pattern = str(self.settings["YEAR_ARCHIVE_URL"])
        return f"/{pattern.replace('{date:%Y}', f'{year:04d}')}"


def list_categories(terms: Terms, new: NewAddresses) -> Rows:
    """Each category that has a page, or that a tag has taken the place of, and its feed."""
    for category in terms.categories.values():
        kind, slug = _find_group(category, terms)
        if kind:
            page, feed = new.format(f"{kind}_URL", slug), new.format(f"{kind}_FEED_RSS", slug)
            nested = "/".join(_find_slug(each.old, each.slug) for each in category.line)
            for path in dict.fromkeys((nested, nested.rpartition("/")[2])):
                yield f"/category/{path}/", page
                yield f"/category/{path}/feed/", feed


def list_tags(terms: Terms, new: NewAddresses) -> Rows:
    """Each tag that has a page, and its feed."""
    for old, tag in terms.tags.items():
        if tag.slug in terms.shown_tags:
            slug = _find_slug(old, tag.slug)
            yield f"/tag/{slug}/", new.format("TAG_URL", tag.slug)
            yield f"/tag/{slug}/feed/", new.format("TAG_FEED_RSS", tag.slug)


def list_numbers(export: Export, terms: Terms, new: NewAddresses) -> Rows:
    """Categories by their numbers."""
    for category in terms.categories.values():
        kind, slug = _find_group(category, terms)
        term = export.terms.get(("category", category.old))
        if kind and term and term.id:
            yield f"/?cat={term.id}", new.format(f"{kind}_URL", slug)


def list_authors(export: Export, signing: frozenset[str], new: NewAddresses) -> Rows:
    """Each account that signs something public, by its number and by its short name.

    A short name that was made of an e-mail address is not told: the list of authors answers.
    """
    for author in export.authors.values():
        slug = find_plain_slug(clean_text(author.name)) if author.login in signing else ""
        if not slug:
            continue
        page = new.format("AUTHOR_URL", slug)
        if author.id:
            yield f"/?author={author.id}", page
        if "@" not in author.login:
            yield f"/author/{_find_nicename(author, slug)}/", page


def list_feeds(new: NewAddresses) -> Rows:
    """The feeds of a blog that was in a folder of its host, and its home."""
    rss, atom = new.format("FEED_ALL_RSS"), new.format("FEED_ALL_ATOM")
    comments = f"/{new.settings['COMMENTS']['feed']}"
    yield "/", "/"
    yield from ((f"/feed/{kind}", rss) for kind in ("", "rss/", "rss2/", "rdf/"))
    yield "/feed/atom/", atom
    yield "/comments/feed/", comments
    yield from ((f"/?feed={kind}", rss) for kind in ("rss", "rss2", "rdf"))
    yield "/?feed=atom", atom
    yield "/?feed=comments-rss2", comments


def list_wide(years: frozenset[int], export: Export, new: NewAddresses) -> Rows:
    """What stands for all that has no row of its own: dates, and lists that are empty now."""
    for year in sorted(years):
        yield f"/{year}/*", new.format_year(year)
        yield f"/?m={year}*", new.format_year(year)
    for old, name, asked in _LISTS:
        yield f"/{old}/*", new.format(f"{name}_URL")
        yield from ((f"/?{each}=*", new.format(f"{name}_URL")) for each in asked)
    if any(taxonomy == "post_format" for taxonomy, _ in export.terms):
        yield "/type/*", new.format("ARCHIVES_URL")


_LISTS = (
    ("category", "CATEGORIES", ("cat", "category_name")),
    ("tag", "TAGS", ("tag",)),
    ("author", "AUTHORS", ("author", "author_name")),
)


def is_given(row: tuple[str, str], new: NewAddresses) -> bool:
    """Whether the site gives this row by itself, from what its lists are called."""
    parts = [part for part in row[0].split("/") if part]
    kind = {"category": "CATEGORY", "tag": "TAG", "author": "AUTHOR"}.get(parts[0] if parts else "")
    is_feed = parts[-1:] == ["feed"]
    slug = parts[-2 if is_feed else -1] if kind else ""
    setting = f"{kind}_FEED_RSS" if is_feed else f"{kind}_URL"
    return bool(kind and new.settings.get(setting)) and row[1] == new.format(setting, slug)


def _find_group(category: Category, terms: Terms) -> tuple[str, str]:
    """What answers for a category now: itself, or the tag in its place, or nothing."""
    if category.slug in terms.shown_categories:
        return "CATEGORY", category.slug
    tag = terms.demoted[category.old]
    return ("TAG", tag.slug) if tag.slug in terms.shown_tags else ("", "")


def _find_slug(old: str, new: str) -> str:
    """The slug that WordPress had, if it can be read."""
    return decode_slug(old) or new


def _find_nicename(author: OldAuthor, slug: str) -> str:
    """What WordPress makes of the login of an account."""
    return find_plain_slug(author.login.replace(".", "-")) or slug
