"""The small forms by which the author acts from a page of the preview. Core."""

from html import escape

from plugins.preview.places import EDIT

LABEL = "Modifier"


def render_hidden(**values: str) -> str:
    """Hidden fields; those that a browser would remember are not."""
    return "".join(
        f'<input type="hidden" name="{name}" value="{escape(value)}" autocomplete="off">'
        for name, value in values.items()
    )


def render_edit(token: str, source: str, back: str, line: int | None = None) -> str:
    """The button that opens `source` in the author's editor; nothing for who may only look."""
    if not token or not source.endswith(".md"):
        return ""
    place = f", ligne {line}" if line else ""
    label = f' aria-label="{LABEL} {escape(source)}{place}"' if line else ""
    fields = render_hidden(token=token, source=source, line=str(line or ""), back=back)
    return (
        f'<form class="edit" method="post" action="{EDIT}">{fields}'
        f"<button{label}>{LABEL}</button></form>"
    )
