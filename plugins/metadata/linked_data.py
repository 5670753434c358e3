"""JSON-LD for a page: BlogPosting, BreadcrumbList, WebSite (https://schema.org). Core."""

import json
from typing import Any

from markupsafe import Markup

from plugins.metadata.head import Head, Site, Subject, encode_path

_ESCAPES = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}
_TABLE = str.maketrans(_ESCAPES)


def render_linked_data(site: Site, head: Head) -> Markup:
    """The JSON of a `<script type="application/ld+json">`; no text in it can close the element."""
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": _build_nodes(site, head)},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return Markup(text.translate(_TABLE))  # noqa: S704 - every sign of markup is escaped above


def _build_nodes(site: Site, head: Head) -> list[dict[str, Any]]:
    kinds = {"home": _build_website, "article": _build_posting}
    build = kinds.get(head.subject.kind)
    nodes = [build(site, head)] if build else []
    return [*nodes, _build_breadcrumbs(site, head.subject)] if head.subject.crumbs else nodes


def _build_website(site: Site, head: Head) -> dict[str, Any]:
    return {
        "@type": "WebSite",
        "@id": f"{site.url}/#site",
        "name": site.name,
        "description": head.description,
        "url": f"{site.url}/",
        "inLanguage": site.language,
    }


def _build_posting(site: Site, head: Head) -> dict[str, Any]:
    subject = head.subject
    node: dict[str, Any] = {
        "@type": "BlogPosting",
        "@id": f"{head.canonical}#article",
        "headline": subject.name,
        "description": head.description,
        "url": head.canonical,
        "mainEntityOfPage": head.canonical,
        "inLanguage": site.language,
        "isPartOf": {"@id": f"{site.url}/#site"},
        "articleSection": subject.section,
        "keywords": list(subject.keywords),
        "author": [
            {"@type": "Person" if name != site.name else "Organization", "name": name,
             "url": f"{site.url}{path}"}
            for name, path in subject.authors
        ],
    }  # fmt: skip
    if subject.published:
        node["datePublished"] = subject.published.isoformat()
        node["dateModified"] = (subject.modified or subject.published).isoformat()
    if subject.comments:
        node |= {"commentCount": len(subject.comments), "comment": list(subject.comments)}
    if head.card:
        node["image"] = head.card_url
    return node


def _build_breadcrumbs(site: Site, subject: Subject) -> dict[str, Any]:
    steps = [
        {"@type": "ListItem", "position": position, "name": crumb.name,
         "item": f"{site.url}{encode_path(crumb.path or subject.path)}"}
        for position, crumb in enumerate(subject.crumbs, start=1)
    ]  # fmt: skip
    return {"@type": "BreadcrumbList", "itemListElement": steps}
