"""Addresses as Markdown takes them: nothing in them reads as markup, or ends them. Core."""

import re

_UNSAFE = re.compile(r"\s*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
_IGNORED = re.compile("[\x00-\x1f\x7f]+")
_ODD = re.compile(r"""[\s"'<>\[\]\\`|^]|&(?=#|[A-Za-z0-9]+;)""")
_PAIRS = re.compile(r"[()]")
_PLAIN = re.compile(r"https?://[\w.~/?=&%+:,@#-]+", re.ASCII)


def is_safe(href: str) -> bool:
    """Whether a link to `href` leads somewhere, and runs nothing."""
    return not _UNSAFE.match(_IGNORED.sub("", href))


def format_address(address: str) -> str:
    """`address` as it stands between the parentheses of a link."""
    address = _ODD.sub(_encode, _IGNORED.sub("", address.strip()))
    return address if _is_balanced(address) else _PAIRS.sub(_encode, address)


def is_plain(address: str) -> bool:
    """Whether `<address>` is a link to it."""
    return _PLAIN.fullmatch(address) is not None


def _encode(match: re.Match[str]) -> str:
    if match[0] == "&":
        return "&amp;"
    return "".join(f"%{byte:02X}" for byte in match[0].encode())


def _is_balanced(address: str) -> bool:
    depth = 0
    for sign in _PAIRS.findall(address):
        depth += 1 if sign == "(" else -1
        if depth < 0:
            return False
    return depth == 0
