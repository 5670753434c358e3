"""A mail of the outbox as the message that travels. Core: the standard library's own types.

Whatever was typed, a header stays one line: control signs and line ends of every kind are gone
before the message is composed, and the policy of the standard library refuses what would remain.
"""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import lru_cache

from plugins.comments.confusables import replace_signs
from plugins.comments.model import OutboxMail

LONGEST_HEADER = 150
_BREAKS = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"}


@dataclass(frozen=True)
class Post:
    """What a message bears beside its words: from whom, under whose domain, and when."""

    sender: str
    domain: str
    moment: datetime
    name: str = ""


def clean_header(text: str) -> str:
    """`text` on one line, without signs that cannot be seen, and of bounded length."""
    seen = clean_value(text[: 4 * LONGEST_HEADER])
    # What looks like an encoded word would be decoded again by whoever reads the header.
    line = " ".join(part for part in seen.replace("=?", "= ?").split(" ") if part)
    return line if len(line) <= LONGEST_HEADER else f"{line[: LONGEST_HEADER - 1].rstrip()}…"


@lru_cache(maxsize=4096)
def _is_break(sign: str) -> bool:
    is_french = sign in "\u00a0\u202f"  # French asks for them inside a title
    return unicodedata.category(sign) in _BREAKS and not is_french


def compose_message(mail: OutboxMail, recipient: str, post: Post) -> EmailMessage:
    """The message, in text and HTML; its Message-ID is that of the outbox, at each attempt."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = clean_header(mail.subject)
    message["From"] = Address(clean_header(post.name), addr_spec=clean_header(post.sender))
    message["To"] = Address(addr_spec=clean_header(recipient))
    message["Date"] = format_datetime(post.moment)
    message["Message-ID"] = f"<{mail.id}@{post.domain}>"
    message["Auto-Submitted"] = "auto-generated"
    for name, value in mail.headers.items():
        message[name] = clean_value(value)
    message.set_content(mail.text, cte="quoted-printable")
    if mail.html:
        message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    return message


def clean_value(value: str) -> str:
    """A header of ours, whose addresses may be long: on one line, and whole."""
    return replace_signs(value, {sign: " " for sign in set(value) if _is_break(sign)})
