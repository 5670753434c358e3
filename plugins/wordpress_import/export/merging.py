"""Makes one `Export` of the files of one blog. Core.

A content that is in several files is taken once, as it was last modified. One without a number, or
whose number is that of another content, gets a number below zero: never one that WordPress gave.
What an export leaves open is settled afterwards, by `settling` and `accounts`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from plugins.wordpress_import.export.accounts import settle_authors
from plugins.wordpress_import.export.reading import Part
from plugins.wordpress_import.export.refusals import quote
from plugins.wordpress_import.export.settling import settle_items, settle_terms
from plugins.wordpress_import.model import Export, Note, OldAuthor, OldItem, OldTerm

NEVER = datetime.min.replace(tzinfo=UTC)
MOST_NOTES = 1000

Age = tuple[datetime, datetime]
"""When a content was modified, then when its file was written."""


def merge(parts: Sequence[Part]) -> Export:
    """All that `parts` hold; raises `RefusedExportError` when they are of two blogs."""
    _hold_one_blog(parts)
    newest = max((part for part in parts if part.site), key=_tell_age, default=parts[0])
    notes = [note for part in parts for note in part.notebook.list_notes()]
    terms = settle_terms(_merge_terms(parts), notes)
    items, authors = settle_authors(_merge_items(parts, notes), _merge_authors(parts), notes)
    return Export(
        title=newest.tell("title"),
        site=newest.site,
        language=newest.tell("language"),
        authors=authors,
        terms=terms,
        items=tuple(settle_items(items, terms, notes)),
        notes=_bound(notes),
    )


def _bound(notes: Sequence[Note]) -> tuple[Note, ...]:
    more = len(notes) - MOST_NOTES
    rest = (Note(f"Remarques de plus, qui ne sont pas gardées\u00a0: {more}."),) if more > 0 else ()
    return (*notes[:MOST_NOTES], *rest)


def _tell_age(part: Part) -> datetime:
    return part.created or NEVER


def _hold_one_blog(parts: Sequence[Part]) -> None:
    named = [part for part in parts if part.site]
    for part in named:
        if _name_blog(part.site) != _name_blog(named[0].site):
            raise part.notebook.refuse(
                f"cet export est celui d’un autre blog ({quote(part.site)}) que"
                f" {named[0].notebook.path} ({quote(named[0].site)})\u00a0: importez-les l’un"
                " après l’autre.",
                part.find_line("base_blog_url"),
            )


def _name_blog(address: str) -> str:
    """What stays the same when a blog moves to https, or drops its www."""
    return address.lower().partition("://")[2].removeprefix("www.") or address.lower()


def _merge_authors(parts: Sequence[Part]) -> dict[str, OldAuthor]:
    authors: dict[str, OldAuthor] = {}
    for author in (author for part in sorted(parts, key=_tell_age) for author in part.authors):
        if author.name or author.login not in authors:
            authors[author.login] = author
    return authors


def _merge_terms(parts: Sequence[Part]) -> dict[tuple[str, str], OldTerm]:
    """By the newest file that tells them; a description is never lost."""
    terms: dict[tuple[str, str], OldTerm] = {}
    for term in (term for part in sorted(parts, key=_tell_age) for term in part.terms):
        before = terms.get((term.taxonomy, term.slug), term)
        terms[term.taxonomy, term.slug] = replace(
            term,
            name=term.name or before.name,
            description=term.description or before.description,
        )
    return terms


def _merge_items(parts: Sequence[Part], notes: list[Note]) -> list[OldItem]:
    kept: dict[int, OldItem] = {}
    ages: dict[int, Age] = {}
    repeated: Counter[str] = Counter()
    invented = 0
    for item, age in (
        (item, (_tell_modified(item), _tell_age(part))) for part in parts for item in part.items
    ):
        before = kept.get(item.id)
        if not item.id or (before and not _is_same(before, item)):
            invented -= 1
            kept[invented] = replace(item, id=invented)
            notes.append(_note_number(item))
        elif before:
            repeated[item.kind] += 1
            kept[item.id] = _choose(before, item, age >= ages[item.id], notes)
            ages[item.id] = max(age, ages[item.id])
        else:
            kept[item.id], ages[item.id] = item, age
    if repeated:
        kinds = ", ".join(f"{kind}\u00a0: {times}" for kind, times in repeated.most_common(20))
        notes.append(Note(f"Contenus présents plusieurs fois, pris une seule fois ({kinds})."))
    return list(kept.values())


def _choose(before: OldItem, item: OldItem, is_newer: bool, notes: list[Note]) -> OldItem:
    """The newer one; an entry of two menus is told twice, and is of both."""
    if before == replace(item, path=before.path, line=before.line):
        return before
    newer = item if is_newer else before
    if item.kind == "nav_menu_item":
        return replace(newer, terms=tuple(dict.fromkeys(before.terms + item.terms)))
    notes.append(_note_difference(before, item))
    return newer


def _tell_modified(item: OldItem) -> datetime:
    naive = item.modified or item.date
    return (
        item.modified_gmt or item.date_gmt or (naive.replace(tzinfo=UTC) if naive else None)
    ) or NEVER


def _is_same(one: OldItem, other: OldItem) -> bool:
    """Whether a number that came twice is of one content, by the id that feeds keep for ever."""
    return not one.guid or not other.guid or _name_guid(one.guid) == _name_guid(other.guid)


def _name_guid(guid: str) -> str:
    try:
        parts = urlsplit(guid)
    except ValueError:
        return guid
    return f"{parts.path}?{parts.query}"


def _note_number(item: OldItem) -> Note:
    why = f"le numéro {item.id} est déjà pris" if item.id else "il n’a pas de numéro"
    return Note(
        f"{quote(item.title)} reçoit un numéro à part, car {why}.", f"{item.path}:{item.line}"
    )


def _note_difference(before: OldItem, item: OldItem) -> Note:
    return Note(
        f"{quote(item.title)} (numéro {item.id}) n’est pas le même à"
        f" {before.path}:{before.line}\u00a0: la version modifiée en dernier a été prise.",
        f"{item.path}:{item.line}",
    )
