"""What a first visit has to fetch stays within the budget. Core.

Texts weigh what gzip makes of them, which each host sends; pictures weigh what they are.
"""

import zlib
from collections.abc import Callable, Iterator
from functools import cache

from plugins.verification.addresses import find_target
from plugins.verification.faults import WEIGHT, Fault
from plugins.verification.links import split_set
from plugins.verification.page import Page, Tag
from plugins.verification.site import Site

PICTURES = (".avif", ".webp", ".jpg", ".jpeg", ".png", ".gif", ".svg", ".ico")
Weigh = Callable[[str], int]


def check_weights(site: Site) -> Iterator[Fault]:
    """Pages with what they ask for, and each picture."""

    @cache
    def weigh(path: str) -> int:
        text = site.texts.get(path)
        return weigh_text(text) if text is not None else site.sizes.get(path, 0)

    for page in site.pages.values():
        yield from _check_page(page, site, weigh)
    for path, size in site.sizes.items():
        if path.endswith(PICTURES) and size > site.facts.budget.image:
            limit = site.facts.budget.image
            sentence = f"cette image pèse {_show(size)}\u00a0: {_advise(limit)}"
            yield Fault(path, None, WEIGHT, sentence)


def weigh_text(text: str) -> int:
    """The bytes of `text` as gzip sends them, its head of 18 bytes with them."""
    return len(zlib.compress(text.encode(), 6)) + 12


def _check_page(page: Page, site: Site, weigh: Weigh) -> Iterator[Fault]:
    parts = {path for tag in page.find("link", "script") for path in _list_parts(tag, page, site)}
    own = len(page.source.encode())
    rest = sum(map(weigh, parts))
    limit = site.facts.budget.page
    if own + rest > limit and (weight := weigh(page.path) + rest) > limit:
        sentence = (
            f"la page et ses fichiers pèsent {_show(weight)} une fois compressés\u00a0: "
            f"{_advise(limit)}, en deux articles par exemple"
        )
        yield Fault(page.path, None, WEIGHT, sentence, ("Title:",))
    yield from _check_pictures(page, site, weigh)


def _check_pictures(page: Page, site: Site, weigh: Weigh) -> Iterator[Fault]:
    pictures = _weigh_pictures(page, site, weigh)
    if pictures > site.facts.budget.pictures:
        sentence = (
            f"les images de la page pèsent jusqu’à {_show(pictures)}\u00a0: "
            f"{_advise(site.facts.budget.pictures)}, en retirant les moins utiles"
        )
        yield Fault(page.path, None, WEIGHT, sentence, ("![",))


def _list_parts(tag: Tag, page: Page, site: Site) -> Iterator[str]:
    """The style sheet or the script that `tag` asks for."""
    attributes = tag.attributes
    sheet = tag.name == "link" and attributes.get("rel") == "stylesheet"
    address = attributes.get("href" if sheet else "src", "")
    target = find_target(address, page.address, site.facts.url) if address else None
    if target is not None:
        yield target.output


def _weigh_pictures(page: Page, site: Site, weigh: Weigh) -> int:
    """The heaviest candidate of the first set of each picture, which browsers of today take."""
    total, seen = 0, set()
    for image in page.find("img"):
        targets = (
            find_target(name, page.address, site.facts.url) for name in _list_choices(page, image)
        )
        paths = tuple(target.output for target in targets if target)
        if paths and paths not in seen:
            seen.add(paths)
            total += max(map(weigh, paths))
    return total


def _list_choices(page: Page, image: Tag) -> list[str]:
    """The addresses of which a browser takes one for `image`."""
    sources = (tag for tag in page.find("source") if tag.parent == image.parent)
    chosen = next(sources, image)
    addresses = split_set(chosen.attributes.get("srcset", ""))
    return addresses or [image.attributes.get("src", "")]


def _advise(limit: int) -> str:
    return f'restez sous {_show(limit)} (VERIFICATION["budget"] dans pelicanconf.py)'


def _show(size: int) -> str:
    return f"{size / 1000:.1f}".replace(".", ",").removesuffix(",0") + "\u00a0ko"
