"""Where the links and images of an old text lead now. Core.

Whatever way an address was written (another scheme, `www.` or not, from the root, by number), it is
found by its path; what leads to nothing is told, and never to the old blog any more.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from plugins.wordpress_import.addresses import OldAddress, OldSite, build_key, encode_path
from plugins.wordpress_import.alternatives import LIBRARY, find_alternative
from plugins.wordpress_import.masking import Mask
from plugins.wordpress_import.model import Note, OldItem
from plugins.wordpress_import.uploads import Upload, Uploads

NUMBERED = ("p", "page_id", "attachment_id")
_TAIL = re.compile(
    r"/(?:(?:comment-)?page[-/]\d{1,4}|\d{1,3}|feed(?:/\w+)?|amp|trackback|embed)$", re.IGNORECASE
)
_DATE = re.compile(r"/((?:19|20)\d\d)(?:/\d\d){0,2}$")
_INSIDE = re.compile(r"/(?:wp-(?:admin|login|includes|json|cron)|xmlrpc)\b")
_PROGRAM = re.compile(r"[\x00-\x20]*(?:java|vb)script\s*:|data:", re.IGNORECASE)
_ANCHORS = {"comments": "commentaires", "respond": "laisser-un-commentaire"}
_COMMENT, _MORE = re.compile(r"comment-\d+"), re.compile(r"more-\d+")


@dataclass(frozen=True)
class Atlas:
    """All that old addresses lead to; a target is empty when readers find nothing there."""

    site: OldSite
    uploads: Uploads
    by_key: Mapping[str, str] = field(default_factory=dict)
    """By the key of a path: articles, pages, attachments, terms, authors, feeds."""
    by_number: Mapping[int, str] = field(default_factory=dict)
    years: frozenset[int] = frozenset()
    mask: Mask = field(default_factory=lambda: Mask((), ()))
    """Knows the addresses of mail that the export holds as private."""
    addresses: Mapping[str, str] = field(default_factory=dict)
    """What readers find behind a target that names a file."""
    contact: str = ""
    """Where to write instead: the address of a page, if there is one."""


@dataclass
class Links:
    """Resolves the links of one text; `page` is where it stood, `asked` the files that it shows."""

    atlas: Atlas
    page: str = ""
    asked: dict[str, Upload] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def link(self, href: str) -> str:
        """The address to write for `href`; empty where only its text should stay."""
        href = href.strip()
        if href[:1] in {"#", ""}:
            return href
        if href[:7].lower() == "mailto:":
            return self._link_mail(href)
        if _PROGRAM.match(href):
            self._tell_bare(href, "un programme")
            return ""
        located = self.atlas.site.locate(href, self.page)
        if located and located.find_number(*NUMBERED):
            return self._link_number(located, href)
        upload = self.atlas.uploads.find(href, self.page)
        if upload:
            return self._ask(upload)
        return self._link_path(located, href) if located else href

    def image(self, src: str, alt: str) -> tuple[str, str]:
        """The address to show for `src`, and its alternative text."""
        upload = self.atlas.uploads.find(src, self.page)
        name = upload.name if upload else src.partition("?")[0]
        attachment = self.atlas.uploads.find_attachment(upload) if upload else None
        return self._find_shown(upload, src), alt.strip() or self._guess(attachment, name)

    def media(self, src: str) -> str:
        """The address of a sound, a film or another file."""
        fate = "ne se jouerait pas ici : déposez-le dans content/documents/"
        return self._find_shown(self.atlas.uploads.find(src, self.page), src, fate)

    def _find_shown(
        self, upload: Upload | None, src: str, fate: str = "ne s’afficherait pas"
    ) -> str:
        if upload:
            return self._ask(upload)
        located = self.atlas.site.locate(src, self.page)
        if located:
            self._tell(f"« {located.path} » n’est pas un fichier que l’on puisse reprendre")
            return encode_path(located.path)
        if src[:5].lower() != "data:":
            self._tell(f"« {src[:200]} » est sur un autre site, et {fate}")
        return src

    def _ask(self, upload: Upload) -> str:
        self.asked[upload.path] = upload
        return upload.address

    def _guess(self, attachment: OldItem | None, name: str) -> str:
        text, source = find_alternative(attachment, name)
        file = name.rpartition("/")[2]
        if text and source != LIBRARY:
            self._tell(f"{file} n’avait pas de texte de remplacement : « {text} » vient {source}")
        elif not text:
            self._tell(f"{file} n’a pas de texte de remplacement : écrivez-le")
        return text

    def _link_mail(self, href: str) -> str:
        """An account’s or a commenter’s address of mail is not published by a link."""
        address = unquote(href[7:].partition("?")[0])
        if self.atlas.mask.hide(address) == address:
            return href
        place = f"mène à {self.atlas.contact}" if self.atlas.contact else "n’est plus un lien"
        self._tell(f"un lien qui montrait une adresse électronique {place}")
        return self.atlas.contact

    def _link_number(self, located: OldAddress, href: str) -> str:
        number = located.find_number(*NUMBERED)
        if number in self.atlas.by_number:
            return self._finish(self.atlas.by_number[number], located, href)
        return self._miss(located, href)

    def _link_path(self, located: OldAddress, href: str) -> str:
        path = located.path.rstrip("/")
        for _ in range(3):
            target = self._find(path)
            if target is not None:
                return self._finish(target, located, href)
            path = _TAIL.sub("", path)
        return self._miss(located, href)

    def _find(self, path: str) -> str | None:
        key = build_key(path)
        if key in self.atlas.by_key:
            return self.atlas.by_key[key]
        if key == build_key(self.atlas.site.folder):
            return "/"
        first = f"/{key.split('/')[1]}/*" if key.count("/") > 1 else ""
        if first in self.atlas.by_key:  # a category without a page, as the server answers
            return self.atlas.by_key[first]
        dated = _DATE.fullmatch(path)
        if dated and int(dated[1]) in self.atlas.years:
            return f"/archives/{dated[1]}/"
        return None

    def _finish(self, target: str, located: OldAddress, href: str) -> str:
        if not target:
            self._tell_bare(href, "un texte qui n’est pas public")
            return ""
        anchor = _translate_anchor(located.fragment)
        return f"{target}#{anchor}" if anchor else target

    def _miss(self, located: OldAddress, href: str) -> str:
        if _INSIDE.match(located.path):
            self._tell_bare(href, "l’intérieur de WordPress")
            return ""
        self._tell(f"le lien vers « {href[:200]} » ne mène à rien : corrigez-le ou retirez-le")
        anchor = f"#{located.fragment}" if located.fragment else ""
        return f"{encode_path(located.path)}{anchor}"

    def _tell_bare(self, href: str, where: str) -> None:
        self._tell(f"le lien vers « {href[:200]} » menait à {where} : seuls ses mots restent")

    def _tell(self, message: str) -> None:
        note = Note(message)
        if note not in self.notes:
            self.notes.append(note)


def _translate_anchor(anchor: str) -> str:
    """The anchor of our pages that stands where WordPress had `anchor`."""
    if _COMMENT.fullmatch(anchor):
        return "commentaires"
    return "" if _MORE.fullmatch(anchor) else _ANCHORS.get(anchor, anchor)
