"""Dialogue: in French each reply is a paragraph that opens with a dash. Core: HTML in, HTML out."""

import re

_REPLY = re.compile(r"<p>(?=[–—][ \u00a0\u202f])")


def mark_dialogue(body: str) -> str:
    """`body` with `class="dialogue"` on each paragraph that opens with a dash and a space."""
    return _REPLY.sub('<p class="dialogue">', body)
