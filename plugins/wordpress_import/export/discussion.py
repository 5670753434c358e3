"""From the element of a comment to its value. Core."""

from plugins.wordpress_import.export.elements import Element
from plugins.wordpress_import.export.refusals import Notebook, quote
from plugins.wordpress_import.export.values import parse_moment_gmt, parse_number
from plugins.wordpress_import.model import OldComment

STATUSES = {
    "1": "approved",
    "approve": "approved",
    "approved": "approved",
    "0": "pending",
    "hold": "pending",
    "spam": "spam",
    "trash": "trash",
    "post-trashed": "trash",
}
KINDS = {
    "": "comment",
    "comment": "comment",
    "review": "comment",
    "pingback": "pingback",
    "trackback": "trackback",
    "webmention": "pingback",
}


def read_comment(element: Element, notebook: Notebook) -> OldComment:
    """The comment of `<wp:comment>`; what its export does not say clearly is for a person to
    judge, hence pending."""
    texts = {part.name: part.text for part in reversed(element.parts)}

    def text(name: str) -> str:
        return texts.get(f"comment_{name}", "").strip()

    kind, status = KINDS.get(text("type").lower()), STATUSES.get(text("approved").lower())
    if kind is None or status is None:
        told = text("type") if kind is None else text("approved")
        notebook.add(
            "Un commentaire d’une sorte ou d’un état inconnu"
            f" ({quote(told, 40)}) est mis en attente de modération",
            element.line,
        )
    return OldComment(
        id=max(0, parse_number(text("id"))),
        name=text("author"),
        text=texts.get("comment_content", ""),
        created=parse_moment_gmt(text("date_gmt")),
        status="pending" if kind is None and status == "approved" else status or "pending",
        kind=kind or "comment",
        parent=max(0, parse_number(text("parent"))),
        user=parse_number(text("user_id")),
        email=text("author_email"),
        url=text("author_url"),
        address=text("author_IP"),
    )
