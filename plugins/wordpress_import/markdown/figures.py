"""Figures, captions and details, read from their elements. Core."""

from plugins.wordpress_import.markdown.model import Break, Content, Details, Figure
from plugins.wordpress_import.markdown.reader import Captions, Reader
from plugins.wordpress_import.markdown.tree import Node


def read_figure(reader: Reader, node: Node) -> None:
    """A figure is what it holds, unless it has a caption."""
    reader.end_line()
    outside, reader.captions = reader.captions, Captions()
    blocks = reader.collect(node)
    captions, reader.captions = reader.captions, outside
    caption = _join(captions.content)
    if blocks and caption:
        reader.add(Figure(blocks, caption, captions.is_first))
    elif caption:
        reader.add_line(caption)
    else:
        reader.add(*blocks)


def read_caption(reader: Reader, node: Node) -> None:
    """The caption of the figure around it; without one it is a paragraph."""
    reader.end_line()
    captions, is_first = reader.captions, not reader.blocks
    if captions is None:
        reader.read_block(node)
        return
    reader.captions = None
    content, others = reader.collect_line(node)
    reader.captions = captions
    if content:
        captions.is_first = captions.is_first or (is_first and not captions.content)
        captions.content.append(content)
    reader.add(*others)


def read_details(reader: Reader, node: Node) -> None:
    """A part that opens when asked; without a summary it is what it holds."""
    summary = next((each for each in node.list_elements() if each.name == "summary"), None)
    if summary is None:
        reader.read_block(node)
        return
    rest = Node("", {}, [child for child in node.children if child is not summary])
    content, others = reader.collect_line(summary)
    blocks = [*others, *reader.collect(rest)]
    if content:
        reader.add(Details(content, blocks, "open" in node.attributes))
    else:
        reader.add(*blocks)


def _join(captions: list[Content]) -> Content:
    joined: Content = []
    for content in captions:
        joined += [Break(), *content] if joined else content
    return joined
