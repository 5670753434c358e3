"""What only the owner of the blog knows stands in the sources as « À compléter ». Core."""

import re
from collections.abc import Iterator

_MARK = re.compile(r"À compléter\s?:? ?([^<\n]*)")


def find_incomplete(source: str) -> Iterator[tuple[int, str]]:
    """`(line, what is missing)` for each « À compléter » of `source`; lines start at 1."""
    if source.find("À compléter") < 0:
        return  # as in nearly all of thousands
    for number, line in enumerate(source.splitlines(), start=1):
        for match in _MARK.finditer(line):
            yield number, match[1].strip(" .") or "À compléter"
