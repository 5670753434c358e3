"""A page that is twice as long takes about twice the time, whatever it is flooded with."""

import time
from contextlib import suppress

import pytest

from plugins.wordpress_import.saved_page.model import RefusedPageError
from plugins.wordpress_import.saved_page.plan import plan_saved_page
from tests.wordpress_import.saved_page.pages import BLOG, SEVENTEEN

SIZE = 600_000
MOST_TIMES = 3.0
"""Twice the page may take so many times as long; of the square it would be four times."""
SLACK = 0.5
"""Seconds of processor that a busy machine may add."""
TEXTS = ("mot ", "• a\n", "- a\n– b\n", "1. a\n2. b\n", "A\n\n", "\n", "« ", "http", "a-b-c-d-e\n")
MARKUP = (
    *(
        "<p>",
        "<div>",
        "<p>mot</p>",
        "<a>",
        "<a href=x>a</a>",
        "<li id=comment-1>",
        "<h2>A B C D</h2>",
    ),
    *("<img src=a.jpg>", "<p>• a<br>", "<aside>a", "<form>a", "<table><tr><td>", "<iframe src=a>"),
    *("<script type=application/ld+json>[", "<div class=entry-content>mot</div>", "<!-- a -->"),
)


def measure(text: str, name: str) -> float:
    start = time.process_time()
    with suppress(RefusedPageError):
        plan_saved_page(text.encode(), name, BLOG)
    return time.process_time() - start


@pytest.mark.parametrize("piece", TEXTS)
def test_a_flood_of_text(piece: str) -> None:
    def build(size: int) -> str:
        return "Titre\n\nUn texte. Il est là, et il parle.\n" + piece * (size // len(piece))

    once, twice = measure(build(SIZE), "x.txt"), measure(build(2 * SIZE), "x.txt")
    assert twice < MOST_TIMES * once + SLACK


@pytest.mark.parametrize("piece", MARKUP)
def test_a_flood_of_markup(piece: str) -> None:
    def build(size: int) -> str:
        flood = piece * (size // len(piece))
        return SEVENTEEN.replace("<p>Dites", f"{flood}<p>Dites")

    once, twice = measure(build(SIZE // 2), "x.html"), measure(build(SIZE), "x.html")
    assert twice < MOST_TIMES * once + SLACK
