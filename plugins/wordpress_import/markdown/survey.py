"""What must be known of a whole text before its parts are read: its footnotes. Core."""

from dataclasses import dataclass, field

from plugins.wordpress_import.markdown.tree import Node

_NOTES = frozenset({"footnotes", "footnote", "wp-block-footnotes"})
_BACK = frozenset({"footnote-backref", "footnote-backlink"})
_ARROWS = frozenset({"↩", "↩\ufe0e", "↩\ufe0f", "↵", "↑", "^"})


@dataclass
class Survey:
    """Labels of footnotes by their ids; the nodes that hold them, or stand over them as a line."""

    labels: dict[str, str] = field(default_factory=dict)
    lists: dict[int, list[Node]] = field(default_factory=dict)
    lines: set[int] = field(default_factory=set)

    def find_label(self, node: Node) -> str | None:
        """The label of the footnote that the link `node` leads to."""
        href = node.attributes.get("href", "")
        return self.labels.get(href[1:]) if href.startswith("#") else None

    def find_mark(self, node: Node) -> Node | None:
        """The link to a footnote that is all that `node` holds, if it is so."""
        inside = node.list_elements()
        if len(inside) != 1 or any(isinstance(c, str) and c.strip() for c in node.children):
            return None
        return inside[0] if inside[0].name == "a" and self.find_label(inside[0]) else None


def survey_tree(root: Node) -> Survey:
    """Find the footnotes of a text."""
    survey = Survey()
    stack = [root]
    while stack:
        node = stack.pop()
        if not node.classes & _NOTES or not _add_notes(node, survey):
            stack.extend(reversed(node.list_elements()))
    return survey


def is_back_link(node: Node) -> bool:
    """Whether the link `node` leads from a footnote back to the text."""
    if not node.attributes.get("href", "").startswith("#"):
        return False
    return bool(_BACK & node.classes) or node.read_text().strip() in _ARROWS


def _add_notes(node: Node, survey: Survey) -> bool:
    """Note the footnotes that `node` holds, if it is what holds them."""
    holder = node if node.name == "ol" else next(node.find("ol"), None)
    items = [each for each in holder.list_elements() if each.name == "li"] if holder else []
    if holder is None or not items or not all(item.attributes.get("id") for item in items):
        return False
    survey.lists[id(holder)] = items
    survey.lines |= {id(each) for each in node.list_elements() if each.name == "hr"}
    for item in items:
        survey.labels.setdefault(item.attributes["id"], str(len(survey.labels) + 1))
    return True
