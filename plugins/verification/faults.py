"""What a rule says of a file of the output, before its place in the sources is known. Core."""

from typing import NamedTuple

from plugins.shared.findings import Severity

LINK = "liens"
HEAD = "en-tête"
HEADING = "intertitres"
ACCESS = "accessibilité"
FEED = "flux"
INDEX = "plan du site"
LEAK = "fuites"
REDIRECT = "redirections"
LASTING = "adresses durables"
WEIGHT = "poids"
POLICY = "politique"
HTML = "html"

TITLES = {
    LINK: "Liens, ancres et images",
    HEAD: "Titre, description et adresse des pages",
    HEADING: "Intertitres",
    ACCESS: "Ce qu’entend qui ne voit pas la page",
    FEED: "Flux",
    INDEX: "Plan du site et robots",
    LEAK: "Ce qui ne doit pas être publié",
    REDIRECT: "Anciennes adresses",
    LASTING: "Adresses déjà publiées",
    WEIGHT: "Poids",
    POLICY: "Politique de sécurité",
    HTML: "HTML (Nu Html Checker)",
}
"""Each rule with the words under which its findings are shown."""


class Fault(NamedTuple):
    """A French sentence about `line` (1-based, None for the whole) of the output file `path`.

    `needles` are what to search for in the source that the file comes from, the best first;
    without any, the fault belongs to the file itself.
    """

    path: str
    line: int | None
    rule: str
    message: str
    needles: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR
