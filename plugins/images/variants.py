"""Which files are made of a master image: format, width, name, and greatest weight. Core."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

WIDTHS = (400, 800, 1200, 1600)
"""From a telephone held in one hand to a sharp screen at the full width of a figure."""

CARD_SIZE = (1200, 630)
"""What Open Graph readers show whole (https://ogp.me, and the guides of those who read it)."""

FALLBACK_WIDTH = 800
RECIPE = "1"
"""Part of each name: raise it when the encoding changes, so that no cache serves the old one."""

_BYTES_AT_800 = 30_000
_CARD_BYTES = 120_000
_SUFFIXES = {"avif": "avif", "webp": "webp", "jpeg": "jpg"}


@dataclass(frozen=True)
class Master:
    """The author's image: its root-relative URL, its size in pixels, a digest of its bytes."""

    url: str
    width: int
    height: int
    digest: str
    kept: str = ""
    """`gif`, `svg`…: what moves, or is drawn in lines, is published as it is."""


@dataclass(frozen=True)
class Variant:
    """One file made of a master, cropped at its centre where the proportions differ.

    `is_whole`: it is the master itself, byte for byte.
    """

    url: str
    width: int
    height: int
    format: str
    is_whole: bool = False

    @property
    def most_bytes(self) -> int:
        """The weight it should stay under: 30 kB at 800 pixels, in proportion to its surface."""
        if self.format == "jpeg":
            return _CARD_BYTES
        return int(_BYTES_AT_800 * (self.width / FALLBACK_WIDTH) ** 2)


@dataclass(frozen=True)
class Picture:
    """What a `<picture>` needs: the widths of each format, and the card for other sites.

    One that is published as it is has no AVIF and one width; drawn in lines, it makes no card.
    It is kept and sent as its master, of which it is made anew: many articles show one picture.
    """

    master: Master
    avif: tuple[Variant, ...]
    webp: tuple[Variant, ...]
    card: Variant | None

    def __reduce__(self) -> tuple[Any, tuple[Master]]:
        return plan_picture, (self.master,)

    @property
    def fallback(self) -> Variant:
        """The one that `src` names."""
        fitting = [variant for variant in self.webp if variant.width <= FALLBACK_WIDTH]
        return (fitting or list(self.webp))[-1]

    @property
    def largest(self) -> Variant:
        """The one a link to the image leads to."""
        return self.webp[-1]

    @property
    def variants(self) -> tuple[Variant, ...]:
        """All of them."""
        return (*self.avif, *self.webp, *([self.card] if self.card else []))


@lru_cache(maxsize=4096)
def plan_picture(master: Master) -> Picture:
    """The picture of a master, no larger than itself."""
    if master.kept:
        return _plan_kept(master)
    smaller = [width for width in WIDTHS if width < master.width]
    widths = [*smaller, min(master.width, WIDTHS[-1])] if len(smaller) < len(WIDTHS) else smaller
    sizes = [(width, max(1, round(master.height * width / master.width))) for width in widths]
    return Picture(
        master,
        tuple(_plan(master, size, "avif") for size in sizes),
        tuple(_plan(master, size, "webp") for size in sizes),
        _plan(master, CARD_SIZE, "jpeg"),
    )


def _plan_kept(master: Master) -> Picture:
    url = f"{master.url.rpartition('.')[0]}.{master.digest[:8]}{RECIPE}.{master.kept}"
    whole = Variant(url, master.width, master.height, master.kept, is_whole=True)
    card = None if master.kept == "svg" else _plan(master, CARD_SIZE, "jpeg")
    return Picture(master, (), (whole,), card)


def _plan(master: Master, size: tuple[int, int], encoding: str) -> Variant:
    stem = master.url.rpartition(".")[0]
    mark = f"{master.digest[:8]}{RECIPE}"
    ending = "card" if size == CARD_SIZE and encoding == "jpeg" else str(size[0])
    return Variant(f"{stem}.{mark}-{ending}.{_SUFFIXES[encoding]}", *size, encoding)
