"""Pages that are no article: a list of articles, a page that says that there is none. Core."""

import re

from plugins.wordpress_import.saved_page.main_text import list_articles
from plugins.wordpress_import.saved_page.model import RefusedPageError
from plugins.wordpress_import.saved_page.tree import Element, find_tokens, read_text

_SINGLE = frozenset({"single", "single-post", "page", "singular", "attachment"})
_LISTS = frozenset({"home", "blog", "archive", "category", "tag", "search", "author", "date"})
_NOT_FOUND = re.compile(
    r"(?:oups|oops)\b.*(?:introuvable|trouvée|found).*"
    r"|(?:erreur |error )?404\b.*|(?:page|article|contenu) (?:non |pas |in)trouv(?:ée?|able).*"
    r"|(?:page )?not found.*|nothing (?:was )?found.*|page introuvable.*"
    r"|(?:cette|la) page (?:est introuvable|n[’']existe pas|ne peut être trouvée).*",
    re.IGNORECASE,
)
_LIKE_THE_LONGEST = 0.2
_LINKED_TITLES = ("entry-title", "post-title", "wp-block-post-title")

_OPEN_IT = (
    "ouvrez dans le navigateur l’article voulu, puis enregistrez sa page "
    "(«\u00a0Enregistrer sous\u00a0»)"
)


def refuse_other_pages(root: Element) -> None:
    """Raise RefusedPageError for a page that is not one of an article."""
    body = next(root.iter("body"), root)
    tokens = find_tokens(body)
    if "error404" in tokens or _tells_not_found(root):
        raise RefusedPageError(f"cette page dit que l’article n’existe pas (404)\u00a0: {_OPEN_IT}")
    if tokens & _SINGLE:
        return
    number = _count_articles(root)
    if tokens & _LISTS or number > 1:
        many = f"{number} articles" if number > 1 else "une liste d’articles"
        raise RefusedPageError(f"cette page montre {many}, et non un seul\u00a0: {_OPEN_IT}")


def _tells_not_found(root: Element) -> bool:
    headings = [read_text(heading) for heading in list(root.iter("h1"))[:3]]
    return any(_NOT_FOUND.fullmatch(heading[:200]) for heading in headings)


def _count_articles(root: Element) -> int:
    """How many texts, or titles that are links, the page shows beside one another."""
    texts = list_articles(root)
    longest = texts[0].words if texts else 0
    full = sum(1 for text in texts if text.words >= longest * _LIKE_THE_LONGEST)
    titles = {
        link.get("href")
        for heading in list(root.iter("h1", "h2", "h3"))[:200]
        if find_tokens(heading) & {*_LINKED_TITLES}
        for link in heading.iter("a")
    }
    return max(full, len(titles))
