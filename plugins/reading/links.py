"""Links and pictures held against what the site holds. Core.

Each link costs a few look-ups; only a faulty one is searched for in its source.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import unquote

from plugins.reading.destinations import ANCHOR, PAGE, Destination
from plugins.reading.locating import find_lines
from plugins.reading.outputs import build_output
from plugins.reading.places import Fault, Place, Site
from plugins.reading.problems import Problem
from plugins.reading.scanning import Link
from plugins.reading.source import Source
from plugins.shared.findings import Severity
from plugins.shared.kinds import LINK

_TOP = {"", "top"}
_GROUPS = frozenset({"category", "tag", "author"})
_ERROR = Severity.ERROR


def find_faults(
    place: Place, destinations: Iterable[Destination], site: Site
) -> Iterator[tuple[Link, Fault]]:
    """The faulty links of the text of `place`, and what is wrong with each."""
    for destination in destinations:
        fault = find_fault(destination, place, site)
        if fault:
            yield destination.link, fault


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


def find_fault(destination: Destination, place: Place, site: Site) -> Fault | None:
    """What is wrong with where a link in the text of `place` leads."""
    kind = destination.kind
    if kind == PAGE:
        return _check_address(destination, place, site)
    if kind == ANCHOR:
        return _check_anchor(destination.anchor, place, place, site)
    if kind == "index":
        return None
    if kind in _GROUPS:
        return _check_group(destination, site)
    return _check_file(destination, place, site)


def _check_group(destination: Destination, site: Site) -> Fault | None:
    known = f"{destination.kind}:{destination.path.casefold()}" in site.names
    return None if known else Fault(f"« {destination.path} » ne classe aucun article publié")


def _check_file(destination: Destination, place: Place, site: Site) -> Fault | None:
    kind, file = destination.kind, destination.path
    if kind not in {"filename", "static", "attach"}:
        return Fault(f"« {{{kind}}} » ne se comprend pas\u00a0: {{filename}} ou {{static}}", _ERROR)
    if kind == "filename":
        return _check_filename(file, destination.anchor, place, site)
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


def _check_address(destination: Destination, place: Place, site: Site) -> Fault | None:
    found = site.by_output.get(destination.output)
    if found:
        return _check_reading(found, destination.anchor, place, site)
    path = destination.path
    if path.startswith("/theme/") or destination.output in site.outputs:
        return None
    if path.startswith("/images/"):
        file = path.removeprefix("/")
        return None if file in site.files else Fault(_describe_missing(file, site.files, site))
    return Fault(_describe_nowhere(destination.link.target, path, site))


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
