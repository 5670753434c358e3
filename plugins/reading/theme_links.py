"""Links to `{category}Humeurs / Réseau` or `{tag}C++`, whose slugs do not follow from names. Core.

Pelican makes a slug of the name that it reads there; what `content/themes.toml` knows better is
resolved before.
"""

import html
import re
from collections.abc import Mapping
from urllib.parse import quote, unquote

from plugins.reading.problems import RefusedValueError
from plugins.reading.themes import Catalogue, Themes

_LINK = re.compile(r"(?P<href>\shref=[\"'])\{(?P<kind>category|tag)\}(?P<name>[^\"']*)")


def resolve_theme_links(body: str, themes: Themes, addresses: Mapping[str, str]) -> str:
    """`body` with the links to known themes resolved; `addresses` are patterns by kind."""
    known = {"category": themes.categories, "tag": themes.tags}
    if not any(catalogue.by_slug for catalogue in known.values()):
        return body

    def resolve(match: re.Match[str]) -> str:
        catalogue, name = known[match["kind"]], unquote(html.unescape(match["name"]))
        bare, hash_sign, anchor = name.rpartition("#")
        slug = _find_slug(name, catalogue)
        slug, end = (slug, "") if slug else (_find_slug(bare, catalogue), f"{hash_sign}{anchor}")
        address = addresses[match["kind"]].format(slug=quote(slug))
        return f"{match['href']}/{address}{html.escape(end)}" if slug else match[0]

    return _LINK.sub(resolve, body)


def _find_slug(name: str, catalogue: Catalogue) -> str:
    try:
        return catalogue.find(name).slug
    except RefusedValueError:
        return ""
