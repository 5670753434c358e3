"""What a build knows of each article and page, by the file it writes: for who shows them. Core.

It reads what other capabilities attached to a content, and does without where they did not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plugins.shared.terms import format_path


@dataclass(frozen=True)
class PageNote:
    """One article or page: `source` is named as findings name it, `output` below the output folder.

    `state` is draft, scheduled, published or hidden; `mark` is another number when its text is
    another, within one process; `date` is None for a page, which has none.
    """

    source: str
    output: str
    title: str
    state: str
    date: datetime | None
    words: int
    minutes: int
    category: str
    slug: str
    mark: int

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"/{self.output.removesuffix('index.html')}"


PageNotes = Mapping[str, PageNote]
"""By `output`."""


def build_note(content: Any, folder: str) -> PageNote:
    """The note of `content`, read from the folder named `folder`."""
    title, summary = str(content.title), str(content.metadata.get("summary", ""))
    return PageNote(
        source=f"{folder}/{content.get_relative_source_path()}",
        output=content.save_as,
        title=title,
        state=_find_state(content),
        date=getattr(content, "date", None),
        words=getattr(content, "word_count", 0),
        minutes=getattr(content, "reading_minutes", 0),
        category=format_path(getattr(content, "category", "")),
        slug=content.slug,
        mark=hash((title, summary, content.status, _find_text(content))),
    )


def _find_state(content: Any) -> str:
    if content.status == "hidden":
        return "hidden"
    return str(getattr(content, "state", content.status))


def _find_text(content: Any) -> str:
    """The text of a content, or the key under which it is kept."""
    return getattr(content, "_body", "") or str(content._content)
