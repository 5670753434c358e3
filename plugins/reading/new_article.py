"""The file that an author starts from. Core: values in, text out."""

from dataclasses import dataclass
from datetime import date

from plugins.reading.slugs import build_slug, shorten_slug

_TEMPLATE = """\
Title: {title}
Date: {day} 08:00
Author: {author}
Category: {category}
Tags:
Slug: {slug}
Summary:
Status: brouillon

Le texte commence ici, après la ligne vide.
"""


@dataclass(frozen=True)
class NewArticle:
    """A file to write: its path below the folder of contents, and its text."""

    path: str
    text: str


def build_new_article(title: str, day: date, author: str, category: str) -> NewArticle | None:
    """A draft called `title`, dated `day`; None when no address can be made of the title."""
    title = " ".join(title.split())
    slug = shorten_slug(build_slug(title))
    if not slug:
        return None
    text = _TEMPLATE.format(
        title=title, day=day.isoformat(), author=author, category=category, slug=slug
    )
    return NewArticle(f"articles/{day.year}/{slug}.md", text)
