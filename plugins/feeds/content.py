"""The body of an article made fit for a feed reader: absolute addresses and no active part. Core.

A body written as Markdown writes it is copied but for the tags that change; anything else is for
the standard library's parser, which would make the same of such a body ten times slower.
"""

import re
from html import escape, unescape
from html.entities import html5

from plugins.feeds.addresses import Resolver
from plugins.feeds.carried import DROPPED, LEFT_OUT, OPENED, fit_value, is_carried
from plugins.feeds.parsing import rewrite_any

_RAW_TEXTS = {"textarea", "title", "xmp", "noembed", "noframes", "plaintext"}
"""Elements in which a tag may be text: it depends on the version of the parser."""
_LEFT_TO_PARSER = "|".join(sorted(DROPPED | (OPENED - {"picture"}) | LEFT_OUT | _RAW_TEXTS))

_NAME = "[a-z][a-z0-9]*"
_ATTRIBUTE = r" ([a-z][a-z0-9:-]*)(?:=\"([^\"<>]*)\")?"
_STARTED = rf"{_NAME}(?:{_ATTRIBUTE})*(?: /)?"
_ODD = re.compile(
    rf"<(?!(?!/?(?:{_LEFT_TO_PARSER})\b)(?:/{_NAME}|{_STARTED})>)"
    r"|&(?!(?:#(?:[0-9]+|[xX][0-9a-fA-F]+)|[a-zA-Z][a-zA-Z0-9]*);)"
)
"""Where a body is not plain: each `<` of one begins a tag, each `&` an entity."""

_NAMED = re.compile(r"&([a-zA-Z][a-zA-Z0-9]*;)")
_MAY_CHANGE = re.compile(rf"<(?:(/?)(picture|source)(?![a-z0-9])|{_NAME} [a-z])[^<>]*>")
_EACH_ATTRIBUTE = re.compile(_ATTRIBUTE)


def render_feed_content(body: str, resolve: Resolver) -> str:
    """`body` as a feed may carry it; `resolve` makes one address absolute."""
    if _ODD.search(body) or not html5.keys() >= set(_NAMED.findall(body)):
        return rewrite_any(body, resolve)
    return _MAY_CHANGE.sub(_PlainTags(resolve).rewrite, body)


class _PlainTags:
    """Rewrites the tags of one plain body, in their order."""

    def __init__(self, resolve: Resolver) -> None:
        self._resolve = resolve
        self._pictures = 0

    def rewrite(self, tag: re.Match[str]) -> str:
        """What a feed carries of a tag that has attributes, or belongs to a picture."""
        if tag[2] == "picture":
            if not tag[0].endswith("/>"):
                self._pictures = max(0, self._pictures - 1 if tag[1] else self._pictures + 1)
            return ""
        if tag[2] and self._pictures:
            return ""
        return _EACH_ATTRIBUTE.sub(self._rewrite_attribute, tag[0])

    def _rewrite_attribute(self, attribute: re.Match[str]) -> str:
        name, written = attribute.groups()
        value = None if written is None else unescape(written)
        if not is_carried(name, value):
            return ""
        if value is None:
            return attribute[0]
        return f' {name}="{escape(fit_value(name, value, self._resolve))}"'
