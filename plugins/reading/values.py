"""The value of each field: what it is worth, or why it is refused. Core.

Each function takes the text after `Name:` and raises RefusedValueError with a French sentence.
An empty field is as good as absent and never comes here.
"""

import re
import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches
from urllib.parse import urlsplit

from plugins.reading.problems import RefusedValueError
from plugins.reading.slugs import build_slug, is_slug
from plugins.reading.themes import Catalogue
from plugins.shared.kinds import KINDS

LONGEST_SLUG = 200
STATUSES = {
    "brouillon": "draft",
    "publié": "published",
    "masqué": "hidden",
    "draft": "draft",
    "published": "published",
    "hidden": "hidden",
}
COMMENTS = {"ouverts": "open", "fermés": "closed", "open": "open", "closed": "closed"}
TYPO = {"on": "on", "off": "off"}

_LANG = re.compile(r"[a-z]{2}(-[a-z]{2})?")
_UNSAFE = re.compile(r"[\s\x00-\x1f\x7f\"'’;{}<>\\#]")


def parse_choice(text: str, choices: Mapping[str, str]) -> str:
    """What `text` stands for among `choices`."""
    key = unicodedata.normalize("NFC", text).casefold()
    if key in choices:
        return choices[key]
    words = ", ".join(choices)
    raise RefusedValueError(f"« {text} » n’est pas un mot permis ({words}){_suggest(key, choices)}")


def parse_silence(text: str) -> list[str]:
    """The kinds of remark that are not wanted for this article."""
    kinds = {kind: kind for kind in KINDS}
    return [parse_choice(name, kinds) for name in parse_names(text, ";,")]


def parse_slug(text: str) -> str:
    """A slug as it is, in lower case letters, digits and hyphens."""
    if len(text) > LONGEST_SLUG:
        raise RefusedValueError(f"le slug est trop long\u00a0: {LONGEST_SLUG} signes au plus")
    if is_slug(text):
        return text
    proposal = build_slug(text)
    hint = f"\u00a0: essayez « {proposal} »" if proposal else ""
    raise RefusedValueError(
        f"le slug « {text} » ne doit avoir que des lettres sans accent, en minuscules, "
        f"des chiffres et des tirets{hint}"
    )


def parse_name(text: str) -> str:
    """The name of a category, tag or author, from which an address can be made."""
    if not any(sign.isalnum() for sign in text):
        raise RefusedValueError(f"« {text} » n’a ni lettre ni chiffre, et n’aurait pas d’adresse")
    return text


def parse_names(text: str, separators: str) -> list[str]:
    """Names parted by the first of `separators` that occurs in `text`; each is kept once."""
    return [parse_name(name) for name in _part(text, separators)]


def parse_theme(text: str, known: Catalogue) -> str:
    """The name or the path of a category or a tag, of which no two may be meant."""
    return text if known.find(text).slug else parse_name(text)


def parse_themes(text: str, known: Catalogue) -> list[str]:
    """The names of tags, parted by `;` if there is one, else by commas."""
    return [parse_theme(name, known) for name in _part(text, ";,")]


def _part(text: str, separators: str) -> list[str]:
    separator = next((sign for sign in separators if sign in text), separators[-1])
    names = (name.strip() for name in text.split(separator))
    return [name for name in dict.fromkeys(names) if name]


def parse_lang(text: str) -> str:
    """A language tag in lower case, such as `fr` or `fr-ca`."""
    lang = text.lower().replace("_", "-")
    if _LANG.fullmatch(lang):
        return lang
    raise RefusedValueError(f"la langue « {text} » doit s’écrire en deux lettres, comme fr ou en")


def parse_guid(text: str) -> str:
    """A lasting id for the feeds."""
    if any(sign.isspace() for sign in text):
        raise RefusedValueError("Guid ne doit pas contenir d’espace")
    return text


def parse_template(text: str, names: frozenset[str]) -> str:
    """The name of one of the theme’s templates."""
    name = text.removesuffix(".html")
    if name in names:
        return name
    raise RefusedValueError(
        f"le gabarit « {text} » n’existe pas dans theme/templates/{_suggest(name, names)}"
    )


def parse_image(text: str) -> str:
    """The root-relative address of a picture in content/images."""
    if text.startswith(("http:", "https:", "//")):
        raise RefusedValueError(
            "l’image doit être dans content/images/, et s’écrire comme /images/2026/dessin.png"
        )
    if not text.startswith("/") or ".." in text.split("/"):
        name = re.sub(r"^[{|]\w+[}|]|^(?:\.*/)+", "", text).lstrip("/").removeprefix("content/")
        raise RefusedValueError(
            f"l’adresse de l’image doit commencer par /\u00a0: essayez « /{name} »"
        )
    return text


def parse_redirects(text: str) -> list[str]:
    """Old root-relative addresses, parted by commas or spaces."""
    addresses = [address for address in re.split(r"[,\s]+", text) if address]
    return [_parse_address(address) for address in addresses]


def _parse_address(address: str) -> str:
    if "://" in address or address.startswith("//"):
        path = urlsplit(address).path or "/"
        raise RefusedValueError(
            f"l’ancienne adresse s’écrit sans le nom du site\u00a0: essayez « {path} »"
        )
    if not address.startswith("/"):
        raise RefusedValueError(
            f"l’ancienne adresse doit commencer par /\u00a0: essayez « /{address} »"
        )
    unsafe = _UNSAFE.search(address)
    if unsafe or ".." in address.split("/"):
        sign = unsafe[0] if unsafe else ".."
        raise RefusedValueError(f"l’ancienne adresse « {address} » ne doit pas contenir « {sign} »")
    return address


def _suggest(word: str, choices: Mapping[str, str] | frozenset[str]) -> str:
    matches = get_close_matches(word, sorted(choices), 1, cutoff=0.7)
    return f"\u00a0: vouliez-vous dire « {matches[0]} »\u00a0?" if matches else ""
