"""What is typed as text and would be read as markup is escaped, and nothing else. Core.

A text comes with signs in the place of its markup (see `signs`), so that each character is judged
by what will stand beside it. How Python-Markdown reads each was read in its source; the tests
hold all of it against Python-Markdown itself.
"""

import re
from dataclasses import dataclass, replace

from plugins.wordpress_import.markdown.signs import LINK, MARK, NOTE

_ANY = f"{MARK}{LINK}{NOTE}"

_LINE = r"""
    (?P<first>^(?:[#>] | [+*-](?=[\ \n]) | -(?=[-\ ]*$) | _(?=[_\ ]*$) | \*(?=[*\ ]*$ | \[)
        | (?<=\n)\{ | \[(?=[^\[\]]*\]:)))
  | (?P<number>^[0-9]+\.(?=[\ \n]))
  | (?P<odd>^(?: :(?=[\ \n]) | ~(?=~~) | (?<=\n)=(?==*\ *$)))
  | (?P<pipe>^(?=[|:\-\ ]+$)[^|\n]*\|)
  |
"""
_INLINE = rf"""
    (?P<slash>\\(?=[\\`*_{{}}\[\]()>#+\-.!|{_ANY}]))
  | (?P<ticks>`+) | (?P<stars>\*+) | (?P<bars>_+)
  | (?P<sign>\[(?=\^|TOC\]) | (?<=\])\( | !(?={LINK}) | (?<=[{_ANY}])\{{
        | \|(?=IN_CELL) | (?<=\\)\| | (?<=\ )\{{(?=AT_END))
  | (?P<entity>&(?=\#|[A-Za-z0-9]+;) | <(?![ \n=\d]|$) | <(?=[=\d][^ \n<>]*@) | (?<={NOTE}):)
"""
_FLAGS = re.VERBOSE | re.MULTILINE


@dataclass(frozen=True)
class Setting:
    """Where a text stands: what begins a line there, what ends it."""

    starts_lines: bool = True
    takes_breaks: bool = False
    is_cell: bool = False
    takes_attributes: bool = False
    has_attributes: bool = False
    is_heading: bool = False


PARAGRAPH = Setting(takes_breaks=True)
HEADING = Setting(starts_lines=False, takes_attributes=True, is_heading=True)
NAMED_HEADING = replace(HEADING, has_attributes=True)
CELL = Setting(starts_lines=False, is_cell=True, takes_attributes=True)
TERM = Setting(takes_attributes=True)
CAPTION = Setting(starts_lines=False)


def _build_pattern(setting: Setting, has_braces: bool) -> re.Pattern[str]:
    inline = _INLINE.replace("(?=IN_CELL)", "" if setting.is_cell else "(?!)")
    inline = inline.replace("(?=AT_END)", "" if has_braces else "(?!)")
    return re.compile((_LINE if setting.starts_lines else "") + inline, _FLAGS)


_PATTERNS = {
    (setting, has): _build_pattern(setting, has)
    for setting in (PARAGRAPH, HEADING, NAMED_HEADING, CELL, TERM, CAPTION)
    for has in (False, True)
}
_CLOSING_HASHES = re.compile(r"#+\Z")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ":": "&#58;", "=": "&#61;", "~": "&#126;"}


def escape_text(text: str, setting: Setting, *, has_emphasis: bool, has_code: bool) -> str:
    """`text` with backslashes and entities where Python-Markdown would take it for markup."""
    lone = {
        "*": not has_emphasis and _is_lone(text, "*"),
        "_": not has_emphasis and _is_lone(text, "_"),
        "`": not has_code and not setting.is_cell and _is_lone(text, "`"),
    }
    has_braces = setting.takes_attributes and (setting.has_attributes or "}" in text)

    def escape(match: re.Match[str]) -> str:
        kind, found = match.lastgroup, match[0]
        if kind in {"stars", "bars", "ticks"}:
            is_free = lone[found[0]] or (kind != "ticks" and _stands_free(match))
            return found if is_free else "".join(f"\\{sign}" for sign in found)
        if kind in {"odd", "entity"}:
            return _ENTITIES[found]
        return f"\\{found}" if kind not in {"number", "pipe"} else f"{found[:-1]}\\{found[-1]}"

    escaped = _PATTERNS[setting, has_braces].sub(escape, text)
    if setting.is_heading:
        escaped = _CLOSING_HASHES.sub(lambda match: r"\#" * len(match[0]), escaped)
        return escaped + "\\" * (_count_final(escaped, "\\") % 2)
    return escaped


def _count_final(text: str, sign: str) -> int:
    """How many times `sign` ends `text`."""
    return len(text) - len(text.rstrip(sign))


def _is_lone(text: str, sign: str) -> bool:
    """Whether `sign` stands but once in `text`, so that nothing can close it."""
    return text.count(sign) == 1


def is_space(sign: str) -> bool:
    """Whether no emphasis opens before `sign`, nor closes after it; a line break is no space."""
    return sign.isspace() and sign != "\n"


def _stands_free(run: re.Match[str]) -> bool:
    """Whether a run of `*` or `_` neither opens nor closes: between blanks, or within a word."""
    before = run.string[run.start() - 1 : run.start()] if run.start() else ""
    after = run.string[run.end() : run.end() + 1]
    is_spaced = (not before or is_space(before)) and (not after or is_space(after))
    return is_spaced or (run[0][0] == "_" and before.isalnum() and after.isalnum())
