"""From the element of an item to its value: article, page, attachment… Core."""

from collections.abc import Iterator

from plugins.wordpress_import.export.discussion import read_comment
from plugins.wordpress_import.export.elements import Element
from plugins.wordpress_import.export.refusals import Notebook
from plugins.wordpress_import.export.values import (
    BLANKS,
    decode_slug,
    parse_feed_date,
    parse_moment,
    parse_moment_gmt,
    parse_number,
)
from plugins.wordpress_import.model import OldItem

OPEN = {"open", "registered_only"}
TAXONOMIES = {"tag": "post_tag", "": "category"}
"""What the first exports wrote, and what they meant."""

Terms = tuple[tuple[str, str, str], ...]


def read_item(element: Element, notebook: Notebook) -> OldItem:
    """The value of `<item>`; nothing that its export leaves in doubt is public."""
    texts = {part.name: part.text for part in reversed(element.parts)}

    def text(name: str) -> str:
        return texts.get(name, "").strip(BLANKS)

    date, date_gmt = parse_moment(text("post_date")), parse_moment_gmt(text("post_date_gmt"))
    return OldItem(
        id=max(0, parse_number(text("post_id"))),
        kind=text("post_type") or "post",
        status=_read_status(text("status"), element, notebook),
        title=text("title"),
        slug=decode_slug(text("post_name")),
        link=text("link"),
        guid=text("guid"),
        content=texts.get("content:encoded", ""),
        excerpt=texts.get("excerpt:encoded", ""),
        author=text("creator"),
        date=date,
        date_gmt=date_gmt if date or date_gmt else parse_feed_date(text("pubDate")),
        modified=parse_moment(text("post_modified")),
        modified_gmt=parse_moment_gmt(text("post_modified_gmt")),
        parent=max(0, parse_number(text("post_parent"))),
        order=parse_number(text("menu_order")),
        password=_read_password(texts.get("post_password", "")),
        is_sticky=text("is_sticky") == "1",
        takes_comments=text("comment_status") in OPEN,
        attachment_url=text("attachment_url") or _guess_address(text("post_type"), text("guid")),
        terms=_read_terms(element),
        meta=tuple(_read_meta(element)),
        comments=tuple(
            read_comment(part, notebook) for part in element.parts if part.name == "comment"
        ),
        path=notebook.path,
        line=element.line,
    )


def _guess_address(kind: str, guid: str) -> str:
    """The guid of an attachment is its address, when it looks like one."""
    return guid if kind == "attachment" and ("/uploads/" in guid or "/files/" in guid) else ""


def _read_status(status: str, element: Element, notebook: Notebook) -> str:
    if not status:
        notebook.add("Un contenu sans état est pris pour un brouillon", element.line)
    return status or "draft"


def _read_password(text: str) -> str:
    """Spaces alone are a password; the line break of a reformatted file is none."""
    return text.strip("\r\n\t") if text.strip() or "\n" not in text else ""


def _read_terms(element: Element) -> Terms:
    """Terms in their order, once each; the first exports told most of them twice."""
    told = [_read_term(part) for part in element.parts if part.name == "category"]
    named = {name for _, slug, name in told if slug}
    kept = (term for term in told if term[1] or term[2] not in named)
    return tuple(dict.fromkeys(term for term in kept if term[1] or term[2]))


def _read_term(part: Element) -> tuple[str, str, str]:
    domain = part.attributes.get("domain", "").strip(BLANKS)
    slug = decode_slug(part.attributes.get("nicename", ""))
    return TAXONOMIES.get(domain, domain), slug, part.text.strip(BLANKS)


def _read_meta(element: Element) -> Iterator[tuple[str, str]]:
    for part in element.parts:
        if part.name == "postmeta":
            yield part.find_text("meta_key").strip(BLANKS), part.find_text("meta_value")
