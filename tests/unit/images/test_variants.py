"""Which files a master becomes."""

import pytest

from plugins.images.variants import Master, Variant, plan_picture


def _master(width: int, height: int = 900) -> Master:
    return Master("/images/2026/photo.png", width, height, "0123456789abcdef")


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (4000, [400, 800, 1200, 1600]),
        (1600, [400, 800, 1200, 1600]),
        (1000, [400, 800, 1000]),
        (300, [300]),
    ],
)
def test_a_master_is_never_enlarged(width: int, widths: list[int]) -> None:
    picture = plan_picture(_master(width))
    assert [variant.width for variant in picture.webp] == widths
    assert [variant.width for variant in picture.avif] == widths


def test_proportions_are_kept_but_for_the_card() -> None:
    picture = plan_picture(_master(1600))
    assert (picture.fallback.width, picture.fallback.height) == (800, 450)
    assert (picture.card.width, picture.card.height) == (1200, 630)


def test_the_name_tells_the_master_its_bytes_and_its_width() -> None:
    urls = {variant.url for variant in plan_picture(_master(800)).variants}
    assert urls == {
        "/images/2026/photo.012345671-400.avif",
        "/images/2026/photo.012345671-800.avif",
        "/images/2026/photo.012345671-400.webp",
        "/images/2026/photo.012345671-800.webp",
        "/images/2026/photo.012345671-card.jpg",
    }


def test_a_master_1200_wide_has_both_a_picture_and_a_card() -> None:
    urls = [variant.url for variant in plan_picture(_master(1200, 630)).variants]
    assert len(urls) == len(set(urls)) == 7


def test_the_budget_at_800_pixels_is_30_kilobytes() -> None:
    assert Variant("/x", 800, 450, "webp").most_bytes == 30_000
    assert Variant("/x", 400, 225, "avif").most_bytes == 7_500
