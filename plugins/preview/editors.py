"""Which command opens a file in the author's own editor. Core: it looks at names alone."""

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from posixpath import basename

VARIABLES = ("VISUAL", "EDITOR")


def _read_names(text: str) -> frozenset[str]:
    return frozenset(text.split())


TERMINAL = _read_names(
    "vi vim nvim vim.basic vim.tiny vim.nox nvi elvis view ex ed nano pico micro helix hx kak joe "
    "jed jmacs jpico jstar rjoe mg ne mcedit tilde dte amp emacs-nox zile less more most "
    "sensible-editor editor select-editor"
)
"""They need a terminal, and would wait for ever without one."""
_EMACS = ("emacs", "emacsclient")
_NO_WINDOW = ("-nw", "-t", "-tty", "--tty", "--no-window-system", "--batch", "-batch")
_GRAPHICAL_VIM = ("-g",)
_AT_COLON = _read_names("subl sublime_text zed atom pulsar lapce")
_AT_GOTO = _read_names("code codium code-insiders vscodium cursor windsurf positron")
_AT_PLUS = _read_names("gedit gvim emacs emacsclient mousepad pluma xed geany gnome-text-editor")
_AT_OPTION = _read_names("kate kwrite")


@dataclass(frozen=True)
class Editor:
    """A command, as words; `needs_terminal` if it cannot be started from a page."""

    words: tuple[str, ...]
    needs_terminal: bool = False

    @property
    def name(self) -> str:
        """What the author calls it."""
        return basename(self.words[0])

    def build_command(self, path: str, line: int | None) -> list[str]:
        """The words that open `path`, at `line` where this editor is known to go there."""
        return [*self.words, *_point_to(self.name, path, line)]


def find_editor(variables: Mapping[str, str], opener: str | None) -> Editor | None:
    """The first editor of the environment that has a window, else `opener`, else what there is."""
    named = [editor for name in VARIABLES if (editor := parse_editor(variables.get(name, "")))]
    windowed = [editor for editor in named if not editor.needs_terminal]
    if windowed:
        return windowed[0]
    if named:
        return named[0]
    return Editor((opener,)) if opener else None


def parse_editor(text: str) -> Editor | None:
    """The editor that a variable names; None when it is empty, or its quotes never end."""
    try:
        words = tuple(shlex.split(text))
    except ValueError:
        return None
    return Editor(words, _needs_terminal(words)) if words else None


def _needs_terminal(words: Sequence[str]) -> bool:
    name, options = basename(words[0]), words[1:]
    if name in _EMACS:
        return any(option in _NO_WINDOW for option in options)
    if name in {"vim", "nvim", "vi"} and any(option in _GRAPHICAL_VIM for option in options):
        return False
    return name in TERMINAL


def _point_to(name: str, path: str, line: int | None) -> list[str]:
    if not line:
        return [path]
    if name in _AT_GOTO:
        return ["--goto", f"{path}:{line}"]
    if name in _AT_COLON:
        return [f"{path}:{line}"]
    if name in _AT_PLUS:
        return [f"+{line}", path]
    return ["-l", str(line), path] if name in _AT_OPTION else [path]
