"""Makes Pelican read articles and pages strictly, and holds their links against the whole site.

Adapter: the only module of this capability that knows Pelican.
"""

import posixpath
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Article, Author, Category, Page, Tag
from pelican.generators import ArticlesGenerator
from pelican.readers import MarkdownReader

from plugins.reading.claims import Claims
from plugins.reading.destinations import find_destinations
from plugins.reading.links import find_faults, find_image_problems, locate_faults
from plugins.reading.outputs import (
    WRITTEN_BY_PLUGINS,
    Listing,
    build_output,
    list_feeds,
    list_pages,
)
from plugins.reading.places import Place, Site
from plugins.reading.problems import Problem, RefusedValueError
from plugins.reading.state import Reading
from plugins.reading.themes import Theme, Themes
from plugins.reading.themes_file import FILE
from plugins.reading.unread import find_unread
from plugins.shared.events import content_linked

_OTHER_MARKDOWN = ("markdown", "mkd", "mdown")


def register() -> None:
    """Connect the receivers; called by Pelican at each start."""
    signals.initialized.connect(refuse_guesses)
    signals.readers_init.connect(use_strict_reader)
    signals.content_object_init.connect(attach_place)
    signals.all_generators_finalized.connect(check_site)
    content_linked.connect(check_links)


def refuse_guesses(pelican: Any) -> None:
    """The name of a file says nothing of the date or the theme of an article."""
    pelican.settings["FILENAME_METADATA"] = pelican.settings["PATH_METADATA"] = ""


def use_strict_reader(readers: Any) -> None:
    """`.md` files are read here; other spellings of Markdown are left, and reported as unread."""
    readers.reader_classes.update(dict.fromkeys(_OTHER_MARKDOWN), md=StrictReader)
    if "READING" not in readers.settings:
        settings = readers.settings
        settings["READING"] = Reading(settings, lambda name: str(Category(name, settings).slug))


class StrictReader(MarkdownReader):  # type: ignore[misc]  # Pelican has no types
    """Pelican’s door to `Reading`."""

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The HTML and the fields of a file, whatever is wrong in it."""
        article = self.settings["READING"].read(Path(source_path))
        return article.html, _build_metadata(article.values, self.settings)


def _build_metadata(values: dict[str, Any], settings: Any) -> dict[str, Any]:
    metadata, themes = dict(values), settings["READING"].themes
    category = values.get("category") or settings["DEFAULT_CATEGORY"]
    metadata["category"] = build_group(Category, _find_theme(category, themes), settings)
    if "author" in values:
        metadata["author"] = Author(values["author"], settings)
    if "authors" in values:
        authors = (Author(name, settings) for name in values["authors"])
        metadata["authors"] = [*dict.fromkeys(authors)]
    if "tags" in values:
        tags = (build_group(Tag, themes.tags.find(name), settings) for name in values["tags"])
        metadata["tags"] = [*dict.fromkeys(tags)]
    return metadata


def _find_theme(name: str, themes: Themes) -> Theme:
    """The theme that an article names; one that was refused keeps its name alone."""
    try:
        return themes.categories.find(name)
    except RefusedValueError:
        return Theme(name)


def build_group(kind: Any, theme: Theme, settings: Any) -> Any:
    """The category or tag of Pelican that `theme` is, with what is said of it and is above it."""
    group = kind(theme.name, settings)
    if theme.slug:
        group.slug = theme.slug
    group.description = theme.description
    group.parents = tuple(build_group(kind, parent, settings) for parent in theme.parents)
    return group


def attach_place(content: Any) -> None:
    """Attach to an article or page where it will stand, and what its text leads to."""
    if not isinstance(content, Article | Page):
        return
    name = content.get_relative_source_path()
    article = content.settings["READING"].articles.pop(name)
    content.needs = (*getattr(content, "needs", ()), FILE)
    content.field_lines, output = article.lines, _find_published_output(content)
    address = content.settings["SITEURL"]
    content.destinations = tuple(find_destinations(article.scan.links, name, output, address))
    content.place = Place(
        source=name,
        output=output,
        anchors=article.scan.anchors,
        is_draft=content.status == "draft",
        date=getattr(content, "date", None),
    )


def _find_published_output(content: Any) -> str:
    """The file that `content` is, or will be once it is no draft any more."""
    kind = "ARTICLE" if isinstance(content, Article) else "PAGE"
    variant = "" if content.in_default_lang else "_LANG"
    pattern = str(content.settings[f"{kind}{variant}_SAVE_AS"])
    return pattern.format(**content.url_format)


def check_site(generators: list[Any]) -> None:
    """Report what was not read, and what stands in another’s place."""
    generator = next(g for g in generators if isinstance(g, ArticlesGenerator))
    settings = generator.settings
    reading, contents = settings["READING"], settings["LIBRARY"].contents
    files = frozenset(posixpath.normpath(f) for f in generator.get_files([""], extensions=False))
    _report_unread(reading, files, generator)
    claims = Claims()
    for name, content in contents.items():
        claims.add(content.place.output, name)
    for name, sentence in claims.find_conflicts():
        line = contents[name].field_lines.get("slug", 1)
        reading.report(name, [Problem(line, sentence)])
    reading.site = _build_site(generator, files, contents.values())


def _report_unread(reading: Reading, files: frozenset[str], generator: Any) -> None:
    contents = generator.context["generated_content"]
    read = {name for name, content in contents.items() if content is not None}
    rest = files - read - set(generator.context["static_content"])
    folders = (*generator.settings["ARTICLE_PATHS"], *generator.settings["PAGE_PATHS"])
    for name, problem in find_unread(rest, folders):
        reading.report(name, [problem])


def check_links(content: Any) -> None:
    """Report what leads nowhere in the text of one article or page."""
    reading, place = content.settings["READING"], content.place
    site = reading.site
    faults = list(find_faults(place, content.destinations, site))
    problems = locate_faults(faults, reading.find_source(place.source)) if faults else []
    image = content.metadata.get("image")
    if image:
        problems += find_image_problems(image, content.field_lines["image"], site)
    if problems:
        reading.report(place.source, problems, content.metadata.get("silence", ()))


def _build_site(generator: Any, files: frozenset[str], contents: Iterable[Any]) -> Site:
    reading, groups = generator.settings["READING"], list(_list_groups(generator))
    drafts = [*generator.drafts, *generator.context["draft_pages"]]
    by_output = {content.save_as: content.place for content in drafts}
    by_output |= {content.place.output: content.place for content in contents}
    return Site(
        by_source={content.place.source: content.place for content in contents},
        by_output=by_output,
        outputs=frozenset(_list_outputs(generator, groups, contents)),
        files=files,
        names=frozenset(f"{kind}:{group.name.casefold()}" for kind, group, _ in groups),
        theme_anchors=reading.theme_anchors,
        address=generator.settings["SITEURL"],
        now=datetime.now(UTC),
    )


def _list_groups(generator: Any) -> Iterator[tuple[str, Any, int]]:
    """`(kind, category, tag or author, how many articles it has)`."""
    yield from (("category", group, len(members)) for group, members in generator.categories)
    yield from (("tag", group, len(members)) for group, members in generator.tags.items())
    yield from (("author", group, len(members)) for group, members in generator.authors)


def _list_outputs(
    generator: Any, groups: list[tuple[str, Any, int]], contents: Iterable[Any]
) -> Iterator[str]:
    settings = generator.settings
    for listing in _list_listings(generator, groups):
        yield from list_pages(listing, settings)
    slugs: dict[str, list[str]] = {}
    for kind, group, _ in groups:
        slugs.setdefault(kind.upper(), []).append(group.slug)
    yield from list_feeds(settings, slugs)
    yield from (static.save_as for static in generator.context["staticfiles"])
    for content in contents:
        if not content.place.is_draft:
            yield content.place.output
            yield from map(build_output, content.metadata.get("redirect_from", ()))
    yield from WRITTEN_BY_PLUGINS


def _list_listings(generator: Any, groups: list[tuple[str, Any, int]]) -> Iterator[Listing]:
    settings, count = generator.settings, len(generator.articles)
    for name in settings["DIRECT_TEMPLATES"]:
        yield Listing(name, settings.get(f"{name.upper()}_SAVE_AS", f"{name}.html"), count)
    yield from (Listing(kind, group.save_as, members) for kind, group, members in groups)
    for archives in generator.period_archives.values():
        for archive in archives:
            yield Listing("period_archives", archive["save_as"], len(archive["articles"]))
