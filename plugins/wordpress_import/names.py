"""Names that can stand in an address or on a disk, and no two of them the same. Core."""

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import unquote

from plugins.reading.slugs import build_slug, is_slug

MOST_BYTES = 80
"""Of the name of a file, before `.md`."""

LONGEST_SLUG = 200

_GREEK = "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y"
_GREEK += " φ=f χ=ch ψ=ps ω=o"
_CYRILLIC = "а=a б=b в=v г=g д=d е=e ё=e ж=j з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=ou"
_CYRILLIC += " ф=f х=kh ц=ts ч=tch ш=ch щ=chtch ъ= ы=y ь= э=e ю=iou я=ia і=i ї=i є=e ґ=g"
_OTHERS = "ø=o ł=l đ=d ð=d þ=th ı=i ŋ=n ħ=h"
_PAIRS = (pair.split("=") for pair in f"{_GREEK} {_CYRILLIC} {_OTHERS}".split())
_LATIN = str.maketrans(dict(_PAIRS))
_APOSTROPHES = re.compile("[’'`´]")


class Names:
    """Names that are taken, whatever their case: some disks see one file where we see two."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {name.casefold() for name in taken}
        self._counts: dict[str, int] = {}

    def claim(self, *wishes: str) -> str:
        """The first of `wishes` that is free, else the last with a number; it is now taken."""
        name = next((wish for wish in wishes if wish.casefold() not in self._taken), "")
        name = name or self._number(wishes[-1])
        self._taken.add(name.casefold())
        return name

    def _number(self, wish: str) -> str:
        stem, dot, suffix = wish.rpartition(".") if "/" in wish else (wish, "", "")
        count = self._counts.get(wish, 1)
        while True:
            count += 1
            name = f"{stem}-{count}{dot}{suffix}"
            if name.casefold() not in self._taken:
                self._counts[wish] = count
                return name


def choose_slug(old: str, title: str, identity: int) -> str:
    """The slug of WordPress where it is fit for an address here, else the nearest that is.

    What no letter can be made of is called after its title, or after its number.
    """
    old = unquote(old)
    if is_slug(old) and len(old) <= LONGEST_SLUG:
        return old
    return make_slug(old) or make_slug(title, MOST_BYTES) or f"article-{identity}"


def make_slug(text: str, most: int = LONGEST_SLUG) -> str:
    """The words of `text` in Latin letters without accents; empty when there are none."""
    parted = unicodedata.normalize("NFKD", _APOSTROPHES.sub("-", text).casefold())
    bare = "".join(sign for sign in parted if not unicodedata.combining(sign))
    return cut_slug(build_slug(bare.translate(_LATIN)), most)


def cut_slug(slug: str, most: int = MOST_BYTES) -> str:
    """`slug` cut between two words so that a file can bear its name."""
    if len(slug) <= most:
        return slug
    return (slug[: most + 1].rpartition("-")[0] or slug[:most]).strip("-")
