"""Published pages and feeds are held against the rules."""

import json

import pytest

from plugins.typography.options import Options
from plugins.typography.published import find_published_faults
from plugins.typography.sampling import select_evenly


@pytest.mark.parametrize(("count", "chosen"), [(0, 0), (1, 1), (5, 5), (6, 3), (11, 4)])
def test_a_fair_share_is_chosen(count: int, chosen: int) -> None:
    assert len(select_evenly(range(count), 5)) == chosen


@pytest.mark.parametrize(("text", "count"), [("Oui !", 1), ("Oui\u202f!", 0), ("Le 1er jour", 0)])
def test_a_page_is_read(text: str, count: int) -> None:
    page = f'<html lang="fr"><title>x</title><p>{text}</p>'
    assert len(find_published_faults("index.html", page, Options())) == count


def test_each_text_of_a_feed_is_read() -> None:
    entry = {"title": "Oui !", "summary": "Non ?", "content_html": "<p>Bon :</p>"}
    feed = json.dumps({"title": "Un titre ;", "items": [entry]})
    assert len(find_published_faults("feed.json", feed, Options())) == 4
