"""Bakes the published comments into the pages, their feeds, and the manifest of the service.

Adapter: the only module of this capability that knows Pelican. It reads content/comments alone, so
that a site is built anywhere from content/; the service and its store are never asked.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from pelican import signals

from plugins.comments.attaching import Building, attach_to_article, attach_to_page
from plugins.comments.discussion import Discussion, Rules, Typeset
from plugins.comments.feed_planning import plan_feeds
from plugins.comments.files import Known, find_strays, is_saved, load_comments, save_manifest
from plugins.comments.manifest import Manifest
from plugins.comments.model import ArticleInfo, Comment
from plugins.comments.phrases import format_count, format_heading, format_moment, format_pings
from plugins.shared.events import content_linked
from plugins.shared.findings import Finding


@dataclass(kw_only=True)
class _Building(Building):
    """What is built, and the files that it comes from and goes to."""

    folder: Path
    manifest: Path
    saved: Manifest | None = None
    known: Known | None = None


def register() -> None:
    """Connect the receivers; called by Pelican at each start."""
    signals.initialized.connect(prepare)
    signals.content_object_init.connect(set_choice_apart)
    signals.generator_init.connect(add_globals)
    signals.article_generator_finalized.connect(attach_to_articles)
    signals.page_generator_finalized.connect(attach_to_pages)
    signals.article_writer_finalized.connect(plan_output)
    content_linked.connect(note_content)
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
    generator.env.filters["ping_heading"] = format_pings
    generator.env.filters["comment_moment"] = lambda when: format_moment(discussion.localize(when))


def attach_to_articles(generator: Any) -> None:
    """Attach to each article its thread, its count, and whether it takes comments."""
    building, settings = generator.settings["DISCUSSIONS"], generator.settings
    building.take(_load(building, settings))
    now = datetime.now(UTC)
    for article in [*generator.articles, *generator.hidden_articles, *generator.drafts]:
        attach_to_article(article, building, now)
        _attach_waiting(article, settings)
    public = _list_public(settings, generator.articles, generator.hidden_articles, generator.drafts)
    building.public.update(public)


def attach_to_pages(generator: Any) -> None:
    """The same for the pages, which come after the articles; what belongs to neither is told."""
    building, settings = generator.settings["DISCUSSIONS"], generator.settings
    pages = (generator.pages, generator.hidden_pages, generator.draft_pages)
    for page in (each for some in pages for each in some):
        attach_to_page(page, building)
        _attach_waiting(page, settings)
    building.public.update(_list_public(settings, *pages))
    known = {content.slug for content in settings["LIBRARY"].contents.values()}
    settings["FINDINGS"].extend(find_strays(building.folder, building.found, known))


def _load(building: _Building, settings: Any) -> dict[str, list[Comment]]:
    """All published comments; only files that changed since the build before are read."""
    if building.known is None:
        building.known = settings["MEMORY"].recall("comments") or {}
    before = {name: kept[1] for name, kept in building.known.items()}
    comments = load_comments(building.folder, settings["FINDINGS"], building.known)
    if before != {name: kept[1] for name, kept in building.known.items()}:
        settings["MEMORY"].keep("comments", building.known)
    return comments


def _list_public(settings: Any, listed: Any, hidden: Any, drafts: Any) -> list[str]:
    """The sources of what has a page: in the preview, drafts too."""
    shown = [*listed, *hidden, *(drafts if settings["PREVIEW"] else ())]
    return [content.relative_source_path for content in shown]


def note_content(content: Any) -> None:
    """Note what the service has to know of an article or a page that can be read."""
    building = content.settings["DISCUSSIONS"]
    if content.relative_source_path in building.public:
        building.articles[content.slug] = ArticleInfo(
            content.slug, str(content.title), f"/{content.url}", content.comments_open
        )


def _attach_waiting(content: Any, settings: Any) -> None:
    """In the preview only: the comments that wait, each with the address of its decision."""
    find = settings.get("COMMENTS_WAITING") if settings["PREVIEW"] else None
    content.waiting_comments = list(find(content.slug)) if find else []


def plan_output(generator: Any, **_: Any) -> None:
    """The feeds, once all contents know their comments."""
    plan_feeds(generator.settings, generator.context)


def write_manifest(pelican: Any) -> None:
    """Tell the service, outside the site, which articles there are."""
    settings, building = pelican.settings, pelican.settings["DISCUSSIONS"]
    stylesheet = settings.get("ASSETS", {}).get("site.css", "")
    manifest = Manifest(dict(building.articles), stylesheet, settings["SITENAME"])
    is_known = manifest == building.saved and building.manifest.exists()
    if not is_known and not is_saved(building.manifest, manifest):
        save_manifest(building.manifest, manifest)
    building.saved = manifest
