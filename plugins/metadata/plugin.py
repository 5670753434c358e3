"""Gives each page its head, and the site its map and its robots.txt.

Adapter: the only module of this capability that knows Pelican.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from markupsafe import Markup
from pelican import signals

from plugins.metadata.head import Card, Head, Site, build_head
from plugins.metadata.linked_data import render_linked_data
from plugins.metadata.robots import render_robots
from plugins.metadata.sitemap import SitemapEntry, render_sitemap
from plugins.metadata.subjects import build_subject


def register() -> None:
    """Connect the receivers; called by Pelican at each start."""
    signals.initialized.connect(start_map)
    signals.generator_init.connect(add_globals)
    signals.content_written.connect(note_page)
    signals.finalized.connect(write_files)


def start_map(pelican: Any) -> None:
    """An empty list of pages for this build."""
    pelican.settings["SITEMAP_ENTRIES"] = {}


def add_globals(generator: Any) -> None:
    """`page_head()` and `linked_data(head)` for base.html."""
    generator.env.globals["page_head"] = page_head
    generator.env.globals["linked_data"] = linked_data


@pass_context
def page_head(context: Any) -> Head:
    """The head of the page being rendered."""
    values = context.get_all()
    return build_head(_read_site(values), build_subject(values))


@pass_context
def linked_data(context: Any, head: Head) -> Markup:
    """The JSON-LD of the page being rendered."""
    return render_linked_data(_read_site(context.get_all()), head)


def _read_site(values: Mapping[str, Any]) -> Site:
    return Site(
        name=values["SITENAME"],
        subtitle=values["SITESUBTITLE"],
        description=values["SITE_DESCRIPTION"],
        url=values["SITEURL"],
        language=values["DEFAULT_LANG"],
        card=_site_card(values),
    )


def _site_card(values: Mapping[str, Any]) -> Card | None:
    picture = values.get("SITE_PICTURE")
    return picture and Card(
        picture.card.url, picture.card.width, picture.card.height, values["SITENAME"]
    )


def note_page(_path: str, context: Mapping[str, Any]) -> None:
    """Remember the page just written, with the day its content last changed."""
    if not str(context["output_file"]).endswith(".html"):
        return
    subject = build_subject(context)
    if not subject.hidden:
        location = f"{context['SITEURL']}{subject.path}"
        entry = SitemapEntry(location, _find_last_change(context))
        context["SITEMAP_ENTRIES"][location] = entry


def _find_last_change(context: Mapping[str, Any]) -> datetime | None:
    content = context.get("article") or context.get("page")
    listed = [content] if content else context.get("articles") or []
    if "articles_page" in context:
        listed = context["articles_page"].object_list
    dates = [_last_change(each) for each in listed]
    return max((date for date in dates if date), default=None)


def _last_change(content: Any) -> datetime | None:
    return getattr(content, "modified", None) or getattr(content, "date", None)


def write_files(pelican: Any) -> None:
    """sitemap.xml and robots.txt."""
    entries = pelican.settings["SITEMAP_ENTRIES"].values()
    output = Path(pelican.output_path)
    output.joinpath("sitemap.xml").write_text(render_sitemap(entries), "utf-8")
    output.joinpath("robots.txt").write_text(render_robots(pelican.settings["SITEURL"]), "utf-8")
