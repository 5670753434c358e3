"""French typography as one site wants it: its rules, its glossary. Core."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.typography.abbreviations import expand_abbreviations
from plugins.typography.alternatives import typeset_alternatives
from plugins.typography.dialogue import mark_dialogue
from plugins.typography.english import typeset_english
from plugins.typography.html import typeset_blocks
from plugins.typography.options import Options, build_options
from plugins.typography.text import typeset_text

Glossary = Mapping[str, tuple[str, str | None]]
"""`{"ERO": ("En Recherche d’Opportunité", None)}`: a short form, its long one, its language."""


@dataclass(frozen=True)
class Typesetter:
    """Typesets bodies and plain text with the options of the site."""

    options: Options
    glossary: Glossary

    def typeset_body(self, body: str, lang: str) -> str:
        """The HTML of an article or page, its images' texts and its abbreviations included."""
        blocks: Sequence[str] = typeset_blocks(body, self.options, lang)
        if lang.startswith("fr"):
            blocks = expand_abbreviations(blocks, self.glossary)
        typeset = typeset_alternatives("".join(blocks), lambda text: self.typeset_plain(text, lang))
        return mark_dialogue(typeset)

    def typeset_plain(self, text: str, lang: str = "fr") -> str:
        """A title, a summary, a name: text without markup, and none comes into it."""
        if lang.startswith("fr"):
            return typeset_text(text, self.options)
        return typeset_english(text) if lang.startswith("en") else text


def build_typesetter(settings: Mapping[str, Any]) -> Typesetter:
    """The typesetter that the settings TYPOGRAPHY and GLOSSARY of a site describe."""
    return Typesetter(build_options(settings["TYPOGRAPHY"]), settings["GLOSSARY"])
