"""What an article or a page says of its conversation: its thread, its pings, if it goes on.

Core: contents are anything that has a slug, an address, a status and fields.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from plugins.comments.discussion import Discussion
from plugins.comments.manifest import is_open
from plugins.comments.model import ArticleInfo, Comment
from plugins.comments.thread_data import build_comment_data
from plugins.comments.threads import build_thread, split_pings


@dataclass(kw_only=True)
class Building:
    """What this capability knows while one site is built."""

    discussion: Discussion
    close_after_days: int
    feed: str
    article_feed: str
    comments: dict[str, list[Comment]] = field(default_factory=dict)
    """Conversations, by the slugs of their articles or pages."""
    pings: dict[str, list[Comment]] = field(default_factory=dict)
    articles: dict[str, ArticleInfo] = field(default_factory=dict)
    public: set[str] = field(default_factory=set)
    """The sources that have a page."""
    found: Mapping[str, list[Comment]] = field(default_factory=dict)
    """Both, as their files tell."""

    def take(self, found: Mapping[str, list[Comment]]) -> None:
        """Begin anew, with these comments by the slugs of what they are about."""
        self.found = found
        parts = {slug: split_pings(comments) for slug, comments in found.items()}
        self.comments = {slug: said for slug, (said, _) in parts.items()}
        self.pings = {slug: pings for slug, (_, pings) in parts.items()}
        self.articles, self.public = {}, set()


def attach_to_article(article: Any, building: Building, now: datetime) -> None:
    """An article takes comments unless its file says otherwise, or its time is over."""
    choice, days = article.metadata.get("comments", "open"), building.close_after_days
    article.comments_open = is_open(choice, article.date, now, days)
    if article.comments_open and days:
        closing = article.date + timedelta(days=days)
        article.settings["TURNING_POINTS"].append(closing.timestamp())
    _attach(article, building)
    address = f"{building.discussion.rules.site_url}/{article.url}"
    article.comment_data = build_comment_data(building.comments.get(article.slug, []), address)


def attach_to_page(page: Any, building: Building) -> None:
    """A page shows the comments that it has, and takes new ones only where its file says so."""
    page.comments_open = page.metadata.get("comments", "closed") == "open"
    _attach(page, building)


def _attach(content: Any, building: Building) -> None:
    comments = building.comments.get(content.slug, [])
    content.comments = build_thread(comments)
    content.comment_count = len(comments)
    content.pings = building.pings.get(content.slug, [])
    has_feed = comments and content.status != "draft"
    content.comments_feed = building.article_feed.format(slug=content.slug) if has_feed else ""
