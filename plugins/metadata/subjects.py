"""What each kind of page is about, in French: its name, its description, the way to it. Core.

It reads the values that Pelican gives templates (`article`, `page`, `category`, `tag`, `author`,
`period`, `page_name`), through their public names only.
"""

from collections.abc import Mapping
from typing import Any

from plugins.metadata.head import Card, Crumb, Subject
from plugins.shared.terms import format_path

HOME = Crumb("Accueil", "/")
GROUPS = {"period": "period_archives", "category": "category", "tag": "tag", "author": "author"}
NBSP = "\u00a0"

LISTINGS = {
    "archives": ("Tous les articles", "Tous les articles du blog, année par année."),
    "categories": ("Thèmes", "Les thèmes du blog, et combien d’articles chacun rassemble."),
    "tags": ("Étiquettes", "Les étiquettes du blog, par ordre alphabétique."),
    "authors": ("Qui écrit", "Les personnes qui écrivent sur ce blog."),
}


def build_subject(values: Mapping[str, Any]) -> Subject:
    """The subject of the page that Pelican is rendering with `values`."""
    if "article" in values:
        return _of_article(values["article"], _path(values))
    if "page" in values:
        return _of_page(values["page"], _path(values))
    return _of_listing(values, _path(values))


def _path(values: Mapping[str, Any]) -> str:
    return "/" + str(values["output_file"]).removesuffix("index.html")


def _of_article(article: Any, path: str) -> Subject:
    themes = (*getattr(article.category, "parents", ()), article.category)
    listed = [each for each in themes if each.url not in getattr(article, "unlisted", ())]
    return Subject(
        kind="article",
        name=article.title,
        description=_summary(article),
        path=path,
        crumbs=(HOME, *map(_crumb, listed), Crumb(article.title)),
        card=_card(article),
        published=article.date,
        modified=getattr(article, "modified", None),
        authors=[(str(author), f"/{author.url}") for author in article.authors],
        section=str(article.category),
        keywords=[str(tag) for tag in getattr(article, "tags", [])],
        comments=getattr(article, "comment_data", ()),
        hidden=article.status != "published",
    )


def _crumb(group: Any) -> Crumb:
    return Crumb(str(group), f"/{group.url}")


def _of_page(page: Any, path: str) -> Subject:
    return Subject(
        kind="page",
        name=page.title,
        description=_summary(page),
        path=path,
        crumbs=(HOME, Crumb(page.title)),
        card=_card(page),
        hidden=page.status != "published",
    )


def _summary(content: Any) -> str:
    return str(content.metadata.get("summary", "")) or str(content.title)


def _card(content: Any) -> Card | None:
    card = getattr(content, "card", None)
    alt = str(content.metadata.get("image_alt", ""))
    return card and Card(card.url, card.width, card.height, alt)


def _of_listing(values: Mapping[str, Any], path: str) -> Subject:
    template = _find_template(values)
    name, description, above = _describe(values, template)
    if template == "index":
        return Subject("home", name, description, path, _number(values))
    steps = (HOME, *above, Crumb(name))
    hidden = template == "404"
    return Subject("listing", name, description, path, _number(values), steps, hidden=hidden)


def _find_template(values: Mapping[str, Any]) -> str:
    """Which listing this is: Pelican tells templates only by what it gives them."""
    for key, template in GROUPS.items():
        if key in values:
            return template
    for template in values["DIRECT_TEMPLATES"]:
        save_as = str(values.get(f"{template.upper()}_SAVE_AS", f"{template}.html"))
        if values["page_name"] == save_as.removesuffix(".html"):
            return str(template)
    raise KeyError(values["page_name"])


def _number(values: Mapping[str, Any]) -> int:
    page = values.get("articles_page")
    return int(page.number) if page else 1


def _describe(values: Mapping[str, Any], template: str) -> tuple[str, str, tuple[Crumb, ...]]:
    """Name and description of a listing, and what is above it."""
    if template == "index":
        return str(values["SITENAME"]), str(values["SITE_DESCRIPTION"]), ()
    if template == "404":
        return "Page introuvable", "Cette adresse ne mène à aucune page du blog.", ()
    if template == "period_archives":
        year = str(values["period"][0])
        return (
            f"Articles de {year}",
            f"Les articles publiés en {year}.",
            (_parent(values, "archives"),),
        )
    if template in LISTINGS:
        return *LISTINGS[template], ()
    return _describe_group(values, template)


def _describe_group(values: Mapping[str, Any], template: str) -> tuple[str, str, tuple[Crumb, ...]]:
    group, name = values[template], format_path(values[template])
    told = str(getattr(group, "description", ""))
    if template == "category":
        above = (_parent(values, "categories"), *map(_crumb, getattr(group, "parents", ())))
        text = f"Les articles du thème «{NBSP}{name}{NBSP}»."
        return f"Thème{NBSP}: {name}", told or text, above
    if template == "tag":
        text = f"Les articles qui portent l’étiquette «{NBSP}{name}{NBSP}»."
        return f"Étiquette{NBSP}: {name}", told or text, (_parent(values, "tags"),)
    return f"Articles de {name}", f"Les articles signés {name}.", (_parent(values, "authors"),)


def _parent(values: Mapping[str, Any], template: str) -> Crumb:
    return Crumb(LISTINGS[template][0], f"/{values[f'{template.upper()}_URL']}")
