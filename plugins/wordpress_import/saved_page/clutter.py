"""Which elements of a page are its theme’s, and not of the article. Core."""

import re
from functools import lru_cache

from plugins.wordpress_import.saved_page.phrases import (
    COMMENTS,
    FOOTER,
    FORM,
    HEADER,
    LABELS,
    MENU,
    NEIGHBOURS,
    OTHER,
    RELATED,
    SHARING,
    SIDEBAR,
    find_kind,
)
from plugins.wordpress_import.saved_page.tree import Element, find_tokens, read_text

ANY_FORM = "formulaire"
BUTTON = "bouton"
AUTHOR = "présentation de l’auteur"
PAGES = "autres pages de cet article"
CONTENTS = "table des matières"
BYLINE = "titre, date et auteur"
BANNER = "bandeau sur les cookies"
TITLE = "titre"

_TAGS = {
    "nav": MENU,
    "form": ANY_FORM,
    "aside": SIDEBAR,
    "button": BUTTON,
    "select": ANY_FORM,
    "textarea": ANY_FORM,
    "input": ANY_FORM,
    "dialog": OTHER,
}
_TOKENS: tuple[tuple[str, str], ...] = (
    (
        COMMENTS,
        r"comments?|comments?-(?:area|list|wrap|section|template)|commentlist|wp-block-comments?"
        r"|wp-block-comments-.*|post-comments|comments-title|disqus_thread|fb-comments",
    ),
    (FORM, r"respond|comment-(?:respond|form|reply)|commentform"),
    (ANY_FORM, r"wpcf7|searchform|search-form|wp-block-search.*|wpforms-.*"),
    (
        SHARING,
        r"sharedaddy|sd-(?:sharing|block|like|content).*|robots-nocontent|jp-post-flair|share"
        r"|share-(?:buttons?|icons?|links?)|post-?share.*|social(?:-(?:share|links?|icons?|buttons?"
        r"|sharing))?|social-?share.*|addtoany.*|a2a_kit.*|ssba.*|heateor.*|wp-block-jetpack-sharing.*"
        r"|wp-block-social-links|entry-share|ssb.*|essb.*|shareaholic.*|likebtn.*|post-ratings",
    ),
    (
        RELATED,
        r"jp-relatedposts|related(?:-?posts?|-articles|-content)?|yarpp.*|crp_related"
        r"|rp4wp.*|wp-block-query.*|wp-block-latest-posts|more-posts|read-next",
    ),
    (
        NEIGHBOURS,
        r"post-navigation|nav-(?:links?|below|above|single|previous|next)|posts?-nav.*|navigation"
        r"|wp-block-post-navigation-link.*|pagination|page-navigation|adjacent.*|pager",
    ),
    (PAGES, r"page-links?|post-page-numbers|link-pages|wp-link-pages"),
    (
        LABELS,
        r"entry-footer|cat-links|tags?-links|post-tags|post-categories|entry-tags|tags|tagcloud"
        r"|wp-block-post-terms|postmetadata|post-footer|entry-utility|taxonomy-.*",
    ),
    (
        BYLINE,
        r"entry-meta|post-meta|meta|posted-on|byline|entry-date|post-date|post-info|dateline"
        r"|wp-block-post-date|wp-block-post-author.*|reading-time|credits|domain|reader-domain"
        r"|reader-estimated-time|reader-credits|postmeta|article-meta",
    ),
    (
        SIDEBAR,
        r"sidebar(?:-(?:\d|primary|secondary|main|inner|widget.*))?|widgets?|widget-area|widget_.*|secondary|tertiary",
    ),
    (AUTHOR, r"author-(?:bio|info|box|description|card).*|about-author|post-author|saboxplugin.*"),
    (CONTENTS, r"ez-toc.*|toc(?:_container|-container)?|lwptoc.*|wp-block-table-of-contents"),
    (BANNER, r"cookie.*|gdpr.*|cmplz.*|tarteaucitron.*|eu-cookie.*|cky-.*|moove_gdpr.*"),
    (
        MENU,
        r"skip-link|screen-reader-text|screen-reader-shortcut|sr-only|visually-hidden|breadcrumbs?"
        r"|menu|main-navigation|site-navigation|wpadminbar|wp-block-navigation.*|toolbar.*|edit-link",
    ),
    (HEADER, r"site-header|masthead|branding|site-branding|header|reader-header"),
    (FOOTER, r"site-footer|colophon|site-info|footer"),
    (
        OTHER,
        r"wpcnt|adsbygoogle|ads?|wp-block-button__close|newsletter.*|subscribe.*|mc4wp.*|popup.*",
    ),
)
_PATTERNS = tuple((kind, re.compile(rf"(?:{text})")) for kind, text in _TOKENS)
_ROLES = {
    "navigation": MENU,
    "banner": HEADER,
    "contentinfo": FOOTER,
    "complementary": SIDEBAR,
    "search": FORM,
    "dialog": OTHER,
}
_HEADS = frozenset({"entry-header", "post-header", "article-header"})
_KEPT = frozenset({"html", "body", "main", "article"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def find_clutter(element: Element) -> str:
    """What part of a theme `element` is by its name, classes and role; empty for the article’s."""
    if element.tag in _KEPT:
        return ""
    role = _ROLES.get(element.get("role", "").strip().lower(), "")
    return _find_by_tokens(element) or role or _TAGS.get(element.tag, "")


def is_hidden(element: Element) -> bool:
    """Whether readers saw `element` only once they asked for it, or never."""
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")[:500]))


def name_part(element: Element) -> str:
    """What to call a part of the page that stands outside the article."""
    kind = find_clutter(element)
    if kind:
        return kind
    if find_tokens(element) & _HEADS:
        return BYLINE
    if element.tag in ("header", "footer"):
        return HEADER if element.tag == "header" else FOOTER
    if element.tag in ("h1", "h2"):
        return TITLE
    return find_kind(read_text(element)[:300]) or OTHER


def _find_by_tokens(element: Element) -> str:
    return next(filter(None, map(_find_kind, sorted(find_tokens(element)))), "")


@lru_cache(maxsize=4096)
def _find_kind(token: str) -> str:
    return next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(token)), "")
