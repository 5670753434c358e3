"""What a text must not hold, each with its line; code is left alone."""

import pytest

from plugins.reading.body import MOST_BRACKETS, find_body_problems, find_excess
from plugins.reading.source import parse_source

HEADER = "Title: T\nDate: 2024-03-02\nSlug: t\n\n"
FIRST = 5


def _find(body: str) -> list[tuple[int, str]]:
    source = parse_source(HEADER + body)
    return [(problem.line - FIRST, problem.message) for problem in find_body_problems(source)]


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ("\n", -1, "pas de texte"),
        ("a\n\n```\ncode", 2, "refermé"),
        ("a\n\n![](/x.png)", 2, "texte de remplacement"),
        ("![ ][x]", 0, "texte de remplacement"),
        ('<img\n src="/x.png">', 0, "texte de remplacement"),
        ("a\n<script>x</script>", 1, "<script>"),
        ("<IFRAME src=x></IFRAME>", 0, "cadre"),
        ("a\n\n\n\n<p style='color: red'>x</p>", 4, "style"),
        ("<style>p{}</style>", 0, "style"),
        ('Un mot\n{: style="color: red" }', 1, "style"),
        ('<a href="/" onclick="x()">y</a>', 0, "on…="),
        ("Un\n\n# Deux", 2, "##"),
        ("Un\n==", 0, "##"),
        ("<h1>Un</h1>", 0, "##"),
        ("#mot", 0, "##"),
        ("## Un\n\n#### Deux", 2, "écrivez ###"),
        ("### Un", 0, "écrivez ##"),
        ("[x]()", 0, "nulle part"),
        ("a <!-- b\n\nc", 0, "-->"),
    ],
)
def test_a_fault_is_found_once_at_its_line(body: str, line: int, words: str) -> None:
    ((found, message),) = _find(body)
    assert found == line
    assert words in message


@pytest.mark.parametrize(
    "body",
    [
        "Un texte.\n\n## Un\n\n### Deux\n\n## Trois",
        "```\n<script> ![](x)\n# Un\n```",
        "`<script>` et `![](x)`",
        "a\n\n    <script>",
        "<!-- <script> -->\n\na",
        '<img src="/x.png" alt="">',
        "![Une rue](/x.png)",
        "Il dit « 3 < 4 », et style = courage.",
        "Un\n--\n\n### Deux",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "[" * 300,
    ],
)
def test_a_sound_text_is_left_in_peace(body: str) -> None:
    assert _find(body) == []
    assert find_excess(parse_source(HEADER + body)) is None


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("a\n\n" + "[" * 20_000, 2),
        ("[ a\n" * (MOST_BRACKETS + 1), MOST_BRACKETS),
        ("é" * 300_000, 1 - FIRST),
    ],
)
def test_a_text_too_long_or_too_nested_is_refused_unconverted(body: str, line: int) -> None:
    problem = find_excess(parse_source(HEADER + body))
    assert problem is not None
    assert problem.line - FIRST == line
