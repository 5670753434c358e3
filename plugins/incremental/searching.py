"""Which files are out of date: their reads changed, or what they are given. Core."""

from collections.abc import Iterable, Mapping

from plugins.incremental.digests import Digests
from plugins.incremental.ledger import CONTEXT, TEMPLATE, Ledger
from plugins.shared.outputs import Output

Asked = dict[str, Iterable[str] | None]
"""The names of each owner that may have another value now; None for all of them."""


def list_linked_reads(
    ledger: Ledger, touched: Mapping[str, object], linked: Mapping[str, Iterable[str]]
) -> Asked:
    """What may have changed when lists were made anew: what contents were given by them (`linked`,
    by content), the context of templates, and all of whatever is there no more.
    """
    gone = ledger.values.keys() - linked.keys() - touched.keys() - {TEMPLATE}
    asked: Asked = {name: names for name, names in linked.items() if name not in touched}
    return asked | dict.fromkeys(gone) | {CONTEXT: None}


def find_changes(ledger: Ledger, asked: Asked, digests: Digests) -> dict[str, set[str]]:
    """What is different of what is `asked`, by owner."""
    found = {o: ledger.find_changes(o, names, digests.find) for o, names in asked.items()}
    return {owner: names for owner, names in found.items() if names}


def find_new(ledger: Ledger, planned: Mapping[str, Output], digests: Digests) -> set[str]:
    """The planned files that were never made, or are given other values than they were made of."""
    return {path for path, o in planned.items() if ledger.is_new(o, digests.find_given)}
