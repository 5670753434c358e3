"""The comments of an article as linked data (https://schema.org/Comment). Core."""

from collections.abc import Iterable
from typing import Any

from plugins.comments.model import Comment


def build_comment_data(comments: Iterable[Comment], article: str) -> list[dict[str, Any]]:
    """One node a comment, the oldest first; `article` is the absolute address of its page."""
    ordered = sorted(comments, key=lambda comment: (comment.created, comment.id))
    known = {comment.id for comment in ordered}
    return [_describe(comment, article, known) for comment in ordered]


def build_anchor(identity: str) -> str:
    """The anchor of a comment on the page of its article; it never changes."""
    return f"commentaire-{identity}"


def _describe(comment: Comment, article: str, known: set[str]) -> dict[str, Any]:
    address = f"{article}#{build_anchor(comment.id)}"
    node: dict[str, Any] = {
        "@type": "Comment",
        "@id": address,
        "url": address,
        "text": comment.text,
        "dateCreated": comment.created.isoformat(timespec="seconds"),
        "author": {"@type": "Person", "name": comment.name},
    }
    if comment.parent in known:
        node["parentItem"] = {"@id": f"{article}#{build_anchor(str(comment.parent))}"}
    return node
