"""A mail server on a socket, which may refuse: what it takes it keeps, by Message-ID."""

import socket
from collections import Counter
from collections.abc import Callable
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller

Answer = Callable[[str], str]
"""What to say to a recipient; `250 …` takes the mail."""


def find_free_port() -> int:
    """A port that nobody listens on; aiosmtpd takes no other kind of answer."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


class MailServer:
    """Listens on a port of its own until `stop`; `answer` may be changed at any time."""

    def __init__(self, answer: Answer = lambda _: "250 OK") -> None:
        self.answer = answer
        self.taken: list[Message] = []
        self.said: list[str] = []
        self._port = find_free_port()
        self._controller = Controller(self, "127.0.0.1", self._port)

    def start(self) -> "MailServer":
        """Listen."""
        self._controller.start()
        return self

    def stop(self) -> None:
        """Listen no more."""
        self._controller.stop()

    @property
    def url(self) -> str:
        """What a mailer is told."""
        return f"smtp://127.0.0.1:{self._port}"

    def count_ids(self) -> Counter[str]:
        """How often each Message-ID was taken."""
        return Counter(str(message["Message-ID"]) for message in self.taken)

    async def handle_RCPT(  # noqa: N802 - the names and arguments of aiosmtpd
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """Answer for one recipient."""
        del server, session, options
        said = self.answer(address)
        self.said.append(said)
        if said.startswith("250"):
            envelope.rcpt_tos.append(address)
        return said

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        """Keep the mail."""
        del server, session
        self.taken.append(message_from_bytes(envelope.content))
        return "250 OK"
