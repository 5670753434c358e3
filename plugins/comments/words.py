"""The marks of a text that the filter counts: words, pairs, stems and its shape. Core.

Each is kept as a short hash, so that what people wrote, and erased, cannot be read in what the
filter has learnt. Addresses of mail are never counted. Bounded: at most some 1,400 marks a text.
"""

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise

from plugins.comments.confusables import fold_text

_MOST_SIGNS = 10_000
_MOST_WORDS = 300
_LONGEST_WORD = 30
_STEM = 5
_SHOUT = 9

_TAG = re.compile(r"</?[a-z]{1,10} {0,3}/?>", re.I)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_ENDS = "com|net|org|info|biz|ru|cn|tk|xyz|ly|fr|eu|me"
_LINK = re.compile(
    rf"(?:https?://|www\.)\S{{1,2000}}"
    rf"|\b[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,3}}\.(?:{_ENDS})\b(?:/\S{{0,2000}})?"
)
_MAY_LINK = re.compile(r"\.\S|://").search
"""Found in whatever `_LINK` matches, and much faster to look for."""
_HOST_END = re.compile(r"[/?#:]")
_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_RUN = re.compile(r"([^\W_])\1{2,}")


def find_links(text: str) -> list[str]:
    """The hosts that `text` names, with or without a scheme, one for each time."""
    folded = _fold(text)
    if not _MAY_LINK(folded):
        return []
    links = _LINK.findall(_replace_mails(folded, " "))
    return [_HOST_END.split(_SCHEME.sub("", link), maxsplit=1)[0] for link in links]


def find_words(text: str) -> list[str]:
    """The words of `text`, folded; links and mail addresses and figures by their kind only."""
    folded = _replace_mails(_fold(text), " zmail ")
    if _MAY_LINK(folded):
        folded = _LINK.sub(" zlink ", folded)
    words = [word[:_LONGEST_WORD] for word in _WORD.findall(folded)]
    if _RUN.search(folded):
        words = [_RUN.sub(r"\1\1", word) for word in words]
    return [f"z{min(len(word), 6)}figures" if word.isdecimal() else word for word in words]


def _replace_mails(folded: str, other: str) -> str:
    return _MAIL.sub(other, folded) if "@" in folded else folded


@lru_cache(maxsize=16)
def _fold(text: str) -> str:
    return fold_text(_TAG.sub(" ", html.unescape(text[:_MOST_SIGNS])))[:_MOST_SIGNS]


def hash_marks(text: str) -> frozenset[str]:
    """The hashes under which the marks of `text` are counted."""
    return frozenset(
        blake2b(mark.encode(), digest_size=6).hexdigest() for mark in set(_list_marks(text))
    )


def _list_marks(text: str) -> Iterator[str]:
    words = find_words(text)
    if len(words) > _MOST_WORDS:
        words = words[: _MOST_WORDS // 2] + words[-_MOST_WORDS // 2 :]
    yield from words
    yield from (f"{first} {second}" for first, second in pairwise(words))
    yield from (f"stem {word[:_STEM]}" for word in words if len(word) > _STEM)
    yield from (f"host {host}" for host in find_links(text)[:20])
    if words:
        yield from (f"first {words[0]}", f"last {words[-1]}")
    yield from _list_shapes(text)


def _list_shapes(text: str) -> Iterator[str]:
    letters = [sign for sign in text[:_MOST_SIGNS] if sign.isalpha()]
    if len(letters) >= _SHOUT and sum(map(str.isupper, letters)) > 0.7 * len(letters):
        yield "shape capitals"
    if text.count("!") > 3:  # noqa: PLR2004 - three are common in any language
        yield "shape exclamations"
