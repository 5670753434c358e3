"""The comments that came with a page, as files that wait for their author. Core.

Each has the shape of a published comment: once read, it is moved to content/comments/.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, tzinfo
from urllib.parse import urlsplit

from plugins.comments.model import Comment, Status
from plugins.comments.names import clean_name, clean_text
from plugins.comments.source import format_source
from plugins.wordpress_import.comment_ids import build_comment_id
from plugins.wordpress_import.saved_page.model import Draft, SavedComment

FOLDER = "var/wordpress/commentaires"
COPIED = "copies-avec-la-page.txt"
_NOON = time(12)


def list_asides(draft: Draft, zone: tzinfo) -> Iterator[tuple[str, bytes]]:
    """`(path in the project, content)` of each."""
    folder = f"{FOLDER}/{draft.stem}"
    if draft.copied_comments.strip():
        yield f"{folder}/{COPIED}", draft.copied_comments.encode()
    for comment in draft.comments:
        built = _build(comment, draft, zone)
        yield f"{folder}/{built.id}.md", format_source(built).encode()


def _build(comment: SavedComment, draft: Draft, zone: tzinfo) -> Comment:
    site = _find_site(draft.address)
    numbers = {each.number for each in draft.comments}
    return Comment(
        id=build_comment_id(site, comment.number),
        article=draft.stem,
        parent=build_comment_id(site, comment.parent) if comment.parent in numbers else None,
        name=clean_name(comment.name) or "Anonyme",
        text=clean_text(comment.text),
        created=_find_moment(comment.created or draft.created, draft.year, zone),
        status=Status.APPROVED,
        is_author=comment.by_author,
    )


def _find_site(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _find_moment(told: date | datetime | None, year: int, zone: tzinfo) -> datetime:
    """When it was written, as far as the page tells: the day of the article at the latest guess."""
    if told is None:
        return datetime(year, 1, 1, 12, tzinfo=zone).astimezone(UTC)
    moment = told if isinstance(told, datetime) else datetime.combine(told, _NOON)
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
