"""What becomes of the comments of an export: on the site, in the queue, or in the archive. Core.

Approved ones of what is public become files of content/comments, pings apart; what waits goes to
the moderator; whatever cannot be shown is kept for the author alone. The archive holds all.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import Enum
from typing import NamedTuple

from plugins.comments.exchange import Entry, format_entry
from plugins.comments.model import Comment, Status
from plugins.comments.source import format_source, is_slug
from plugins.wordpress_import.comment_building import Builder, Links, UnfitCommentError
from plugins.wordpress_import.model import Export, Note, OldComment, OldItem, PrivateRecord

PINGS = frozenset({"pingback", "trackback"})


class Outcome(Enum):
    """What became of a comment; the values say it in the archive."""

    PUBLISHED = "publié"
    PING = "publié à part, parmi les sites qui en parlent"
    PENDING = "en attente, dans la file de modération"
    WAITING_PING = (
        "en attente sur l’ancien blog\u00a0: une page qui en parle, et non un commentaire"
    )
    TRASH = "à la corbeille"
    SPAM = "indésirable"
    HIDDEN = "sous un contenu qui n’est pas public"
    HOMELESS = "sous un contenu qui n’a pas de page sur le site"
    FOREIGN = "d’une autre sorte que les commentaires et les rétroliens"
    UNFIT = "impossible à montrer"


_STATES = {
    "trash": Outcome.TRASH,
    "post-trashed": Outcome.TRASH,
    "spam": Outcome.SPAM,
}


class Kept(NamedTuple):
    """A comment for the service, and what it seals of whoever sent it."""

    comment: Comment
    email: str
    address: str


@dataclass
class CommentsPlan:
    """All that the comments of an export come to."""

    files: dict[str, bytes] = field(default_factory=dict)
    """By their path below content/."""
    kept: list[Kept] = field(default_factory=list)
    """Published or waiting ones, for the store of the service."""
    records: list[PrivateRecord] = field(default_factory=list)
    """All comments as WordPress held them, and what became of each."""
    notes: list[Note] = field(default_factory=list)
    counts: Counter[Outcome] = field(default_factory=Counter)

    def format_queue(self) -> bytes:
        """What waits, for `python -m plugins.comments import` on the machine of the service."""
        waiting = [each for each in self.kept if each.comment.status is Status.PENDING]
        lines = [format_entry(Entry(each.comment, each.email)) for each in waiting]
        return "".join(f"{line}\n" for line in lines).encode()


def plan_comments(
    export: Export, slugs: Mapping[int, str], links: Links | None = None
) -> CommentsPlan:
    """What becomes of each comment of `export`; `slugs` are those of the pages, by their ids."""
    planner, met = _Planner(Builder(export, links or Links())), set[int]()
    for item in export.items:
        new = [comment for comment in item.comments if comment.id not in met]
        met.update(comment.id for comment in new)
        planner.plan_item(item, slugs.get(item.id, ""), new)
    return planner.plan


@dataclass
class _Planner:
    builder: Builder
    plan: CommentsPlan = field(default_factory=CommentsPlan)

    def plan_item(self, item: OldItem, slug: str, comments: list[OldComment]) -> None:
        """All comments below one page."""
        outcomes = {each.id: _find_outcome(item, slug, each) for each in comments}
        in_thread = {n for n, o in outcomes.items() if o in (Outcome.PUBLISHED, Outcome.PENDING)}
        for old in comments:
            shown = old if old.parent in in_thread else replace(old, parent=0)
            outcome = self._place(item, slug, shown, outcomes[old.id])
            self.plan.counts[outcome] += 1
            self.plan.records.append(_record(item, old, outcome, self.builder.name(old.id)))

    def _place(self, item: OldItem, slug: str, old: OldComment, outcome: Outcome) -> Outcome:
        """Put `old` where `outcome` says, or tell why that cannot be."""
        try:
            if outcome is Outcome.PING:
                built = self.builder.build_ping(item, slug, old)
            elif outcome is Outcome.PUBLISHED:
                built = self.builder.build(item, slug, old, Status.APPROVED)
            elif outcome is Outcome.PENDING:
                built = self.builder.build(item, slug, old, Status.PENDING)
            else:
                return outcome
        except UnfitCommentError as failure:
            self._note(item, old, f"n’est pas repris\u00a0: {failure}")
            return Outcome.UNFIT
        for remark in built.remarks:
            self._note(item, old, remark)
        self._keep(built.comment, old)
        return outcome

    def _keep(self, comment: Comment, old: OldComment) -> None:
        if comment.status is Status.APPROVED:
            path = f"comments/{comment.article}/{comment.id}.md"
            self.plan.files[path] = format_source(comment).encode()
        if not comment.is_ping:
            self.plan.kept.append(Kept(comment, old.email.strip(), old.address.strip()))

    def _note(self, item: OldItem, old: OldComment, remark: str) -> None:
        said = f"Commentaire {old.id}, du blog d’origine\u00a0: {remark}."
        self.plan.notes.append(Note(said, item.title or item.slug or str(item.id)))


def _find_outcome(item: OldItem, slug: str, old: OldComment) -> Outcome:
    if old.status in _STATES:
        return _STATES[old.status]
    if not item.is_public:
        return Outcome.HIDDEN
    if not is_slug(slug):
        return Outcome.HOMELESS
    if old.kind in PINGS:
        return Outcome.PING if old.status == "approved" else Outcome.WAITING_PING
    if old.kind not in ("comment", ""):
        return Outcome.FOREIGN
    return Outcome.PUBLISHED if old.status == "approved" else Outcome.PENDING


def _record(item: OldItem, old: OldComment, outcome: Outcome, identity: str) -> PrivateRecord:
    """All that WordPress held of a comment, as JSON can say it."""
    content = {
        "id": identity,
        "article": {"id": item.id, "title": item.title, "address": item.link},
        "comment": {**asdict(old), "created": old.created and old.created.isoformat()},
    }
    return PrivateRecord("commentaires", outcome.value, content)
