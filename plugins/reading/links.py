"""Links and pictures held against what the site holds. Core.

Each link costs a few look-ups; only a faulty one is searched for in its source.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import unquote, urljoin, urlsplit

from plugins.reading.locating import find_lines
from plugins.reading.outputs import build_output
from plugins.reading.places import Fault, Place, Site
from plugins.reading.problems import Problem
from plugins.reading.scanning import Link, Scan
from plugins.reading.source import Source
from plugins.shared.findings import Severity
from plugins.shared.kinds import LINK

_INTRASITE = re.compile(r"[{|](?P<what>[^{}|/]*)[}|](?P<path>.*)")
_TOP = {"", "top"}
_ERROR = Severity.ERROR


def find_faults(place: Place, scan: Scan, site: Site) -> Iterator[tuple[Link, Fault]]:
    """The faulty links of the text of `place`, and what is wrong with each."""
    for link in scan.links:
        fault = find_fault(link, place, site)
        if fault:
            yield link, fault


def locate_faults(faults: Iterable[tuple[Link, Fault]], source: Source) -> list[Problem]:
    """A problem at every line of `source` where a faulty link stands."""
    return [
        Problem(line, fault.message, fault.severity, LINK)
        for link, fault in faults
        for line in find_lines(source, link.target)
    ]


def find_image_problems(image: str, line: int, site: Site) -> list[Problem]:
    """What is wrong with the field Image, which stands at `line`."""
    file = unquote(image).removeprefix("/")
    return [] if file in site.files else [Problem(line, _describe_missing(file, site.files, site))]


def find_fault(link: Link, place: Place, site: Site) -> Fault | None:
    """What is wrong with `link` in the text of `place`."""
    target = link.target
    intrasite = _INTRASITE.match(target)
    if intrasite:
        return _check_intrasite(intrasite["what"], intrasite["path"], place, site)
    if site.address and target.startswith(f"{site.address}/"):
        target = target.removeprefix(site.address)
    if _leads_away(target):
        return None
    if target.startswith("#"):
        return _check_anchor(target[1:], place, place, site)
    return _check_address(target, place, site)


def _leads_away(target: str) -> bool:
    """Whether `target` is of another site, or none at all; nonsense is reported elsewhere."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc or not target)


def _check_intrasite(what: str, rest: str, place: Place, site: Site) -> Fault | None:
    path, _, anchor = rest.partition("#")
    if what == "index":
        return None
    if what in {"category", "tag", "author"}:
        known = f"{what}:{unquote(path).casefold()}" in site.names
        return None if known else Fault(f"« {unquote(path)} » ne classe aucun article publié")
    if what not in {"filename", "static", "attach"}:
        return Fault(f"« {{{what}}} » ne se comprend pas\u00a0: {{filename}} ou {{static}}", _ERROR)
    file = _resolve_source(path, place.source)
    if what == "filename":
        return _check_filename(file, anchor, place, site)
    return None if file in site.files else Fault(_describe_missing(file, site.files, site), _ERROR)


def _check_filename(file: str, anchor: str, place: Place, site: Site) -> Fault | None:
    target = site.by_source.get(file)
    if target is None and file in site.files:
        return Fault(
            f"« content/{file} » n’est ni un article ni une page\u00a0: écrivez {{static}}", _ERROR
        )
    if target is None:
        return Fault(_describe_missing(file, site.by_source, site), _ERROR)
    return _check_reading(target, anchor, place, site)


def _check_address(target: str, place: Place, site: Site) -> Fault | None:
    parts = urlsplit(urljoin(f"/{place.output.removesuffix('index.html')}", target))
    path = unquote(parts.path)
    if path.startswith("/theme/"):
        return None
    if path.startswith("/images/"):
        file = path.removeprefix("/")
        return None if file in site.files else Fault(_describe_missing(file, site.files, site))
    output = build_output(path)
    found = site.by_output.get(output)
    if found:
        return _check_reading(found, parts.fragment, place, site)
    return None if output in site.outputs else Fault(_describe_nowhere(target, path, site))


def _check_reading(target: Place, anchor: str, place: Place, site: Site) -> Fault | None:
    """A reader who follows the link must find the page, and the anchor in it."""
    if target.is_draft and not place.is_draft:
        return Fault(
            f"« content/{target.source} » est un brouillon\u00a0: le lien ne mènerait nulle part"
        )
    if not place.is_draft and _is_later(target, place, site.now):
        return Fault(
            f"« content/{target.source} » n’est pas encore paru\u00a0: ce lien paraîtrait avant lui"
        )
    return _check_anchor(anchor, target, place, site)


def _check_anchor(anchor: str, target: Place, place: Place, site: Site) -> Fault | None:
    known = target.anchors | site.theme_anchors | _TOP
    if anchor in known or unquote(anchor) in known:
        return None
    hint = site.suggestions.suggest(anchor, target.anchors, "#")
    where = "cette page" if target.source == place.source else f"« content/{target.source} »"
    return Fault(f"l’ancre « #{anchor} » n’existe pas dans {where}{hint}")


def _is_later(target: Place, place: Place, now: datetime) -> bool:
    return target.date is not None and target.date > max(now, place.date or now)


def _resolve_source(path: str, source: str) -> str:
    path = unquote(path)
    joined = path if path.startswith("/") else posixpath.join(posixpath.dirname(source), path)
    return posixpath.normpath(joined.lstrip("/"))


def _describe_missing(file: str, known: Iterable[str], site: Site) -> str:
    hint = site.suggestions.suggest(file, known, "content/")
    return f"« content/{file} » n’existe pas{hint}"


def _describe_nowhere(target: str, path: str, site: Site) -> str:
    if target.startswith("www."):
        return f"il manque https:// devant « {target} »"
    if build_output(f"{path}/") in site.outputs:
        return f"l’adresse « {target} » doit finir par une barre\u00a0: « {target}/ »"
    if path.endswith(".md"):
        return f"pour mener à un article, écrivez {{filename}} devant l’adresse\u00a0: « {target} »"
    outputs = (f"/{output.removesuffix('index.html')}" for output in site.outputs)
    hint = site.suggestions.suggest(path, outputs)
    return f"« {target} » ne mène à aucune page du site{hint}"
