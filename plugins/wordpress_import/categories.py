"""The categories of an export, with their slugs and their place below one another. Core."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plugins.shared.terms import PATH, fold_name
from plugins.wordpress_import.labels import Taken, clean_text, make_slug
from plugins.wordpress_import.model import Export, OldItem, OldTerm

TAXONOMY = "category"
MOST_DEPTH = 12


@dataclass(frozen=True)
class Category:
    """A category: `old` is its key in the export, `slug` the one it has on the site."""

    old: str
    name: str
    slug: str
    parent: "Category | None" = None
    description: str = ""

    @property
    def line(self) -> tuple["Category", ...]:
        """All that it is below, the highest first, then itself."""
        return (*(self.parent.line if self.parent else ()), self)

    @property
    def path(self) -> str:
        """`Humeurs / Réseau`."""
        return PATH.join(each.name for each in self.line)


def list_terms(export: Export, taxonomy: str) -> dict[str, OldTerm]:
    """The terms of `taxonomy` by their slugs; those that only items name, too."""
    found = {slug: term for (kind, slug), term in export.terms.items() if kind == taxonomy}
    for item in export.items:
        for slug, name in list_named(item, taxonomy):
            found.setdefault(slug, OldTerm(taxonomy, slug, name))
    return found


def list_named(item: OldItem, taxonomy: str) -> Iterator[tuple[str, str]]:
    """`(slug, name)` of each term of `taxonomy` that `item` bears, each once."""
    named = ((slug or name, name) for kind, slug, name in item.terms if kind == taxonomy)
    yield from dict.fromkeys((slug, name) for slug, name in named if slug)


def build_categories(export: Export) -> dict[str, Category]:
    """The categories of `export` by their keys there; no two have one slug, or one path."""
    terms, built = list_terms(export, TAXONOMY), dict[str, Category]()
    slugs, paths = Taken(), Taken(fold_name, "{} ({})")
    depths = {slug: _count_above(term, terms) for slug, term in terms.items()}
    for term in sorted(terms.values(), key=lambda term: depths[term.slug]):
        parent = built.get(term.parent) if depths[term.slug] else None
        above = f"{parent.path}{PATH}" if parent else ""
        name = clean_text(term.name) or clean_text(term.slug) or "Thème"
        apart = paths.take(f"{above}{name}").removeprefix(above)
        slug = slugs.take(make_slug(term.slug, name))
        description = clean_text(term.description)
        built[term.slug] = Category(term.slug, apart, slug, parent, description)
    return built


def find_ambiguous(categories: Mapping[str, Category]) -> frozenset[str]:
    """The names (folded) that more than one of `categories` bears."""
    counts = Counter(fold_name(each.name) for each in categories.values())
    return frozenset(name for name, count in counts.items() if count > 1)


def _count_above(term: OldTerm, terms: Mapping[str, OldTerm]) -> int:
    """How many are above `term`; the members of a circle, and what is too deep, are at the top."""
    first, count = term.slug, 0
    while term.parent in terms:
        term, count = terms[term.parent], count + 1
        if count > MOST_DEPTH or term.slug == first:
            return 0
    return count
