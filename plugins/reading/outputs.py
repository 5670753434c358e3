"""Which files the site will consist of, worked out from its settings. Core."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

WRITTEN_BY_PLUGINS = ("sitemap.xml", "robots.txt")
"""Files that no setting names."""

_FEED_KINDS = ("RSS", "ATOM", "JSON")


@dataclass(frozen=True)
class Listing:
    """A page that lists `count` articles, with the name of its template."""

    template: str
    save_as: str
    count: int


def list_pages(listing: Listing, settings: Mapping[str, Any]) -> Iterator[str]:
    """The output of `listing`, and those of its second and further pages."""
    yield listing.save_as
    per_page = settings["PAGINATED_TEMPLATES"].get(listing.template)
    if not per_page:
        return
    base = listing.save_as.removesuffix("index.html").rstrip("/")
    for number in range(2, ceil(listing.count / per_page) + 1):
        pattern = _find_pattern(settings["PAGINATION_PATTERNS"], number)
        yield pattern.format(
            base_name=base, name=base, number=number, save_as=listing.save_as, extension=".html"
        ).lstrip("/")


def list_feeds(settings: Mapping[str, Any], slugs: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """The feeds of the whole site, and those of each of `slugs`, by `CATEGORY`, `TAG`, `AUTHOR`."""
    yield settings["COMMENTS"]["feed"]
    for kind in _FEED_KINDS:
        yield from filter(None, (settings.get(f"FEED_ALL_{kind}"), settings.get(f"FEED_{kind}")))
        for group, members in slugs.items():
            pattern = settings.get(f"{group}_FEED_{kind}")
            if pattern:
                yield from (str(pattern).format(slug=slug) for slug in members)


def list_reserved(settings: Mapping[str, Any]) -> frozenset[str]:
    """The first folders of addresses that the site keeps for itself, and no slug may take."""
    patterns = [value for key, value in settings.items() if _is_address(key)]
    patterns += [str(rule[-1]).format_map(_Blank()) for rule in settings["PAGINATION_PATTERNS"]]
    patterns += [f"{name}/" for name in ("images", "commentaires", settings["THEME_STATIC_DIR"])]
    patterns += [f"{name}/" for name in settings["STATIC_PATHS"]]
    patterns += [str(extra["path"]) for extra in settings["EXTRA_PATH_METADATA"].values()]
    firsts = {str(pattern).lstrip("/").partition("/") for pattern in patterns if pattern}
    return frozenset(first for first, slash, _ in firsts if slash and "{" not in first)


def build_output(address: str) -> str:
    """The file that a server shows at the root-relative `address`."""
    path = address.lstrip("/")
    return f"{path}index.html" if path == "" or path.endswith("/") else path


class _Blank(dict[str, str]):
    """Formats every field as nothing."""

    def __missing__(self, key: str) -> str:
        return ""


def _is_address(key: str) -> bool:
    return key.endswith(("_SAVE_AS", "DRAFT_URL", *(f"FEED_{kind}" for kind in _FEED_KINDS))) or (
        key.startswith("FEED_ALL_")
    )


def _find_pattern(patterns: Iterable[Any], number: int) -> str:
    """The last pattern of which the first page is not above `number`."""
    fitting = [str(pattern[2]) for pattern in patterns if pattern[0] <= number]
    return fitting[-1]
