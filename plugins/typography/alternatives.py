"""The texts of images stand in attributes, which the rules leave alone: they are set here. Core."""

import html
import re
from collections.abc import Callable

_IMAGE = re.compile(r"""<img\b(?:[^>"']|"[^"]*"|'[^']*')*>""", re.I)
_ALT = re.compile(r'(\salt=")([^"]*)(")')


def typeset_alternatives(body: str, typeset: Callable[[str], str]) -> str:
    """`body` with `typeset` applied to the `alt` of each image, and to nothing else."""

    def replace(match: re.Match[str]) -> str:
        text = typeset(html.unescape(match[2]))
        return f"{match[1]}{html.escape(text)}{match[3]}"

    return _IMAGE.sub(lambda image: _ALT.sub(replace, image[0], count=1), body)
