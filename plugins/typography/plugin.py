"""Sets the text of the site before feeds and pages are written, so that all say the same.

Adapter: the only module of this capability that knows Pelican. Names of the site, of categories,
tags and authors are set where they are kept; whatever shows them inherits it.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Article, Page

from plugins.shared.findings import Finding, Severity
from plugins.shared.kinds import TYPOGRAPHY
from plugins.typography.options import build_options
from plugins.typography.sampling import select_evenly
from plugins.typography.typesetter import Typesetter

FACT = "typography"
"""Under which each verified page notes its faults."""
NAMES = ("SITENAME", "SITESUBTITLE", "SITE_DESCRIPTION")
MOST_VERIFIED = 200
"""Pages and feeds that a build verifies: all of a blog of that size."""
MENUS = ("MENU", "FOOTER_MENU")


def register() -> None:
    """Connect the receivers; called by Pelican at each start."""
    signals.initialized.connect(prepare)
    signals.generator_init.connect(add_filter)
    signals.content_object_init.connect(typeset_names)
    signals.content_object_init.connect(typeset_content)
    signals.all_generators_finalized.connect(choose_verified)
    signals.finalized.connect(verify)


def prepare(pelican: Any) -> None:
    """Read the settings once, and set the names that they hold."""
    settings = pelican.settings
    typesetter = Typesetter(build_options(settings["TYPOGRAPHY"]), settings["GLOSSARY"])
    settings["TYPESETTER"] = typesetter
    typeset = typesetter.typeset_plain
    settings.update({name: typeset(settings[name]) for name in NAMES})
    for menu in MENUS:
        settings[menu] = tuple((typeset(label), address) for label, address in settings[menu])
    notes = settings["AUTHOR_NOTES"].items()
    settings["AUTHOR_NOTES"] = {typeset(name): typeset(note) for name, note in notes}


def add_filter(generator: Any) -> None:
    """`{{ text|typeset }}` for text that comes from elsewhere than articles and settings."""
    generator.env.filters["typeset"] = generator.settings["TYPESETTER"].typeset_plain


def typeset_content(content: Any) -> None:
    """Typeset title, summary, texts of images and body of an article or a page."""
    if not isinstance(content, Article | Page) or content.metadata.get("typo") == "off":
        return
    typesetter = content.settings.get("TYPESETTER")
    if typesetter is None or not isinstance(content._content, str):
        return
    _advise(content, typesetter)
    for name in ("title", "summary", "image_alt"):
        if name in content.metadata:
            _set_field(
                content, name, typesetter.typeset_plain(content.metadata[name], content.lang)
            )
    content._content = typesetter.typeset_body(content._content, content.lang)


def _set_field(content: Any, name: str, text: str) -> None:
    content.metadata[name] = text
    if name == "summary":
        content._summary = text
    else:
        setattr(content, name, text)


def _advise(content: Any, typesetter: Typesetter) -> None:
    """In the preview, what only the author can decide is told, and left as it is."""
    if not (content.settings["PREVIEW"] and content.lang.startswith("fr")):
        return
    if TYPOGRAPHY in content.metadata.get("silence", ()):
        return
    from plugins.typography.advice import find_advice, find_line  # noqa: PLC0415 - not at each start

    advice = find_advice(content._content, content.title, typesetter.options)
    source = Path(content.source_path).read_text("utf-8", errors="replace") if advice else ""
    path = f"content/{content.get_relative_source_path()}"
    content.settings["FINDINGS"].extend(
        Finding(path, find_line(source, each.excerpt), each.message, Severity.ADVICE, TYPOGRAPHY)
        for each in advice
    )


def typeset_names(content: Any) -> None:
    """Typeset the names of its categories, tags and authors, and what is said of them; their
    addresses do not change.
    """
    if not isinstance(content, Article | Page):
        return
    typeset = content.settings["TYPESETTER"].typeset_plain
    for group in _list_groups(content):
        group.slug = group.slug
        group.name = typeset(group.name)
        group.description = typeset(getattr(group, "description", ""))


def _list_groups(content: Any) -> Iterable[Any]:
    category = getattr(content, "category", None)
    authors = getattr(content, "authors", [])
    categories = [category, *getattr(category, "parents", ())] if category else []
    return [*categories, *authors, *getattr(content, "tags", [])]


def choose_verified(generators: list[Any]) -> None:
    """Hold published pages and feeds against the rules, the words of the theme included.

    Bodies were set before: what can still be wrong repeats from page to page, so of a large site
    a fair share is enough.
    """
    settings = generators[0].settings
    if settings["PREVIEW"]:
        return
    outputs, options = settings["OUTPUTS"], settings["TYPESETTER"].options
    known: Any = {}

    @cache
    def list_chosen() -> frozenset[str]:
        names = sorted(path for path in outputs.planned if _is_read(path))
        return frozenset(select_evenly(names, MOST_VERIFIED))

    def inspect(path: str, text: str) -> None:
        if path in list_chosen():
            from plugins.typography.published import (  # noqa: PLC0415 - not at each start
                find_published_faults,
            )

            outputs.note(path, FACT, tuple(find_published_faults(path, text, options, known)))

    outputs.inspectors[:] = [inspect]


def _is_read(path: str) -> bool:
    return path.endswith((".html", "feed.json"))


def verify(pelican: Any) -> None:
    """Tell the faults of all that was verified, in this build or before it."""
    pelican.settings["FINDINGS"].extend(
        Finding(f"output/{path}", None, message, Severity.WARNING)
        for path, messages in pelican.settings["OUTPUTS"].find_facts(FACT)
        for message in messages
    )
