"""Settles what an export leaves open: slugs not told, numbers used twice, circles. Core."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from plugins.wordpress_import.export.loops import find_loops
from plugins.wordpress_import.export.refusals import quote
from plugins.wordpress_import.export.values import guess_slug
from plugins.wordpress_import.model import Note, OldComment, OldItem, OldTerm

Terms = Mapping[tuple[str, str], OldTerm]


def settle_terms(terms: Terms, notes: list[Note]) -> dict[tuple[str, str], OldTerm]:
    """`terms` with slugs for parents (the first exports tell names), and without circles."""
    slugs = _find_slugs(terms)
    settled = {
        key: term
        if (term.taxonomy, term.parent) in terms
        else replace(term, parent=slugs.get((term.taxonomy, term.parent), term.parent))
        for key, term in terms.items()
    }
    parents = {key: (t.taxonomy, t.parent) for key, t in settled.items() if t.parent}
    for key in find_loops(parents):
        settled[key] = replace(settled[key], parent="")
        notes.append(
            Note(
                f"{quote(settled[key].name)} était rangé sous lui-même\u00a0: il est"
                " remis au premier niveau."
            )
        )
    return settled


def _find_slugs(terms: Terms) -> dict[tuple[str, str], str]:
    return {(term.taxonomy, term.name): term.slug for term in reversed(list(terms.values()))}


def settle_items(items: Sequence[OldItem], terms: Terms, notes: list[Note]) -> Iterator[OldItem]:
    """`items` whose terms all have a slug, whose comments all have a number of their own."""
    slugs = _find_slugs(terms)
    circles = find_loops({item.id: item.parent for item in items if item.parent})
    comments = _Comments(notes)
    for item in items:
        if item.id in circles:
            notes.append(_note_circle(item))
        yield replace(
            item,
            parent=0 if item.id in circles else item.parent,
            terms=tuple(_settle_item_terms(item, slugs)),
            comments=comments.settle(item),
        )


def _settle_item_terms(
    item: OldItem, slugs: Mapping[tuple[str, str], str]
) -> Iterator[tuple[str, str, str]]:
    for taxonomy, slug, name in item.terms:
        yield taxonomy, slug or slugs.get((taxonomy, name)) or guess_slug(name), name


def _note_circle(item: OldItem) -> Note:
    return Note(
        f"{quote(item.title)} était rangé sous lui-même\u00a0: il est remis au premier niveau.",
        f"{item.path}:{item.line}",
    )


class _Comments:
    """Gives each comment of a blog a number that no other has."""

    def __init__(self, notes: list[Note]) -> None:
        self._notes = notes
        self._used: set[int] = set()
        self._invented = 0

    def settle(self, item: OldItem) -> tuple[OldComment, ...]:
        """The comments of `item`, once each, whose threads have no circle."""
        numbered = [self._number(comment, item) for comment in dict.fromkeys(item.comments)]
        circles = find_loops({c.id: c.parent for c in numbered if c.parent})
        return tuple(replace(c, parent=0) if c.id in circles else c for c in numbered)

    def _number(self, comment: OldComment, item: OldItem) -> OldComment:
        if comment.id and comment.id not in self._used:
            self._used.add(comment.id)
            return comment
        self._invented -= 1
        why = f"le numéro {comment.id} ne peut servir" if comment.id else "il n’en a pas"
        self._notes.append(
            Note(
                f"Un commentaire de {quote(item.title)} reçoit un numéro à part, car {why}.",
                f"{item.path}:{item.line}",
            )
        )
        return replace(comment, id=self._invented)
