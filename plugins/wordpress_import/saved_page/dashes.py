"""Lines that open with a dash: the entries of a list, or the replies of a dialogue. Core."""

import re
from collections.abc import Sequence

_SPOKEN = re.compile(r"[?!…»]\s{0,2}\Z|[?!]\s|«|[^\W\d_]-(?:t-)?(?:il|elle|je|on)\b")
_SENTENCE = re.compile(r"[.?!…»]\s{0,2}\Z")
_LISTED = re.compile(r"[;,]\s{0,2}\Z")
_ENOUGH = 3


def is_dialogue(replies: Sequence[str], before: str) -> bool:
    """Whether `replies`, without their dashes, are spoken; `before` is the line above them.

    A list is announced by a colon, goes on with semicolons, or begins without a capital.
    """
    if before.count("«") > before.count("»"):
        return True
    if any(_LISTED.search(reply) for reply in replies):
        return False
    lower = sum(1 for reply in replies if reply[:1].islower())
    spoken = sum(1 for reply in replies if _SPOKEN.search(reply))
    if lower * 2 > len(replies) or (spoken == 0 and before.rstrip().endswith(":")):
        return False
    sentences = sum(1 for reply in replies if _SENTENCE.search(reply))
    if spoken == 0 and len(replies) >= _ENOUGH:
        return False
    return sentences * 2 >= len(replies)
