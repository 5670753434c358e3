"""Who wrote what, when an export tells it badly. Core."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from plugins.wordpress_import.export.heading import holds_address
from plugins.wordpress_import.export.refusals import quote
from plugins.wordpress_import.model import Note, OldAuthor, OldItem


def settle_authors(
    items: Sequence[OldItem], authors: Mapping[str, OldAuthor], notes: list[Note]
) -> tuple[list[OldItem], dict[str, OldAuthor]]:
    """`items` whose authors are all in the authors given back; the first exports tell none."""
    known = dict(authors)
    logins: dict[str, str] = {}
    for creator in dict.fromkeys(item.author for item in items if item.author):
        logins[creator] = login = _find_login(creator, known)
        if login not in known:
            known[login] = OldAuthor(login, "" if holds_address(login) else login)
            notes.append(Note(f"Le compte {_hide(login)} n’est pas décrit dans l’export."))
    return [_sign(item, logins.get(item.author, "")) for item in items], known


def _sign(item: OldItem, login: str) -> OldItem:
    return item if item.author == login else replace(item, author=login)


def _find_login(creator: str, authors: Mapping[str, OldAuthor]) -> str:
    """The login that `creator` stands for: itself, with stray brackets, or a shown name."""
    bare = creator.strip("<> ")
    if creator in authors or not bare:
        return creator
    if bare in authors:
        return bare
    return next((login for login, author in authors.items() if author.name == bare), creator)


def _hide(login: str) -> str:
    """How a report names an account, whose login may be an e-mail address."""
    return quote(login.partition("@")[0])
