"""`python -m tests.bench.verification`: what it costs to hold a whole site against the rules.

The site is the blog's own pages and a corpus of articles, built once with `publishconf.py`; the
seconds are of processor, the best of several runs, in one process.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from plugins.building.build import build_site
from plugins.shared.findings import select_errors
from plugins.verification.build import read_facts, verify_site
from plugins.verification.files import read_site
from plugins.verification.links import check_links
from tests.bench.corpus import build_corpus, write_images
from tests.bench.dialects import write_for_pelican

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=650)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder), options)


def run(folder: Path, options: argparse.Namespace) -> None:
    """Build the site in `folder`, and measure on it."""
    content, output = folder / "content", folder / "output"
    shutil.copytree(ROOT / "content", content)
    write_articles(content, options.articles)
    paths = {"PATH": str(content), "OUTPUT_PATH": str(output), "CACHE_FOLDER": str(folder / "c")}
    build_site(ROOT / "publishconf.py", {**paths, "ACCEPT_WARNINGS": True})
    facts = read_facts(ROOT / "publishconf.py", PATH=str(content))
    site = read_site(output, facts)
    errors = len(select_errors(verify_site(output, facts)))
    feeds, texts = len(site.feeds), sum(map(len, site.texts.values())) / 1e6
    sys.stdout.write(
        f"{len(site.pages)} pages, {feeds} feeds, {texts:.0f} million signs, {errors} errors\n\n"
        "| | processor |\n|---|---|\n"
    )
    measure("everything", lambda: verify_site(output, facts), options.runs)
    measure("reading and parsing", lambda: read_site(output, facts), options.runs)
    measure("links, anchors, pictures", lambda: [*check_links(site)], options.runs)


def write_articles(content: Path, count: int) -> None:
    """The articles of the corpus below `content`, with their pictures."""
    articles = build_corpus(count)
    for article in articles:
        path = content / "articles" / f"{article.slug}.md"
        path.write_text(write_for_pelican(article), "utf-8")
    write_images(content / "images", articles)


def measure(name: str, work: Callable[[], Any], runs: int) -> None:
    """Print a row: the least that `work` took."""
    taken = []
    for _ in range(runs):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    sys.stdout.write(f"| {name} | {min(taken):.2f} s |\n")


if __name__ == "__main__":
    main()
