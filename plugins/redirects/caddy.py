"""The table in the words of Caddy, to be included in its `map` directives. Core.

Caddy compares decoded addresses, signs in upper case apart from those in lower; what could mean
something to it is written as a pattern, by its number.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from plugins.redirects.addresses import build_key, is_open
from plugins.redirects.table import Redirect
from plugins.shared.old_addresses import BELOW

_PLAIN = re.compile(r"[\w/.~?=%-]*")


def render_caddy(redirects: Iterable[Redirect]) -> str:
    """`redirects.map.caddy`: an address or a pattern, and where it leads; the first one counts."""
    rows = sorted(redirects, key=lambda r: (is_open(r.source), -len(r.source), r.source))
    forms = ((form, redirect.target) for redirect in rows for form in _list_forms(redirect.source))
    return "".join(f"{form} {target}\n" for form, target in forms)


def _list_forms(source: str) -> Iterator[str]:
    path, question, query = source.partition("?")
    path = unquote(path)
    if is_open(source):
        begun = f"{path}?{query[:-1]}" if question else path[:-2]
        yield f"~(?i)^{_escape(BELOW + begun)}{'' if question else '(?:/.*)?$'}"
    elif question:
        yield f"~(?i)^{_escape(path)}[?]{_escape(query)}$" if "%" in query else _name(source)
    else:
        yield from (_name(form) for form in dict.fromkeys((path, build_key(path))))


def _name(address: str) -> str:
    return address if _PLAIN.fullmatch(address) else f"~^{_escape(address)}$"


def _escape(text: str) -> str:
    return "".join(s if s.isalnum() or s in "/_-" else f"\\x{{{ord(s):x}}}" for s in text)
