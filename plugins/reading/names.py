"""The names that fields may bear, and the one that a mistyped name was meant for. Core."""

import unicodedata
from difflib import get_close_matches

FIELDS = (
    *("Title", "Date", "Modified", "Author", "Authors", "Category", "Tags", "Slug", "Summary"),
    *("Image", "Image_alt", "Status", "Redirect_from", "Guid", "Lang", "Template"),
    *("Comments", "Typo", "Silence"),
)
REFUSED_FIELDS = ("Save_as", "Url")
"""Known to Pelican, and refused: they would write anywhere."""

SPELLINGS = {name.lower(): name for name in (*FIELDS, *REFUSED_FIELDS)}

_FRENCH = {
    "titre": "Title",
    "jour": "Date",
    "modifié": "Modified",
    "updated": "Modified",
    "auteur": "Author",
    "autrice": "Author",
    "auteurs": "Authors",
    "catégorie": "Category",
    "thème": "Category",
    "étiquettes": "Tags",
    "mots-clés": "Tags",
    "keywords": "Tags",
    "résumé": "Summary",
    "description": "Summary",
    "chapeau": "Summary",
    "statut": "Status",
    "état": "Status",
    "redirection": "Redirect_from",
    "adresse": "Slug",
    "langue": "Lang",
    "gabarit": "Template",
    "commentaires": "Comments",
    "typographie": "Typo",
    "taire": "Silence",
    "ignorer": "Silence",
}


def fold_name(name: str) -> str:
    """The key under which `name` is known: case and the way accents are stored do not count."""
    return unicodedata.normalize("NFC", name.strip()).casefold()


def find_intended_name(name: str) -> str | None:
    """The name of a field that `name` was probably meant for."""
    key = fold_name(name)
    if key in _FRENCH:
        return _FRENCH[key]
    candidates = [field.lower() for field in FIELDS]
    matches = get_close_matches(key.replace(" ", "_"), [*candidates, *_FRENCH], 1, cutoff=0.7)
    if not matches:
        return None
    return SPELLINGS.get(matches[0]) or _FRENCH[matches[0]]
