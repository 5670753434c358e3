"""What a build tells the comments service: which articles there are, and the site's style. Core.

It lies outside the published site; the service takes comments for these articles and no others.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta

from plugins.comments.model import ArticleInfo


@dataclass(frozen=True)
class Manifest:
    """The articles by slug, the address of the style sheet, the name of the site."""

    articles: Mapping[str, ArticleInfo] = field(default_factory=dict)
    stylesheet: str = ""
    site_name: str = ""


def format_manifest(manifest: Manifest) -> str:
    """The JSON of `manifest`, the same for the same site."""
    articles = [asdict(article) for _, article in sorted(manifest.articles.items())]
    content = {
        "site_name": manifest.site_name,
        "stylesheet": manifest.stylesheet,
        "articles": articles,
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def parse_manifest(text: str) -> Manifest:
    """The manifest that `text` holds; ValueError where it is none."""
    try:
        content = json.loads(text)
        articles = [ArticleInfo(**article) for article in content["articles"]]
        return Manifest(
            {article.slug: article for article in articles},
            str(content["stylesheet"]),
            str(content["site_name"]),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a manifest: {error}") from None


def is_open(choice: str, published: datetime, now: datetime, days: int) -> bool:
    """Whether an article takes comments: `choice` is its field, `days` is 0 for « always »."""
    if choice == "closed":
        return False
    return not days or now < published + timedelta(days=days)
