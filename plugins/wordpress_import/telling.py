"""What is said at the end of an import, on the terminal and in the kept report. Core."""

from collections.abc import Iterator
from dataclasses import replace

from plugins.shared.numbers import count
from plugins.wordpress_import.account import Import, list_left, list_sections
from plugins.wordpress_import.ledger import Fate
from plugins.wordpress_import.places import PRIVATE
from plugins.wordpress_import.plain import read_line
from plugins.wordpress_import.report import Section, render_report, shorten_groups

REPORT = f"{PRIVATE}/rapport.md"
MOST_REMARKS = 25
"""Said on the terminal; all of them are in the kept report."""

MOST_SENTENCES = 12


def render_whole(done: Import) -> str:
    """The report that is kept."""
    return render_report(_name(done), _begin(done), [*list_sections(done), _advise(done)])


def render_short(done: Import, is_rehearsal: bool) -> str:
    """What the terminal shows: the same, without its longest lists."""
    if not done.has_news:
        return render_report(
            _name(done),
            NOTHING,
            [Section("Laissé comme c’était", (), tuple(list_left(done.fates)))],
        )
    first = f"{REHEARSAL} {_begin(done)}" if is_rehearsal else _begin(done)
    sections = (_shorten(section) for section in list_sections(done))
    steps = [] if is_rehearsal else [_advise(done)]
    return render_report(_name(done), first, [*sections, *steps])


NOTHING = "Rien à changer : tout ce que contient l’export est déjà là."
REHEARSAL = "Répétition : rien n’a été écrit."


def _name(done: Import) -> str:
    title = read_line(done.plan.export.title) or "un blog"
    return f"Import de « {title} »"


def _begin(done: Import) -> str:
    fates = done.fates
    new, changed = len(fates.list_paths(Fate.NEW)), len(fates.list_paths(Fate.CHANGED))
    written = [count(new, "nouveau fichier", "nouveaux fichiers")] if new else []
    written += [count(changed, "fichier mis à jour", "fichiers mis à jour")] if changed else []
    same = len(fates.list_paths(Fate.SAME))
    written += [count(same, "inchangé")] if same else []
    site = done.plan.export.site
    empty = "" if done.plan.texts else " Cet export ne contient ni article ni page."
    return f"{f'Depuis {site} : ' if site else ''}{', '.join(written) or 'aucun fichier'}.{empty}"


def _shorten(section: Section) -> Section:
    sentences = section.sentences
    if len(sentences) > MOST_SENTENCES:
        more = count(len(sentences) - MOST_SENTENCES, "autre", "autres")
        sentences = [*sentences[:MOST_SENTENCES], f"et {more}, dans {REPORT}"]
    groups = shorten_groups(section.groups, MOST_REMARKS)
    return replace(section, sentences=sentences, groups=groups)


def _advise(done: Import) -> Section:
    return Section("Et maintenant", (), tuple(_list_steps(done)))


def _list_steps(done: Import) -> Iterator[str]:
    yield "make preview : parcourez le blog, et corrigez ce que l’aperçu signale"
    yield f"tout ce qui précède, en entier : {REPORT}"
    if any(not place.is_public for place in done.plan.places.values()):
        yield (
            f"ce qui n’était pas public attend dans {PRIVATE}/ : pour publier un de ces textes, "
            "mettez-le dans content/articles/, avec ses images, et changez son Status"
        )
    yield "make publish, puis make deploy : les anciennes adresses mèneront aux nouvelles"
    yield "gardez l’ancien blog en ligne, et son export, jusqu’à ce que tout vous convienne"
