"""Runs of lines that open alike: lists with bullets or numbers, dialogue, quotations. Core."""

import html
import re
from collections.abc import Callable, Sequence

from plugins.wordpress_import.saved_page.openings import (
    BULLET,
    DASH,
    NUMBER,
    QUOTED,
    find_bullet,
    find_dash,
    find_number,
    find_quotation,
)

_ADDRESS = re.compile(r"https?://[^\s<>\"«»]{1,2000}")
_TAIL = ".,;:!?…)»’'\""
Opens = Callable[[str], re.Match[str] | None]


def mark_links(text: str) -> str:
    """`text` as HTML, in which each bare address is a link."""
    pieces, end = [], 0
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_TAIL)
        pieces.append(html.escape(text[end : match.start()], quote=False))
        pieces.append(f'<a href="{html.escape(address)}">{html.escape(address, quote=False)}</a>')
        end = match.start() + len(address)
    pieces.append(html.escape(text[end:], quote=False))
    return "".join(pieces).replace("\n", "<br>\n")


def take_run(lines: Sequence[str], start: int, opens: Opens) -> list[int]:
    """The lines from `start` on that open as it does, empty ones between them left out."""
    run = []
    for place in range(start, len(lines)):
        if not lines[place].strip():
            continue
        if not opens(lines[place]):
            break
        run.append(place)
    return run


def take_numbers(lines: Sequence[str], start: int) -> list[int]:
    """The lines from `start` on that are numbered 1, 2, 3…; none of a lone one."""
    run: list[int] = []
    for place in range(start, len(lines)):
        if not lines[place].strip():
            continue
        match = find_number(lines[place])
        if not match or int(match["number"]) != len(run) + 1:
            break
        run.append(place)
    return run if len(run) > 1 else []


def render_bullets(lines: Sequence[str], start: int) -> tuple[str, int]:
    """The list that begins at `start`, with one more level, and the line after it."""
    run = take_run(lines, start, find_bullet)
    base, pieces, is_inner = _measure(lines[start]), ["<ul>"], False
    for place in run:
        inner = _measure(lines[place]) > base + 1 and place != start
        if inner and not is_inner:
            pieces[-1] = pieces[-1].removesuffix("</li>") + "<ul>"
        elif is_inner and not inner:
            pieces.append("</ul></li>")
        is_inner = inner
        text = BULLET.sub("", lines[place].lstrip(), count=1).strip()
        pieces.append(f"<li>{mark_links(text)}</li>")
    return "".join([*pieces, "</ul></li></ul>" if is_inner else "</ul>"]), run[-1] + 1


def read_dashes(lines: Sequence[str], start: int) -> tuple[list[str], str, int]:
    """What the lines from `start` on say behind their dashes, the line above, the line after."""
    run = take_run(lines, start, find_dash)
    above = start - 1
    while above > 0 and not lines[above].strip():
        above -= 1
    texts = [DASH.sub("", lines[place].strip(), count=1) for place in run]
    return texts, lines[above] if above >= 0 else "", run[-1] + 1


def render_list(element: str, texts: Sequence[str]) -> str:
    """A list of one level."""
    return f"<{element}>" + "".join(f"<li>{mark_links(t)}</li>" for t in texts) + f"</{element}>"


def render_numbers(lines: Sequence[str], run: Sequence[int]) -> tuple[str, int]:
    """The numbered list of the lines `run`, and the line after it."""
    texts = [NUMBER.sub("", lines[place].strip(), count=1) for place in run]
    return render_list("ol", texts), run[-1] + 1


def render_quotation(lines: Sequence[str], start: int) -> tuple[str, int]:
    """The quotation that begins at `start`, and the line after it."""
    run = take_run(lines, start, find_quotation)
    texts = [QUOTED.sub("", lines[place].strip(), count=1) for place in run]
    inner = "".join(f"<p>{mark_links(text)}</p>" for text in texts if text)
    return f"<blockquote>{inner}</blockquote>", run[-1] + 1


def _measure(line: str) -> int:
    wide = line[:80].expandtabs(4)
    return len(wide) - len(wide.lstrip())
