"""Export the drawings of this folder to the images that the site publishes.

Run it from anywhere: python art/export.py
It needs Pillow and rsvg-convert; a second run writes the same bytes.
"""

import io
import shutil
import subprocess
import sys
from pathlib import Path

from PIL import Image

ART = Path(__file__).resolve().parent
ROOT = ART.parent
ARTICLE = "jesuisunero-article-le-reseau-je-deteste-ca-je-prefere-les-vraies-rencontres"
PICTURES = {  # drawing: (width, image written under content/images)
    "ville-aux-buissons": (1600, f"2017/{ARTICLE}.png"),
    "super-heros": (1600, f"2017/{ARTICLE}-IRL-super-heros.png"),
    "profil": (1600, "2026/profil.png"),
    "invitation": (1600, "2026/invitation.png"),
    "anciens-comptes": (1600, "2026/anciens-comptes.png"),
    "premier-cafe": (1600, "2026/premier-cafe.png"),
    "carte-du-site": (1200, "carte-du-site.png"),
}
ICON_SIZES = (16, 32, 48)
TOUCH_SIZE = 180
TOUCH_BACKGROUND = "#4a2742"
MAX_BYTES = 250_000
STEPS = (1, 2, 3, 4, 5)  # spacing of the levels kept in each colour channel


def require_rsvg() -> None:
    """Stop with one clear sentence when rsvg-convert is missing."""
    if shutil.which("rsvg-convert") is None:
        sys.exit(
            "rsvg-convert is missing: install it with "
            "`apt-get install librsvg2-bin fonts-liberation`."
        )


def render(drawing: str, width: int) -> Image.Image:
    """Draw one SVG of this folder at the given width."""
    command = ["rsvg-convert", "--width", str(width), str(ART / f"{drawing}.svg")]
    png = subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603 (our own files)
    return Image.open(io.BytesIO(png)).convert("RGBA")


def encode(image: Image.Image) -> bytes:
    """Return the image as an optimised PNG without metadata."""
    buffer = io.BytesIO()
    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    bare.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def rounded(image: Image.Image, step: int) -> Image.Image:
    """Round every level to a multiple of step: lighter, and smoother than a palette."""
    return image.point(lambda level: min(255, (level + step // 2) // step * step))


def lightest_faithful(image: Image.Image) -> bytes:
    """Return the first encoding under MAX_BYTES, the finest levels first."""
    for step in STEPS:
        png = encode(rounded(image, step))
        if len(png) < MAX_BYTES:
            break
    return png


def write(path: Path, data: bytes) -> None:
    """Write one file, creating its folder, and say how heavy it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    print(f"{len(data) / 1000:7.1f} kB  {path.relative_to(ROOT)}")  # noqa: T201 (a command)


def export_pictures() -> None:
    """Write the illustrations and the card shown when a page is shared."""
    for drawing, (width, target) in PICTURES.items():
        picture = render(drawing, width).convert("RGB")
        write(ROOT / "content/images" / target, lightest_faithful(picture))


def favicon() -> bytes:
    """Return an .ico file holding each size drawn for itself."""
    images = [render("icone", size) for size in ICON_SIZES]
    buffer = io.BytesIO()
    sizes = [image.size for image in images]
    images[-1].save(buffer, "ICO", sizes=sizes, append_images=images[:-1])
    return buffer.getvalue()


def touch_icon() -> bytes:
    """Return the icon of home screens, which must be opaque."""
    icon = render("icone", TOUCH_SIZE)
    background = Image.new("RGBA", icon.size, TOUCH_BACKGROUND)
    return encode(Image.alpha_composite(background, icon).convert("RGB"))


def export_icons() -> None:
    """Write the favicon, the vector icon and the icon of home screens."""
    write(ROOT / "content/extra/favicon.ico", favicon())
    icons = ROOT / "theme/static/icons"
    write(icons / "icon.svg", (ART / "icone.svg").read_bytes())
    write(icons / "apple-touch-icon.png", touch_icon())


def main() -> None:
    """Export everything."""
    require_rsvg()
    export_pictures()
    export_icons()


if __name__ == "__main__":
    main()
