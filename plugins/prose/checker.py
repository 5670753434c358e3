"""Asks Grammalecte, where it is installed, in a process of its own: nothing waits for it.

Edge: it finds the program, hands it a file, and keeps what it said of each text.
"""

import asyncio
import contextlib
import hashlib
import shutil
import tempfile
from collections.abc import Set
from pathlib import Path

from plugins.prose.results import OPTIONS_OFF, parse_results
from plugins.prose.stripping import Words, find_silence, strip_article
from plugins.shared.findings import Finding

COMMAND = "grammalecte-cli"
MISSING = (
    "L’orthographe et la grammaire ne sont pas relues\u00a0: pour qu’elles le soient, "
    "sudo apt install grammalecte-cli"
)
PATIENCE = 30.0
"""Seconds; an article of a thousand words takes less than one."""
MOST_KEPT = 200
_OPTIONS = ("-j", "-cl", "-owe", "-wss", "-ctx", "-off", *OPTIONS_OFF)


def find_command() -> tuple[str, ...] | None:
    """The program, run behind all that the author waits for; None where it is not installed."""
    program, nice = shutil.which(COMMAND), shutil.which("nice")
    if program is None:
        return None
    return (nice, "-n", "10", program) if nice else (program,)


class Checker:
    """Proofreads articles; what it said of a text is kept by the digest of that text."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self.command = command
        self._said: dict[bytes, tuple[Words, str]] = {}

    def recall(self, path: str, article: str, known: Set[str]) -> list[Finding] | None:
        """What was said of this very text before; None when it was never asked about."""
        kept = self._said.get(_digest(article))
        return None if kept is None else _read(*kept, path, article, known)

    async def check(self, path: str, article: str, known: Set[str]) -> list[Finding]:
        """What there is to say of `article`, the file `path`; nothing where it cannot be had."""
        before = self.recall(path, article, known)
        if before is not None:
            return before
        words = strip_article(article)
        said = await self._ask(words) if words.text.strip() else ""
        self._keep(article, words, said)
        return _read(words, said, path, article, known)

    def _keep(self, article: str, words: Words, said: str) -> None:
        self._said[_digest(article)] = words, said
        while len(self._said) > MOST_KEPT:
            del self._said[next(iter(self._said))]

    async def _ask(self, words: Words) -> str:
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            file.write(words.text)
            file.flush()
            return await _run(*self.command, "-f", file.name, *_OPTIONS)


async def _run(*command: str) -> str:
    """What `command` prints; it is ended when it takes too long, or when nobody waits any more."""
    pipe, nothing = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(
        *command, stdin=nothing, stdout=pipe, stderr=nothing
    )
    try:
        said, _ = await asyncio.wait_for(process.communicate(), PATIENCE)
    except TimeoutError:
        return ""
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
    return said.decode("utf-8", errors="replace")


def read_words(path: Path) -> str:
    """The list of words of the blog; empty where there is none."""
    with contextlib.suppress(OSError, UnicodeDecodeError):
        return path.read_text("utf-8")
    return ""


def _read(words: Words, said: str, path: str, article: str, known: Set[str]) -> list[Finding]:
    silent = find_silence(article)
    try:
        found = parse_results(said, words, path, known)
    except (KeyError, ValueError):  # it stopped, or speaks otherwise than it did
        return []
    return [finding for finding in found if finding.kind not in silent]


def _digest(article: str) -> bytes:
    return hashlib.sha256(article.encode("utf-8", "surrogatepass")).digest()
