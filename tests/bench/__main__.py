"""`make bench`: builds one corpus with the house and with plain Pelican, and prints the ratios.

Each build is a process of its own; wall time, processor time and peak memory are what the kernel
counted for it. The table is of builds that find pictures and texts in the cache, as all but the
first do; the first one, with an empty cache, is told apart.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.corpus import write_corpus, write_images

ROOT = Path(__file__).resolve().parents[2]

HOUSE = """
import json, sys
from pathlib import Path
from plugins.building.build import build_site
build_site(Path("publishconf.py"), json.loads(sys.argv[1]))
"""
PLAIN = """
import json, sys
from pelican import Pelican
from pelican.settings import DEFAULT_CONFIG, configure_settings
overrides = json.loads(sys.argv[1])
Pelican(configure_settings({**DEFAULT_CONFIG, **overrides, "PLUGINS": [], "TIMEZONE": "UTC"})).run()
"""


@dataclass(frozen=True)
class Cost:
    """What one build took: seconds of wall and processor time, peak memory in MB."""

    wall: float
    processor: float
    memory: float


def measure(script: str, overrides: dict[str, object]) -> Cost:
    """Run a build in a process of its own; exits with what it said when it fails."""
    command = [sys.executable, "-W", "ignore", "-c", script, json.dumps(overrides)]
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    errors = process.stderr.read() if process.stderr else ""
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"A build failed:\n{errors[-2000:]}")
    wall = time.perf_counter() - start
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def main() -> None:
    """Print one table: the house beside plain Pelican on the same articles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--corpus", type=Path, help="a folder of Pelican articles to use instead")
    parser.add_argument("--article-url", default="{slug}/", help="where its links expect articles")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder), options)


def run(folder: Path, options: argparse.Namespace) -> None:
    """Measure in `folder`, alternating the two tools so that a noisy minute strikes both."""
    content = folder / "content"
    prepare(content, options)
    overrides = {
        "PATH": str(content),
        "CACHE_FOLDER": str(folder / "cache"),
        "START_HERE": [],
        "SITE_CARD": "",
        "STATIC_PATHS": [],
        "ACCEPT_WARNINGS": True,
        "ARTICLE_URL": options.article_url,
        "ARTICLE_SAVE_AS": f"{options.article_url}index.html",
        "OUTPUT_PATH": str(folder / "house"),
    }
    plain = {"PATH": str(content), "OUTPUT_PATH": str(folder / "plain"), "CACHE_CONTENT": False}
    first = measure(HOUSE, overrides)
    rows = [(measure(HOUSE, overrides), measure(PLAIN, plain)) for _ in range(options.runs)]
    print_table([house for house, _ in rows], [peer for _, peer in rows])
    print(f"\nThe house with an empty cache, pictures encoded too: {first.wall:.1f} s.")


def prepare(content: Path, options: argparse.Namespace) -> None:
    """Fill `content`: our own corpus, or links to another one with the images it shows."""
    if options.corpus is None:
        write_corpus(content, options.articles)
        return
    content.mkdir(parents=True)
    (content / "articles").symlink_to(options.corpus.resolve())
    sources = (path.read_text("utf-8") for path in sorted(options.corpus.glob("*.md")))
    names = {name for source in sources for name in re.findall(r"\(/images/([\w.-]+)\)", source)}
    write_images(content / "images", iter(sorted(names)))


def print_table(house: list[Cost], peer: list[Cost]) -> None:
    """Medians of each, and the house divided by its peer."""
    print("| | the house | plain Pelican, `simple` theme | ratio |\n|---|---|---|---|")
    for name, unit in (("wall", "s"), ("processor", "s"), ("memory", "MB")):
        ours = statistics.median(getattr(cost, name) for cost in house)
        theirs = statistics.median(getattr(cost, name) for cost in peer)
        print(f"| {name} | {ours:.1f} {unit} | {theirs:.1f} {unit} | {ours / theirs:.2f} |")


if __name__ == "__main__":
    main()
