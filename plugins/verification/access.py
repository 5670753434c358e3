"""What a page says to who hears it, or follows it from link to link. Core.

Sources: WCAG 2.2 (1.1.1, 1.3.1, 2.4.4, 2.4.6, 4.1.2) and HTML (id, label).
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from plugins.verification.facts import SiteFacts
from plugins.verification.faults import ACCESS, HEADING, Fault
from plugins.verification.page import Page, Tag

DECORATIVE = frozenset({"card-image"})
"""Classes by which the theme says that the picture inside repeats what stands beside it."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
FIELDS = ("input", "select", "textarea")
SILENT_FIELDS = frozenset({"hidden", "submit", "button", "reset", "image"})
_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls")


def check_headings(page: Page, _facts: SiteFacts) -> Iterator[Fault]:
    """One first heading, and no level is jumped."""
    tags = [tag for tag in page.tags if tag.name in HEADINGS]
    yield from _check_first(page, [tag for tag in tags if tag.name == "h1"])
    for above, tag in pairwise(tags):
        level = int(above.name[1])
        if int(tag.name[1]) > level + 1:
            sentence = (
                f"l’intertitre «\u00a0{tag.text}\u00a0» saute un niveau\u00a0: "
                f"écrivez {'#' * (level + 1)} devant lui"
            )
            yield Fault(page.path, tag.line, HEADING, sentence, (tag.text,))


def _check_first(page: Page, firsts: list[Tag]) -> Iterator[Fault]:
    if not firsts:
        sentence = "la page n’a pas de titre de niveau 1\u00a0: ajoutez Title"
        yield Fault(page.path, None, HEADING, sentence, ("Title:",))
    for tag in firsts[1:]:
        sentence = f"«\u00a0{tag.text}\u00a0» est un second titre de niveau 1\u00a0: écrivez ##"
        yield Fault(page.path, tag.line, HEADING, sentence, (tag.text,))


def check_images(page: Page, _facts: SiteFacts) -> Iterator[Fault]:
    """A text for each image; an empty one only where the theme says that it is decoration."""
    for tag in page.find("img"):
        source = tag.attributes.get("src", "")
        if "alt" not in tag.attributes:
            what = f"l’image «\u00a0{source}\u00a0» n’a pas de texte de remplacement"
        elif not tag.attributes["alt"].strip() and not _is_decorative(page, tag):
            what = f"le texte de remplacement de «\u00a0{source}\u00a0» est vide"
        else:
            continue
        sentence = f"{what}\u00a0: écrivez entre les crochets ce qu’elle montre"
        yield Fault(page.path, tag.line, ACCESS, sentence, _list_names(source))


def _is_decorative(page: Page, tag: Tag) -> bool:
    return any(
        not DECORATIVE.isdisjoint(each.attributes.get("class", "").split())
        or each.attributes.get("role") in {"presentation", "none"}
        or each.attributes.get("aria-hidden") == "true"
        for each in (tag, *page.find_ancestors(tag))
    )


def _list_names(source: str) -> tuple[str, ...]:
    """How a source may name a picture whose own name has since been given its digest."""
    folder, _, name = source.rpartition("/")
    return source, f"{folder}/{name.partition('.')[0]}.", name.partition(".")[0]


def check_ids(page: Page, _facts: SiteFacts) -> Iterator[Fault]:
    """No two elements have one id, and what refers to an id finds it."""
    counts = Counter(tag.attributes["id"] for tag in page.tags if "id" in tag.attributes)
    for tag in page.tags:
        identity = tag.attributes.get("id")
        if identity is not None and counts[identity] > 1:
            counts[identity] = 0
            sentence = f"l’identifiant «\u00a0{identity}\u00a0» sert deux fois\u00a0: changez-en un"
            yield Fault(page.path, tag.line, ACCESS, sentence, (f"#{identity}", tag.text))
        for name in _REFERENCES:
            for wanted in tag.attributes.get(name, "").split():
                if wanted not in counts:
                    sentence = f'{name}="{wanted}" ne désigne rien\u00a0: corrigez le gabarit'
                    yield Fault(page.path, tag.line, ACCESS, sentence)


def check_fields(page: Page, _facts: SiteFacts) -> Iterator[Fault]:
    """Each field has a label, and each label a field."""
    wanted = {tag.attributes.get("for", "") for tag in page.find("label")}
    fields = [t for t in page.find(*FIELDS) if t.attributes.get("type") not in SILENT_FIELDS]
    for tag in fields:
        if not _is_labelled(page, tag, wanted):
            name = tag.attributes.get("name", tag.name)
            sentence = (
                f"le champ «\u00a0{name}\u00a0» n’a pas d’étiquette\u00a0: donnez-lui un <label>"
            )
            yield Fault(page.path, tag.line, ACCESS, sentence)
    yield from _check_labels(page)


def _check_labels(page: Page) -> Iterator[Fault]:
    known = {tag.attributes.get("id") for tag in page.find(*FIELDS, "button", "meter", "output")}
    for tag in page.find("label"):
        target = tag.attributes.get("for")
        if target is not None and target not in known:
            sentence = (
                f"l’étiquette «\u00a0{tag.text}\u00a0» ne mène à aucun champ\u00a0: corrigez for"
            )
            yield Fault(page.path, tag.line, ACCESS, sentence)


def _is_labelled(page: Page, tag: Tag, wanted: set[str]) -> bool:
    attributes = tag.attributes
    if attributes.get("id", "") in wanted - {""}:
        return True
    if {"aria-label", "aria-labelledby"} & attributes.keys():
        return True
    return any(each.name == "label" for each in page.find_ancestors(tag))


def check_names(page: Page, _facts: SiteFacts) -> Iterator[Fault]:
    """Each link and each button says what it is for."""
    for tag in page.find("a", "button"):
        named = tag.text or {"aria-label", "aria-labelledby", "title"} & tag.attributes.keys()
        address = tag.attributes.get("href")
        if named or (tag.name == "a" and address is None):
            continue
        what = f"le lien vers «\u00a0{address}\u00a0»" if tag.name == "a" else "un bouton"
        sentence = f"{what} n’a pas de texte\u00a0: écrivez où il mène, ou ce qu’il fait"
        yield Fault(page.path, tag.line, ACCESS, sentence, (address or "",))
