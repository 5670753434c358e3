"""What is said of an export: why it is refused, and what was mended in it. Core.

A refusal and a note are French sentences for the author, with the file and the line.
"""

from dataclasses import dataclass, field

from plugins.wordpress_import.model import Note

HOW_TO_EXPORT = "dans WordPress, choisissez Outils › Exporter › Tout le contenu"
"""The advice given for each file that is not an export."""

AGAIN = "refaites l’export, rien n’a été pris"
"""The advice given for an export that is damaged."""

MOST_NOTES = 500
"""Different sentences kept for one file."""

MOST_LINES = 5
"""Lines named in one sentence; how many times is told anyhow."""


class RefusedExportError(Exception):
    """One French sentence, that begins with the file and the line: nothing was taken."""

    def __init__(self, path: str, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}" if line else f"{path}: {reason}")


def quote(text: str, most: int = 80) -> str:
    """`text` between French quotation marks, on one line and not too long."""
    line = " ".join(text[: most * 4].split())
    cut = line if len(line) <= most else f"{line[:most]}…"
    return f"«\u00a0{cut or 'sans titre'}\u00a0»"


@dataclass
class Notebook:
    """What there is to say of one file, one entry for each sentence."""

    path: str
    _lines: dict[str, list[int]] = field(default_factory=dict)
    _times: dict[str, int] = field(default_factory=dict)

    def refuse(self, reason: str, line: int = 0) -> RefusedExportError:
        """The refusal of this file, to be raised."""
        return RefusedExportError(self.path, line, reason)

    def add(self, sentence: str, line: int, times: int = 1) -> None:
        """Note `sentence`, without its full stop; repeated ones are counted."""
        if sentence not in self._lines and len(self._lines) >= MOST_NOTES:
            sentence = "D’autres remarques n’ont pas été gardées"
        lines = self._lines.setdefault(sentence, [])
        if len(lines) < MOST_LINES and line not in lines:
            lines.append(line)
        self._times[sentence] = self._times.get(sentence, 0) + times

    def list_notes(self) -> tuple[Note, ...]:
        """The notes in the order in which they came."""
        return tuple(self._format_note(sentence) for sentence in self._lines)

    def _format_note(self, sentence: str) -> Note:
        lines, times = self._lines[sentence], self._times[sentence]
        place = f"{self.path}:{lines[0]}" if lines[0] else self.path
        if times == 1:
            return Note(f"{sentence}.", place)
        others = ", ".join(str(line) for line in lines)
        named = f"\u00a0: lignes {others}" if len(lines) > 1 else ""
        return Note(f"{sentence} ({times} fois{named}).", place)
