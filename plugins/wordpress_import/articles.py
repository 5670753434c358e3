"""One text of WordPress as a file of this blog: its fields, its Markdown, what to look at. Core."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import tzinfo

from plugins.wordpress_import.alternatives import LIBRARY, find_alternative
from plugins.wordpress_import.headers import format_source
from plugins.wordpress_import.links import Atlas, Links
from plugins.wordpress_import.markdown.convert import convert_html
from plugins.wordpress_import.model import Export, Note, OldItem
from plugins.wordpress_import.moments import UNKNOWN, find_correction, find_moment, format_moment
from plugins.wordpress_import.places import PAGE, Place
from plugins.wordpress_import.plain import has_words, read_line, read_prose, shorten_line
from plugins.wordpress_import.showing.content import show_content
from plugins.wordpress_import.showing.lookups import Library
from plugins.wordpress_import.terms import Terms, format_tags
from plugins.wordpress_import.uploads import Upload

NO_TITLE = "Sans titre"
LONGEST_NAME = 80
LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_BEGINNING = 300, 600, 400
_TITLE_OF_TEXT = 60
_MORE = re.compile(r"<!--\s*(?:wp:more\b|more\b)")


@dataclass(frozen=True)
class Tools:
    """All that a text is converted with."""

    export: Export
    library: Library
    atlas: Atlas
    terms: Terms
    zone: tzinfo


@dataclass(frozen=True)
class Text:
    """A text once converted; `asked` are the files that it shows or leads to, by their paths."""

    item: OldItem
    place: Place
    title: str
    body: str
    summary: str = ""
    asked: Mapping[str, Upload] = field(default_factory=dict)
    lead: Upload | None = None
    lead_alt: str = ""
    notes: tuple[Note, ...] = ()


def convert_item(item: OldItem, place: Place, tools: Tools) -> Text:
    """The Markdown of `item`, and what its author should look at."""
    links = Links(tools.atlas, item.link)
    shown = show_content(item, tools.library)
    converted = convert_html(shown.html, links)
    title = read_line(item.title)
    if not has_words(title):
        title = shorten_line(read_prose(shown.html), _TITLE_OF_TEXT) or NO_TITLE
        links.notes.append(Note(f"sans titre dans WordPress : « {title} » vient de son texte"))
    lead, alt = _find_lead(item, tools, links)
    return Text(
        item,
        place,
        shorten_line(title, LONGEST_TITLE),
        converted.text,
        _find_summary(item, tools.library),
        links.asked,
        lead,
        alt,
        (*shown.notes, *converted.notes, *links.notes),
    )


@dataclass(frozen=True)
class Marks:
    """What a text is known by: its old addresses, and its id in the feeds."""

    redirects: tuple[str, ...] = ()
    guid: str = ""


def format_text(text: Text, tools: Tools, marks: Marks, is_there: Callable[[Upload], bool]) -> str:
    """The whole file of `text`; `is_there` tells whether a file came along."""
    item, place = text.item, text.place
    published = find_moment(item, tools.zone) or UNKNOWN
    corrected = find_correction(item, published, tools.zone)
    is_article = item.kind != PAGE
    lead = text.lead if text.lead and is_there(text.lead) else None
    fields = [
        ("Title", text.title),
        ("Date", format_moment(published)),
        ("Modified", format_moment(corrected) if corrected else ""),
        ("Author", find_author(item, tools)),
        ("Category", tools.terms.category_of(item) if is_article else ""),
        ("Tags", _format_tags(item, tools) if is_article else ""),
        ("Slug", place.slug),
        ("Summary", text.summary),
        ("Image", lead.address if lead else ""),
        ("Image_alt", text.lead_alt if lead else ""),
        ("Status", "" if place.is_public else "brouillon"),
        ("Redirect_from", " ".join(marks.redirects)),
        ("Guid", marks.guid),
        ("Comments", _find_choice(item)),
    ]
    return format_source(fields, text.body)


def _find_choice(item: OldItem) -> str:
    """Articles take comments unless they say else, pages if they say so: those that had some do."""
    if item.kind != PAGE:
        return "" if item.takes_comments else "fermés"
    has_some = any(each.status in {"approved", "pending"} for each in item.comments)
    return "ouverts" if item.takes_comments and has_some else ""


def find_author(item: OldItem, tools: Tools) -> str:
    """The name that an account shows."""
    author = tools.export.authors.get(item.author)
    return author.name if author else ""


def tidy_authors(export: Export) -> Export:
    """`export` with names that can sign an article; never a login, nor an address of mail."""
    named = {login: replace(a, name=_tidy_name(a.name)) for login, a in export.authors.items()}
    return replace(export, authors=named)


def _tidy_name(name: str) -> str:
    name = read_line(name)[:LONGEST_NAME].strip()
    return name if has_words(name) and "@" not in name else ""


def _format_tags(item: OldItem, tools: Tools) -> str:
    names = [name for name in tools.terms.tags_of(item) if has_words(name)]
    return format_tags(names) if names else ""


def _find_summary(item: OldItem, library: Library) -> str:
    """The excerpt, else what stands before « Lire la suite » if that is short enough for one."""
    summary = read_prose(item.excerpt)
    more = _MORE.search(item.content) if not summary else None
    if more:
        before = replace(item, content=item.content[: more.start()])
        shown = read_prose(show_content(before, library).html)
        summary = shown if len(shown) <= LONGEST_BEGINNING else ""
    return shorten_line(summary, LONGEST_SUMMARY) if has_words(summary) else ""


def _find_lead(item: OldItem, tools: Tools, links: Links) -> tuple[Upload | None, str]:
    """The picture at the top, and its alternative text."""
    number = item.find_meta("_thumbnail_id")
    attachment = tools.library.find_attachment(int(number)) if number.isdecimal() else None
    if attachment is None:
        return None, ""
    upload = tools.atlas.uploads.find(attachment.attachment_url)
    if upload is None:
        return None, ""
    links.asked[upload.path] = upload
    text, source = find_alternative(attachment, upload.name)
    if not text:
        links.notes.append(Note("l’image à la une n’a pas de texte : écrivez-le dans Image_alt"))
    elif source != LIBRARY:
        links.notes.append(
            Note(f"l’image à la une n’avait pas de texte : « {text} » vient {source}")
        )
    return upload, text
