"""Code and comments are blanked out, and every line stays where it was."""

import pytest

from plugins.reading.masking import mask_code


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("a\n```\nx\n```\nb", "a\n\n\n\nb"),
        ("~~~ python\nx\n~~~\nb", "\n\n\nb"),
        ("````\n```\nx\n````\nb", "\n\n\n\nb"),
        ("`x` et ``y ` z``", "    et          "),
        ("\\`pas du code, `x`", "\\`pas du code,    "),
        ("un `code sur\ndeux` lignes", "un          \n      lignes"),
        ("un ` seul\n\nà la fin ` seul", "un ` seul\n\nà la fin ` seul"),
        ("a\n\n    code\n\nb", "a\n\n\n\nb"),
        ("    code", ""),
        ("- a\n\n    texte\n", "- a\n\n    texte\n"),
        ("[^n]: a\n\n    texte", "[^n]: a\n\n    texte"),
        ("a\n    texte", "a\n    texte"),
        ("a <!-- x\ny --> b", "a       \n      b"),
    ],
)
def test_code_is_blanked_out(body: str, left: str) -> None:
    masked = mask_code(body)
    assert masked.text == left
    assert masked.text.count("\n") == body.count("\n")
    assert masked.unclosed_fence is None


@pytest.mark.parametrize(
    ("body", "index"), [("a\n```\nx", 1), ("```\nx\n```\n\n~~~\ny\n~~", 4), ("````\nx\n```", 0)]
)
def test_an_unclosed_fence_is_found_and_hides_the_rest(body: str, index: int) -> None:
    masked = mask_code(body)
    assert masked.unclosed_fence == index
    assert not masked.text.partition("a")[2].strip()
