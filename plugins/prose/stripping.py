"""The words of an article, without what is written for the machine, each with its line. Core.

Code, addresses, tags and passages in another language are left out. What a proofreader must not
read as one sentence (titles, items of lists, cells) are paragraphs of their own.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.reading.masking import mask_code
from plugins.reading.source import Source, parse_source

FIELDS = ("title", "summary", "image_alt")
"""The fields that readers read."""
FOREIGN = "X"
"""Stands for a passage in another language, or of code: a name that nothing has to agree with."""

_FOREIGN = re.compile(r"<(\w+)[^<>]*\blang=[\"'](?!fr)[^<>]*>.*?</\1>", re.DOTALL | re.I)
_CODE = re.compile(r"<(code|pre|kbd|samp|script|style)\b.*?</\1>", re.DOTALL | re.I)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->|<https?:[^<>]*>", re.DOTALL)
_IMAGE = re.compile(r"!\[(?P<text>[^\]]*)\]\([^()]*?(?:\"(?P<title>[^\"]*)\"\s*)?\)")
_LINK = re.compile(
    r"\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"(?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\])"
)
_NOTE = re.compile(r"\[\^[^\]]*\](?!:)")
_ATTRIBUTES = re.compile(r"\{:?[^{}\n]*\}")
_ADDRESS = re.compile(
    r"https?://\S*[^\s.,;:!?)»]|[\w.+-]+@[\w.-]+\w"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|eu|fr|io|net|org)\b(?:/[\w./-]*\w)?"
)
_EMPHASIS = re.compile(r"(?<![\w*_\\])([*_]{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*_])", re.DOTALL)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)]|:|\[\^[^\]]*\]:|\*\[[^\]]*\]:|#{1,6}|>)\s+")
_HEADING_END = re.compile(r"\s#+\s*$")
_RULE = re.compile(r"\s*(?:[-*_=|:]\s*){3,}$")
_SPACES = re.compile(r"[^\S\n]+")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Words:
    """A text to be proofread; `lines[n]` is the line of the article on its line n (from 0)."""

    text: str
    lines: tuple[int, ...]

    def read(self, number: int) -> str:
        """Line `number` (from 1) of the text itself."""
        return self.text.split("\n")[number - 1]

    def find_line(self, number: int) -> int:
        """The line of the article that stands on line `number` (from 1) of the text."""
        return self.lines[min(max(number, 1), len(self.lines)) - 1]


def find_silence(article: str) -> set[str]:
    """The kinds of remark that the article asks not to hear."""
    fields = (field.value for field in parse_source(article).fields if field.key == "silence")
    return {kind.strip().casefold() for value in fields for kind in value.split(",")}


def strip_article(article: str) -> Words:
    """The words of `article`; an article in another language has none."""
    source = parse_source(article)
    languages = {field.value for field in source.fields if field.key == "lang"}
    if languages - {"fr", ""}:
        return Words("", ())
    rows = [*_list_fields(source), *_list_body(source)]
    return Words("\n".join(text for text, _ in rows), tuple(line for _, line in rows))


def _list_fields(source: Source) -> Iterator[tuple[str, int]]:
    for field in source.fields:
        if field.key in FIELDS:
            yield _clean(field.value), field.line
            yield "", field.line


def _list_body(source: Source) -> Iterator[tuple[str, int]]:
    first = source.body_line
    for number, line in enumerate(_strip(source.body).split("\n"), first):
        texts, is_apart = _take_apart(line)
        for text in texts:
            if is_apart:
                yield "", number
            yield text if _LETTER.search(text) else "", number
        if line.lstrip().startswith(("#", "|")):
            yield "", number


def _take_apart(line: str) -> tuple[list[str], bool]:
    """The texts of a line, and whether they begin a paragraph whatever stands above."""
    if _RULE.fullmatch(line):
        return [""], True
    if line.lstrip().startswith("|"):
        return [_clean(cell) for cell in line.strip().strip("|").split("|")], True
    bare, is_apart = line, False
    while match := _ITEM.match(bare):
        bare, is_apart = bare[match.end() :], True
    return [_clean(_HEADING_END.sub("", bare))], is_apart


def _strip(body: str) -> str:
    """`body` without markup that may span lines; no line moves."""
    for pattern in (_FOREIGN, _CODE):
        body = pattern.sub(_keep_lines, body)
    body = _TAG.sub(_keep_breaks, mask_code(body).text)
    body = _IMAGE.sub(_read_image, body)
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\g<text>", body))


def _keep_lines(match: re.Match[str]) -> str:
    return FOREIGN + _keep_breaks(match)


def _keep_breaks(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _read_image(match: re.Match[str]) -> str:
    said = [part.strip().rstrip(".") for part in (match["text"], match["title"]) if part]
    return ". ".join(said) + _keep_breaks(match)


def _clean(text: str) -> str:
    """One line of prose."""
    for pattern in (_NOTE, _ATTRIBUTES, _ADDRESS):
        text = pattern.sub("", text)
    text = html.unescape(_ESCAPE.sub(r"\1", text)).replace("'", "’")
    return _SPACES.sub(" ", text).strip()
