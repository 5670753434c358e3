"""The files of an import, by their paths in the project. Core."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from plugins.wordpress_import.addresses import build_key
from plugins.wordpress_import.comments import CommentsPlan
from plugins.wordpress_import.fields import format_fields
from plugins.wordpress_import.holdings import Brought
from plugins.wordpress_import.model import PrivateRecord
from plugins.wordpress_import.places import PRIVATE
from plugins.wordpress_import.planning import Plan
from plugins.wordpress_import.records import find_public_fields, format_records, list_records
from plugins.wordpress_import.redirects import Moved, build_rows, render_rows
from plugins.wordpress_import.uploads import Upload, drop_size

THEMES = "content/themes.toml"
OLD_ADDRESSES = "content/anciennes-adresses.txt"
QUEUE = f"{PRIVATE}/commentaires-en-attente.jsonl"


@dataclass(frozen=True)
class Findings:
    """What there is besides texts: comments, files, records that others bring."""

    comments: CommentsPlan
    public: Sequence[Brought] = ()
    private: Sequence[Brought] = ()
    records: Sequence[PrivateRecord] = ()


def assemble(plan: Plan, found: Findings) -> Iterator[tuple[str, bytes]]:
    """`(path, content)` of every file but images and documents."""
    yield from _list_texts(plan, found)
    for path, body in found.comments.files.items():
        yield f"content/{path}", body
    shared = {THEMES: plan.tools.terms.themes, OLD_ADDRESSES: _render_old_addresses(plan, found)}
    yield from ((path, text.encode("utf-8", "replace")) for path, text in shared.items() if text)
    queue = found.comments.format_queue()
    if queue:
        yield QUEUE, queue
    records = list_records(plan.export, plan.places)
    yield from format_records([*records, *found.comments.records, *found.records]).items()


def _list_texts(plan: Plan, found: Findings) -> Iterator[tuple[str, bytes]]:
    there = frozenset(e.upload.path for e in (*found.public, *found.private) if not e.reason)
    for text, source in plan.format(lambda upload: upload.path in there):
        yield text.place.path, source.encode("utf-8", "replace")
        fields = find_public_fields(text.item) if text.place.is_public else {}
        if fields:
            yield f"{text.place.path.removesuffix('.md')}.champs.json", format_fields(fields)


def _render_old_addresses(plan: Plan, found: Findings) -> str:
    """The addresses that no text answers for by itself."""
    atlas, came = plan.tools.atlas, {e.upload.path for e in found.public if not e.reason}
    numbers = {
        item.id: atlas.by_number[item.id]
        for item in plan.export.items
        if item.kind == "attachment"
        and item.id in atlas.by_number
        and f"content{atlas.by_number[item.id]}" in came
    }
    asked = (path for marks in plan.marks.values() for path in marks.redirects)
    moved = Moved(
        atlas.site,
        {n: f"/{p.slug}/" for n, p in plan.places.items() if p.is_public or p.twin},
        numbers,
        dict(_list_uploads(plan, found.public)),
        frozenset(map(build_key, asked)),
        plan.existing,
    )
    return render_rows(build_rows(plan.export, plan.tools.terms, moved, plan.new))


def _list_uploads(plan: Plan, public: Iterable[Brought]) -> Iterator[tuple[str, str]]:
    """`(old path, new address)` of each file that came, and was on the host of the blog."""
    for each in public:
        located = plan.tools.atlas.site.locate(each.upload.old)
        if located and not each.reason:
            yield drop_size(located.path), each.upload.address


def find_private_path(upload: Upload) -> str:
    """Where a file waits that only hidden texts show."""
    return f"{PRIVATE}/{upload.path.removeprefix('content/')}"


def find_proposal(path: str) -> str:
    """Where the version of the import waits, when the author’s own stays."""
    return f"{PRIVATE}/propositions/{path}"
