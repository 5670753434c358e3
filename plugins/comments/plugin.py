"""Bakes the published comments into the pages, their feeds, and the manifest of the service.

Adapter: the only module of this capability that knows Pelican. It reads content/comments alone, so
that a site is built anywhere from content/; the service and its store are never asked.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from pelican import signals
from pelican.contents import Article

from plugins.comments.discussion import Discussion, Rules, Typeset
from plugins.comments.feed import CommentFeed, build_feed_id, render_feed, select_newest
from plugins.comments.files import Known, find_strays, is_saved, load_comments, save_manifest
from plugins.comments.manifest import Manifest, is_open
from plugins.comments.model import ArticleInfo, Comment
from plugins.comments.phrases import NBSP, format_count, format_heading, format_moment
from plugins.comments.thread_data import build_comment_data
from plugins.comments.threads import build_thread
from plugins.shared.events import content_linked
from plugins.shared.findings import Finding


@dataclass
class _Building:
    """What this capability knows while one site is built."""

    discussion: Discussion
    folder: Path
    manifest: Path
    close_after_days: int
    feed: str
    article_feed: str
    comments: dict[str, list[Comment]] = field(default_factory=dict)
    articles: dict[str, ArticleInfo] = field(default_factory=dict)
    public: set[str] = field(default_factory=set)
    saved: Manifest | None = None
    known: Known | None = None


def register() -> None:
    """Connect the receivers; called by Pelican at each start."""
    signals.initialized.connect(prepare)
    signals.content_object_init.connect(set_choice_apart)
    signals.generator_init.connect(add_globals)
    signals.article_generator_finalized.connect(attach_comments)
    signals.article_writer_finalized.connect(plan_feeds)
    content_linked.connect(note_article)
    signals.finalized.connect(write_manifest)


def prepare(pelican: Any) -> None:
    """Read the settings once."""
    settings = pelican.settings
    options = settings["COMMENTS"]
    rules = Rules(
        site_url=settings["SITEURL"],
        namespace=UUID(settings["FEED_ID_NAMESPACE"]),
        zone=ZoneInfo(settings["TIMEZONE"]),
        has_service=options["service"],
        contact=settings["CONTACT_EMAIL"],
    )
    settings["DISCUSSIONS"] = _Building(
        discussion=Discussion(rules, _find_typeset(settings)),
        folder=Path(settings["PATH"], options["path"]),
        manifest=Path(settings["CACHE_FOLDER"], options["manifest"]),
        close_after_days=options["close_after_days"],
        feed=options["feed"],
        article_feed=options["article_feed"],
    )
    _check_manifest(settings)


def _check_manifest(settings: Any) -> None:
    if settings["DISCUSSIONS"].manifest.is_relative_to(settings["OUTPUT_PATH"]):
        message = (
            "COMMENTS met « manifest » dans le site publié\u00a0: donnez-lui un autre endroit."
        )
        settings["FINDINGS"].append(Finding("pelicanconf.py", None, message))


def _find_typeset(settings: Any) -> Typeset:
    """The typography of the site, when it has one."""

    def typeset(html: str) -> str:
        typesetter = settings.get("TYPESETTER")
        return str(typesetter.typeset_body(html, "fr")) if typesetter else html

    return typeset


def set_choice_apart(content: Any) -> None:
    """The field of that name is a choice, kept in the metadata; `comments` are those there are."""
    content.__dict__.pop("comments", None)


def add_globals(generator: Any) -> None:
    """What templates say of comments, and the rendering of each."""
    discussion = generator.settings["DISCUSSIONS"].discussion
    generator.env.globals["discussion"] = discussion
    generator.env.filters["comment_count"] = format_count
    generator.env.filters["comment_heading"] = format_heading
    generator.env.filters["comment_moment"] = lambda when: format_moment(discussion.localize(when))


def attach_comments(generator: Any) -> None:
    """Attach to each article its thread, its count, and whether it takes comments."""
    building, settings = generator.settings["DISCUSSIONS"], generator.settings
    building.comments = _load(building, settings)
    now = datetime.now(UTC)
    for article in _list_articles(generator):
        _attach(article, building, now)
        _attach_waiting(article, settings)
    known = {article.slug for article in _list_articles(generator)}
    settings["FINDINGS"].extend(find_strays(building.folder, building.comments, known))
    building.articles, building.public = {}, {a.slug for a in _list_public(generator)}


def _load(building: _Building, settings: Any) -> dict[str, list[Comment]]:
    """All published comments; only files that changed since the build before are read."""
    if building.known is None:
        building.known = settings["MEMORY"].recall("comments") or {}
    before = {name: kept[1] for name, kept in building.known.items()}
    comments = load_comments(building.folder, settings["FINDINGS"], building.known)
    if before != {name: kept[1] for name, kept in building.known.items()}:
        settings["MEMORY"].keep("comments", building.known)
    return comments


def _list_articles(generator: Any) -> list[Any]:
    return [*generator.articles, *generator.hidden_articles, *generator.drafts]


def _list_public(generator: Any) -> list[Any]:
    """The articles that have a page: in the preview, drafts too."""
    articles = [*generator.articles, *generator.hidden_articles]
    return [*articles, *generator.drafts] if generator.settings["PREVIEW"] else articles


def note_article(content: Any) -> None:
    """Note what the service has to know of an article that has a page."""
    building = content.settings["DISCUSSIONS"]
    if isinstance(content, Article) and content.slug in building.public:
        building.articles[content.slug] = _describe(content)


def _describe(article: Any) -> ArticleInfo:
    return ArticleInfo(article.slug, str(article.title), f"/{article.url}", article.comments_open)


def _attach(article: Any, building: _Building, now: datetime) -> None:
    comments = building.comments.get(article.slug, [])
    choice = article.metadata.get("comments", "open")
    address = f"{building.discussion.rules.site_url}/{article.url}"
    article.comments = build_thread(comments)
    article.comment_count = len(comments)
    article.comments_open = is_open(choice, article.date, now, building.close_after_days)
    if article.comments_open and building.close_after_days:
        closing = article.date + timedelta(days=building.close_after_days)
        article.settings["TURNING_POINTS"].append(closing.timestamp())
    article.comment_data = build_comment_data(comments, address)
    has_feed = comments and article.status != "draft"
    article.comments_feed = building.article_feed.format(slug=article.slug) if has_feed else ""


def _attach_waiting(article: Any, settings: Any) -> None:
    """In the preview only: the comments that wait, each with the address of its decision."""
    find = settings.get("COMMENTS_WAITING") if settings["PREVIEW"] else None
    article.waiting_comments = list(find(article.slug)) if find else []


def plan_feeds(generator: Any, **_: Any) -> None:
    """The feed of all comments, always; that of an article once it has one."""
    building = generator.settings["DISCUSSIONS"]
    listed = [article for article in generator.articles if article.comment_count]
    for article in [*listed, *(a for a in generator.hidden_articles if a.comments_feed)]:
        _plan_feed(generator, article.comments_feed, article, [article])
    _plan_feed(generator, building.feed, None, listed)


def _plan_feed(generator: Any, path: str, about: Any, articles: list[Any]) -> None:
    make = partial(_make_feed, generator, path, about, articles)
    stylesheet = generator.context.get("ASSETS", {}).get("css/feed.css")
    generator.settings["OUTPUTS"].add(path, make, articles=articles, stylesheet=stylesheet)


def _find_subject(name: str, about: Any) -> tuple[str, str]:
    """The title of a feed, and the page with the same comments."""
    if about is None:
        return f"{name}\u00a0– Commentaires", ""
    return f"{name}\u00a0– Commentaires sur «{NBSP}{about.title}{NBSP}»", about.url


def _make_feed(generator: Any, path: str, about: Any, articles: list[Any]) -> str:
    settings, building = generator.settings, generator.settings["DISCUSSIONS"]
    title, home = _find_subject(settings["SITENAME"], about)
    by_slug = {article.slug: article for article in articles if article.comments}
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
        stylesheet=generator.context.get("ASSETS", {}).get("css/feed.css"),
    )
    return render_feed(feed)


def write_manifest(pelican: Any) -> None:
    """Tell the service, outside the site, which articles there are."""
    settings, building = pelican.settings, pelican.settings["DISCUSSIONS"]
    stylesheet = settings.get("ASSETS", {}).get("site.css", "")
    manifest = Manifest(dict(building.articles), stylesheet, settings["SITENAME"])
    is_known = manifest == building.saved and building.manifest.exists()
    if not is_known and not is_saved(building.manifest, manifest):
        save_manifest(building.manifest, manifest)
    building.saved = manifest
