"""The Nu Html Checker, where Java and its jar are there: pages and drawings held to the standards.

Edge: another program. A file that was found faultless is known by its digest, and not shown to it
again; the digests are kept below the cache folder, and may be deleted at any time.
"""

import hashlib
import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from plugins.verification.faults import HTML, Fault

ROOT = Path(__file__).resolve().parents[2]
JAR = ROOT / "tools/node_modules/vnu-jar/build/dist/vnu.jar"
OPTIONS = ("--errors-only", "--also-check-svg", "--exit-zero-always", "--format", "json")
CHECKED = (".html", ".svg")
MOST_FILES = 400
"""In one command: the line of a command has an end."""


class CheckerError(Exception):
    """The checker was there and could not work; `str()` of it is what it said."""


def is_there() -> bool:
    """Whether the checker can be asked here."""
    return shutil.which("java") is not None and JAR.exists()


def check_html(output: Path, texts: Mapping[str, str], memory: Path) -> Iterator[Fault]:
    """What the checker says of those of `texts` (by path below `output`) that it does not know.

    `memory` is the file of the digests. Raises CheckerError.
    """
    digests = {path: _digest(text) for path, text in texts.items() if path.endswith(CHECKED)}
    known = _recall(memory)
    asked = [path for path, digest in digests.items() if digest not in known]
    faults = []
    for start in range(0, len(asked), MOST_FILES):
        faults += [*_ask(output, asked[start : start + MOST_FILES])]
    faulty = {fault.path for fault in faults}
    _remember(memory, {digest for path, digest in digests.items() if path not in faulty})
    yield from faults


def _digest(text: str) -> str:
    """Of the text and of the checker, which may come to know better."""
    checker = f"{JAR.stat().st_size}\0" if JAR.exists() else ""
    return hashlib.blake2b(f"{checker}{text}".encode(), digest_size=12).hexdigest()


def _recall(memory: Path) -> set[str]:
    with suppress(OSError, ValueError):
        return set(json.loads(memory.read_text("utf-8")))
    return set()


def _remember(memory: Path, digests: set[str]) -> None:
    with suppress(OSError):
        memory.parent.mkdir(parents=True, exist_ok=True)
        fresh = memory.with_suffix(".tmp")
        fresh.write_text(json.dumps(sorted(digests)), "utf-8")
        fresh.replace(memory)


def _ask(output: Path, paths: list[str]) -> Iterator[Fault]:
    files = [str(output / path) for path in paths]
    for message in find_messages(files):
        path = unquote(message.get("url", "")).removeprefix("file:").replace("/./", "/")
        sentence = f"{message['message']} (en anglais\u00a0: ce sont les mots du validateur)"
        name = path.removeprefix(f"{output}/")
        yield Fault(name, message.get("lastLine", 1), HTML, sentence)


def find_messages(files: list[str]) -> list[dict[str, Any]]:
    """What the checker says of `files`, in its own words and shape; raises CheckerError."""
    command = ["java", "-jar", str(JAR), *OPTIONS, *files]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    try:
        return list(json.loads(done.stderr)["messages"])
    except (ValueError, KeyError):
        raise CheckerError(done.stderr[-500:]) from None
