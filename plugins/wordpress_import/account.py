"""The sections of the report, from the plan and from what became of it. Core."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from plugins.shared.numbers import count
from plugins.wordpress_import.assembling import Findings
from plugins.wordpress_import.counting import (
    Row,
    count_comments,
    count_others,
    count_outcomes,
    count_texts,
    describe_comments,
)
from plugins.wordpress_import.french import join, quote
from plugins.wordpress_import.holdings import Brought
from plugins.wordpress_import.ledger import Fate, Fates
from plugins.wordpress_import.menus import Menu
from plugins.wordpress_import.model import Note, OldItem
from plugins.wordpress_import.places import PRIVATE
from plugins.wordpress_import.plain import read_line
from plugins.wordpress_import.planning import Plan
from plugins.wordpress_import.report import Section, group_notes
from plugins.wordpress_import.spam import SpamFound

_MOST_NAMES = 12


@dataclass(frozen=True)
class Import:
    """A whole import, as the report sees it."""

    plan: Plan
    found: Findings
    fates: Fates
    spam: SpamFound = field(default_factory=SpamFound)
    menus: Sequence[Menu] = ()
    source: str = ""
    """Where the files of the old blog came from; empty when nowhere."""
    ignored: Sequence[tuple[str, str]] = ()
    """`(name, reason)` of what was in there and was not looked at."""
    queue: str = ""
    """What the author has to decide of comments, in a sentence."""

    @property
    def has_news(self) -> bool:
        """Whether anything was, or is to be, written."""
        return self.fates.changes or bool(self.queue)

    @property
    def files(self) -> list[Brought]:
        """All files that the blog has or names."""
        return [*self.found.public, *self.found.private]


def list_sections(done: Import) -> Iterator[Section]:
    """All sections, the empty ones too."""
    plan = done.plan
    export = plan.export
    yield Section("Ce que contenait le blog", tuple(count_texts(export, plan.places)))
    yield Section("Autour des textes", tuple(count_others(export)))
    yield Section(
        "Commentaires",
        tuple(count_comments(export)),
        tuple(_describe_comments(done)),
    )
    yield Section("Où sont les commentaires", tuple(count_outcomes(done.found.comments.counts)))
    yield Section("Images et documents", tuple(_count_files(done)), tuple(_list_lost(done)))
    yield Section("Laissé comme c’était", (), tuple(list_left(done.fates)))
    yield Section("Déjà sur le blog", (), tuple(_list_twins(plan)))
    yield Section("À régler vous-même", (), tuple(_list_choices(done)))
    yield Section("À regarder, texte par texte", groups=group_notes(_list_notes(done)))
    general = [*export.notes, *plan.tools.terms.notes]
    yield Section("Remarques sur l’export", groups=group_notes(general))


def list_left(fates: Fates) -> Iterator[str]:
    """Files that are the author’s, and stayed as they were."""
    for path in fates.list_paths(Fate.EDITED):
        yield f"{path} : vous l’avez modifié, il reste tel que vous l’avez laissé"
    for path in fates.list_paths(Fate.TAKEN):
        yield f"{path} : il était là et n’est pas de cet import, il reste tel quel"
    removed = fates.list_paths(Fate.REMOVED)
    for path in removed[:_MOST_NAMES]:
        yield f"{path} : vous l’avez supprimé, il n’est pas remis"
    if len(removed) > _MOST_NAMES:
        more = len(removed) - _MOST_NAMES
        yield f"et {count(more, 'autre fichier supprimé', 'autres fichiers supprimés')}"
    if removed:
        yield "pour remettre ce que vous avez supprimé : make import … AGAIN=1"


def _describe_comments(done: Import) -> Iterator[str]:
    export = done.plan.export
    comments = [comment for item in export.items for comment in item.comments]
    replies, orphans = describe_comments(comments)
    if replies:
        yield f"{count(replies, 'réponse')} à un autre commentaire, à leur place sous lui"
    if orphans:
        yield (
            f"{count(orphans, 'réponse')} à un commentaire qui n’est pas dans l’export, "
            "remise au premier rang"
        )
    if done.queue:
        yield done.queue
    if done.spam.records:
        number = count(len(done.spam.records), "indésirable")
        yield f"{number} de l’ancien blog, pour mémoire dans {PRIVATE}/indesirables.jsonl"
    if done.spam.failure:
        yield f"indésirables de l’ancien blog : {done.spam.failure}"
    elif not done.spam.records:
        yield "WordPress n’exporte pas les indésirables : ils restent sur l’ancien blog"


def _count_files(done: Import) -> Iterator[Row]:
    attachments = sum(item.kind == "attachment" for item in done.plan.export.items)
    if attachments:
        noun = "fichiers" if attachments > 1 else "fichier"
        yield Row(attachments, f"{noun} dans la médiathèque de WordPress")
    for group, where in ((done.found.public, "content/"), (done.found.private, f"{PRIVATE}/")):
        found = sum(not each.reason for each in group)
        if found:
            what = "fichiers repris" if found > 1 else "fichier repris"
            yield Row(found, what, where)
    every = done.files
    missing = sum(each.is_missing for each in every)
    refused = sum(bool(each.reason) and not each.is_missing for each in every)
    if missing:
        yield Row(missing, "introuvables" if missing > 1 else "introuvable")
    if refused:
        yield Row(refused, "refusés" if refused > 1 else "refusé")


def _list_lost(done: Import) -> Iterator[str]:
    every = done.files
    if not done.source and every:
        yield (
            "aucun dossier d’images n’a été donné : relancez avec IMAGES=dossier-ou-zip "
            "(le dossier wp-content/uploads), ou SITE=https://… si l’ancien blog répond encore"
        )
    for each in every:
        if each.reason and (done.source or not each.is_missing):
            yield f"{each.upload.name} {each.reason} ; sa place est {each.upload.path}"
        elif each.is_small:
            yield f"{each.upload.name} : seule une petite taille a été trouvée, et reprise"
    for name, reason in done.ignored:
        yield f"{name} {reason} : laissé de côté"


def _list_twins(plan: Plan) -> Iterator[str]:
    for text in plan.texts:
        twin = text.place.twin
        if twin:
            yield (
                f"{quote(text.title)} est à la même adresse que {twin.path}, qui reste tel quel ; "
                f"le texte de WordPress est dans {text.place.path}"
                + _advise_guid(text.item, twin.guid, twin.path)
            )


def _advise_guid(item: OldItem, guid: str, path: str) -> str:
    if guid or item.kind != "post" or not item.guid or "articles/" not in path:
        return ""
    return (
        ". Pour que vos abonnés ne le voient pas deux fois, ajoutez à ses champs : "
        f"Guid: {item.guid}"
    )


def _list_choices(done: Import) -> Iterator[str]:
    plan = done.plan
    sticky = [text for text in plan.texts if text.item.is_sticky and text.place.is_public]
    if sticky:
        slugs = ", ".join(f'"{text.place.slug}"' for text in sticky)
        yield (
            f"{_name(t.title for t in sticky)} : épinglé en haut du blog. Pour le proposer dans "
            f"« Par où commencer », ajoutez à START_HERE, dans pelicanconf.py : {slugs}"
        )
    for menu in done.menus:
        entries = ", ".join(f'("{words}", "{address}")' for words, address in menu.entries)
        yield f"menu {quote(menu.name)} ; pour le reprendre, MENU de pelicanconf.py : {entries}"
    yield from _list_looks(plan)
    for number, reason in plan.unfit.items():
        place = plan.places[number]
        yield f"{place.path} ne peut pas être publié ainsi : {reason}"


def _list_looks(plan: Plan) -> Iterator[str]:
    """Formats and templates, which the theme of this blog does not have."""
    formats: dict[str, list[str]] = {}
    templates: dict[str, list[str]] = {}
    for text in plan.texts:
        for taxonomy, _, name in text.item.terms:
            if taxonomy == "post_format":
                formats.setdefault(read_line(name), []).append(text.title)
        template = text.item.find_meta("_wp_page_template")
        if template and template != "default":
            templates.setdefault(template, []).append(text.title)
    for name, titles in formats.items():
        yield f"format « {name} » de WordPress, sans effet ici : {_name(titles)}"
    for name, titles in templates.items():
        yield f"modèle de page « {name} », sans effet ici : {_name(titles)}"


def _name(titles: Iterable[str]) -> str:
    quoted = [quote(title) for title in titles]
    more = len(quoted) - _MOST_NAMES
    return join([*quoted[:_MOST_NAMES], *([f"{more} autres"] if more > 0 else [])])


def _list_notes(done: Import) -> Iterator[Note]:
    """What each text calls for, under the name of its file."""
    for text in done.plan.texts:
        for note in text.notes:
            yield Note(note.message, text.place.path)
    for note in done.found.comments.notes:
        yield Note(note.message, f"Commentaires de {quote(read_line(note.place))}")
