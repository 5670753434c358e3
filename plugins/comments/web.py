"""Which addresses a stranger may lead readers to. Core."""

import re

_WEB = re.compile(r"https?://[\w-][\w.-]{0,250}(?::\d{1,5})?(?:[/?#]|\Z)", re.I)
"""A host and perhaps a port: no password, which serves to pass for another site."""


def is_web_address(address: str) -> bool:
    """Whether `address` is one of the web, whole, and what it seems to be."""
    return _WEB.match(address) is not None
