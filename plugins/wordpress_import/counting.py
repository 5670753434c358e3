"""How much of everything came, and where it went: nothing is lost without a word. Core."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from plugins.wordpress_import.comments import Outcome
from plugins.wordpress_import.french import NBSP, join
from plugins.wordpress_import.model import Export, OldComment, OldItem
from plugins.wordpress_import.places import ARTICLE, NO_TEXTS, PAGE, PRIVATE, Place

STATES = {
    "publish": "publié{e}{s}",
    "draft": "en brouillon",
    "auto-draft": "en ébauche automatique",
    "pending": "en attente de relecture",
    "future": "programmé{e}{s}",
    "private": "privé{e}{s}",
    "trash": "à la corbeille",
}
TAXONOMIES = {"category": "catégorie", "post_tag": "étiquette"}
KINDS = {
    "nav_menu_item": "entrée de menu",
    "wp_block": "bloc réutilisable",
    "revision": "ancienne version",
    "custom_css": "feuille de style",
}
COMMENT_STATES = {
    "approved": "approuvé{s}",
    "pending": "en attente de modération",
    "spam": "indésirable{s}",
    "trash": "à la corbeille",
}


ARCHIVE = f"{PRIVATE}/commentaires.jsonl"
_HOMES = dict.fromkeys((Outcome.PUBLISHED, Outcome.PING), "content/comments/")
_HOMES |= {Outcome.PENDING: "à décider"}
_SAID = {
    Outcome.PUBLISHED: "publié{s}",
    Outcome.PING: "publié{s} à part, parmi les sites qui en parlent",
    Outcome.PENDING: "dans la file de modération",
    Outcome.SPAM: "indésirable{s}",
}


class Row(NamedTuple):
    """One line of the accounts: how many of what, and where they are now."""

    number: int
    what: str
    where: str = ""


def count_texts(export: Export, places: Mapping[int, Place]) -> Iterator[Row]:
    """Articles and pages, by their state in WordPress and by where they went."""
    for kind, noun in ((ARTICLE, "article"), (PAGE, "page")):
        items = [item for item in export.items if item.kind == kind]
        for status in sorted({item.status for item in items}, key=_rank):
            group = [item for item in items if item.status == status]
            yield from _count_group(noun, status, group, places)


def count_others(export: Export) -> Iterator[Row]:
    """Accounts, what goes with texts, terms, and whatever is neither article, page nor file."""
    authors = len(export.authors)
    yield Row(authors, _agree("auteur{s}", authors), "Author, dans chaque article")
    yield from _count_fields(export)
    yield from _count_terms(export)
    known = {ARTICLE, PAGE, "attachment"}
    kinds = Counter(item.kind for item in export.items if item.kind not in known)
    for kind, number in sorted(kinds.items()):
        noun = KINDS.get(kind, f"contenu{{s}} de la sorte «{NBSP}{kind}{NBSP}»")
        yield Row(number, _pluralise(noun, number), _find_home(kind, number))


def _count_fields(export: Export) -> Iterator[Row]:
    texts = [item for item in export.items if item.kind in {ARTICLE, PAGE}]
    excerpts = sum(bool(item.excerpt.strip()) for item in texts)
    leads = sum(bool(item.find_meta("_thumbnail_id")) for item in texts)
    if excerpts:
        yield Row(excerpts, _agree("extrait{s}", excerpts), "Summary")
    if leads:
        yield Row(leads, _agree("image{s} à la une", leads), "Image")


def _count_terms(export: Export) -> Iterator[Row]:
    terms = Counter(taxonomy for taxonomy, _ in export.terms)
    for taxonomy, number in sorted(terms.items(), key=lambda pair: pair[0] not in TAXONOMIES):
        if taxonomy in TAXONOMIES:
            yield Row(number, _pluralise(TAXONOMIES[taxonomy], number))
        else:
            noun = f"terme{{s}} du classement «{NBSP}{taxonomy}{NBSP}»"
            yield Row(number, _agree(noun, number), _agree("laissé{s} de côté", number))


def count_comments(export: Export) -> Iterator[Row]:
    """Comments in all, then by their state in WordPress."""
    comments = [comment for item in export.items for comment in item.comments]
    if comments:
        yield Row(len(comments), _agree("commentaire{s} et rétroliens en tout", len(comments)))
    groups = Counter(map(_name_comment, comments))
    for (kind, status), number in sorted(groups.items()):
        state = COMMENT_STATES.get(status, status)
        noun = "commentaire{s}" if kind == "comment" else f"{kind}{{s}}"
        yield Row(number, _agree(f"{noun} {state}", number))


def count_outcomes(outcomes: Mapping[Outcome, int]) -> Iterator[Row]:
    """What became of comments."""
    for outcome in Outcome:
        if outcomes.get(outcome):
            said = _agree(_SAID.get(outcome, outcome.value), outcomes[outcome])
            yield Row(outcomes[outcome], said, _HOMES.get(outcome, ARCHIVE))


def describe_comments(comments: Iterable[OldComment]) -> tuple[int, int]:
    """`(replies, replies to what is not there)`."""
    kept = list(comments)
    numbers = {comment.id for comment in kept}
    replies = [comment for comment in kept if comment.parent]
    return len(replies), sum(comment.parent not in numbers for comment in replies)


def _count_group(
    noun: str, status: str, group: list[OldItem], places: Mapping[int, Place]
) -> Iterator[Row]:
    what = _agree(f"{noun}{{s}} {STATES.get(status, status)}", len(group), "e" * (noun == "page"))
    folders = Counter(_find_folder(places[item.id]) for item in group if item.id in places)
    shown = [
        folder if number == len(group) else f"{number} dans {folder}"
        for folder, number in folders.most_common()
    ]
    yield Row(len(group), what, join(shown))


def _find_folder(place: Place) -> str:
    return f"{PRIVATE}/{place.shelf}/" if place.shelf else "/".join(place.path.split("/")[:2]) + "/"


def _find_home(kind: str, number: int) -> str:
    if kind == "nav_menu_item":
        return "à recopier, voir plus bas"
    return _agree("laissé{s} de côté", number) if kind in NO_TEXTS else f"{PRIVATE}/autres/"


def _name_comment(comment: OldComment) -> tuple[str, str]:
    return (comment.kind or "comment", comment.status)


def _rank(status: str) -> tuple[int, str]:
    known = list(STATES)
    return (known.index(status) if status in known else len(known), status)


def _pluralise(noun: str, number: int) -> str:
    first, _, rest = noun.partition(" ")
    return _agree(noun if "{" in noun else f"{first}{{s}} {rest}".strip(), number)


def _agree(form: str, number: int, gender: str = "") -> str:
    plural = "s" if number > 1 else ""
    return form.replace("{e}", gender).replace("{s}", plural)
