"""What the author reads while a site is put online. Core: values in, French out."""

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from plugins.publishing.difference import Changed, Difference
from plugins.publishing.pages import find_address
from plugins.publishing.release import Release
from plugins.shared.dates import format_french_date

SHOWN = 40
"""Pages of one kind that are named; of the others, how many they are."""
NOTHING = "Rien n’a changé depuis la dernière mise en ligne\u00a0: il n’y a rien à faire."
UNTOUCHED = "Rien n’a été mis en ligne."
NONE_BEFORE = "Il n’y a pas de version antérieure à laquelle revenir."
CONFIRM = "Mettre en ligne\u00a0? [o/N] "
NUMBER = "Nombre demandé au point {}\u00a0: "
YES = ("o", "oui", "y", "yes")
HELD = (
    "On est revenu à une version antérieure\u00a0: rien ne part tout seul. "
    "Pour repartir de l’avant\u00a0: make deploy"
)


def format_moment(moment: datetime, zone: tzinfo) -> str:
    """`25 novembre 2026 à 8 h 05`, as clocks say it in `zone`."""
    local = moment.astimezone(zone)
    return f"{format_french_date(local)} à {local.hour}\u00a0h\u00a0{local:%M}"


def describe_difference(difference: Difference, live: Release | None, zone: tzinfo) -> str:
    """Everything that readers will find changed, by title."""
    if live is None:
        opening = "Première mise en ligne."
    else:
        opening = f"Depuis la version du {format_moment(live.made, zone)}\u00a0:"
    return "\n".join([opening, *_list_changes(difference)])


def _list_changes(difference: Difference) -> Iterator[str]:
    yield from _list_pages("ajoutée", difference.added)
    yield from _list_pages("modifiée", difference.changed)
    yield from _list_pages("retirée", difference.withdrawn)
    if difference.files:
        some = count(len(difference.files), "autre fichier", "autres fichiers")
        yield f"  et {some} (images, styles, flux…)"


def _list_pages(done: str, pages: Sequence[Changed]) -> Iterator[str]:
    if not pages:
        return
    several = "s" if len(pages) > 1 else ""
    yield f"  {count(len(pages), 'page')} {done}{several}\u00a0:"
    for page in pages[:SHOWN]:
        mark = "    • " if page.is_article else "    · "
        yield f"{mark}{page.title} ({find_address(page.path)})"
    if len(pages) > SHOWN:
        yield f"    … et {count(len(pages) - SHOWN, 'autre page', 'autres pages')}"


def describe_stops(sentences: Sequence[str]) -> str:
    """What makes this publication suspect, and what would have to be typed."""
    numbered = [f"  {number}. {text}" for number, text in enumerate(sentences, start=1)]
    return "\n".join(["Attention\u00a0:", *numbered])


def describe_failures(failures: Sequence[str]) -> str:
    """What the live site did not answer."""
    return "\n".join(["Le site en ligne ne répond pas comme prévu\u00a0:", *_indent(failures)])


def describe_limits(limits: Sequence[str]) -> str:
    """What the host cannot do."""
    return "\n".join(["Cet hébergement a ses limites\u00a0:", *_indent(limits)])


def describe_success(release: Release) -> str:
    """That it is done."""
    articles = count(len(release.articles), "article")
    pages = count(len(release.pages), "page")
    return f"En ligne\u00a0: {articles}, {pages}, version {release.id}."


def describe_rollback(former: Release, zone: tzinfo) -> str:
    """That one went back, and what that means for what follows."""
    return (
        f"La version du {format_moment(former.made, zone)} est de nouveau en ligne.\n"
        "Vos fichiers n’ont pas changé\u00a0: make deploy remettra en ligne ce qu’ils disent."
    )


def describe_servers(name: str) -> str:
    """What to do with the configurations that were written."""
    return (
        "Écrits dans var/servers/\u00a0: nginx.conf et Caddyfile. Pour nginx\u00a0:\n"
        f"  sudo cp var/servers/nginx.conf /etc/nginx/sites-available/{name}.conf\n"
        f"  sudo ln -sf ../sites-available/{name}.conf /etc/nginx/sites-enabled/\n"
        "  sudo nginx -t && sudo systemctl reload nginx"
    )


def describe_backup(path: str, digest: str) -> str:
    """Where the archive is, and what it does not hold."""
    return (
        f"Sauvegarde\u00a0: {path}\n  SHA-256\u00a0: {digest}\n"
        "Copiez-la ailleurs. Les secrets (.secrets/) n’y sont pas\u00a0: gardez-les à part, car "
        "sans eux les adresses électroniques des commentaires restent illisibles."
    )


def count(number: int, one: str, several: str = "") -> str:
    """`1 page`, `2 pages`, `3 autres pages`."""
    return f"{number} {one if number < 2 else several or f'{one}s'}"  # noqa: PLR2004 - French plural


def _indent(lines: Sequence[str]) -> list[str]:
    return [f"  {line}" for line in lines]
