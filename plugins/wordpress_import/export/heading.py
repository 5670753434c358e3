"""From the elements around the items to values: authors, categories, tags, other terms. Core."""

import html

from plugins.wordpress_import.export.elements import Element
from plugins.wordpress_import.export.refusals import Notebook
from plugins.wordpress_import.export.values import BLANKS, decode_slug, parse_number
from plugins.wordpress_import.model import OldAuthor, OldTerm

FIELDS = {
    "category": ("category_nicename", "cat_name", "category_parent", "category_description"),
    "tag": ("tag_slug", "tag_name", "", "tag_description"),
    "term": ("term_slug", "term_name", "term_parent", "term_description"),
}
TAXONOMIES = {"category": "category", "tag": "post_tag"}


def holds_address(name: str) -> bool:
    """Whether a name is an e-mail address, or holds one, however its sign is written."""
    return "@" in html.unescape(name)


def read_author(element: Element, notebook: Notebook) -> OldAuthor:
    """The account of `<wp:author>`; an e-mail address is never a name."""
    login = element.find_text("author_login").strip()
    first, last = (element.find_text(f"author_{part}_name").strip() for part in ("first", "last"))
    names = (element.find_text("author_display_name").strip(), f"{first} {last}".strip(), login)
    name = next((name for name in names if name and not holds_address(name)), "")
    if not name:
        notebook.add(
            "Un compte n’a pour nom qu’une adresse électronique\u00a0: elle n’est pas publiée,"
            " donnez-lui un nom",
            element.line,
        )
    email, number = (element.find_text(f"author_{name}").strip() for name in ("email", "id"))
    return OldAuthor(login, name, email, max(0, parse_number(number)))


def read_term(element: Element) -> OldTerm | None:
    """The term of `<wp:category>`, `<wp:tag>` or `<wp:term>`; None when it has no slug."""
    slug, name, parent, description = FIELDS[element.name]
    taxonomy = TAXONOMIES.get(element.name) or element.find_text("term_taxonomy").strip()
    term = OldTerm(
        taxonomy,
        decode_slug(element.find_text(slug)),
        element.find_text(name).strip(BLANKS),
        decode_slug(element.find_text(parent)),
        element.find_text(description).strip(),
        max(0, parse_number(element.find_text("term_id").strip())),
    )
    return term if term.slug and taxonomy else None
