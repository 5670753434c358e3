"""Images in a body become pictures."""

import pytest
from bs4 import BeautifulSoup

from plugins.images.markup import find_sources, parse_image, render_picture, replace_images
from plugins.images.variants import Master, Picture, plan_picture

PICTURE = plan_picture(Master("/images/a.png", 1600, 900, "0" * 64))


def _find(source: str) -> Picture | None:
    return PICTURE if source == "/images/a.png" else None


def _tree(body: str) -> BeautifulSoup:
    return BeautifulSoup(replace_images(body, _find), "html.parser")


def test_an_image_alone_becomes_a_figure_with_its_caption() -> None:
    tree = _tree('<p><img alt="Une rue" src="/images/a.png" title="Du vent &amp; rien"></p>')
    assert tree.select_one("figure > picture > img")["alt"] == "Une rue"
    assert tree.select_one("figcaption").get_text() == "Du vent & rien"
    assert tree.p is None


def test_an_image_within_a_sentence_stays_in_it() -> None:
    tree = _tree('<p>Un <img alt="x" src="/images/a.png"> mot</p>')
    assert tree.select_one("p > picture > img")
    assert tree.figure is None


def test_size_is_known_before_the_image_comes_and_it_comes_late() -> None:
    image = _tree('<p><img alt="x" src="/images/a.png"></p>').img
    assert (image["width"], image["height"], image["loading"]) == ("800", "450", "lazy")


def test_avif_comes_first_and_webp_serves_the_others() -> None:
    tree = _tree('<p><img alt="x" src="/images/a.png"></p>')
    assert tree.source["type"] == "image/avif"
    assert tree.source["srcset"].split(", ")[0].endswith("-400.avif 400w")
    assert tree.img["src"].endswith("-800.webp")


@pytest.mark.parametrize(
    "body",
    [
        '<p><img alt="x" src="/images/absent.png"></p>',
        '<p><img alt="x" src="https://example.org/a.png"></p>',
        '<pre><code>&lt;img src="/images/a.png"&gt;</code></pre>',
    ],
)
def test_what_is_not_ours_is_left_as_it_was(body: str) -> None:
    assert replace_images(body, _find) == body


@pytest.mark.parametrize(
    ("tag", "alt"),
    [
        ("<img alt='a > b' src='x'>", "a > b"),
        ('<img alt="&quot;oui&quot;" src="x">', '"oui"'),
        ("<img src=x alt>", ""),
    ],
)
def test_attributes_are_read_as_a_browser_reads_them(tag: str, alt: str) -> None:
    assert parse_image(tag)["alt"] == alt
    assert find_sources(tag) == ["x"]


def test_the_text_of_an_image_cannot_leave_its_attribute() -> None:
    rendered = render_picture(PICTURE, '"><script>x</script>', eager=True)
    tree = BeautifulSoup(rendered, "html.parser")
    assert tree.img["alt"] == '"><script>x</script>'
    assert tree.script is None


def test_a_link_to_an_image_leads_to_its_largest_variant() -> None:
    assert replace_images('<a href="/images/a.png">x</a>', _find).startswith(
        '<a href="/images/a.000000001-1600.webp">'
    )
