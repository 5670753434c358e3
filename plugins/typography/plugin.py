"""Sets the text of the site before feeds and pages are written, so that all say the same.

Adapter: the only module of this capability that knows Pelican. Names of the site, of categories,
tags and authors are set where they are kept; whatever shows them inherits it.
"""

import json
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Article, Page

from plugins.shared.findings import Finding, Severity
from plugins.shared.kinds import TYPOGRAPHY
from plugins.shared.state import Memo, digest_code
from plugins.typography.advice import find_advice, find_line, format_advice, parse_advice
from plugins.typography.options import build_options
from plugins.typography.published import find_published_faults, select_evenly
from plugins.typography.typesetter import Typesetter

MEMO = "typography.sqlite3"
"""Below the cache folder: each body as this code and these settings set it."""
NAMES = ("SITENAME", "SITESUBTITLE", "SITE_DESCRIPTION")
MOST_VERIFIED = 200
"""Pages and feeds that a build verifies: all of a blog of that size."""
MENUS = ("MENU", "FOOTER_MENU")


def register() -> None:
    """Connect the receivers; called by Pelican at each start."""
    signals.initialized.connect(prepare)
    signals.generator_init.connect(add_filter)
    signals.content_object_init.connect(typeset_content)
    signals.article_generator_finalized.connect(typeset_names)
    signals.all_generators_finalized.connect(save_memo)
    signals.finalized.connect(verify)


def prepare(pelican: Any) -> None:
    """Read the settings once, and set the names that they hold."""
    settings = pelican.settings
    typesetter = Typesetter(build_options(settings["TYPOGRAPHY"]), settings["GLOSSARY"])
    settings["TYPESETTER"] = typesetter
    settings["TYPESET_MEMO"] = Memo(Path(settings["CACHE_FOLDER"], MEMO), _find_version(settings))
    typeset = typesetter.typeset_plain
    settings.update({name: typeset(settings[name]) for name in NAMES})
    for menu in MENUS:
        settings[menu] = tuple((typeset(label), address) for label, address in settings[menu])
    notes = settings["AUTHOR_NOTES"].items()
    settings["AUTHOR_NOTES"] = {typeset(name): typeset(note) for name, note in notes}


def _find_version(settings: Any) -> str:
    """All that the text of a body depends on, besides itself."""
    asked = json.dumps([settings["TYPOGRAPHY"], settings["GLOSSARY"]], sort_keys=True)
    return f"{digest_code(Path(__file__).parent)} {version('typogrify')} {asked}"


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
    content._content = content.settings["TYPESET_MEMO"].recall(
        f"{content.lang}\0{content._content}",
        lambda _: typesetter.typeset_body(content._content, content.lang),
    )


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
    found = content.settings["TYPESET_MEMO"].recall(
        f"advice\0{content.title}\0{content._content}",
        lambda _: format_advice(find_advice(content._content, content.title, typesetter.options)),
    )
    advice = parse_advice(found)
    source = Path(content.source_path).read_text("utf-8", errors="replace") if advice else ""
    path = f"content/{content.get_relative_source_path()}"
    content.settings["FINDINGS"].extend(
        Finding(path, find_line(source, excerpt), message, Severity.ADVICE, TYPOGRAPHY)
        for excerpt, message in advice
    )


def typeset_names(generator: Any) -> None:
    """Typeset the names of categories, tags and authors; their addresses do not change."""
    typeset = generator.settings["TYPESETTER"].typeset_plain
    for group in _list_groups(generator):
        group.slug = group.slug
        group.name = typeset(group.name)


def _list_groups(generator: Any) -> Iterator[Any]:
    articles = chain(generator.articles, generator.hidden_articles, generator.drafts)
    yield from (group for group, _ in chain(generator.categories, generator.authors))
    yield from generator.tags
    for article in articles:
        yield from _list_own_groups(article)


def _list_own_groups(article: Any) -> Iterable[Any]:
    return [article.category, *article.authors, *getattr(article, "tags", [])]


def save_memo(generators: list[Any]) -> None:
    """Keep what was typeset for the next build, even if this one is refused."""
    generators[0].settings["TYPESET_MEMO"].save()


def verify(pelican: Any) -> None:
    """Hold published pages and feeds against the rules, the words of the theme included.

    Bodies were set before: what can still be wrong repeats from page to page, so of a large site
    a fair share is enough.
    """
    settings, output = pelican.settings, Path(pelican.output_path)
    if settings["PREVIEW"]:
        return
    written = sorted([*output.rglob("*.html"), *output.rglob("feed.json")])
    for path in select_evenly(written, MOST_VERIFIED):
        text = path.read_text("utf-8")
        name = f"output/{path.relative_to(output).as_posix()}"
        settings["FINDINGS"].extend(
            Finding(name, None, message, Severity.WARNING)
            for message in find_published_faults(path.name, text, settings["TYPESETTER"].options)
        )
