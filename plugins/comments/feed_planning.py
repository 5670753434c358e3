"""Which feeds of comments a site has, and what each of them holds. Core."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from plugins.comments.attaching import Building
from plugins.comments.feed import CommentFeed, build_feed_id, render_feed, select_newest
from plugins.comments.phrases import NBSP


def plan_feeds(settings: Any, context: Mapping[str, Any]) -> None:
    """The feed of all comments, always; that of an article or a page once it has one.

    Pings are in none: a feed is a conversation that goes on.
    """
    building = settings["DISCUSSIONS"]
    listed = [each for key in ("articles", "pages") for each in context[key]]
    hidden = [each for key in ("hidden_articles", "hidden_pages") for each in context[key]]
    discussed = [content for content in listed if content.comment_count]
    for content in [*discussed, *(each for each in hidden if each.comments_feed)]:
        _plan_feed(settings, content.comments_feed, content, [content], context)
    _plan_feed(settings, building.feed, None, discussed, context)


def _plan_feed(
    settings: Any, path: str, about: Any, contents: list[Any], context: Mapping[str, Any]
) -> None:
    stylesheet = context.get("ASSETS", {}).get("css/feed.css")
    make = partial(_make_feed, settings, path, about, contents, context)
    settings["OUTPUTS"].add(path, make, articles=contents, stylesheet=stylesheet)


def _make_feed(
    settings: Any, path: str, about: Any, contents: list[Any], context: Mapping[str, Any]
) -> str:
    building: Building = settings["DISCUSSIONS"]
    title, home = _find_subject(settings["SITENAME"], about)
    by_slug = {content.slug: content for content in contents if content.comments}
    ids = {slug: {c.id for c in building.comments[slug]} for slug in by_slug}
    comments = [comment for slug in by_slug for comment in building.comments[slug]]
    build = building.discussion.build_entry
    feed = CommentFeed(
        id=build_feed_id(building.discussion.rules.namespace, path),
        url=f"{settings['SITEURL']}/{path}",
        home=f"{settings['SITEURL']}/{home}{'#commentaires' if home else ''}",
        title=title,
        author=settings["SITENAME"],
        language=settings["DEFAULT_LANG"],
        entries=tuple(
            build(by_slug[each.article], each, ids[each.article])
            for each in select_newest(comments, settings["FEED_MAX_ITEMS"])
        ),
        stylesheet=context.get("ASSETS", {}).get("css/feed.css"),
    )
    return render_feed(feed)


def _find_subject(name: str, about: Any) -> tuple[str, str]:
    """The title of a feed, and the page with the same comments."""
    if about is None:
        return f"{name}\u00a0– Commentaires", ""
    return f"{name}\u00a0– Commentaires sur «{NBSP}{about.title}{NBSP}»", about.url
