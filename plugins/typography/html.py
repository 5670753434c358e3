"""HTML typeset: the French of it by our rules, the English by its own, nothing else. Core."""

from plugins.typography.english import typeset_english_line
from plugins.typography.line import Line
from plugins.typography.options import Options
from plugins.typography.rules import typeset_line
from plugins.typography.zones import rewrite_blocks


def typeset_html(source: str, options: Options, lang: str = "fr") -> str:
    """The fragment `source`, whose language is `lang` where no element declares another.

    Tags, attributes, comments, code and other languages come back byte for byte. Never fails.
    """
    return "".join(typeset_blocks(source, options, lang))


def typeset_blocks(source: str, options: Options, lang: str = "fr") -> list[str]:
    """The same, in the blocks that stand in no other."""

    def rewrite(line: Line) -> str:
        if line.lang == "fr":
            return typeset_line(line, options).render()
        return typeset_english_line(line).render() if line.lang == "en" else line.render()

    return rewrite_blocks(source, lang, rewrite)
