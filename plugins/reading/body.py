"""The text of an article, held against what the site can show: each finding has its line. Core."""

import re
from collections.abc import Iterator

from plugins.reading.headings import find_heading_problems
from plugins.reading.masking import MaskedText, mask_code
from plugins.reading.paragraphs import find_long_paragraphs
from plugins.reading.problems import Problem, build_warning
from plugins.reading.source import Source
from plugins.shared.kinds import IMAGE, LINK

MOST_BYTES = 512 * 1024
MOST_BRACKETS = 2000
LONGEST_RUN = 300
"""Python-Markdown takes a minute over 20,000 opening brackets, and two seconds over 2,000."""

_RUN = re.compile(rf"\[{{{LONGEST_RUN + 1}}}")
_POLICY = "le site ne l’exécuterait pas (politique de sécurité)\u00a0: retirez-le"

_WARNINGS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"!\[\s*\]\s?[(\[]|<img\b(?![^<>]*\salt\s*=)[^<>]*>", re.IGNORECASE),
        "cette image n’a pas de texte de remplacement\u00a0: écrivez ![Ce qu’elle montre](…)",
        IMAGE,
    ),
    (
        re.compile(r"<script\b", re.IGNORECASE),
        f"<script> dans un article\u00a0: {_POLICY}",
        "",
    ),
    (
        re.compile(r"<(?:iframe|object|embed|frame)\b", re.IGNORECASE),
        "un cadre venu d’ailleurs ne s’afficherait pas\u00a0: mettez un lien à la place",
        "",
    ),
    (
        re.compile(r"<style\b|<[a-z][^<>]*\sstyle\s*=|\{:?[^{}\n]*\bstyle\s*=", re.IGNORECASE),
        "une mise en forme écrite dans l’article (style) ne s’appliquerait pas\u00a0: retirez-la",
        "",
    ),
    (
        re.compile(r"<[a-z][^<>]*\son[a-z]+\s*=|\{:?[^{}\n]*\bon[a-z]+\s*=\s*[\"']", re.IGNORECASE),
        f"un attribut « on…= » contient un programme\u00a0: {_POLICY}",
        "",
    ),
    (
        re.compile(r"\[(?<!!\[)[^\[\]\n]*\]\(\s*\)"),  # `[` first: re leaps to it
        "ce lien ne mène nulle part\u00a0: écrivez l’adresse entre les parenthèses",
        LINK,
    ),
    (
        re.compile(r"<!--"),
        "ce commentaire n’est jamais refermé\u00a0: il manque --> et la suite serait cachée",
        "",
    ),
)


def find_excess(source: Source) -> Problem | None:
    """What makes the text too long, or too nested, to be converted at all."""
    body = source.body
    if len("\n".join(source.lines).encode()) > MOST_BYTES:
        size = f"{MOST_BYTES // 1024} ko au plus"
        return Problem(1, f"ce fichier est trop long\u00a0: {size}, partagez-le en plusieurs")
    run = _RUN.search(body)
    place = run.start() if run else _find_nth(body, "[", MOST_BRACKETS + 1)
    if place is None:
        return None
    line = source.body_line + body.count("\n", 0, place)
    return Problem(line, "trop de crochets « [ »\u00a0: le texte est trop imbriqué pour être lu")


def find_body_problems(source: Source) -> list[Problem]:
    """What is wrong in the text, its code apart; not to be asked where `find_excess` objects."""
    if not source.body.strip():
        return [build_warning(source.body_line, "il n’y a pas de texte sous les champs")]
    masked = mask_code(source.body)
    first = source.body_line
    problems = [*_find_fence(masked, first), *_find_markup(masked.text, first)]
    problems += find_heading_problems(masked.text, first)
    return [*problems, *find_long_paragraphs(masked.text, first)]


def _find_fence(masked: MaskedText, first: int) -> Iterator[Problem]:
    if masked.unclosed_fence is not None:
        yield build_warning(
            first + masked.unclosed_fence,
            "ce bloc de code n’est jamais refermé\u00a0: "
            "terminez-le par une ligne faite des mêmes signes",
        )


def _find_markup(text: str, first: int) -> Iterator[Problem]:
    for pattern, message, kind in _WARNINGS:
        for match in pattern.finditer(text):
            yield build_warning(first + text.count("\n", 0, match.start()), message, kind)


def _find_nth(text: str, sign: str, number: int) -> int | None:
    """Where `sign` occurs for the `number`th time in `text`."""
    if text.count(sign) < number:
        return None
    return len(text) - len(text.split(sign, number)[number]) - 1
