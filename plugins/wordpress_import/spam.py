"""The spam of the old blog, as its REST interface tells it: exports hold none. Core."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from plugins.wordpress_import.comment_ids import build_comment_id
from plugins.wordpress_import.model import PrivateRecord

A_PAGE = 100
"""Comments in one answer; WordPress gives no more."""
_LEFT_OUT = ("_links", "author_avatar_urls")


class SpamError(Exception):
    """Why the spam of the old blog could not be had: the end of a French sentence."""


@dataclass(frozen=True)
class Account:
    """An account of the old blog and an application password of it, which nothing shows."""

    user: str
    password: str = field(repr=False)


@dataclass(frozen=True)
class SpamFound:
    """The spam for the archive, and why there may be more: French, or empty."""

    records: tuple[PrivateRecord, ...] = ()
    failure: str = ""


def find_account(values: Mapping[str, str]) -> Account | None:
    """The account that `values` name, those of the environment or of a file; None without one."""
    user, password = values.get("WP_USER", "").strip(), values.get("WP_APP_PASSWORD", "").strip()
    if bool(user) != bool(password):
        raise SpamError("il faut WP_USER et WP_APP_PASSWORD, l’un ne va pas sans l’autre")
    return Account(user, password) if user else None


def read_account(text: str) -> dict[str, str]:
    """The values of a private file: `WP_USER=…` and `WP_APP_PASSWORD=…`, one a line."""
    lines = (line.strip() for line in text.splitlines())
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name.strip(): value.strip().strip("\"'") for name, _, value in pairs}


def build_path(page: int, has_pretty_addresses: bool = True) -> str:
    """What to ask for, below the address of the blog."""
    query = f"status=spam&context=edit&orderby=id&order=asc&per_page={A_PAGE}&page={page}"
    if has_pretty_addresses:
        return f"/wp-json/wp/v2/comments?{query}"
    return f"/?rest_route=/wp/v2/comments&{query}"


def describe_refusal(status: int) -> str:
    """What an answer that brings nothing means."""
    known = {
        401: "il refuse ce compte, ou ce mot de passe d’application",
        403: "ce compte n’a pas le droit de lire les indésirables, ou un pare-feu s’y oppose",
        404: "l’interface REST de WordPress n’y est pas",
        429: "il a été trop sollicité\u00a0: recommencez plus tard",
    }
    said = known.get(status, "il n’a pas pu répondre" if status >= 500 else "il refuse")  # noqa: PLR2004
    return f"{said} (réponse {status})"


def parse_page(raw: bytes, site: str) -> list[PrivateRecord]:
    """The spam that one answer holds; SpamError when it is none."""
    try:
        rows = json.loads(raw)
    except (ValueError, RecursionError):
        raise SpamError("sa réponse n’est pas du JSON") from None
    if not isinstance(rows, list):
        raise SpamError("sa réponse n’est pas une liste de commentaires")
    return [_read_row(row, site) for row in rows]


def _read_row(row: Any, site: str) -> PrivateRecord:
    if not isinstance(row, dict) or not isinstance(row.get("id"), int):
        raise SpamError("sa réponse n’est pas une liste de commentaires")
    if row.get("status") != "spam":
        raise SpamError("il donne autre chose que des indésirables")
    comment = {name: value for name, value in row.items() if name not in _LEFT_OUT}
    content = {"id": build_comment_id(site, row["id"]), "comment": comment}
    return PrivateRecord("indesirables", "indésirable sur l’ancien blog", content)
