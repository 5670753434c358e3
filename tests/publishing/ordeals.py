"""What a publication goes through by chance: `python -m tests.publishing.ordeals 50 50 30`.

So many kills at random moments, so many at random touches of the disk, and so many random edits
whose announced changes are held against the real ones. Each says what was wrong, if anything was.
"""

import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from bs4 import BeautifulSoup

from plugins.publishing.manifest import Manifest
from plugins.publishing.preparing import read_manifest
from tests.publishing.publisher import Publisher

Pages = dict[str, tuple[bytes, str]]
_TOLD = re.compile(r"^    [•·] (.*) \((/.*)\)$")


def read_live(publisher: Publisher) -> Manifest:
    """Every file that a reader could get now."""
    with suppress(FileNotFoundError):
        return read_manifest(publisher.host.folder / "current")
    return {}


def finish(publisher: Publisher) -> int:
    """Publish to the end, unaided; how often that touched the disk."""
    with publisher.start() as process:
        told = process.communicate(timeout=120)[0].split()
    assert process.returncode == 0, told
    return int(told[-1])


def kill_at_moments(publisher: Publisher, chance: random.Random, times: int) -> Iterator[str]:
    """Kill publications at random moments of the time that they take."""
    begun = time.monotonic()
    finish(publisher)
    spent = time.monotonic() - begun
    for _ in range(times):
        publisher.edit(chance)
        before = read_live(publisher)
        with publisher.start() as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0, spent))
            process.kill()
        yield _judge(publisher, before)


def kill_at_touches(publisher: Publisher, chance: random.Random, times: int) -> Iterator[str]:
    """Kill publications where they are about to touch the disk, wherever that is."""
    publisher.edit(chance)
    total = finish(publisher)
    for _ in range(times):
        publisher.edit(chance)
        before = read_live(publisher)
        with publisher.start(chance.randint(1, total)) as process:
            process.communicate(timeout=120)
        yield _judge(publisher, before)


def _judge(publisher: Publisher, before: Manifest) -> str:
    """What is wrong after a kill: a site that is neither the old nor the new one, or no way on."""
    killed = read_live(publisher)
    live = publisher.host.find_live()
    if killed != before and (live is None or publisher.host.verify(live.id)):
        return "the live tree is neither the old nor the new one"
    finish(publisher)
    after, last = read_live(publisher), publisher.host.find_live()
    if last is None or publisher.host.verify(last.id) or not after:
        return "the next publication did not end well"
    if killed not in (before, after):
        return "the live tree was another one than the next publication made"
    return ""


def edit_at_random(publisher: Publisher, chance: random.Random, times: int) -> Iterator[str]:
    """Hold what a dry run tells against what the publication then changes."""
    publisher.publish([])
    for _ in range(times):
        publisher.edit(chance)
        before, said = read_pages(publisher), list[str]()
        publisher.publish(said, is_dry=True)
        assert read_pages(publisher) == before
        publisher.publish([])
        real = compare(before, read_pages(publisher))
        told = read_told("\n".join(said))
        yield "" if told == real else f"told {told}, but {real}"


def read_pages(publisher: Publisher) -> Pages:
    """The bytes and the title of each page that is live, by its address, read by another parser."""
    current = publisher.host.folder / "current"
    pages = {}
    for path in current.resolve().rglob("*.html"):
        body = path.read_bytes()
        element = BeautifulSoup(body, "html.parser").find("meta", property="og:title")
        address = str(path.relative_to(current.resolve())).removesuffix("index.html")
        pages[f"/{address}"] = body, str(element["content"]) if element else ""
    return pages


def compare(before: Pages, after: Pages) -> dict[str, set[tuple[str, str]]]:
    """Titles and addresses of the pages that are new, others and gone."""
    both = before.keys() & after.keys()
    return {
        "ajoutée": {(after[a][1], a) for a in after.keys() - both},
        "modifiée": {(after[a][1], a) for a in both if before[a][0] != after[a][0]},
        "retirée": {(before[a][1], a) for a in before.keys() - both},
    }


def read_told(text: str) -> dict[str, set[tuple[str, str]]]:
    """The same, of what the author was told."""
    told: dict[str, set[tuple[str, str]]] = {"ajoutée": set(), "modifiée": set(), "retirée": set()}
    kind = ""
    for line in text.splitlines():
        if heading := re.match(r"  \d+ pages? (\w+?)s?\u00a0:$", line):
            kind = heading[1]
        elif page := _TOLD.match(line):
            told[kind].add((page[1], page[2]))
    return told


def main() -> None:
    """Go through all of it."""
    seed = int(time.time())
    for name, ordeal, words in zip("mte", ORDEALS, sys.argv[1:], strict=False):
        with tempfile.TemporaryDirectory() as folder:
            publisher = Publisher(Path(folder, name)).begin()
            chance = random.Random(seed)  # noqa: S311 - nothing secret
            wrong = [*ordeal(publisher, chance, int(words))]
        faults = [each for each in wrong if each]
        sys.stdout.write(f"{ordeal.__name__} (seed {seed}): {len(wrong)}, {len(faults)} wrong\n")
        sys.stdout.writelines(f"  {fault}\n" for fault in faults)


ORDEALS = (kill_at_moments, kill_at_touches, edit_at_random)

if __name__ == "__main__":
    main()
