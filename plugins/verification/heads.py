"""What the head of a page tells browsers and search engines. Core.

Sources: HTML (title, lang), RFC 6596 (canonical), RFC 5646 (language tags).
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from plugins.shared.findings import Severity
from plugins.verification.addresses import find_target
from plugins.verification.facts import SiteFacts
from plugins.verification.faults import HEAD, Fault
from plugins.verification.page import Page, Tag
from plugins.verification.site import Site

MOST_TITLE = 120
"""Signs, the name of the site with them; search engines cut at about 60, and readers never."""
MOST_DESCRIPTION = 320
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-\w{5,8})*", re.IGNORECASE)


def check_head(page: Page, facts: SiteFacts) -> Iterator[Fault]:
    """Title, description, language and canonical address of one page."""
    yield from _check_title(page)
    yield from _check_description(page)
    yield from _check_languages(page, facts)
    yield from _check_canonical(page, facts)


def _fault(page: Page, tag: Tag | None, sentence: str, *needles: str) -> Fault:
    return Fault(page.path, tag.line if tag else None, HEAD, sentence, needles)


def _list_titles(page: Page) -> list[Tag]:
    """Drawings have titles of their own."""
    around = {"svg", "symbol"}
    tags = page.find("title")
    return [t for t in tags if not any(a.name in around for a in page.find_ancestors(t))]


def _check_title(page: Page) -> Iterator[Fault]:
    titles = _list_titles(page)
    if not titles or not titles[0].text:
        yield _fault(page, None, "la page n’a pas de titre\u00a0: ajoutez-lui Title", "Title:")
    elif len(titles) > 1:
        yield _fault(page, titles[1], "la page a plusieurs <title>\u00a0: gardez le premier")
    elif len(titles[0].text) > MOST_TITLE:
        sentence = (
            f"le titre a {len(titles[0].text)}\u00a0signes\u00a0: "
            f"restez sous {MOST_TITLE}, nom du blog compris"
        )
        fault = _fault(page, titles[0], sentence, "Title:")
        yield fault._replace(severity=Severity.WARNING)


def _check_description(page: Page) -> Iterator[Fault]:
    found = page.find_meta("description").strip()
    if not found:
        sentence = "la page n’a pas de description\u00a0: ajoutez-lui Summary"
        yield _fault(page, None, sentence, "Summary:", "Title:")
    elif len(found) > MOST_DESCRIPTION:
        sentence = (
            f"la description a {len(found)}\u00a0signes\u00a0: restez sous {MOST_DESCRIPTION}"
        )
        yield _fault(page, None, sentence, "Summary:")._replace(severity=Severity.WARNING)


def _check_languages(page: Page, facts: SiteFacts) -> Iterator[Fault]:
    root = next(page.find("html"), None)
    if root is None or root.attributes.get("lang", "").partition("-")[0] != facts.language:
        sentence = f'la page ne dit pas sa langue\u00a0: écrivez <html lang="{facts.language}">'
        yield _fault(page, root, sentence)
    for tag in page.tags:
        language = tag.attributes.get("lang")
        if language and not _LANGUAGE.fullmatch(language):
            sentence = (
                f"«\u00a0{language}\u00a0» n’est pas une langue\u00a0: écrivez «\u00a0fr\u00a0» "
                "ou «\u00a0en\u00a0»"
            )
            yield _fault(page, tag, sentence, f'lang="{language}"', f"Lang: {language}")


def _check_canonical(page: Page, facts: SiteFacts) -> Iterator[Fault]:
    tags = [tag for tag in page.find("link") if tag.attributes.get("rel") == "canonical"]
    if not page.is_indexable and not tags:
        return
    if len(tags) != 1:
        sentence = f"il faut une adresse canonique à la page, et elle en a {len(tags) or 'aucune'}"
        yield _fault(page, None, f"{sentence}\u00a0: voyez theme/templates/partials/head.html")
    elif not _is_own(tags[0].attributes.get("href", ""), page, facts):
        sentence = (
            f"l’adresse canonique «\u00a0{tags[0].attributes.get('href', '')}\u00a0» n’est pas "
            f"celle de la page\u00a0: écrivez «\u00a0{facts.url}{page.address}\u00a0»"
        )
        yield _fault(page, tags[0], sentence)


def _is_own(address: str, page: Page, facts: SiteFacts) -> bool:
    target = find_target(address, page.address, facts.url)
    whole = address.startswith(f"{facts.url}/")
    return whole and target is not None and target.path == page.address


def check_titles(site: Site) -> Iterator[Fault]:
    """No two pages that search engines keep have one title."""
    bearers: defaultdict[str, list[Page]] = defaultdict(list)
    for page in site.pages.values():
        titles = _list_titles(page)
        if page.is_indexable and titles and titles[0].text:
            bearers[titles[0].text].append(page)
    for title, (first, *others) in bearers.items():
        for page in others:
            sentence = (
                f"le titre «\u00a0{title}\u00a0» est déjà celui de {first.address}\u00a0: "
                "changez l’un des deux"
            )
            fault = _fault(page, _list_titles(page)[0], sentence, "Title:")
            yield fault._replace(severity=Severity.WARNING)
