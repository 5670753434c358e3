"""Which editor is opened, how it is told the line, and which would wait for a terminal."""

import pytest

from plugins.preview.editors import find_editor, parse_editor


@pytest.mark.parametrize(
    "text",
    [
        "vi",
        "/usr/bin/vim",
        "nvim -p",
        "nano -w",
        "emacs -nw",
        "emacsclient -t",
        "hx",
        "micro",
        "ed",
    ],
)
def test_an_editor_of_the_terminal_is_recognised(text: str) -> None:
    editor = parse_editor(text)
    assert editor is not None
    assert editor.needs_terminal


@pytest.mark.parametrize("text", ["code --wait", "gvim", "vim -g", "emacs", "gedit", "subl -w"])
def test_an_editor_with_a_window_is_recognised(text: str) -> None:
    editor = parse_editor(text)
    assert editor is not None
    assert not editor.needs_terminal


@pytest.mark.parametrize("text", ["", "  ", "'code", '"'])
def test_what_names_no_command_is_no_editor(text: str) -> None:
    assert parse_editor(text) is None


@pytest.mark.parametrize(
    ("variables", "opener", "name"),
    [
        ({"VISUAL": "code", "EDITOR": "nano"}, "xdg-open", "code"),
        ({"VISUAL": "vim", "EDITOR": "gedit"}, "xdg-open", "gedit"),
        ({"EDITOR": "nano"}, "xdg-open", "nano"),
        ({}, "/usr/bin/xdg-open", "xdg-open"),
        ({"VISUAL": ""}, None, None),
    ],
)
def test_a_window_comes_before_a_terminal_and_both_before_the_opener(
    variables: dict[str, str], opener: str | None, name: str | None
) -> None:
    editor = find_editor(variables, opener)
    assert (editor.name if editor else None) == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("code --wait", ["code", "--wait", "--goto", "/a b.md:3"]),
        ("subl", ["subl", "/a b.md:3"]),
        ("gvim", ["gvim", "+3", "/a b.md"]),
        ("kate", ["kate", "-l", "3", "/a b.md"]),
        ("'/opt/mon éditeur' -x", ["/opt/mon éditeur", "-x", "/a b.md"]),
    ],
)
def test_a_line_is_told_as_each_editor_understands_it(text: str, words: list[str]) -> None:
    editor = parse_editor(text)
    assert editor is not None
    assert editor.build_command("/a b.md", 3) == words
    assert editor.build_command("/a b.md", None)[-1] == "/a b.md"
