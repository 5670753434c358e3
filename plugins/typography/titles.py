"""T1: a title or an initial stays with its name (Lexique, « abréviations »). Core."""

import re
from collections.abc import Iterator

from plugins.typography.characters import CAPITAL, NO_BREAK, SMALLS, S
from plugins.typography.line import Edit, Line
from plugins.typography.options import Options
from plugins.typography.vocabulary import LETTERED_NOUNS

_TITLE = re.compile(
    rf"[MDPV](?<![\w.].)(?:M?\.|mes?|lles?|(?<=[DP])[Rr]s?\.?|e|gr|(?<=V)ve)({S}+)(?={CAPITAL})"
)
_INITIAL = re.compile(
    rf"({CAPITAL}(?<![\w.’'-].)h?\.(?:-{CAPITAL}h?\.)*)({S}+)(?={CAPITAL}(?:[{SMALLS}]|['’]{CAPITAL}|\.))"
)
_TRACE = re.compile(
    rf"[MDPV.](?:(?<!\.)[a-zMR]{{0,4}}\.?|(?<={CAPITAL}\.)|(?<={CAPITAL}h\.)|(?<=a[vp]\.)|(?<=apr\.))"
    rf"{S}+{CAPITAL}"
)
"""What each of the others needs: one search instead of three on most lines."""

_ERA = re.compile(rf"a(?<!\w.)(?:v|pr|p)\.({S}+)(?=J\.)")
_LAST_WORD = re.compile(r"(\w+)\W{1,3}\Z")
_LONGEST_WORD = 24


def tie_titles(line: Line, _: Options) -> Iterator[Edit]:
    """`M. Dupont`, `V. Hugo`, `av. J.-C.` → with U+00A0; « le plan A. Ensuite » is left."""
    text = line.text
    if not _TRACE.search(text):
        return
    spans = {match.span(1) for pattern in (_TITLE, _ERA) for match in pattern.finditer(text)}
    spans |= {m.span(2) for m in _INITIAL.finditer(text) if _is_first_name(text, m.start(), m[1])}
    for start, end in sorted(spans):
        if text[start:end] != NO_BREAK:
            yield Edit(start, end, NO_BREAK)


def _is_first_name(text: str, start: int, initial: str) -> bool:
    """A lone capital may also end a sentence, after a noun that takes one."""
    word = _LAST_WORD.search(text, max(0, start - _LONGEST_WORD), start)
    return "-" in initial or word is None or word[1].lower() not in LETTERED_NOUNS
