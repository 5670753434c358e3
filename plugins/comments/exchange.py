"""Comments as lines of JSON, one each: to be taken away, or brought in from elsewhere. Core.

The e-mail of whoever wrote is part of it: such a file is as private as the database itself.
"""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from plugins.comments.model import Comment, Status
from plugins.comments.names import clean_name, clean_text
from plugins.comments.source import is_id, is_slug


class Entry(NamedTuple):
    """A comment, and the address of whoever sent it: empty when none was given."""

    comment: Comment
    email: str


def format_entry(entry: Entry) -> str:
    """`entry` on one line."""
    comment = entry.comment
    content: dict[str, Any] = {
        "id": comment.id,
        "article": comment.article,
        "parent": comment.parent,
        "name": comment.name,
        "email": entry.email,
        "text": comment.text,
        "created": comment.created.isoformat(),
        "status": comment.status.value,
        "is_author": comment.is_author,
        "reasons": list(comment.reasons),
    }
    return json.dumps(content, ensure_ascii=False)


def parse_entry(line: str) -> Entry:
    """What `line` holds; ValueError with a French sentence where it is no comment."""
    try:
        content = json.loads(line)
    except ValueError:
        raise ValueError("ce n’est pas du JSON") from None
    if not isinstance(content, dict):
        raise ValueError("ce n’est pas un commentaire")
    parent = content.get("parent")
    comment = Comment(
        id=_read(content, "id", is_id),
        article=_read(content, "article", is_slug),
        parent=None if parent is None else _read(content, "parent", is_id),
        name=clean_name(_read(content, "name", str.strip)),
        text=clean_text(_read(content, "text", str.strip)),
        created=_read_moment(content),
        status=_read_status(content),
        is_author=content.get("is_author") is True,
        reasons=tuple(str(reason) for reason in content.get("reasons") or ()),
    )
    return Entry(comment, str(content.get("email") or ""))


def _read(content: dict[str, Any], name: str, is_right: Callable[[str], Any]) -> str:
    value = content.get(name)
    if not isinstance(value, str) or not is_right(value):
        raise ValueError(f"« {name} » manque, ou n’est pas ce qu’il devrait être")
    return value


def _read_moment(content: dict[str, Any]) -> datetime:
    moment = _find_moment(_read(content, "created", str.strip))
    if moment is None or moment.tzinfo is None:
        raise ValueError("« created » doit être une date complète, avec son fuseau")
    return moment


def _find_moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _read_status(content: dict[str, Any]) -> Status:
    try:
        return Status(content.get("status", Status.PENDING.value))
    except ValueError:
        known = ", ".join(status.value for status in Status)
        raise ValueError(f"« status » doit être l’un de\u00a0: {known}") from None
