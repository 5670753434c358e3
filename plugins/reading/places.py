"""What links can lead to: the places of articles and pages, and all else on the site. Core."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from plugins.reading.suggestions import Suggestions
from plugins.shared.findings import Severity


@dataclass(frozen=True)
class Place:
    """An article or page as links see it: `source` below content/, `output` once published."""

    source: str
    output: str
    anchors: frozenset[str] = frozenset()
    is_draft: bool = False
    date: datetime | None = None


@dataclass(frozen=True)
class Site:
    """What links can lead to; `names` are the likes of `tag:réseau`, in lower case."""

    by_source: Mapping[str, Place]
    by_output: Mapping[str, Place]
    outputs: frozenset[str]
    files: frozenset[str]
    names: frozenset[str]
    theme_anchors: frozenset[str]
    address: str
    now: datetime
    suggestions: Suggestions = field(default_factory=Suggestions)


@dataclass(frozen=True)
class Fault:
    """Why a link is faulty."""

    message: str
    severity: Severity = field(default=Severity.WARNING)
