"""What an import comes to, before anything is brought or written. Core.

The strict reader of the blog has the last word: a text that it would refuse waits beside the blog
with the reason, and the others are planned again without it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, tzinfo

from plugins.reading.body import find_excess
from plugins.reading.decoding import decode_source
from plugins.reading.header import Rules, read_header
from plugins.reading.source import parse_source
from plugins.shared.findings import Severity
from plugins.wordpress_import.articles import (
    Marks,
    Text,
    Tools,
    convert_item,
    format_text,
    tidy_authors,
)
from plugins.wordpress_import.atlas import Answers, build_atlas
from plugins.wordpress_import.model import Export, OldItem
from plugins.wordpress_import.old_groups import NewAddresses, list_feeds, list_wide
from plugins.wordpress_import.old_paths import assign_guids, assign_old_paths
from plugins.wordpress_import.places import Ground, Place, place_items
from plugins.wordpress_import.redirects import list_group_rows
from plugins.wordpress_import.showing.content import build_library
from plugins.wordpress_import.terms import ARTICLE, Terms, build_terms
from plugins.wordpress_import.uploads import Upload, Uploads

Tell = Callable[[int], None]


@dataclass(frozen=True)
class Facts:
    """What an import has to know of the blog that it moves into."""

    ground: Ground
    zone: tzinfo
    today: date
    new: NewAddresses
    home: str = ""
    """The address of the new site."""
    holds: Callable[[str], bool] = lambda _: False
    """Whether a file of that name is among those that came along."""
    start: Callable[[str, int], Tell] = lambda _work, _total: lambda _done: None
    """Begins to tell of a long work."""


@dataclass(frozen=True)
class Plan:
    """All texts converted, and which files they need."""

    export: Export
    tools: Tools
    places: Mapping[int, Place]
    texts: tuple[Text, ...]
    marks: Mapping[int, Marks]
    new: NewAddresses
    existing: frozenset[str] = frozenset()
    """The keys of the addresses at which texts of the blog answer."""
    unfit: Mapping[int, str] = field(default_factory=dict)
    """Why the strict reader refused texts, by the numbers of their items."""

    def sort_uploads(self) -> tuple[list[Upload], list[Upload]]:
        """`(public, private)`: hidden texts alone ask for the private ones, or they hang there."""
        uploads = self.tools.atlas.uploads
        shown = {path for text in self.texts if text.place.is_public for path in text.asked}
        asked = {path for text in self.texts for path in text.asked}
        hidden = {n for n, place in self.places.items() if not place.is_public and not place.twin}
        public, private = [], []
        for upload in uploads.by_name.values():
            item = uploads.find_attachment(upload)
            is_open = item is not None and item.parent not in hidden and item.status != "private"
            if upload.path in shown or is_open:
                public.append(upload)
            elif item is not None or upload.path in asked:
                private.append(upload)
        return public, private

    def format(self, is_there: Callable[[Upload], bool]) -> Iterator[tuple[Text, str]]:
        """Each text with the content of its file."""
        for text in self.texts:
            marks = self.marks.get(text.item.id, Marks())
            yield text, format_text(text, self.tools, marks, is_there)


def plan_import(export: Export, facts: Facts) -> Plan:
    """The plan of `export`, in which the strict reader refuses nothing that is public."""
    export = tidy_authors(export)
    unfit: dict[int, str] = {}
    while True:
        ground = replace(facts.ground, unfit=frozenset(unfit))
        plan = _plan(export, replace(facts, ground=ground), unfit)
        faults = dict(_find_faults(plan, facts))
        if not faults:
            return plan
        unfit |= faults


def _plan(export: Export, facts: Facts, unfit: Mapping[int, str]) -> Plan:
    site = facts.ground.site
    places = place_items(export.items, facts.ground)
    uploads = Uploads(site, facts.holds)
    left = {number for number, place in places.items() if not place.is_public}
    terms = build_terms(export, left)
    rows = _list_rows(export, terms, places, facts.new)
    atlas = build_atlas(export, site, places, uploads, Answers(rows, facts.ground.existing))
    tools = Tools(export, build_library(export), atlas, terms, facts.zone)
    items = [item for item in export.items if item.id in places]
    tell = facts.start("Textes convertis", len(items))
    texts = []
    for number, item in enumerate(items, 1):
        texts.append(convert_item(item, places[item.id], tools))
        tell(number)
    taken = frozenset(key for each in facts.ground.existing for key in each.keys)
    marks = _assign_marks(items, places, facts.ground, taken)
    return Plan(export, tools, places, tuple(texts), marks, facts.new, taken, dict(unfit))


def _assign_marks(
    items: list[OldItem], places: Mapping[int, Place], ground: Ground, taken: frozenset[str]
) -> dict[int, Marks]:
    paths = assign_old_paths(items, places, ground.site, taken)
    guids = assign_guids(items, places, (existing.guid for existing in ground.existing))
    return {n: Marks(tuple(paths.get(n, ())), guids.get(n, "")) for n in places}


def _list_rows(
    export: Export, terms: Terms, places: Mapping[int, Place], new: NewAddresses
) -> dict[str, str]:
    """Where links to lists and feeds lead now."""
    open_places = {number for number, place in places.items() if place.is_public or place.twin}
    articles = [i for i in export.items if i.kind == ARTICLE and i.id in open_places]
    wide = list_wide(frozenset(), export, new)
    return dict([*list_group_rows(export, terms, articles, new), *list_feeds(new), *wide])


def _find_faults(plan: Plan, facts: Facts) -> Iterator[tuple[int, str]]:
    """`(item, reason)` of each public text that would stop the build."""
    for text, source in plan.format(lambda _: True):
        if text.place.is_public:
            reason = find_fault(source, text.place, facts)
            if reason:
                yield text.item.id, reason


def find_fault(text: str, place: Place, facts: Facts) -> str:
    """What the strict reader has against a file; empty when it accepts it."""
    decoded, problems = decode_source(text.encode("utf-8", "replace"))
    source = parse_source(decoded)
    is_article = not place.path.startswith("content/pages/")
    rules = Rules(facts.zone, facts.today, frozenset(), facts.ground.reserved, is_article)
    stem = place.path.rpartition("/")[2].removesuffix(".md")
    problems += read_header(source, rules, stem).problems
    excess = find_excess(source)
    problems += [excess] if excess else []
    errors = (problem.message for problem in problems if problem.severity is Severity.ERROR)
    return next(errors, "")
