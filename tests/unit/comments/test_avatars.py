"""Each seed has its drawing, made here."""

import hashlib
from xml.etree import ElementTree as ET

import pytest

from plugins.comments.avatars import render_avatar

SEEDS = [hashlib.sha256(str(number).encode()).hexdigest() for number in range(300)]


def test_a_drawing_is_small_whole_and_silent() -> None:
    drawing = ET.fromstring(render_avatar(SEEDS[0]))  # noqa: S314 - our own
    assert drawing.attrib["aria-hidden"] == "true"
    assert max(len(render_avatar(seed)) for seed in SEEDS) < 500


def test_drawings_differ_and_last() -> None:
    drawings = [render_avatar(seed) for seed in SEEDS]
    assert len(set(drawings)) > 250
    assert drawings == [render_avatar(seed) for seed in SEEDS]


def test_a_drawing_asks_nobody_and_has_no_style_of_its_own() -> None:
    drawing = render_avatar(SEEDS[1])
    assert not any(word in drawing for word in ("http", "href", "style", "url(", "script"))


@pytest.mark.parametrize("seed", ["", '"><script>', "Zoé"])
def test_only_a_digest_is_drawn(seed: str) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        render_avatar(seed)
