"""From the file of the output to the source that its author can mend. Core."""

from collections.abc import Iterable, Iterator

from plugins.shared.findings import Finding
from plugins.verification.facts import SiteFacts, Text
from plugins.verification.faults import Fault
from plugins.verification.page import find_address


def build_findings(faults: Iterable[Fault], facts: SiteFacts, output: str) -> Iterator[Finding]:
    """Each fault at the line of its source, or else of its file below the folder `output`."""
    for fault in faults:
        source = facts.sources.get(fault.path)
        line = _find_line(source, fault.needles) if source else None
        if source is None or line is None:
            yield _build(f"{output}/{fault.path}", fault.line, fault.message, fault)
        else:
            page = f"{fault.message} (page {find_address(fault.path)})"
            yield _build(source.path, line, page, fault)


def _build(path: str, line: int | None, message: str, fault: Fault) -> Finding:
    return Finding(path, line, message, fault.severity, fault.rule)


def _find_line(source: Text, needles: tuple[str, ...]) -> int | None:
    """The line of the first of `needles` that stands in `source`."""
    for needle in needles:
        place = source.text.find(needle)
        if place >= 0 and len(needle) > 1:  # a slash is everywhere
            return source.text.count("\n", 0, place) + 1
    return None
