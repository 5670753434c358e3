"""What was done, as the moderator reads it: the codes of the audit in French. Core."""

from plugins.comments.rows import AuditEntry

_ACTORS = {
    "moderator": "vous",
    "commenter": "la personne qui a écrit",
    "mail": "la poste",
    "store": "le rangement",
}
_ACTIONS = {
    "approve": "publier",
    "spam": "mettre aux indésirables",
    "delete": "supprimer",
    "undo": "annuler",
    "withdraw": "retirer",
    "give up": "renoncer à un envoi",
    "erase": "effacer",
    "purge": "faire le ménage",
}
_OUTCOMES = {
    "pending": "en attente",
    "approved": "publié",
    "spam": "indésirable",
    "deleted": "supprimé",
    "not overwritten yet": "pas encore effacé du disque",
}


def describe_entry(entry: AuditEntry) -> dict[str, str]:
    """Who, what, about which comment, and what came of it; an unknown code is shown as it is."""
    parts = entry.outcome.split(", ")
    return {
        "actor": _ACTORS.get(entry.actor, entry.actor),
        "action": _ACTIONS.get(entry.action, entry.action),
        "subject": entry.subject,
        "outcome": ", ".join(_OUTCOMES.get(part, part) for part in parts),
    }
