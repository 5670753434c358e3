"""Attaches to articles and pages what readers find their way by, and gives listings their lists.

Adapter: the only module of this capability that knows Pelican.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from pelican import signals
from pelican.contents import Article, Page

from plugins.navigation.headings import find_headings, render_heading_links
from plugins.navigation.listings import (
    count_members,
    group_by_parent,
    group_by_year,
    pair_neighbours,
)
from plugins.navigation.reading_time import compute_reading_minutes, count_words
from plugins.navigation.related import Candidate, build_related
from plugins.shared.dates import format_french_date, format_iso_date
from plugins.shared.findings import Finding

RELATED_COUNT = 3


def register() -> None:
    """Connect the receivers; called by Pelican at each start."""
    signals.generator_init.connect(add_filters)
    signals.content_object_init.connect(attach_reading)
    signals.article_generator_finalized.connect(attach_to_articles)
    signals.page_generator_finalized.connect(attach_to_pages)


def add_filters(generator: Any) -> None:
    """The Jinja filters of dates and headings."""
    generator.env.filters["french_date"] = format_french_date
    generator.env.filters["iso_date"] = format_iso_date
    generator.env.filters["heading_links"] = render_heading_links


def attach_to_articles(generator: Any) -> None:
    """Attach neighbours, related articles and reading time; fill the lists of the context."""
    articles, drafts = generator.articles, generator.drafts
    everything = [*articles, *drafts, *generator.hidden_articles]
    _attach_states(everything, generator.settings)
    _attach_unlisted(everything, generator)
    for newer, article, older in pair_neighbours(articles):
        article.newer, article.older = newer, older
    _attach_related(articles, generator.settings)
    category_counts = count_members(_as_pairs(generator.categories))
    generator.context.update(
        start_here=_find_start(generator),
        articles_by_year=group_by_year(articles),
        tag_counts=count_members(generator.tags.items()),
        category_counts=category_counts,
        subcategories=group_by_parent(category_counts),
        author_counts=count_members(_as_pairs(generator.authors)),
        drafts_shown=list(drafts) if generator.settings["PREVIEW"] else [],
    )


def attach_to_pages(generator: Any) -> None:
    """Attach to pages what they share with articles."""
    pages = [*generator.pages, *generator.hidden_pages, *generator.draft_pages]
    _attach_states(pages, generator.settings)


def attach_reading(content: Any) -> None:
    """Attach what the text of an article or a page alone says of it."""
    if not isinstance(content, Article | Page):
        return
    content.word_count = count_words(content._content)
    content.reading_minutes = compute_reading_minutes(content.word_count)
    content.toc = find_headings(content._content)
    content.updated = _find_update(content)


def _attach_states(contents: Iterable[Any], settings: Any) -> None:
    """What may change with the lists or with the clock; the moments of that are noted."""
    now = datetime.now(UTC)
    for content in contents:
        content.state = _classify_state(content, now)
        if content.state == "scheduled":
            settings["TURNING_POINTS"].append(content.date.timestamp())
        content.newer = content.older = None
        content.related = []


def _find_update(content: Any) -> datetime | None:
    modified = getattr(content, "modified", None)
    published = getattr(content, "date", None)
    if modified is None or published is None or modified.date() == published.date():
        return None
    return modified  # type: ignore[no-any-return]


def _classify_state(content: Any, now: datetime) -> str:
    if content.status == "draft":
        return "draft"
    published = getattr(content, "date", None)
    return "scheduled" if published is not None and published > now else "published"


def _attach_related(articles: list[Any], settings: Any) -> None:
    by_slug = {article.slug: article for article in articles}
    candidates = [
        Candidate(a.slug, frozenset(tag.slug for tag in getattr(a, "tags", [])), a.date)
        for a in articles
    ]
    known = settings["MEMORY"].recall("related")
    relations = build_related(candidates, RELATED_COUNT, known)
    if relations != known:
        settings["MEMORY"].keep("related", relations)
    for slug, others in relations.related.items():
        by_slug[slug].related = [by_slug[other] for other in others]


def _attach_unlisted(articles: list[Any], generator: Any) -> None:
    """The addresses of its groups that have no page, for no listed article is in them."""
    groups = {group for group, _ in (*generator.categories, *generator.authors)}
    groups |= generator.tags.keys()
    for article in articles:
        categories = [article.category, *article.category.parents]
        own = [*categories, *article.authors, *getattr(article, "tags", [])]
        article.unlisted = tuple(group.url for group in own if group not in groups)


def _find_start(generator: Any) -> list[Any]:
    by_slug = {article.slug: article for article in generator.articles}
    wanted = generator.settings["START_HERE"]
    generator.settings["FINDINGS"].extend(
        Finding(
            "pelicanconf.py",
            None,
            f"START_HERE nomme « {slug} », qui n’est le slug d’aucun article publié\u00a0: "
            "corrigez-le ou retirez-le.",
        )
        for slug in wanted
        if slug not in by_slug
    )
    return [by_slug[slug] for slug in wanted if slug in by_slug]


def _as_pairs(groups: Any) -> Iterable[tuple[Any, list[Any]]]:
    return groups.items() if hasattr(groups, "items") else groups  # type: ignore[no-any-return]
