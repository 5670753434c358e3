"""`python -m tests.bench.typography`: our rules beside typogrify's filter, on the same texts.

An article of 10 kB with faults of every kind, larger ones, and floods of one sign, which a careless
pattern would read in quadratic time. Both run in one process, once warm; the best of some runs, in
time of processor, which a busy machine changes least.
"""

import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from markdown import markdown
from typogrify.filters import typogrify

from plugins.typography.html import typeset_html
from plugins.typography.lint import find_faults
from plugins.typography.options import Options

ROOT = Path(__file__).resolve().parents[2]
PARAGRAPH = (
    "<p>L'article \"du jour\" dit : <em>oui</em> ! Mais qui l'a lu, le 2ème soir, à 14h30 ? "
    'Personne... ou 56% des gens, soit 10 000 lecteurs (dit <a href="/a/?b=c">M. Dupont</a>) ; '
    "voyez https://exemple.fr/a?b=c et la p. 12 - « Ah bon ? » - dit-il -- sans rire -- hier.</p>\n"
)
ARTICLE = PARAGRAPH * 25
FLOODS = (
    '"',
    "«",
    "<",
    "!",
    "&",
    "'",
    "- ",
    "1 ",
    "(",
    " ",
    ". ",
    ":",
    "<b>",
    "é. A",
    "</i>",
    "<a ",
)
FLOOD_SIZE = 100_000
SLOWEST = 5.0


def main() -> None:
    """Print one table: milliseconds of each on each text."""
    write = sys.stdout.write
    write("| text | kB | ours (ms) | faults (ms) | typogrify (ms) |\n|---|---|---|---|---|\n")
    options = Options()
    for name, text in list_texts():
        ours = measure(partial(typeset_html, text, options))
        faults = measure(partial(find_faults, text, options))
        peer = measure(partial(typogrify, text))
        write(f"| {name} | {len(text.encode()) / 1000:.0f} | {ours} | {faults} | {peer} |\n")


def read_article() -> str:
    """The body of the longest article, as HTML."""
    sources = (path.read_text("utf-8") for path in (ROOT / "content/articles").rglob("*.md"))
    return markdown(max(sources, key=len).partition("\n\n")[2])


def undo_typography(body: str) -> str:
    """`body` as a keyboard types it: no fine space, straight quotes and apostrophes."""
    for fine, plain in (("\u202f", " "), ("\u00a0", " "), ("’", "'"), ("« ", '"'), (" »", '"')):
        body = body.replace(fine, plain)
    return body.replace("…", "...")


def list_texts() -> Iterator[tuple[str, str]]:
    """Articles of growing sizes, one that is typeset already, then the floods."""
    yield "an article of the blog", read_article()
    yield "the same, typed plainly", undo_typography(read_article())
    yield "faults everywhere", ARTICLE
    yield "article, typeset", typeset_html(ARTICLE, Options())
    yield "article × 10", ARTICLE * 10
    yield "article × 100", ARTICLE * 100
    for sign in FLOODS:
        yield f"`{sign}`", sign * (FLOOD_SIZE // len(sign))


def measure(run: Callable[[], object], runs: int = 5) -> str:
    """The best of `runs`, in milliseconds; a slow one runs once."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        try:
            run()
        except Exception as error:  # noqa: BLE001 - a peer that fails is a result
            return type(error).__name__
        best = min(best, time.process_time() - start)
        if best > SLOWEST:
            break
    return f"{best * 1000:.1f}"


if __name__ == "__main__":
    main()
