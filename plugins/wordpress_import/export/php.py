"""What PHP serialised in a custom field, as plain values. Core.

Arrays and objects become dicts, objects without their class. Lengths count bytes; one that is
wrong (a changed domain, a changed end of line) is forgiven where the string still ends clearly.
Nothing of a field can run, or grow: a reference to an array is None.
"""

import re
from collections.abc import Callable

PhpValue = None | bool | int | float | str | dict["int | str", "PhpValue"]

LONGEST = 1_000_000
MOST_VALUES = 100_000
DEEPEST = 40

SERIALISED = re.compile(r"\s*(?:[aOCsE]:[0-9]+:|[idb]:[-+0-9A-Z.]+;|N;)")
INTEGER = re.compile(rb"([-+]?[0-9]{1,20});")
FLOAT = re.compile(rb"([-+]?(?:[0-9]{1,400}(?:\.[0-9]{0,400})?(?:[Ee][-+]?[0-9]{1,4})?|INF)|NAN);")
LENGTH = re.compile(rb"([0-9]{1,9}):")
CLOSING = re.compile(rb'";(?=[abdisNOCrRE}]|\Z)')
"""The end of a string, and what may follow it."""


class PhpError(ValueError):
    """The text is not what PHP serialises, or is beyond the limits."""


def read_php(text: str) -> PhpValue:
    """The value that `text` is the serialised form of, or `text` itself."""
    if not SERIALISED.match(text):
        return text
    try:
        return parse_php(text)
    except PhpError:
        return text


def parse_php(text: str) -> PhpValue:
    """The value of a serialised `text`; raises `PhpError`."""
    if len(text) > LONGEST:
        raise PhpError("too long")
    parser = _Parser(text.strip().encode("utf-8", "replace"))
    value = parser.parse(0)
    if parser.position != len(parser.data):
        raise PhpError("something follows the value")
    return value


class _Parser:
    def __init__(self, data: bytes) -> None:
        self.data, self.position = data, 0
        self._values: list[PhpValue] = []
        self._forms: dict[bytes, Callable[[int], PhpValue]] = {
            b"N;": lambda _depth: None,
            b"b:": lambda _depth: self._match(INTEGER) != b"0",
            b"i:": lambda _depth: int(self._match(INTEGER)),
            b"d:": lambda _depth: float(self._match(FLOAT)),
            b"s:": lambda _depth: self._parse_string(),
            b"E:": lambda _depth: self._parse_string(),
            b"a:": self._parse_array,
            b"O:": self._parse_object,
            b"C:": lambda _depth: self._parse_custom(),
            b"r:": lambda _depth: self._find_value(),
            b"R:": lambda _depth: self._find_value(),
        }

    def parse(self, depth: int) -> PhpValue:
        """The value that begins at the position."""
        form = self.data[self.position : self.position + 2]
        if form not in self._forms or depth > DEEPEST or len(self._values) >= MOST_VALUES:
            raise PhpError(f"no value at byte {self.position}")
        self.position += 2
        number = len(self._values)
        if form != b"R:":
            self._values.append(None)
        value = self._forms[form](depth)
        if form != b"R:" and not isinstance(value, dict):
            self._values[number] = value
        return value

    def _match(self, pattern: re.Pattern[bytes]) -> bytes:
        found = pattern.match(self.data, self.position)
        if not found:
            raise PhpError(f"byte {self.position} is not as expected")
        self.position = found.end()
        return found[1]

    def _expect(self, mark: bytes) -> None:
        if not self.data.startswith(mark, self.position):
            raise PhpError(f"no {mark!r} at byte {self.position}")
        self.position += len(mark)

    def _parse_string(self) -> str:
        length = int(self._match(LENGTH))
        self._expect(b'"')
        start = self.position
        closing = CLOSING.match(self.data, start + length) or CLOSING.search(self.data, start)
        if not closing:
            raise PhpError(f"the string at byte {start} has no end")
        self.position = closing.end()
        return self.data[start : closing.start()].decode("utf-8", "replace")

    def _parse_array(self, depth: int) -> dict[int | str, PhpValue]:
        count = int(self._match(LENGTH))
        self._expect(b"{")
        pairs: dict[int | str, PhpValue] = {}
        for _ in range(count):
            key = self._parse_key()
            pairs[key] = self.parse(depth + 1)
        self._expect(b"}")
        return pairs

    def _parse_key(self) -> int | str:
        form = self.data[self.position : self.position + 2]
        self.position += 2
        if form == b"i:":
            return int(self._match(INTEGER))
        if form != b"s:":
            raise PhpError(f"no key at byte {self.position}")
        return self._parse_string().rpartition("\0")[2]

    def _parse_object(self, depth: int) -> dict[int | str, PhpValue]:
        self._parse_class()
        return self._parse_array(depth)

    def _parse_class(self) -> None:
        self._match(LENGTH)
        self._expect(b'"')
        self.position = self.data.find(b'":', self.position)
        self._expect(b'":')

    def _parse_custom(self) -> str:
        self._parse_class()
        length = int(self._match(LENGTH))
        self._expect(b"{")
        inside = self.data[self.position : self.position + length]
        self.position += length
        self._expect(b"}")
        return inside.decode("utf-8", "replace")

    def _find_value(self) -> PhpValue:
        number = int(self._match(INTEGER))
        return self._values[number - 1] if 0 < number <= len(self._values) else None
