"""A page that a browser saved as one file (.mhtml): its HTML and its pictures. Core."""

import email
import email.policy
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from functools import partial

from plugins.wordpress_import.saved_page.decoding import decode_page
from plugins.wordpress_import.saved_page.model import RefusedPageError

_HEAD = 2048
_MOST_PARTS = 2000
_NOT_READ = (
    "cette archive (.mhtml) ne se lit pas\u00a0: "
    "enregistrez la page comme «\u00a0page web complète\u00a0»"
)


@dataclass(frozen=True)
class WebArchive:
    """What such a file holds; `pictures` are read by the addresses that the HTML gives them."""

    text: str
    address: str
    pictures: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)


def is_web_archive(raw: bytes) -> bool:
    """Whether `raw` begins as a mail whose parts are a page."""
    head = raw[:_HEAD].lower()
    is_markup = head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")
    return b"mime-version:" in head and b"multipart/related" in head and not is_markup


def read_web_archive(raw: bytes) -> WebArchive:
    """The page in `raw`; RefusedPageError where there is none."""
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    parts = [message] if not message.is_multipart() else list(message.walk())
    if len(parts) > _MOST_PARTS:
        raise RefusedPageError(_NOT_READ)
    pages = [part for part in parts if part.get_content_type() == "text/html"]
    if not pages:
        raise RefusedPageError(_NOT_READ)
    pictures = {
        _find_location(part): partial(_read_bytes, part)
        for part in parts
        if part.get_content_maintype() == "image"
    }
    address = str(message.get("Snapshot-Content-Location", "")).strip() or _find_location(pages[0])
    return WebArchive(decode_page(_read_bytes(pages[0]))[0], address, pictures)


def _find_location(part: Message) -> str:
    return "".join(str(part.get("Content-Location", "")).split())


def _read_bytes(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
