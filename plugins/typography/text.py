"""Plain text typeset: titles, alternatives of images, what goes into attributes and feeds. Core."""

from plugins.typography.line import Line
from plugins.typography.options import Options
from plugins.typography.rules import typeset_line


def typeset_text(text: str, options: Options) -> str:
    """French `text` by the rules of HTML, in characters alone: `1er` has no superior letters."""
    return typeset_line(Line(text, text, takes_tags=False), options).shown
