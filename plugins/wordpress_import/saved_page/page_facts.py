"""What a page tells of its article: title, day, author, themes, old address. Core."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from plugins.wordpress_import.plain import read_line
from plugins.wordpress_import.saved_page.address import find_path
from plugins.wordpress_import.saved_page.byline import read_byline
from plugins.wordpress_import.saved_page.clutter import find_clutter
from plugins.wordpress_import.saved_page.dates import find_path_date, parse_moment
from plugins.wordpress_import.saved_page.linked_data import read_linked_data
from plugins.wordpress_import.saved_page.model import Blog, OldPage
from plugins.wordpress_import.saved_page.phrases import COMMENTS, FOOTER, HEADER, RELATED, SIDEBAR
from plugins.wordpress_import.saved_page.tree import Element, find_all, find_tokens, read_text

_TITLES = ("entry-title", "post-title", "wp-block-post-title", "article-title", "reader-title")
_DATES = (
    "entry-date",
    "published",
    "post-date",
    "posted-on",
    "wp-block-post-date",
    "date",
    "entry-meta",
)
_AUTHORS = ("author", "fn", "reader-credits", "byline", "wp-block-post-author-name", "post-author")
_CATEGORIES = ("cat-links", "post-categories", "taxonomy-category", "entry-categories")
_TAGS = ("tags-links", "tag-links", "post-tags", "taxonomy-post_tag", "entry-tags")
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{1,6}\)(https?://[^\s<>]{1,1000}) -->")
_PREFIX = re.compile(r"\A\s*(?:par|by|auteur|author)\s*:?\s*", re.IGNORECASE)
_SITE_PARTED = re.compile(r"\s+[|«»–—·•-]\s+|\s+&(?:#8211|raquo|laquo);\s+")
_HEAD = 4096
_MOST_LOOKED_AT = 300
_APART = frozenset({COMMENTS, RELATED, SIDEBAR, FOOTER})
_LONGEST_NAME = 80
_SLIGHT = timedelta(days=1)


def read_facts(root: Element, text: str, page: OldPage, blog: Blog) -> None:
    """Fill `page` with what the tree `root`, parsed from `text`, tells of its article."""
    told, metas = read_linked_data(root), _read_metas(root)
    page.address = page.address or _find_address(root, text, told, metas)
    page.title = _find_title(root, told, metas)
    page.created = _find_created(root, told, metas, page.address)
    page.modified = _find_modified(told, metas, page.created)
    page.author = _find_author(root, told, metas, blog)
    categories = [*_list_names(root, _CATEGORIES, "category"), told.get("category", "")]
    categories += [metas.get("article:section", "")]
    names = [name for name in dict.fromkeys(categories) if name]
    page.category = names[0] if names else ""
    tags = [*names[1:], *_list_names(root, _TAGS, "tag"), *metas.get("article:tag", "").split("\n")]
    page.tags = [tag for tag in dict.fromkeys(tags) if tag and tag != page.category]


def _read_metas(root: Element) -> dict[str, str]:
    """The contents of `<meta>` by their names; several of one name are lines."""
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = " ".join(meta.get("content", "").split())[:1000]
        if name and content:
            metas[name] = (
                f"{metas[name]}\n{content}"
                if name == "article:tag" and name in metas
                else (metas.get(name) or content)
            )
    return metas


def _find_address(root: Element, text: str, told: dict[str, str], metas: dict[str, str]) -> str:
    saved = _SAVED_FROM.search(text, 0, _HEAD)
    links = [link.get("href", "") for link in root.iter("link") if "canonical" in _rels(link)]
    wishes = [*links, metas.get("og:url", ""), told.get("address", ""), saved[1] if saved else ""]
    wishes += [link.get("href", "") for link in find_all(root, ("reader-domain",))]
    return next((wish for wish in wishes if find_path(wish)), "")


def _rels(element: Element) -> list[str]:
    return str(element.get("rel", "")).lower().split()


def _find_title(root: Element, told: dict[str, str], metas: dict[str, str]) -> str:
    """As the page shows it: in the heading that says what its machines say, or is called so."""
    headings = list(_list_outside(root.iter("h1", "h2")))
    named = [read_text(each) for each in headings if find_tokens(each) & {*_TITLES}]
    written = [metas.get("og:title", ""), told.get("title", "")]
    parts = _SITE_PARTED.split(_read_head_title(root))
    below = [each for each in headings if not _names_site(each)]
    texts = [read_text(each) for each in below]
    shown = [text for text in texts if text in (*written, *parts)]
    firsts = [text for each, text in zip(below, texts, strict=True) if each.tag == "h1"]
    return next(filter(None, [*named, *shown, *written, *firsts, *parts]), "")


def _names_site(element: Element) -> bool:
    """Whether a heading is that of the whole blog, in its header."""
    return any(find_clutter(above) == HEADER for above in (element, *element.iterancestors())) or (
        bool(find_tokens(element) & {"site-title", "blog-title", "logo", "site-name"})
    )


def _read_head_title(root: Element) -> str:
    title = next(root.iter("title"), None)
    return read_line(title.text or "") if title is not None else ""


def _find_created(
    root: Element, told: dict[str, str], metas: dict[str, str], address: str
) -> date | datetime | None:
    wishes = [told.get("created", ""), metas.get("article:published_time", "")]
    wishes += [metas.get("datepublished", ""), metas.get("date", "")]
    found = (parse_moment(wish) for wish in [*wishes, *_list_shown_dates(root)] if wish)
    moment = next((moment for moment in found if moment), None)
    return moment or find_path_date(find_path(address))


def _list_shown_dates(root: Element) -> Iterator[str]:
    for element in _list_outside(root.iter("time")):
        if "updated" not in find_tokens(element) or "published" in find_tokens(element):
            yield element.get("datetime") or read_text(element)
    for element in _list_outside(find_all(root, _DATES)):
        yield element.get("datetime") or element.get("title") or ""
        yield read_text(element)[:200]


def _list_outside(elements: Iterable[Element]) -> Iterator[Element]:
    """The first of `elements` that stand neither in comments nor in a column."""
    for number, element in enumerate(elements):
        if number > _MOST_LOOKED_AT:
            return
        if not any(find_clutter(above) in _APART for above in element.iterancestors()):
            yield element


def _find_modified(
    told: dict[str, str], metas: dict[str, str], created: date | datetime | None
) -> date | datetime | None:
    """The last change, if a reader would care."""
    modified = parse_moment(told.get("modified") or metas.get("article:modified_time", ""))
    if not isinstance(modified, datetime) or not isinstance(created, datetime):
        return None
    both_zoned = (modified.tzinfo is None) == (created.tzinfo is None)
    return modified if both_zoned and modified - created > _SLIGHT else None


def _find_author(root: Element, told: dict[str, str], metas: dict[str, str], blog: Blog) -> str:
    shown = (read_text(each) for each in _list_outside(find_all(root, _AUTHORS)))
    lines = (read_byline(read_text(each)) for each in _list_outside(find_all(root, _DATES)))
    bylines = (line.author for line in lines if line)
    wishes = [told.get("author", ""), metas.get("author", ""), *shown, *bylines]
    names = (_PREFIX.sub("", wish).strip() for wish in wishes)
    name = next((name for name in names if _is_name(name)), "")
    known = {author.casefold(): author for author in blog.authors}
    return known.get(name.casefold(), name)


def _is_name(name: str) -> bool:
    return 0 < len(name) <= _LONGEST_NAME and "//" not in name and any(map(str.isalpha, name))


def _list_names(root: Element, groups: tuple[str, ...], rel: str) -> list[str]:
    """The names of themes or tags that links of the article lead to."""
    found: list[Any] = []
    for group in _list_outside(find_all(root, groups)):
        found += group.iter("a")
    if not found:
        links = _list_outside(a for a in root.iter("a") if rel in _rels(a))
        other = "category" if rel == "tag" else ""
        found = [a for a in links if other not in _rels(a)]
    names = (read_text(a) for a in found[:50])
    return [name for name in dict.fromkeys(names) if _is_name(name)]
