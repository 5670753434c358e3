"""What an article leaves to its author: wordings, and faults of rules that only warn. Core."""

import html
import re

from plugins.typography.lint import Fault, find_faults
from plugins.typography.options import Mode, Options
from plugins.typography.wording import Wording, find_wordings


def find_advice(body: str, title: str, options: Options) -> list[Wording | Fault]:
    """What to reread in an article, in the order of its text, its title first."""
    plain = html.escape(title, quote=False)
    found: list[Wording | Fault] = [*find_wordings(plain, kind="title"), *find_wordings(body)]
    if Mode.WARN not in options.modes.values():
        return found
    faults = find_faults(body, options)
    return found + [fault for fault in faults if options.get_mode(fault.rule) is Mode.WARN]


def find_line(source: str, excerpt: str) -> int | None:
    """The line on which the words of `excerpt` stand, whatever separates them."""
    words = re.findall(r"\w+", excerpt)
    match = re.search(r"\W+".join(map(re.escape, words)), source) if words else None
    return match and source.count("\n", 0, match.start()) + 1
