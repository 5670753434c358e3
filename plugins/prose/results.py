"""What Grammalecte says of a text, as advice to the author. Core.

Kept out: what our own typography does, what is a matter of taste, and what was seen to be wrong
about this blog. An unknown word is only told when it is not a name, nor one of the blog's words.
"""

import json
import re
from collections.abc import Iterable, Iterator, Set
from difflib import get_close_matches
from itertools import islice
from typing import Any

from plugins.prose.stripping import Words
from plugins.shared.findings import Finding, Severity
from plugins.shared.kinds import GRAMMAR, SPELLING

OPTIONS_OFF = (
    *("apos", "esp", "liga", "nbsp", "num", "tab", "typo", "unit"),  # plugins/typography does that
    *("chim", "eepi", "minis", "ocr"),  # a matter of taste, or of other texts
)
RULES_OFF = ("p_sigle", "majuscule_début_paragraphe", "g2__maj_code")
"""How the names of rules begin that were wrong here: E.R.O., items of lists, a code of law."""
MOST_SUGGESTIONS = 3
LONGEST_ACRONYM = 5
CLOSE = 0.7
"""How much a suggestion must have in common with the word."""
VOCABULARY = "content/vocabulaire.txt"

_SENTENCE_START = re.compile(r"(?:\A|[.!?…:«“—–-])[\s\u00a0\u202f]*\Z")
_QUOTE_START = re.compile(r"[\s\u00a0\u202f]*[«“]")
_OPEN_QUOTE = re.compile(r"«[\s\u00a0\u202f]*\Z")


def parse_results(output: str, words: Words, path: str, known: Set[str]) -> list[Finding]:
    """The findings in what the program printed of `words`, which are those of the file `path`."""
    found: list[Finding] = []
    for paragraph in json.loads(output)["data"]:
        for error in paragraph["lGrammarErrors"]:
            found += _read_grammar(error, words, path)
        for error in paragraph["lSpellingErrors"]:
            found += _read_spelling(error, words, path, known)
    return list(dict.fromkeys(found))


def _read_grammar(error: dict[str, Any], words: Words, path: str) -> Iterator[Finding]:
    before_quote = error["sType"] == "imp" and _QUOTE_START.match(error["sAfter"])
    if error["sRuleId"].startswith(RULES_OFF) or before_quote:
        return
    said = error["sMessage"].rstrip(" .")
    hint = _suggest(text for text in error["aSuggestions"] if text.strip() not in said)
    message = f"«\u00a0{error['sUnderlined'].strip()}\u00a0»\u00a0: {_uncapitalize(said)}{hint}"
    line = words.find_line(error["nStartY"])
    yield Finding(path, line, message, Severity.ADVICE, GRAMMAR)


def _read_spelling(
    error: dict[str, Any], words: Words, path: str, known: Set[str]
) -> Iterator[Finding]:
    word = error["sValue"]
    before = words.read(error["nStartY"])[: error["nStartX"]]
    if fold(word) in known or _is_name(word, before):
        return
    hint = _suggest(get_close_matches(word, error.get("aSuggestions", ()), MOST_SUGGESTIONS, CLOSE))
    message = f"«\u00a0{word}\u00a0» n’est pas au dictionnaire{hint} {_ADVICE}"
    yield Finding(path, words.find_line(error["nStartY"]), message, Severity.ADVICE, SPELLING)


_ADVICE = f"S’il est juste, ajoutez-le à {VOCABULARY}."


def _is_name(word: str, before: str) -> bool:
    """Whether an unknown word is a name, an acronym, or quoted as a word."""
    is_acronym = word.isupper() and len(word) <= LONGEST_ACRONYM
    is_capital = word[:1].isupper() and not word.isupper()
    quoted = _OPEN_QUOTE.search(before)
    return bool(is_acronym or (is_capital and not _SENTENCE_START.search(before)) or quoted)


def _suggest(suggestions: Iterable[str]) -> str:
    """The end of a sentence, with the first suggestions if there are any."""
    shown = [f"«\u00a0{text.strip()}\u00a0»" for text in islice(suggestions, MOST_SUGGESTIONS)]
    return f"\u00a0; peut-être {' ou '.join(shown)}." if shown else "."


def _uncapitalize(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def fold(word: str) -> str:
    """The form under which words are compared: case and kind of apostrophe do not count."""
    return word.casefold().replace("’", "'")


def parse_vocabulary(text: str) -> set[str]:
    """The words of a list: one a line, what follows a `#` is a note."""
    lines = (line.partition("#")[0].strip() for line in text.split("\n"))
    return {fold(line) for line in lines if line}
