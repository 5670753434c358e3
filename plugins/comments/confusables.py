"""What a text looks like to the eye, whatever signs it is written with. Core.

Two texts of one skeleton can be taken for each other. Texts are also folded for comparing words:
without accents, case, invisible signs or runs of spaces.
"""

import re
import unicodedata
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
_APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")


def fold_text(text: str) -> str:
    """`text` for comparing words: `Été  À L’ÎLE` gives `ete a l'ile`."""
    folded = unicodedata.normalize("NFKD", text[:_LONGEST].translate(_APOSTROPHES)).casefold()
    kept = (sign for sign in folded if unicodedata.category(sign) not in ("Mn", "Me", "Cf"))
    return _SPACES.sub(" ", "".join(kept)[:_LONGEST]).strip()


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
