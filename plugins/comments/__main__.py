"""`python -m plugins.comments …`: what the author does with comments from a terminal. Adapter."""

import logging
import os
import runpy
import sys
from collections.abc import Callable, Iterator, Sequence, Sized
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from plugins.comments.backup import BackupError
from plugins.comments.build import MANY
from plugins.comments.decisions import carry_out
from plugins.comments.exchange import Entry, format_entry, parse_entry
from plugins.comments.files import UnfitCommentError
from plugins.comments.house import House
from plugins.comments.model import Action, Comment, Sender, Status
from plugins.comments.moderation import STATES
from plugins.comments.personal import withdraw
from plugins.comments.phrases import format_count
from plugins.comments.state import SecretsError
from plugins.comments.store import StoreUnavailableError

ROOT = Path(__file__).resolve().parents[2]
PLACE = "127.0.0.1:8100"
RETENTION = 90
EXCERPT = 60
LONGEST = 5
"""Signs of a number of days."""
LISTED = {
    "en-attente": Status.PENDING,
    "indesirables": Status.SPAM,
    "publies": Status.APPROVED,
    "supprimes": Status.DELETED,
}
USAGE = """Les commentaires du blog\u00a0: python -m plugins.comments …

  list [en-attente|indesirables|publies|supprimes]   les montre, les plus récents d’abord
  approve <id>…            les publie
  spam <id>…               les range parmi les indésirables
  delete <id>…             les supprime (pendant 30\u00a0jours, un lien du message les rend)
  export [courriel]        les écrit, un par ligne, en JSON\u00a0: tous, ou ceux d’une personne
  import <fichier>         ajoute ceux d’un tel fichier qui ne sont pas déjà là
  erase <courriel>         oublie une personne, jusqu’au dernier octet
  purge [jours]            oublie ce qui n’a pas été publié depuis tant de jours (90)
  backup <fichier>         copie la base, même pendant que le service tourne
  restore <fichier>        remet la base comme ce fichier l’a gardée
  serve [adresse:port]     met le service en route (127.0.0.1:8100)"""


class RefusedError(Exception):
    """Why nothing was done, in French."""


def main() -> None:
    """Run one command; what cannot be done is said on one line."""
    settings = runpy.run_path(str(ROOT / "publishconf.py"))
    nobody = {"COMMENTS_MODERATOR": settings.get("CONTACT_EMAIL") or "moderation@localhost"}
    is_served = sys.argv[1:2] == ["serve"]
    house = House(settings, os.environ if is_served else {**nobody, **os.environ}, ROOT)
    try:
        run(house, sys.argv[1:])
    except (RefusedError, SecretsError, BackupError, UnfitCommentError, ValueError) as refusal:
        raise SystemExit(f"{refusal}") from None
    except StoreUnavailableError as failure:
        raise SystemExit(f"La base ne répond pas\u00a0: {failure}") from None
    finally:
        house.close()


def run(house: House, words: Sequence[str]) -> None:
    """Do what `words` ask for."""
    name, *arguments = words or [""]
    if name not in COMMANDS:
        raise RefusedError(USAGE)
    command, counts = COMMANDS[name]
    if len(arguments) not in counts:
        raise RefusedError(USAGE)
    command(house, arguments)


def show(house: House, words: Sequence[str]) -> None:
    """The comments of one kind, the newest first."""
    kind = words[0] if words else "en-attente"
    if kind not in LISTED:
        raise RefusedError(f"« {kind} » n’est pas l’un de\u00a0: {', '.join(LISTED)}")
    for comment in house.store.list_comments(LISTED[kind], MANY):
        excerpt = " ".join(comment.text.split())[:EXCERPT]
        print(f"{comment.id}  {comment.created:%Y-%m-%d %H:%M}  {comment.article}")
        print(f"    {comment.name}\u00a0: {excerpt}")
        for reason in comment.reasons:
            print(f"    · {reason}")
    counts = house.store.count_by_status()
    print(" · ".join(f"{name}\u00a0: {counts[status]}" for name, status in LISTED.items()))


def decide_with(action: Action) -> Callable[[House, Sequence[str]], None]:
    """The command that takes one decision about each comment named."""

    def decide(house: House, ids: Sequence[str]) -> None:
        for identity in ids:
            comment = house.store.find_comment(identity)
            if comment is None:
                raise RefusedError(f"Aucun commentaire ne s’appelle {identity}.")
            after = carry_out(house.services, comment, action) or comment
            print(f"{identity}\u00a0: {STATES[after.status]}")
        print("Pour mettre le site à jour\u00a0: make publish")

    return decide


def export(house: House, words: Sequence[str]) -> None:
    """One line for each comment, the oldest first."""
    for comment in _select(house, words):
        sender = house.store.find_sender(comment.id)
        sealed = sender.sealed_email if sender else None
        print(format_entry(Entry(comment, house.keys.unseal(sealed) if sealed else "")))


def _select(house: House, words: Sequence[str]) -> Sequence[Comment]:
    if words:
        return house.store.list_of_person(house.keys.fingerprint(words[0]))
    return house.store.list_comments(limit=MANY)[::-1]


def bring_in(house: House, words: Sequence[str]) -> None:
    """Add the comments of a file: all of them are read before the first is kept."""
    entries = list(_read_entries(Path(words[0])))
    seal, fingerprint = house.keys.seal, house.keys.fingerprint
    senders = [Sender(seal(e), fingerprint(e)) if e else Sender() for _, e in entries]
    comments = [entry.comment for entry in entries]
    new = house.store.bring_in([*zip(comments, senders, strict=True)], datetime.now(UTC))
    for comment in comments:
        if comment.id in new and comment.status is Status.APPROVED:
            house.services.publish(comment)
    print(f"{describe_count(new, 'ajouté')}, {len(entries) - len(new)} déjà là.")


def _read_entries(path: Path) -> Iterator[Entry]:
    try:
        lines = path.read_text("utf-8").removesuffix("\n").split("\n")
    except (OSError, UnicodeDecodeError) as failure:
        raise RefusedError(f"{path} ne se lit pas\u00a0: {failure}") from None
    for number, line in enumerate(lines, start=1):
        try:
            yield parse_entry(line)
        except ValueError as fault:
            raise RefusedError(f"{path}:{number}\u00a0: {fault}") from None


def erase(house: House, words: Sequence[str]) -> None:
    """Take one person's comments off the site, then forget all of them."""
    mine = house.keys.fingerprint(words[0])
    for comment in house.store.list_of_person(mine):
        house.services.publish(withdraw(comment))
    erased = house.store.erase(mine, lambda sealed: house.keys.owns(mine, sealed))
    print(f"{describe_count(erased, 'effacé')}. Pour mettre le site à jour\u00a0: make publish")
    print("Les sauvegardes faites avant aujourd’hui les contiennent encore\u00a0: effacez-les.")


def purge(house: House, words: Sequence[str]) -> None:
    """Forget what was refused or left undecided for so many days."""
    days = words[0] if words else f"{RETENTION}"
    if not (days.isascii() and days.isdecimal() and len(days) <= LONGEST):
        raise RefusedError(f"« {days} » n’est pas un nombre de jours.")
    purged = house.store.purge(datetime.now(UTC) - timedelta(days=int(days)))
    print(f"{describe_count(purged, 'effacé')}.")


def describe_count(comments: Sized, done: str) -> str:
    """`1 commentaire effacé`, `2 commentaires effacés`."""
    return f"{format_count(len(comments))} {done}{'s' if len(comments) > 1 else ''}"


def backup(house: House, words: Sequence[str]) -> None:
    """Copy the database."""
    house.store.backup(Path(words[0]))
    print(f"La base est copiée dans {words[0]}\u00a0; les secrets sont à part, dans .secrets/")


def restore(house: House, words: Sequence[str]) -> None:
    """Make the database what a copy holds; PostgreSQL must hold nothing before."""
    path = Path(words[0])
    if not path.is_file():
        raise RefusedError(f"{path} n’est pas là.")
    house.restore(path)
    counts = house.store.count_by_status()
    print(" · ".join(f"{name}\u00a0: {counts[status]}" for name, status in LISTED.items()))


def serve(house: House, words: Sequence[str]) -> None:
    """Run the service alone until it is stopped; the preview mounts the same routes."""
    import uvicorn  # noqa: PLC0415 - slow, and for this command alone
    from starlette.applications import Starlette  # noqa: PLC0415

    from plugins.comments.guard import configure  # noqa: PLC0415
    from plugins.comments.service import create_routes  # noqa: PLC0415

    host, _, port = (words[0] if words else PLACE).rpartition(":")
    if not host or not (port.isascii() and port.isdecimal()):
        raise RefusedError(f"« {words[0]} » n’est pas une adresse et un port, comme {PLACE}")
    publish = house.errand.after(house.services.publish)
    application = Starlette(routes=create_routes(replace(house.services, publish=publish)))
    show_log()
    house.mend()
    house.worker.start()
    house.errand.start()
    print(f"Les commentaires arrivent par http://{host}:{port}/commentaires/", flush=True)
    uvicorn.Server(configure(application, host=host.strip("[]"), port=int(port))).run()


def show_log() -> None:
    """Say on the terminal what our own modules log; no word of anybody's is in it."""
    logger = logging.getLogger("plugins.comments")
    logger.addHandler(logging.StreamHandler())
    logger.setLevel(logging.INFO)


SOME = range(1, 1000)
COMMANDS: dict[str, tuple[Callable[[House, Sequence[str]], None], Sequence[int]]] = {
    "list": (show, (0, 1)),
    "approve": (decide_with(Action.APPROVE), SOME),
    "spam": (decide_with(Action.SPAM), SOME),
    "delete": (decide_with(Action.DELETE), SOME),
    "export": (export, (0, 1)),
    "import": (bring_in, (1,)),
    "erase": (erase, (1,)),
    "purge": (purge, (0, 1)),
    "backup": (backup, (1,)),
    "restore": (restore, (1,)),
    "serve": (serve, (0, 1)),
}

if __name__ == "__main__":
    main()
