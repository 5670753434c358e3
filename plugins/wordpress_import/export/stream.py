"""The elements of an export, one after the other, read by expat and never all in memory. Core.

Expat gives exact lines in files of any length and knows nothing of namespaces, which suits
exports: their prefixes are declared oddly, twice, or not at all, and only names matter.
"""

from collections.abc import Iterable, Iterator
from xml.parsers import expat

from plugins.wordpress_import.export.elements import Builder, Element
from plugins.wordpress_import.export.refusals import (
    AGAIN,
    HOW_TO_EXPORT,
    Notebook,
    RefusedExportError,
)

LONGEST_TAG = 2_000_000
"""Bytes; a longer one is no export, and would make expat read it again and again."""

SECOND_EXPORT = ("<rss", "<item", "<channel", "<wp:")
REASONS = {
    7: "une balise s’y ferme, qui n’est pas la dernière ouverte",
    8: "une balise y a deux fois le même attribut",
}


def read_elements(texts: Iterable[str], notebook: Notebook) -> Iterator[Element]:
    """Each known element right below `<channel>`, in the order of the file."""
    reader = _Reader(notebook)
    for text in texts:
        yield from reader.feed(text)
    yield from reader.finish()


class _Reader:
    """Feeds expat, and says in French what it finds wrong."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._parser = expat.ParserCreate("utf-8")
        if hasattr(self._parser, "SetReparseDeferralEnabled"):  # the limit on tags does as well
            self._parser.SetReparseDeferralEnabled(False)
        self._builder = Builder(notebook, self._parser)
        self._fed = 0
        self._last = ""

    def feed(self, text: str) -> list[Element]:
        """The elements that end in `text`."""
        data = text.encode()
        if self._last:
            self._look_after_end(text)
            return []
        try:
            self._parser.Parse(data, False)
        except expat.ExpatError as error:
            self._understand(error, data)
        self._fed += len(data)
        if self._fed - self._parser.CurrentByteIndex > LONGEST_TAG + len(data):
            raise self._notebook.refuse(
                f"une balise de ce fichier n’en finit pas\u00a0: {AGAIN}.",
                self._parser.CurrentLineNumber,
            )
        return self._builder.take()

    def finish(self) -> list[Element]:
        """The last elements, of a file that must have ended where it should."""
        try:
            if not self._last:
                self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise self._refuse_cut(error.lineno) from error
        return self._builder.take()

    def _understand(self, error: expat.ExpatError, data: bytes) -> None:
        if self._builder.is_over:
            rest = data[self._parser.ErrorByteIndex - self._fed :]
            self._notebook.add("Ce qui suit la fin de l’export a été laissé de côté", error.lineno)
            self._look_after_end(rest.decode("utf-8", "ignore"))
            return
        tag, line = self._builder.open[-1] if self._builder.open else ("", 0)
        reason = REASONS.get(error.code, "ce qui s’y trouve n’est pas du XML")
        where = f" (dans <{tag[:40]}>, ligne {line})" if tag else f"\u00a0; {HOW_TO_EXPORT}"
        message = f"le fichier est abîmé\u00a0: {reason}{where}\u00a0; {AGAIN}."
        raise self._notebook.refuse(message, error.lineno) from error

    def _refuse_cut(self, line: int) -> RefusedExportError:
        if not self._builder.open:
            return self._notebook.refuse(
                f"ce n’est pas un export de WordPress\u00a0; {HOW_TO_EXPORT}.", line
            )
        tag, opened = self._builder.open[-1]
        return self._notebook.refuse(
            f"le fichier s’arrête avant sa fin (<{tag[:40]}>, ligne {opened}, n’est pas"
            f" fermé)\u00a0: {AGAIN}.",
            line,
        )

    def _look_after_end(self, text: str) -> None:
        seen = self._last[-len("<channel") :] + text
        if any(start in seen for start in SECOND_EXPORT):
            raise self._notebook.refuse(
                "un second export est collé à la suite du premier\u00a0: séparez-les en deux"
                " fichiers.",
                self._parser.CurrentLineNumber,
            )
        self._last = seen or " "
