"""Settings and templates held against what they must be, with the file and line to mend.

Edge: it reads the settings file and the templates.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from plugins.building.blocks import find_lost_blocks, read_outline
from plugins.building.settings import find_assignment, find_misspelt, find_wrong_settings
from plugins.shared.findings import Finding

SETTINGS = "pelicanconf.py"


def check_values(settings: Mapping[str, Any], known: Iterable[str], root: Path) -> list[Finding]:
    """A finding for each setting that is missing, misspelt, or has not its shape.

    `known` are the names that Pelican knows.
    """
    source = _read(root / SETTINGS)
    wrong = [*find_wrong_settings(settings)]
    named = {fault.written for fault in wrong}
    wrong += [fault for fault in find_misspelt(source, known) if fault.written not in named]
    places = ((find_assignment(source, fault.written or fault.name), fault) for fault in wrong)
    return [Finding(SETTINGS, line, fault.sentence) for line, fault in places]


def read_templates(theme: Path) -> dict[str, str]:
    """The text of each template of `theme`, by its name."""
    folder = theme / "templates"
    return {
        path.relative_to(folder).as_posix(): _read(path) for path in sorted(folder.rglob("*.html"))
    }


def check_blocks(sources: Mapping[str, str], theme: Path, root: Path) -> Iterator[Finding]:
    """A finding for each block of the templates `sources` that would be shown nowhere."""
    outlines = {name: read_outline(source) for name, source in sources.items()}
    for name, line, sentence in find_lost_blocks(outlines):
        path = theme / "templates" / name
        place = path.relative_to(root) if path.is_relative_to(root) else path
        yield Finding(place.as_posix(), line, sentence)


def _read(path: Path) -> str:
    return path.read_text("utf-8", errors="replace")
