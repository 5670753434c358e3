"""What an import wrote, kept so that the next one changes nothing that is the author's. Core.

For each file, the digest of what was written. Before anything is written the digests of all that is
to be are noted too: an import that was cut off is finished by the next.
"""

import json
from dataclasses import dataclass, field
from enum import Enum

PATH = "var/wordpress/ledger.json"
_VERSION = 1


class LedgerError(Exception):
    """The file is not the ledger of an import."""


class Fate(Enum):
    """What is done with a file."""

    NEW = "nouveau"
    CHANGED = "mis à jour"
    SAME = "inchangé"
    EDITED = "modifié par vous"
    REMOVED = "supprimé par vous"
    TAKEN = "déjà là, et pas de cet import"

    @property
    def is_written(self) -> bool:
        """Whether the file is to be written."""
        return self in {Fate.NEW, Fate.CHANGED}


@dataclass
class Fates:
    """What became of each file, by its path in the project."""

    by_path: dict[str, Fate] = field(default_factory=dict)

    def list_paths(self, *fates: Fate) -> list[str]:
        """The paths with one of these `fates`."""
        return sorted(path for path, fate in self.by_path.items() if fate in fates)

    @property
    def changes(self) -> bool:
        """Whether anything was, or is to be, written."""
        return any(fate.is_written for fate in self.by_path.values())


@dataclass
class Ledger:
    """Digests by the path of each file in the project; `places` are the path and the slug that each
    text was given."""

    files: dict[str, str] = field(default_factory=dict)
    pending: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[str, str]] = field(default_factory=dict)

    def judge(self, path: str, wanted: str, found: str | None, again: bool = False) -> Fate:
        """What is to be done with the file `path`, of which the disk has the digest `found`."""
        ours = {self.files.get(path), self.pending.get(path)} - {None}
        if found is None:
            is_removed = path in self.files and path not in self.pending and not again
            return Fate.REMOVED if is_removed else Fate.NEW
        if found == wanted:
            return Fate.SAME
        if found in ours:
            return Fate.CHANGED
        return Fate.EDITED if ours else Fate.TAKEN


def parse_ledger(text: str) -> Ledger:
    """The ledger that `text` holds; raises LedgerError when it is none."""
    try:
        kept = json.loads(text)
        if kept["version"] != _VERSION:
            raise LedgerError
        places = {str(key): (str(path), str(slug)) for key, (path, slug) in kept["places"].items()}
        return Ledger(dict(kept["files"]), dict(kept["pending"]), places)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise LedgerError from None


def format_ledger(ledger: Ledger) -> bytes:
    """The text of `ledger`, the same for the same values."""
    kept = {
        "version": _VERSION,
        "files": ledger.files,
        "pending": ledger.pending,
        "places": ledger.places,
    }
    return (json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
