"""By what each element of HTML is read, if it is more than text or a part of the page. Core."""

from plugins.wordpress_import.markdown import block_handlers as blocks
from plugins.wordpress_import.markdown import line_handlers as lines
from plugins.wordpress_import.markdown.elements import HEADINGS
from plugins.wordpress_import.markdown.figures import read_caption, read_details, read_figure
from plugins.wordpress_import.markdown.lists import read_definitions, read_item, read_list
from plugins.wordpress_import.markdown.players import read_frame, read_player
from plugins.wordpress_import.markdown.reader import Handler
from plugins.wordpress_import.markdown.tables import read_table
from plugins.wordpress_import.markdown.tree import COMMENT


def _nest(read: Handler) -> Handler:
    return lambda reader, node: reader.nest(node, read)


HANDLERS: dict[str, Handler] = {
    "p": blocks.read_paragraph,
    "pre": blocks.read_preformatted,
    "code": lines.read_code,
    "a": lines.read_link,
    "sup": lines.read_superscript,
    "abbr": lines.read_abbreviation,
    "cite": lines.read_citation,
    "img": lines.read_image,
    "br": lines.read_break,
    "hr": blocks.read_rule,
    COMMENT: blocks.read_comment,
    "blockquote": _nest(blocks.read_quote),
    "ul": _nest(read_list),
    "ol": _nest(read_list),
    "li": _nest(read_item),
    "dl": _nest(read_definitions),
    "table": _nest(read_table),
    "figure": _nest(read_figure),
    "details": _nest(read_details),
    "figcaption": read_caption,
    "audio": read_player,
    "video": read_player,
    "iframe": read_frame,
    "frame": read_frame,
    **dict.fromkeys(HEADINGS, blocks.read_heading),
}
"""By the name of the element."""
