"""The text for those who do not see a picture, where its author wrote none. Core.

Never more than WordPress knew: the text of the picture in its library, else its caption, its title
or the words of its file name; the latter three are told to the author.
"""

import re

from plugins.wordpress_import.model import OldItem
from plugins.wordpress_import.plain import has_words, read_line, shorten_line

LIBRARY = "de la médiathèque"
"""Where an author wrote the text, if not in the article itself."""

_LONGEST = 200
_NUMBERS = re.compile(r"[\W_\d]+")
_SIZES = re.compile(r"\d+x\d+|[a-f0-9]{12,}", re.IGNORECASE)
_MEANINGLESS = frozenset(
    "img image images photo photos picture pict pic dsc dscn dscf scan screenshot capture ecran "  # noqa: SIM905
    "sans titre untitled copy copie final scaled rotated web site jpeg jpg png gif whatsapp "
    "fullsizerender".split()
)
_SHORTEST = 3


def find_alternative(attachment: OldItem | None, name: str) -> tuple[str, str]:
    """`(text, where it comes from, in French)` for the file `name`; empty when nothing tells."""
    known = _list_known(attachment) if attachment else []
    for text, source in known:
        if has_words(text):
            return shorten_line(text, _LONGEST), source
    words = read_words(name.rpartition("/")[2].rpartition(".")[0])
    return (words, "du nom du fichier") if words else ("", "")


def read_words(name: str) -> str:
    """`super-heros_2` becomes `super heros`; empty when a camera could have given the name."""
    words = [word for word in _NUMBERS.split(_SIZES.sub(" ", name)) if word]
    telling = [w for w in words if len(w) >= _SHORTEST and w.casefold() not in _MEANINGLESS]
    text = " ".join(words) if telling else ""
    return text[:1].upper() + text[1:]


def _list_known(attachment: OldItem) -> list[tuple[str, str]]:
    title = read_line(attachment.title)
    is_written = " " in title and bool(read_words(title))
    return [
        (read_line(attachment.find_meta("_wp_attachment_image_alt")), LIBRARY),
        (read_line(attachment.excerpt), "de sa légende"),
        (title if is_written else "", "de son titre"),
    ]
