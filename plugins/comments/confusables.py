"""What a text looks like to the eye, whatever signs it is written with. Core.

Two texts of one skeleton can be taken for each other. Texts are also folded for comparing words:
without accents, case, invisible signs or runs of spaces.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_PAIRS = (
    "аa вb еe кk мm нh оo рp сc тt уy хx ѕs іi јj ԛq ԝw һh гr пn ьb ԁd ӏl ёe їi ԍg зe бb "
    "αa βb γy εe ηn κk λa νv οo ρp τt υu χx ωw ϲc ϳj ιi μu σo "
    "օo սu հh ցg ոn յj քp "
    "0o 1l 3e 4a 5s 6b 7t 8b 9g @a $s €e £l !i |l æae œoe ĳij"
)
_LOOKS = {pair[0]: pair[1:] for pair in _PAIRS.split() if len(pair) > 1}
_CROWDS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_LETTER = re.compile(r"\bLETTER (?:[A-Z]{2,} )*?([A-Z])\b")
_LONGEST = 20_000
"""Some signs unfold into eighteen."""
_SPACES = re.compile(r"\s+")
_APOSTROPHES = dict.fromkeys("’‘ʼ`´", "'")
_FEW = 16


def fold_text(text: str) -> str:
    """`text` for comparing words: `Été  À L’ÎLE` gives `ete a l'ile`."""
    straight = replace_signs(text[:_LONGEST], _APOSTROPHES)
    folded = unicodedata.normalize("NFKD", straight).casefold()
    dropped = {sign: "" for sign in set(folded) if is_mark(sign) or _is_format(sign)}
    return _SPACES.sub(" ", replace_signs(folded, dropped)[:_LONGEST]).strip()


def replace_signs(text: str, others: Mapping[str, str]) -> str:
    """`text` with other signs: what `str.translate` does, and faster where they are few."""
    if len(others) > _FEW:
        return text.translate({ord(sign): other for sign, other in others.items()})
    for sign, other in others.items():
        text = text.replace(sign, other)
    return text


@lru_cache(maxsize=4096)
def is_mark(sign: str) -> bool:
    """Whether `sign` stands on the letter before it."""
    return unicodedata.category(sign) in ("Mn", "Me")


@lru_cache(maxsize=4096)
def _is_format(sign: str) -> bool:
    return unicodedata.category(sign) == "Cf"


def build_skeleton(text: str) -> str:
    """The Latin letters that `text` looks like, and nothing between them."""
    looks = "".join(_look(sign) for sign in fold_text(text))
    for crowd, look in _CROWDS:
        looks = looks.replace(crowd, look)
    return looks.replace("l", "i")


@lru_cache(maxsize=4096)
def _look(sign: str) -> str:
    if sign in _LOOKS:
        return _LOOKS[sign]
    name = "" if sign.isascii() else unicodedata.name(sign, "")
    letter = _LETTER.search(name) if "LATIN" in name or "REGIONAL" in name else None
    if letter:
        return letter[1].lower()
    return sign if sign.isalnum() else ""
