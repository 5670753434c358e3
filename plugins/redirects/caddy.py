"""The table in the words of Caddy, to be included in its `map` directives. Core.

Caddy compares decoded addresses, signs in upper case apart from those in lower; what could mean
something to it is written as a pattern, by its number.
"""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from plugins.redirects.addresses import is_open
from plugins.redirects.table import Redirect

_HEAD = "# Anciennes adresses, pour la configuration que « make servers » écrit.\n"
"""Caddy refuses to include an empty file."""
_PLAIN = re.compile(r"[\w/.~?=%-]*")


def render_caddy(redirects: Iterable[Redirect]) -> str:
    """`redirects.map.caddy`: addresses without their last slash, and where each leads."""
    alone = (redirect for redirect in redirects if not is_open(redirect.source))
    return _HEAD + "".join(f"{_find_form(each.source)} {each.target}\n" for each in alone)


def render_caddy_below(redirects: Iterable[Redirect]) -> str:
    """`redirects.below.caddy`: what stands for many addresses; the first that fits counts."""
    wide = [redirect for redirect in redirects if is_open(redirect.source)]
    rows = sorted(wide, key=lambda redirect: -len(redirect.source))
    return _HEAD + "".join(f"{_find_pattern(each.source)} {each.target}\n" for each in rows)


def _find_form(source: str) -> str:
    path, question, query = source.partition("?")
    path = unquote(path)
    if question:
        return f"~(?i)^{_escape(path)}[?]{_escape(query)}$" if "%" in query else _name(source)
    return _name(path.rstrip("/") or "/")


def _find_pattern(source: str) -> str:
    path, question, query = source.partition("?")
    begun = f"{unquote(path)}?{query[:-1]}" if question else unquote(path)[:-2]
    return f"~(?i)^{_escape(begun)}{'' if question else '(?:/.*)?$'}"


def _name(address: str) -> str:
    return address if _PLAIN.fullmatch(address) else f"~^{_escape(address)}$"


def _escape(text: str) -> str:
    return "".join(s if s.isalnum() or s in "/_-" else f"\\x{{{ord(s):x}}}" for s in text)
