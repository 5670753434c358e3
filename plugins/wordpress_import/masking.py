"""Addresses of people do not slip into what is published through what they wrote. Core."""

import re
from collections.abc import Iterable

from plugins.wordpress_import.model import Export

HIDDEN = "[adresse retirée]"

_EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_NETWORK = re.compile(r"(?<![\w.:])[0-9A-Fa-f][0-9A-Fa-f:.]{5,43}[0-9A-Fa-f](?![\w:])")
_NOBODY = frozenset({"", "127.0.0.1", "::1", "0.0.0.0"})  # noqa: S104 - names no machine


class Mask:
    """Hides the addresses that somebody gave to WordPress, and not to readers."""

    def __init__(self, emails: Iterable[str], networks: Iterable[str]) -> None:
        self._known = {each.strip().casefold() for each in emails} - {""}
        self._networks = {each.strip().casefold() for each in networks} - _NOBODY

    def hide(self, text: str) -> str:
        """`text` without the addresses of mail or of machines that the export holds as private."""
        if "@" in text:
            text = _EMAIL.sub(self._hide_email, text)
        if self._networks and (text.count(".") > 2 or text.count(":") > 1):  # noqa: PLR2004 - as one holds
            text = _NETWORK.sub(self._hide_network, text)
        return text

    def _hide_email(self, match: re.Match[str]) -> str:
        return HIDDEN if match[0].casefold().strip(".") in self._known else match[0]

    def _hide_network(self, match: re.Match[str]) -> str:
        return HIDDEN if match[0].casefold() in self._networks else match[0]


def build_mask(export: Export) -> Mask:
    """The mask of all that accounts and comments of `export` hold."""
    comments = [comment for item in export.items for comment in item.comments]
    emails = [author.email for author in export.authors.values()]
    return Mask([*emails, *(each.email for each in comments)], [each.address for each in comments])


def remove_emails(name: str) -> str:
    """The name of a person, without any address of mail."""
    return " ".join(_EMAIL.sub("", name).split()) if "@" in name else name
