"""The attributes of a tag, read as browsers read them. Core."""

import html
import re

_ATTRIBUTE = re.compile(
    r"""[\s/]*(?:([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)?))?)?"""
)
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


def read_attributes(source: str, position: int, bound: int) -> tuple[dict[str, str], int]:
    """The attributes from `position`, and where the `>` stands that ends them, or `bound`."""
    found: dict[str, str] = {}
    while position < bound and source[position] != ">":
        match = _ATTRIBUTE.match(source, position, bound)
        if match is None or match.end() == position:
            position += 1
            continue
        value = next((text for text in match.groups()[1:] if text is not None), "")
        torn = _find_tear(source, match)
        if match[1]:
            found.setdefault(match[1].lower(), decode_value(value[:torn]))
        position = match.end() if torn is None else match.end() - 1 - len(value) + torn
    return found, position


def _find_tear(source: str, match: re.Match[str]) -> int | None:
    """Where a value ends whose closing quotation mark lacks: `href="a>text<b c="d"`."""
    value = match[2] or match[3] or ""
    after = source[match.end() : match.end() + 1]
    is_torn = ">" in value and after and not after.isspace() and after not in "/>"
    return value.index(">") if is_torn else None


def decode_value(value: str) -> str:
    """An attribute's value with its entities decoded, but not the `&copy=` of an address."""
    return _REFERENCE.sub(lambda match: html.unescape(match[0]), value) if "&" in value else value
