"""Makes one `Export` of the files of one blog. Core."""

from collections.abc import Sequence

from plugins.wordpress_import.export.reading import Part
from plugins.wordpress_import.model import Export


def merge(parts: Sequence[Part]) -> Export:
    """All that `parts` hold; raises `RefusedExportError` when they are of two blogs."""
    first = parts[0]
    items = [item for part in parts for item in part.items]
    return Export(
        title=first.fields.get("title", ""),
        site=first.site,
        language=first.fields.get("language", ""),
        authors={author.login: author for part in parts for author in part.authors},
        terms={(t.taxonomy, t.slug): t for part in parts for t in part.terms},
        items=tuple(items),
        notes=tuple(note for part in parts for note in part.notebook.list_notes()),
    )
