"""Gives each page its head, and the site its map and its robots.txt.

Adapter: the only module of this capability that knows Pelican.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from jinja2 import pass_context
from jinja2.utils import missing
from markupsafe import Markup
from pelican import signals

from plugins.metadata.head import Card, Head, Site, build_head
from plugins.metadata.linked_data import render_linked_data
from plugins.metadata.robots import render_robots
from plugins.metadata.sitemap import SitemapEntry, render_sitemap
from plugins.metadata.subjects import build_subject

FACT = "sitemap"
"""Under which each page notes its entry."""


def register() -> None:
    """Connect the receivers; called by Pelican at each start."""
    signals.generator_init.connect(add_globals)
    signals.content_written.connect(note_page)
    signals.all_generators_finalized.connect(plan_files)


def add_globals(generator: Any) -> None:
    """`page_head()` and `linked_data(head)` for base.html."""
    generator.env.globals["page_head"] = page_head
    generator.env.globals["linked_data"] = linked_data


@pass_context
def page_head(context: Any) -> Head:
    """The head of the page being rendered."""
    values = _Values(context)
    return build_head(_read_site(values), build_subject(values))


@pass_context
def linked_data(context: Any, head: Head) -> Markup:
    """The JSON-LD of the page being rendered."""
    return render_linked_data(_read_site(_Values(context)), head)


class _Values(Mapping[str, Any]):
    """The values that a template can look up; each look-up is one of the page being rendered."""

    def __init__(self, context: Any) -> None:
        self._context = context

    def __getitem__(self, name: str) -> Any:
        value = self._context.resolve_or_missing(name)
        if value is missing:
            raise KeyError(name)
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._context.get_all())

    def __len__(self) -> int:
        return len(self._context.get_all())


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
    card = picture and picture.card
    return card and Card(card.url, card.width, card.height, values["SITENAME"])


def note_page(_path: str, context: Mapping[str, Any]) -> None:
    """Remember the page just written, with the day its content last changed."""
    if not str(context["output_file"]).endswith(".html"):
        return
    subject = build_subject(context)
    if not subject.hidden:
        location = f"{context['SITEURL']}{subject.path}"
        entry = SitemapEntry(location, _find_last_change(context))
        context["OUTPUTS"].note(context["output_file"], FACT, entry)


def _find_last_change(context: Mapping[str, Any]) -> datetime | None:
    content = context.get("article") or context.get("page")
    if content:
        listed = [content]
    elif "articles_page" in context:
        listed = context["articles_page"].object_list
    else:
        listed = context.get("articles") or []
    dates = [_last_change(each) for each in listed]
    return max((date for date in dates if date), default=None)


def _last_change(content: Any) -> datetime | None:
    return getattr(content, "modified", None) or getattr(content, "date", None)


def plan_files(generators: list[Any]) -> None:
    """Plan robots.txt, and sitemap.xml once it is known what all pages are."""
    settings = generators[0].settings
    outputs, url = settings["OUTPUTS"], settings["SITEURL"]

    def list_entries() -> list[SitemapEntry]:
        return [entry for _, entry in outputs.find_facts(FACT)]

    outputs.add("robots.txt", lambda: render_robots(url), url=url)
    outputs.add_last("sitemap.xml", lambda: render_sitemap(list_entries()), entries=list_entries)
