"""The tags of an export, and those that take the place of an article's further categories. Core."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from plugins.shared.terms import fold_name
from plugins.wordpress_import.categories import Category, find_ambiguous, list_terms
from plugins.wordpress_import.labels import Taken, clean_tag, clean_text, make_slug
from plugins.wordpress_import.model import Export

TAXONOMY = "post_tag"


@dataclass(frozen=True)
class Tag:
    """A tag: the name that articles write, and its slug on the site."""

    name: str
    slug: str
    description: str = ""


@dataclass
class _Given:
    """Names and slugs that are given: each is given once."""

    names: Taken = field(default_factory=lambda: Taken(fold_name, "{} ({})"))
    slugs: Taken = field(default_factory=Taken)
    tags: dict[str, Tag] = field(default_factory=dict)
    by_case: defaultdict[str, list[Tag]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, slug: str, description: str) -> Tag:
        tag = Tag(self.names.take(name), self.slugs.take(slug), description)
        key = fold_name(tag.name)
        self.tags[key] = tag
        self.by_case[key.casefold()].append(tag)
        return tag

    def find(self, name: str) -> Tag | None:
        """The tag that a reader takes for `name`, upper case or lower."""
        exact = self.tags.get(fold_name(name))
        alike = self.by_case.get(fold_name(name).casefold(), [])
        return exact or (alike[0] if len(alike) == 1 else None)


def build_tags(
    export: Export, categories: Mapping[str, Category]
) -> tuple[dict[str, Tag], dict[str, Tag]]:
    """The tags by their keys in `export`, and by the key of each category the tag it becomes.

    A category becomes the tag of its name where there is one; its description stays its own.
    """
    given, tags = _Given(), dict[str, Tag]()
    for slug, term in list_terms(export, TAXONOMY).items():
        name = clean_tag(term.name) or clean_tag(slug) or "étiquette"
        tags[slug] = given.add(name, make_slug(slug, name), clean_text(term.description))
    demoted, ambiguous = dict[str, Tag](), find_ambiguous(categories)
    for old, category in categories.items():
        shown = category.path if fold_name(category.name) in ambiguous else category.name
        name = clean_tag(shown) or "thème"
        found = given.find(name)
        demoted[old] = found or given.add(name, category.slug, "")
    return tags, demoted
