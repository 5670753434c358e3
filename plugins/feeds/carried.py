"""What of an article's HTML a feed carries: its elements, and their attributes. Core."""

from plugins.feeds.addresses import Resolver, resolve_srcset

DROPPED = frozenset({"script", "style", "iframe", "form", "template"})
"""Elements that go with all they hold."""

OPENED = frozenset({"picture", "noscript", "html", "head", "body"})
"""Elements that go and leave what they hold: some readers choke on `<picture>`, not on `<img>`."""

LEFT_OUT = frozenset({"base", "link", "meta", "embed"})
"""Elements that hold nothing, and are active or mean nothing away from their page."""

_ADDRESSES = {"href", "src", "poster", "cite", "data", "longdesc", "xlink:href"}
_PAGE_ONLY = {"style", "sizes", "loading", "decoding", "fetchpriority", "ping", "srcdoc"}
_ACTIVE_SCHEMES = ("javascript:", "vbscript:")


def is_carried(name: str, value: str | None) -> bool:
    """Whether a feed carries the attribute `name`, in lower case, of this value."""
    if name in _PAGE_ONLY or name.startswith(("on", "data-", "form")) or not name[0].isalpha():
        return False
    if name not in _ADDRESSES:
        return name.isascii() and not set(name) & set("\"'<`")
    bare = "".join(sign for sign in value or "" if sign > " ")
    return not bare.lower().startswith(_ACTIVE_SCHEMES)


def fit_value(name: str, value: str, resolve: Resolver) -> str:
    """The value of an attribute, its addresses made absolute by `resolve`."""
    if name in _ADDRESSES:
        return resolve(value)
    return resolve_srcset(value, resolve) if name == "srcset" else value
