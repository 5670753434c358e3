"""Images reach the pages as pictures, and the output holds what the pages name."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from plugins.shared.findings import BuildRefused
from tests.conftest import BuiltSite

Build = Callable[..., BuiltSite]
ARTICLE = (
    "Title: A\nDate: 2026-01-02\nSummary: S.\nImage: /images/a.png\nImage_alt: Une rue\n\n"
    '![Une rue]({static}/images/a.png "Du vent")\n'
)


@pytest.fixture
def drawing(tmp_path: Path) -> None:
    """A master where the tiny site expects it."""
    (tmp_path / "content/images").mkdir(parents=True)
    Image.new("RGB", (900, 600), "orange").save(tmp_path / "content/images/a.png")


@pytest.mark.usefixtures("drawing")
def test_each_file_that_a_page_names_is_published(site: Build) -> None:
    built = site({"articles/a.md": ARTICLE}, publish=True)
    tree = built.html("a/index.html")
    sets = [tag["srcset"] for tag in tree.select("figure [srcset]")]
    named = [entry.split()[0] for srcset in sets for entry in srcset.split(", ")]
    assert len(named) == 6
    assert [name for name in named if not (built.output / name.lstrip("/")).is_file()] == []


@pytest.mark.usefixtures("drawing")
def test_the_card_of_an_article_is_its_own_image(site: Build) -> None:
    built = site({"articles/a.md": ARTICLE}, publish=True)
    url = built.html("a/index.html").select_one('meta[property="og:image"]')["content"]
    with Image.open(built.output / url.split("example/")[1]) as card:
        assert (card.format, card.size) == ("JPEG", (1200, 630))


@pytest.mark.usefixtures("drawing")
def test_the_preview_does_not_wait_for_the_encoders(site: Build, tmp_path: Path) -> None:
    built = site({"articles/a.md": ARTICLE})
    assert built.html("a/index.html").select_one("figure picture")
    assert not (built.output / "images").exists()
    assert (tmp_path / "cache/pictures/plan.json").is_file()


@pytest.mark.usefixtures("drawing")
def test_an_image_the_body_shows_is_not_shown_above_it_too(site: Build) -> None:
    assert not site({"articles/a.md": ARTICLE}).html("a/index.html").select(".lead-image")
    without = ARTICLE.split("\n\n", maxsplit=1)[0] + "\n\nTexte.\n"
    assert site({"articles/a.md": without}).html("a/index.html").select(".lead-image")


def test_a_file_that_is_no_image_refuses_the_build(site: Build) -> None:
    with pytest.raises(BuildRefused, match="enregistrez-la en PNG ou en JPEG"):
        site({"articles/a.md": ARTICLE, "images/a.png": b"faux"})


MOVING = "Title: B\nDate: 2026-01-03\nSummary: S.\n\n![Deux couleurs]({})\n"


def test_what_moves_or_is_drawn_in_lines_is_shown_as_it_is(site: Build, tmp_path: Path) -> None:
    frames = [Image.new("RGB", (90, 60), color) for color in ("red", "blue")]
    gif = tmp_path / "x.gif"
    frames[0].save(gif, save_all=True, append_images=frames[1:])
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>'
    built = site(
        {
            "images/x.gif": gif.read_bytes(),
            "images/y.svg": svg,
            "articles/x.md": MOVING.format("/images/x.gif"),
            "articles/y.md": MOVING.format("/images/y.svg"),
        },
        publish=True,
    )
    for name, size, body in (("x", ("90", "60"), gif.read_bytes()), ("y", ("40", "30"), svg)):
        image = built.html(f"{name}/index.html").select_one("figure img")
        assert (image["width"], image["height"]) == size
        assert (built.output / image["src"].lstrip("/")).read_bytes() == body
