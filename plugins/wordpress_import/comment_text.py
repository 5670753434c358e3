"""The text of a comment: from the HTML of WordPress to the small Markdown that this site renders.

Core. What is written is rendered as the site will, and held against what WordPress showed; where a
mark would be read otherwise, the marks go and the words stay.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from plugins.comments.names import clean_text
from plugins.comments.rendering import MOST_SIGNS, render_comment
from plugins.comments.web import is_web_address
from plugins.wordpress_import.comment_markup import Block, Run, Said, read_markup

LONGEST = 4 * MOST_SIGNS
"""Signs of a comment with its markup; none that a person wrote is longer."""

Link = Callable[[str], str]
"""From the address that a comment leads to, to where it leads now."""

_PLAIN = re.compile(r"[^<>&*_`\\\[\]~#|]*")
_ODD_START = re.compile(r"^[ ]*(?:[-+>]|\d{1,9}[.)])", re.M)
_ELEMENT = re.compile(r"<[^>]*>")
_ESCAPED = re.compile(
    r"`|\\(?=[!-/:-@\[-`{-~]|$)|(?<![^\W_])_|_(?![^\W_])|(?<!\s)\*|\*(?!\s)"
    r"|<(?=[A-Za-z/!?])|&(?=#?\w{1,40};)|\](?=\()",
    re.M,
)
_LINE_START = re.compile(r"^(?:([-+*])(?=\s|$)|(\d{1,9})([.)])(?=\s|$)|(>)|(~~~))", re.M)
_BRACKET = re.compile(r"(?<!\\)[\[\]]")
_UNSAFE = re.compile(r"[\s<>()\\\"\x00-\x1f\x7f]")
_GRAVE = re.compile(r"`+")


class UnfitTextError(ValueError):
    """Why a text cannot be published, in French."""


@dataclass(frozen=True)
class CommentText:
    """The Markdown of a comment, and what it had that the site does not show."""

    text: str
    images: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    """Addresses that lead nowhere on the web."""
    is_simplified: bool = False


def convert_comment(raw: str, link: Link = lambda address: address) -> CommentText:
    """The Markdown of `raw`; UnfitTextError when nothing can be shown, or too much."""
    if len(raw) > LONGEST:
        raise UnfitTextError("il est trop long")
    if _PLAIN.fullmatch(raw) and not _ODD_START.search(raw) and "www." not in raw:
        return CommentText(_check(_join_lines(raw)))
    said = read_markup(raw)
    wanted = _squeeze(_list_words(said.blocks))
    if not wanted:
        raise UnfitTextError("il est vide")
    text, is_simplified = _write(said, link, wanted)
    lost = (href for href in _list_links(said.blocks) if not _find_address(href, link))
    return CommentText(text, tuple(said.images), tuple(dict.fromkeys(lost)), is_simplified)


def _write(said: Said, link: Link, wanted: str) -> tuple[str, bool]:
    """The Markdown that shows `wanted`, and whether some marks had to go."""
    for number, text in enumerate(_write_ways(said, link)):
        clean = clean_text(text)
        if len(clean) <= MOST_SIGNS and _read_back(clean) == wanted:
            return clean, number > 0
    return _check(clean), True


def _check(text: str) -> str:
    if not text:
        raise UnfitTextError("il est vide")
    if len(text) > MOST_SIGNS:
        raise UnfitTextError("il est trop long")
    return text


def _join_lines(raw: str) -> str:
    """Text without a tag or a sign that Markdown reads: its lines, as they are shown."""
    lines = raw.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    text = "\n".join(
        " ".join(line.split()) if "\u00a0" not in line else line.strip() for line in lines
    )
    return clean_text(re.sub(r"\n{3,}", "\n\n", text))


def _write_ways(said: Said, link: Link) -> Iterator[str]:
    """From all marks to none: the first that is read as it was meant will do."""
    yield _Writer(link).write(said.blocks)
    yield _Writer(link, has_emphasis=False).write(said.blocks)
    yield _Writer(lambda _: "", has_emphasis=False).write(said.blocks)
    yield "\n\n".join(_list_words(said.blocks))


def _read_back(text: str) -> str:
    markup = render_comment(text, lambda rendered: rendered)
    return _squeeze([html.unescape(_ELEMENT.sub("", markup))])


def _squeeze(texts: Iterable[str]) -> str:
    """The signs that are seen, blanks apart."""
    return "".join(clean_text(" ".join(texts)).split())


def _list_words(blocks: Iterable[Block]) -> list[str]:
    return [
        words
        for block in blocks
        for words in ("".join(run.text for run in block.runs), *_list_words(block.blocks))
        if words
    ]


def _list_links(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from (run.href for run in block.runs if run.href)
        yield from _list_links(block.blocks)


@dataclass(frozen=True)
class _Writer:
    link: Link
    has_emphasis: bool = True

    def write(self, blocks: Iterable[Block]) -> str:
        """The Markdown of `blocks`, a blank line between each two."""
        return "\n\n".join(filter(None, map(self._write_block, blocks)))

    def _write_block(self, block: Block) -> str:
        if block.kind == "text":
            return self._write_part(block.runs)
        if block.kind == "pre":
            return _fence("".join(run.text for run in block.runs))
        if block.kind == "quote":
            lines = self.write(block.blocks).split("\n")
            return "\n".join(f"> {line}".rstrip() for line in lines)
        entries = [
            self.write([each] if each.kind != "li" else each.blocks) for each in block.blocks
        ]
        marks = [f"{block.start + n}." if block.kind == "ol" else "-" for n in range(len(entries))]
        return "\n".join(
            f"{mark} " + entry.replace("\n", "\n" + " " * (len(mark) + 1))
            for mark, entry in zip(marks, entries, strict=True)
            if entry
        )

    def _write_part(self, runs: Iterable[Run]) -> str:
        text = "".join(
            self._write_link(href, list(group)) for href, group in groupby(runs, lambda r: r.href)
        )
        lines = re.sub(r"[ ]*\n[ ]*", "\n", re.sub(r"[ ]{2,}", " ", text)).strip(" \n")
        return _LINE_START.sub(_escape_start, re.sub(r"\n{2,}", "\n", lines))

    def _write_link(self, href: str, runs: list[Run]) -> str:
        address = _find_address(href, self.link)
        if not address:
            return self._write_marks(runs)
        words = "".join(run.text for run in runs).strip()
        if words == address:
            return words
        inner = self._write_marks(runs)
        if not words:
            return inner
        label = _BRACKET.sub(r"\\\g<0>", inner.replace("\n", " "))
        return _wrap("[", label, f"]({address})")

    def _write_marks(self, runs: Iterable[Run]) -> str:
        written = []
        for (is_strong, is_em), group in groupby(runs, lambda r: (r.is_strong, r.is_em)):
            text = "".join(_write_run(run) for run in _merge(group))
            if self.has_emphasis and (is_strong or is_em):
                mark = "*" * (2 * is_strong + is_em)
                text = _wrap(mark, text, mark)
            written.append(text)
        return "".join(written)


def _merge(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs that are code or not, as few as can be."""
    for is_code, group in groupby(runs, lambda run: run.is_code):
        yield Run("".join(run.text for run in group), is_code=is_code)


def _write_run(run: Run) -> str:
    if run.is_code and run.text.strip():
        return _wrap_code(run.text)
    return _ESCAPED.sub(r"\\\g<0>", run.text)


def _wrap(before: str, text: str, after: str) -> str:
    """`text` between two marks that touch its first and last sign: blanks stay outside."""
    core = text.strip()
    if not core:
        return text
    start = len(text) - len(text.lstrip())
    return f"{text[:start]}{before}{core}{after}{text[start + len(core) :]}"


def _wrap_code(text: str) -> str:
    core = " ".join(text.split())
    longest = max((len(run) for run in _GRAVE.findall(core)), default=0)
    mark = "`" * (longest + 1)
    room = " " if core.startswith("`") or core.endswith("`") else ""
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{lead and ' '}{mark}{room}{core}{room}{mark}{tail and ' '}"


def _fence(text: str) -> str:
    longest = max((len(run) for run in _GRAVE.findall(text)), default=0)
    mark = "`" * max(3, longest + 1)
    return f"{mark}\n{text.strip(chr(10)).rstrip()}\n{mark}"


def _escape_start(match: re.Match[str]) -> str:
    if match[2]:
        return f"{match[2]}\\{match[3]}"
    return f"\\{match[0]}"


def _find_address(href: str, link: Link) -> str:
    """Where `href` leads now, as Markdown writes it; empty where the site leads nobody."""
    if not href:
        return ""
    address = f"https:{href}" if href.startswith("//") else href
    address = _UNSAFE.sub(
        lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode()), link(address)
    )
    return address if is_web_address(address) else ""
