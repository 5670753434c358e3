"""Which tags have their other half: only these may reach over the blocks between them. Core."""

from collections.abc import Iterable

from plugins.wordpress_import.showing.tokens import Tag


def pair_tags(tokens: Iterable[object]) -> None:
    """Marks each tag whose other half is there; a lone `<b>` ends with its block."""
    waiting: dict[str, list[Tag]] = {}
    for token in tokens:
        if not isinstance(token, Tag):
            continue
        if not token.is_end:
            waiting.setdefault(token.name, []).append(token)
        elif waiting.get(token.name):
            token.is_paired = waiting[token.name].pop().is_paired = True
