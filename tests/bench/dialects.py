"""How each tool wants the head of an article; below it, the text is the same for all."""

import json
from collections.abc import Callable

from tests.bench.corpus import Article

Dialect = Callable[[Article], str]


def write_for_pelican(article: Article) -> str:
    """Lines of names and values, which the house reads too."""
    return (
        f"Title: {article.title}\nDate: {article.date:%Y-%m-%d %H:%M}\n"
        f"Category: {article.category}\nTags: {', '.join(article.tags)}\nSlug: {article.slug}\n"
        f"Summary: {article.summary}\n\n{article.body}"
    )


def write_for_hugo(article: Article) -> str:
    """Its own taxonomies, in YAML."""
    return _write_yaml(article, categories=[article.category], tags=article.tags)


def write_for_eleventy(article: Article) -> str:
    """No `tags`, each of which would be one more collection of all its articles."""
    return _write_yaml(article, category=article.category, topics=article.tags)


def _write_yaml(article: Article, **lists: object) -> str:
    fields = {
        "title": article.title,
        "slug": article.slug,
        "summary": article.summary,
        **lists,
    }
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    date = f"date: {article.date:%Y-%m-%dT%H:%M:00Z}"
    return "\n".join(["---", *lines, date, "---", article.body])
