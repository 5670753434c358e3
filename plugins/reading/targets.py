"""Addresses that are wrong on any site: of this machine, of programs, of others’ pictures. Core."""

import re
from urllib.parse import urlsplit

from plugins.reading.problems import Problem
from plugins.reading.scanning import Link
from plugins.shared.findings import Severity

_NOISE = re.compile(r"[\x00-\x20]+")
_LOCAL_HOSTS = {"localhost", "127.0.0.1", "0.0.0.0", "::1"}  # noqa: S104 - nothing is bound here
_PROGRAMS = {"javascript", "vbscript"}
_PLAYED = re.compile(
    r"\.(?:mp3|m4a|oga|ogg|opus|wav|flac|mp4|m4v|mov|ogv|webm)(?:[?#]|$)", re.IGNORECASE
)
_DRIVE = re.compile(r"[a-z]")


def find_target_problem(link: Link, line: int) -> Problem | None:
    """What is wrong with the address of `link`, which stands at `line`."""
    scheme, host = _split(link.target)
    if scheme in _PROGRAMS:
        return Problem(line, f"un lien « {scheme}: » est un programme\u00a0: retirez-le")
    message = _describe(link, scheme, host)
    return Problem(line, message, Severity.WARNING) if message else None


def _describe(link: Link, scheme: str, host: str | None) -> str | None:
    if scheme == "?":
        return f"l’adresse « {link.target} » est mal écrite"
    if scheme == "file" or _DRIVE.fullmatch(scheme) or host in _LOCAL_HOSTS:
        return (
            f"« {link.target} » n’existe que sur votre machine\u00a0: personne d’autre ne l’ouvrira"
        )
    if link.is_shown and (scheme in {"http", "https", "data"} or host):
        if _PLAYED.search(link.target):
            return (
                "ce son ou ce film vient d’ailleurs et ne se jouerait pas\u00a0: "
                "déposez-le dans content/documents/, si vous en avez le droit"
            )
        return (
            "cette image vient d’ailleurs et ne s’afficherait pas\u00a0: "
            "déposez-la dans content/images/, si vous en avez le droit"
        )
    return None


def _split(target: str) -> tuple[str, str | None]:
    """The scheme and host of `target` as browsers see them; the scheme is `?` for nonsense."""
    try:
        parts = urlsplit(_NOISE.sub("", target))
        return parts.scheme.lower(), parts.hostname
    except ValueError:
        return "?", None
