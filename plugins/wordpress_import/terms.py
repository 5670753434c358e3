"""What articles say of their categories and tags, and what `content/themes.toml` says. Core.

The first of the deepest categories of an article is its theme. The others become tags, but for
those it is below, whose pages show it all the same.
"""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from plugins.shared.sorting import build_sort_key
from plugins.shared.terms import fold_name
from plugins.wordpress_import.categories import (
    TAXONOMY,
    Category,
    build_categories,
    find_ambiguous,
    list_named,
)
from plugins.wordpress_import.model import Export, Note, OldItem
from plugins.wordpress_import.tags import Tag, build_tags
from plugins.wordpress_import.themes_file import render_themes

ARTICLE = "post"


@dataclass(frozen=True)
class Terms:
    """The terms of an export as the site will have them."""

    categories: Mapping[str, Category]
    """By their keys in the export, as `tags`."""
    tags: Mapping[str, Tag]
    demoted: Mapping[str, Tag]
    """The tag that takes the place of a category, by the key of that."""
    ambiguous: frozenset[str] = frozenset()
    shown_categories: frozenset[str] = field(default_factory=frozenset)
    """The slugs of those that have a page: a public article is in them, or in one below."""
    shown_tags: frozenset[str] = field(default_factory=frozenset)
    themes: str = ""
    """The text of `content/themes.toml`; empty when all follows from names."""
    notes: tuple[Note, ...] = ()

    def category_of(self, item: OldItem) -> str:
        """What `Category:` of an article says; empty when it has none."""
        chosen = find_chosen(item, self.categories)
        if chosen is None:
            return ""
        return chosen.path if fold_name(chosen.name) in self.ambiguous else chosen.name

    def tags_of(self, item: OldItem) -> tuple[str, ...]:
        """The names that `Tags:` of an article holds; see `format_tags`."""
        return tuple(tag.name for tag in self.list_tags(item))

    def list_tags(self, item: OldItem) -> list[Tag]:
        """The tags of an article, its other categories last, each once."""
        chosen = find_chosen(item, self.categories)
        above = {each.old for each in chosen.line} if chosen else set()
        tags = [self.tags[slug] for slug, _ in list_named(item, "post_tag")]
        rest = (slug for slug, _ in list_named(item, TAXONOMY) if slug not in above)
        return [*dict.fromkeys([*tags, *(self.demoted[slug] for slug in rest)])]


def build_terms(export: Export, left: Container[int] = ()) -> Terms:
    """The names, slugs and hierarchy of all terms of `export`.

    `left` are the numbers of public articles that are not published from this export.
    """
    categories = build_categories(export)
    tags, demoted = build_tags(export, categories)
    bare = Terms(categories, tags, demoted, find_ambiguous(categories))
    articles = (item for item in export.items if item.kind == ARTICLE and item.is_public)
    public = [item for item in articles if item.id not in left]
    chosen = [found for item in public if (found := find_chosen(item, categories))]
    shown = frozenset(each.slug for found in chosen for each in found.line)
    worn = {tag.slug: tag for item in public for tag in bare.list_tags(item)}
    known = _list_known(export, bare, shown)
    return Terms(
        *(categories, tags, demoted, bare.ambiguous, shown, frozenset(worn)),
        themes=render_themes(known, list(worn.values()), bare.ambiguous),
        notes=tuple(_list_notes(export, bare, shown, worn)),
    )


def find_chosen(item: OldItem, categories: Mapping[str, Category]) -> Category | None:
    """The theme of an article: the first of its deepest categories."""
    named = [categories[slug] for slug, _ in list_named(item, TAXONOMY)]
    return max(named, key=lambda each: len(each.line), default=None)


def format_tags(names: Sequence[str]) -> str:
    """`names` as `Tags:` holds them: `;` parts them where one holds a comma."""
    if not any("," in name for name in names):
        return ", ".join(names)
    return "; ".join(names) if len(names) > 1 else f"{names[0]};"


def _list_known(export: Export, terms: Terms, shown: frozenset[str]) -> list[Category]:
    """All categories but those that only articles nobody may read are in."""
    hidden = {
        slug
        for item in export.items
        if item.password or item.status in {"private", "trash"}
        for slug, _ in list_named(item, TAXONOMY)
    }
    return [c for c in terms.categories.values() if c.slug in shown or c.old not in hidden]


def _list_notes(
    export: Export, terms: Terms, shown: frozenset[str], worn: Mapping[str, Tag]
) -> Iterator[Note]:
    pairs = ((each, terms.demoted[each.old].slug) for each in terms.categories.values())
    empty = [each.path for each, tag in pairs if each.slug not in shown and tag not in worn]
    unused = [tag.name for tag in terms.tags.values() if tag.slug not in worn]
    if empty:
        yield Note(f"Catégories sans article publié, donc sans page\u00a0: {_join(empty)}.")
    if unused:
        yield Note(f"Étiquettes sans article publié, donc sans page\u00a0: {_join(unused)}.")
    counts = Counter(tax for tax, _ in export.terms if tax not in {TAXONOMY, "post_tag"})
    for taxonomy, count in sorted(counts.items()):
        yield Note(f"Classement «\u00a0{taxonomy}\u00a0», laissé de côté\u00a0: {count}.")


def _join(names: Sequence[str]) -> str:
    quoted = (f"«\u00a0{name}\u00a0»" for name in sorted(names, key=build_sort_key))
    return ", ".join(quoted)
