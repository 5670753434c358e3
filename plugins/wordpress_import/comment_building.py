"""One comment of WordPress as this site keeps it: cleaned as the service cleans, and held to the
same rules. Core.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from typing import NamedTuple
from urllib.parse import urlsplit

from plugins.comments.model import Comment, Status
from plugins.comments.names import clean_name
from plugins.comments.source import format_source, parse_source
from plugins.comments.web import is_web_address
from plugins.wordpress_import.comment_ids import build_comment_id
from plugins.wordpress_import.comment_text import CommentText, UnfitTextError, convert_comment
from plugins.wordpress_import.masking import build_mask, remove_emails
from plugins.wordpress_import.model import Export, OldComment, OldItem

NOBODY = "Anonyme"
LONGEST_NAME = 200
"""Signs of a name, or of the title of a page; longer ones are cut."""

MOST_TOLD, MOST_SHOWN = 3, 200
"""Addresses that are told of one comment, and signs of each."""


class UnfitCommentError(ValueError):
    """Why a comment cannot be shown, in French."""


def _keep(address: str) -> str:
    return address


@dataclass(frozen=True)
class Links:
    """Where the addresses that comments hold lead now; `home` is the address of the new site."""

    resolve: Callable[[str], str] = _keep
    home: str = ""

    def find(self, address: str) -> str:
        """The absolute address for `address`."""
        found = self.resolve(address)
        return f"{self.home.rstrip('/')}{found}" if found[:1] == "/" != found[1:2] else found


class Built(NamedTuple):
    """A comment, and what the author should know of it, in French."""

    comment: Comment
    remarks: tuple[str, ...]


class Builder:
    """Builds the comments of one export."""

    def __init__(self, export: Export, links: Links) -> None:
        self._site = export.site
        self._links = links if links.home else Links(links.resolve, export.site)
        self._mask = build_mask(export)
        authors = export.authors.values()
        self._ids = {author.id for author in authors} - {0}
        self._emails = {author.email.strip().casefold() for author in authors} - {""}

    def name(self, number: int) -> str:
        """The id of the comment of this number."""
        return build_comment_id(self._site, number)

    def build(self, item: OldItem, slug: str, old: OldComment, status: Status) -> Built:
        """`old` below the page of `slug`; UnfitCommentError when it cannot be shown."""
        said = self._read_text(old)
        comment = Comment(
            id=self.name(old.id),
            article=slug,
            parent=self.name(old.parent) if old.parent not in (0, old.id) else None,
            name=self._read_name(old.name) or NOBODY,
            text=self._mask.hide(said.text),
            created=_find_moment(item, old),
            status=status,
            is_author=self._is_author(old),
        )
        _check(comment)
        return Built(comment, tuple(_describe(said, comment.text)))

    def build_ping(self, item: OldItem, slug: str, old: OldComment) -> Built:
        """The same of a ping, which leads to the page that it comes from."""
        source = unescape(old.url).strip()
        if not is_web_address(source):
            raise UnfitCommentError("il ne dit pas de quelle page il vient")
        said = self._read_text(old, is_needed=False)
        comment = Comment(
            id=self.name(old.id),
            article=slug,
            parent=None,
            name=self._read_name(old.name) or urlsplit(source).netloc,
            text=self._mask.hide(said.text),
            created=_find_moment(item, old),
            status=Status.APPROVED,
            source=source,
        )
        _check(comment)
        return Built(comment, tuple(_describe(said, comment.text)))

    def _read_text(self, old: OldComment, is_needed: bool = True) -> CommentText:
        try:
            return convert_comment(old.text, self._links.find)
        except UnfitTextError as failure:
            if is_needed or old.text.strip():
                raise UnfitCommentError(str(failure)) from None
            return CommentText("")

    def _read_name(self, raw: str) -> str:
        name = remove_emails(self._mask.hide(clean_name(unescape(raw))))
        return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rstrip()}…"

    def _is_author(self, old: OldComment) -> bool:
        """Whether one of those who write the blog did; a name alone proves nothing."""
        is_known = old.user in self._ids or old.email.strip().casefold() in self._emails
        return old.user > 0 and is_known


def _find_moment(item: OldItem, old: OldComment) -> datetime:
    """When it was written; where the export does not tell, when the page was."""
    moment = old.created or item.date_gmt or item.date
    if moment is None:
        raise UnfitCommentError("il n’a pas de date")
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).replace(microsecond=0)


def _check(comment: Comment) -> None:
    """What is written must be read again as it is: no name, no text can pass for a header."""
    approved = Comment(**{**vars(comment), "status": Status.APPROVED})
    read = parse_source(format_source(approved).encode(), comment.article, comment.id)
    if read != approved:
        faults = [] if isinstance(read, Comment) else [fault.message for fault in read]
        raise UnfitCommentError(", ".join(faults) or "il ne se relit pas comme il s’écrit")


def _describe(said: CommentText, published: str) -> list[str]:
    remarks = [f"une image n’est pas montrée\u00a0: {each}" for each in _cut(said.images)]
    remarks += [f"un lien n’est pas repris\u00a0: {each}" for each in _cut(said.links)]
    remarks += ["sa mise en forme est simplifiée"] if said.is_simplified else []
    remarks += ["une adresse privée y est masquée"] if said.text != published else []
    return remarks


def _cut(addresses: Sequence[str]) -> list[str]:
    """A few of `addresses`, as a terminal can show them: a stranger chose them."""
    shown = ["".join(filter(str.isprintable, each))[:MOST_SHOWN] for each in addresses]
    more = ["…"] if len(shown) > MOST_TOLD else []
    return shown[:MOST_TOLD] + more
