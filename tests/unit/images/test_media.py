"""Masters are read and encoded for real."""

import io
import zlib
from pathlib import Path

import pytest
from PIL import Image

from plugins.images.media import (
    UnreadableImageError,
    encode_all,
    encode_planned,
    encode_variant,
    read_master,
    save_plan,
)
from plugins.images.variants import Variant, plan_picture

GPS = 0x8825


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photograph lying on its side, that remembers where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Appareil"
    exif.get_ifd(GPS)[2] = (48.0, 51.0, 24.0)
    path = tmp_path / "photo.jpg"
    Image.effect_noise((900, 600), 60).convert("RGB").save(path, exif=exif)
    return path


def test_a_photograph_lying_on_its_side_is_stood_up(photo: Path) -> None:
    master = read_master(photo, "/images/photo.jpg")
    assert (master.width, master.height) == (600, 900)


@pytest.mark.parametrize("encoding", ["avif", "webp", "jpeg"])
def test_what_the_camera_noted_is_not_published(photo: Path, tmp_path: Path, encoding: str) -> None:
    variant = Variant(f"/images/v.{encoding}", 400, 600, encoding)
    path = encode_variant(tmp_path / "cache", photo, variant)
    with Image.open(path) as image:
        assert image.size == (400, 600)
        assert dict(image.getexif()) == {}
        assert "icc_profile" not in image.info


def test_quality_gives_way_until_the_weight_is_right(photo: Path, tmp_path: Path) -> None:
    variant = Variant("/images/v.webp", 400, 600, "webp")
    noisy = encode_variant(tmp_path / "cache", photo, variant).stat().st_size
    best = io.BytesIO()
    with Image.open(photo) as image:
        image.resize((400, 600)).save(best, "WEBP", quality=82)
    assert noisy < len(best.getvalue())


def test_a_second_encoding_comes_from_the_cache(photo: Path, tmp_path: Path) -> None:
    variant = Variant("/images/v.webp", 100, 150, "webp")
    first = encode_variant(tmp_path, photo, variant)
    photo.unlink()
    assert encode_all(tmp_path, [(photo, variant)]) == [first]


def test_a_planned_variant_is_made_when_it_is_asked_for(photo: Path, tmp_path: Path) -> None:
    picture = plan_picture(read_master(photo, "/images/photo.jpg"))
    save_plan(tmp_path, {picture.fallback.url: (photo, picture.fallback)})
    made = encode_planned(tmp_path, picture.fallback.url)
    assert made is not None
    assert made.read_bytes()[8:12] == b"WEBP"


@pytest.mark.parametrize("url", ["/images/autre.webp", "/../../etc/passwd", ""])
def test_what_no_page_names_is_not_made(tmp_path: Path, url: str) -> None:
    assert encode_planned(tmp_path, url) is None
    save_plan(tmp_path, {})
    assert encode_planned(tmp_path, url) is None


@pytest.mark.parametrize("body", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\nfaux", b"GIF89a"])
def test_what_is_no_image_is_said_in_french(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(body)
    with pytest.raises(UnreadableImageError, match="enregistrez-la en PNG ou en JPEG"):
        read_master(path, "/images/x.png")


def _save_moving(path: Path, colors: tuple[str, ...] = ("red", "blue"), **options: object) -> Path:
    frames = [Image.new("RGB", (90, 60), color) for color in colors]
    frames[0].save(path, save_all=True, append_images=frames[1:], duration=100, **options)
    return path


@pytest.mark.parametrize("suffix", ["gif", "webp", "png"])
def test_an_image_that_moves_is_published_as_it_is(tmp_path: Path, suffix: str) -> None:
    path = _save_moving(tmp_path / f"x.{suffix}")
    picture = plan_picture(read_master(path, f"/images/x.{suffix}"))
    assert (picture.avif, picture.fallback.url.rpartition(".")[2]) == ((), suffix)
    made = encode_variant(tmp_path / "cache", path, picture.fallback)
    assert made.read_bytes() == path.read_bytes()
    assert picture.card is not None
    with Image.open(encode_variant(tmp_path / "cache", path, picture.card)) as card:
        assert card.size == (1200, 630)


def test_an_image_that_does_not_move_has_its_variants(tmp_path: Path) -> None:
    path = _save_moving(tmp_path / "x.gif", ("red",))
    picture = plan_picture(read_master(path, "/images/x.gif"))
    assert picture.avif
    with Image.open(encode_variant(tmp_path / "cache", path, picture.webp[0])) as image:
        assert image.format == "WEBP"


def test_a_moving_image_of_which_a_camera_noted_something_is_not_published_whole(
    tmp_path: Path,
) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Appareil"
    path = _save_moving(tmp_path / "x.webp", exif=exif)
    assert plan_picture(read_master(path, "/images/x.webp")).avif


def test_a_huge_image_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "x.png"
    header = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (30000).to_bytes(4) * 2 + b"\x08\x02\0\0\0"
    path.write_bytes(header + zlib.crc32(header[12:]).to_bytes(4) + b"\0\0\0\0IEND\xaeB`\x82")
    with pytest.raises(UnreadableImageError, match="trop grande"):
        read_master(path, "/images/x.png")
