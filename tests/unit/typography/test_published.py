"""Published pages and feeds are held against the rules."""

import json

import pytest

from plugins.typography.options import Options
from plugins.typography.published import Known, find_published_faults
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


PAGE = (
    '<!doctype html>\n<html lang="{lang}">\n<head><title>{title}</title></head>\n<body>\n'
    '<header>{header}</header><main id="contenu"><p>{main}</p></main>\n<footer>{footer}</footer>\n'
    "</body>\n</html>"
)
PLACES = ("title", "header", "main", "footer")


def _page(lang: str = "fr", **texts: str) -> str:
    return PAGE.format(lang=lang, **{**dict.fromkeys(PLACES, "Oui."), **texts})


def _find_whole(page: str) -> list[str]:
    """What is found in a page that is not cut."""
    return find_published_faults("x.html", page.replace("<main ", "<main\n"), Options())


@pytest.mark.parametrize("place", PLACES)
def test_a_fault_is_found_wherever_it_is_and_on_each_page(place: str) -> None:
    known: Known = {}
    clean, faulty = _page(), _page(**{place: "Oui !"})
    found = [find_published_faults("x.html", p, Options(), known) for p in (clean, faulty, faulty)]
    assert found == [[], _find_whole(faulty), _find_whole(faulty)]
    assert len(found[1]) == 1


def test_faults_stand_in_the_order_of_the_page() -> None:
    page = _page(title="Un !", header="Deux !", main="Trois !", footer="Quatre !")
    faults = find_published_faults("x.html", page, Options(), {})
    assert faults == _find_whole(page)
    assert len(faults) == 4


@pytest.mark.parametrize("left", ['<div lang="en">', "<pre>", "<!--", "<img alt='", "<script>"])
@pytest.mark.parametrize("place", PLACES)
def test_what_stays_open_in_one_part_reaches_the_next(place: str, left: str) -> None:
    page = _page(**{place: left, "footer": "Oui !" if place != "footer" else f"Oui ! {left}"})
    assert find_published_faults("x.html", page, Options(), {}) == _find_whole(page)


def test_a_page_in_another_language_is_not_read_as_french() -> None:
    known: Known = {}
    pages = [_page(lang, header="Oui !", main="Oui !") for lang in ("fr", "en")]
    assert [len(find_published_faults("x.html", p, Options(), known)) for p in pages] == [2, 0]


def test_an_entry_is_read_once_and_told_in_each_feed() -> None:
    entry = {"title": "Oui.", "content_html": "<p>Bon :</p>"}
    known: Known = {}
    feed = json.dumps({"title": "Un titre", "items": [entry]})
    first = find_published_faults("feed.json", feed, Options(), known)
    assert len(first) == 1
    assert find_published_faults("a/feed.json", feed, Options(), known) == first
