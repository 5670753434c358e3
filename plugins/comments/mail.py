"""Where mails go: to a mail server, or into a folder where the author reads them. I/O.

What a server answers is kept as a number alone: its sentences repeat the address they are about.
"""

import os
import re
import smtplib
import ssl
import tempfile
from contextlib import suppress
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple, Protocol
from urllib.parse import unquote, urlsplit

TIMEOUT = 20.0
"""Seconds for each step of the conversation with a server."""
TRAVEL = SMTP.clone(max_line_length=998)
"""Folded at the limit alone: a folded address of List-Unsubscribe would be encoded, and dead."""
REFUSAL, LAST_REFUSAL = 500, 599


class MailRefusedError(Exception):
    """A mail did not leave; `is_final` when trying again would not help."""

    def __init__(self, reason: str, is_final: bool = False) -> None:
        self.reason, self.is_final = reason, is_final
        super().__init__(reason)


class MailServerError(MailRefusedError):
    """The server is out of reach, or will not talk to us: the other mails need not try now."""


class Mailer(Protocol):
    """Takes a mail away, or raises `MailRefusedError`."""

    def send(self, message: EmailMessage) -> None: ...


class SmtpMailer:
    """`smtp://user:password@host:587` (STARTTLS where offered) or `smtps://…:465`.

    A password goes over an encrypted connection only, or to this very machine.
    """

    def __init__(self, url: str, timeout: float = TIMEOUT) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
            raise ValueError("COMMENTS_SMTP\u00a0: smtp://nom:mot-de-passe@serveur:587")
        self._is_tls = parts.scheme == "smtps"
        self._host, self._port = parts.hostname, parts.port or (465 if self._is_tls else 25)
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")
        self._timeout = timeout

    def __repr__(self) -> str:
        return f"<SmtpMailer {self._host}:{self._port}>"

    def send(self, message: EmailMessage) -> None:
        """Hand the mail over; once the server has taken it, nothing makes this fail."""
        sender, recipient = _find_address(message, "From"), _find_address(message, "To")
        try:
            server = self._connect()
        except (OSError, smtplib.SMTPException) as failure:
            raise MailServerError(_describe(failure)) from failure
        try:
            server.sendmail(sender, [recipient], message.as_bytes(policy=TRAVEL))
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as failure:
            code = _find_code(failure)
            raise MailRefusedError(f"{code}", REFUSAL <= code <= LAST_REFUSAL) from failure
        except (OSError, smtplib.SMTPException) as failure:
            raise MailServerError(_describe(failure)) from failure
        finally:
            with suppress(OSError, smtplib.SMTPException):
                server.quit()
            server.close()

    def _connect(self) -> smtplib.SMTP:
        context = ssl.create_default_context()
        if self._is_tls:
            return self._log_in(
                smtplib.SMTP_SSL(self._host, self._port, timeout=self._timeout, context=context)
            )
        server = smtplib.SMTP(self._host, self._port, timeout=self._timeout)
        try:
            server.ehlo_or_helo_if_needed()
            if server.has_extn("starttls"):
                server.starttls(context=context)
            elif self._user and not _is_this_machine(self._host):
                raise smtplib.SMTPNotSupportedError("no TLS")
            return self._log_in(server)
        except BaseException:
            server.close()
            raise

    def _log_in(self, server: smtplib.SMTP) -> smtplib.SMTP:
        if self._user:
            server.login(self._user, self._password)
        return server


class LocalMailbox:
    """A folder of mails, one file each; a mail sent twice is there once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, message: EmailMessage) -> None:
        """Keep the mail, whole, where only its owner reads it."""
        name = re.sub(
            r"[^A-Za-z0-9_-]", "-", str(message["Message-ID"]).partition("@")[0].lstrip("<")
        )
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write_whole(self._folder / f"{name}.eml", message.as_bytes(policy=TRAVEL))
        except OSError as failure:
            raise MailServerError(_describe(failure)) from failure


class LocalMail(NamedTuple):
    """A mail of the folder, as the preview shows it."""

    id: str
    date: str
    subject: str
    to: str
    text: str
    html: str


def list_mails(folder: Path) -> list[LocalMail]:
    """The mails of a `LocalMailbox`, the newest first."""
    paths = [(path.stat().st_mtime_ns, path) for path in folder.glob("*.eml")]
    return [_read_mail(path) for _, path in sorted(paths, reverse=True)]


def _read_mail(path: Path) -> LocalMail:
    message = message_from_bytes(path.read_bytes(), EmailMessage, policy=default)
    text, html = (_read_part(message, kind) for kind in ("plain", "html"))
    date, subject, to = (str(message[name] or "") for name in ("Date", "Subject", "To"))
    return LocalMail(path.stem, date, subject, to, text, html)


def _read_part(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return str(part.get_content()).replace("\r\n", "\n") if part is not None else ""


def _write_whole(path: Path, raw: bytes) -> None:
    """`path` is there whole or not at all, and only its owner may read it."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _find_address(message: EmailMessage, header: str) -> str:
    return str(message[header].addresses[0].addr_spec)


def _find_code(failure: smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError) -> int:
    if isinstance(failure, smtplib.SMTPDataError):
        return int(failure.smtp_code)
    return int(next(iter(failure.recipients.values()))[0])


def _describe(failure: Exception) -> str:
    code = getattr(failure, "smtp_code", None) or getattr(failure, "errno", None)
    return f"{type(failure).__name__} {code or ''}".strip()


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
