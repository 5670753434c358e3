"""The files of the old blog under their new addresses: pictures, sounds, documents. Core.

WordPress keeps each picture in several sizes; the full one is meant, whichever a text names.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from plugins.wordpress_import.addresses import OldSite
from plugins.wordpress_import.model import OldItem
from plugins.wordpress_import.names import Names

IMAGES = frozenset(
    "jpg jpeg jpe jfif png gif webp avif tif tiff bmp ico svg heic heif".split()  # noqa: SIM905
)
DOCUMENTS = frozenset(
    "pdf doc docx odt rtf txt csv xls xlsx ods ppt pptx pps ppsx odp epub mobi "  # noqa: SIM905
    "mp3 m4a ogg oga opus wav flac aac mid mp4 m4v mov webm ogv avi mpg mpeg wmv wma 3gp mkv "
    "zip gz tgz tar 7z rar ics vcf gpx kml srt vtt psd ai eps key pages numbers".split()
)
OTHERS = frozenset("html htm xhtml xml js css php swf svgz json md exe apk".split())  # noqa: SIM905
"""What may stand among the uploads, and is never published from there."""

_SIZE = re.compile(r"-\d{1,5}x\d{1,5}$")
_UNSAFE = re.compile(r"[^\w.()@+,~-]+")
_PHOTON = re.compile(r"i\d\.wp\.com")
_YEARLY = re.compile(r"(?:^|/)((?:19|20)\d\d/(?:0[1-9]|1[0-2])/[^/]+)$")
_LONGEST, _LONGEST_SUFFIX = 120, 12
_DEEPEST = 12


@dataclass(frozen=True)
class Upload:
    """A file to bring: `name` below the folder of uploads, `path` in the project, its addresses."""

    name: str
    path: str
    address: str
    old: str = ""
    """Where it was: an absolute address, when the export gives one."""


@dataclass
class Uploads:
    """All files that the blog has or names; `find` notes which were asked for.

    `holds` says whether the folder of images has a file of that name.
    """

    site: OldSite
    holds: Callable[[str], bool] = lambda _: False
    by_name: dict[str, Upload] = field(default_factory=dict)
    attachments: dict[str, OldItem] = field(default_factory=dict)
    hosts: set[str] = field(default_factory=set)
    _names: Names = field(default_factory=Names)

    def add(self, item: OldItem) -> Upload | None:
        """Take in the file of an attachment; None for a name that leads elsewhere."""
        given = (find_name(item.attachment_url), item.find_meta("_wp_attached_file"))
        last = item.attachment_url.partition("?")[0].rpartition("/")[2]
        name = clean_name(next(filter(None, given), unquote(last)))
        if not name:
            return None
        host = _find_host(item.attachment_url)
        if host:
            self.hosts.add(host)
        self.attachments.setdefault(_fold(name), item)
        return self._claim(name, item.attachment_url)

    def find(self, address: str, page: str = "") -> Upload | None:
        """The file that a text means by `address`; None when it is no file of the old blog."""
        name = self._locate(address, page)
        return self._claim(self._find_full(name), address) if name else None

    def find_attachment(self, upload: Upload) -> OldItem | None:
        """What WordPress knew of the file."""
        return self.attachments.get(_fold(upload.name))

    def _locate(self, address: str, page: str) -> str:
        located = self.site.locate(address, page)
        host = "" if located else _find_host(address)
        path = located.path if located else urlsplit(address).path if host else ""
        if _PHOTON.fullmatch(host):  # a service of WordPress’s makers, that shows the same file
            located = self.site.locate(f"//{path.lstrip('/')}")
            path = located.path if located else ""
        name = find_name(path)
        if name and (located or host in self.hosts):
            known = IMAGES | DOCUMENTS | (OTHERS if "/uploads/" in path else frozenset())
            return clean_name(name) if find_suffix(name) in known else ""
        bare = located.path.removeprefix("/wp-content") if located else ""
        return clean_name(bare) if find_suffix(bare) in IMAGES | DOCUMENTS else ""

    def _find_full(self, name: str) -> str:
        """The name of the full size of `name`, where that is known to be."""
        stem, _, suffix = name.rpartition(".")
        bare = _SIZE.sub("", stem)
        if _fold(name) in self.attachments or bare == stem:
            return name
        wishes = [f"{bare}{kind}.{suffix}" for kind in ("", "-scaled", "-rotated")]
        known = (wish for wish in wishes if _fold(wish) in self.attachments)
        held = (wish for wish in wishes if self.holds(wish))
        return next(known, "") or next(held, "") or name

    def _claim(self, name: str, old: str) -> Upload:
        key = _fold(name)
        if key not in self.by_name:
            room = "images" if find_suffix(name) in IMAGES else "documents"
            path = self._names.claim(f"content/{room}/{name}")
            self.by_name[key] = Upload(name, path, path.removeprefix("content"), old)
        return self.by_name[key]


def find_name(address: str) -> str:
    """What comes after the folder of uploads in an address or a path; empty when nothing does."""
    try:
        path = unquote(urlsplit(address).path) if "://" in address else address
    except ValueError:
        return ""
    path = path.replace("\\", "/").split("?")[0]
    _, found, name = (
        path.rpartition("/uploads/") if "/uploads/" in path else path.rpartition("/files/")
    )
    if found:
        return name
    yearly = _YEARLY.search(path)
    return yearly[1] if yearly else ""


def clean_name(name: str) -> str:
    """`name` in signs that an address can show as they are; empty for one that climbs out."""
    parts = [
        part for part in unicodedata.normalize("NFC", name).split("/") if part not in {"", "."}
    ]
    if ".." in parts or not 0 < len(parts) <= _DEEPEST:
        return ""
    cleaned = [_UNSAFE.sub("-", part).lstrip(".-") for part in parts]
    *folders, last = cleaned
    stem, dot, suffix = last.rpartition(".")
    whole = "/".join([*map(_cut, folders), f"{_cut(stem)}{dot}{suffix[:_LONGEST_SUFFIX]}"])
    return whole if all(cleaned) and stem else ""


def find_suffix(name: str) -> str:
    """`jpg` of `x.JPG`."""
    return name.rpartition(".")[2].lower()


def drop_size(path: str) -> str:
    """`x.jpg` for `x-300x200.jpg`."""
    stem, dot, suffix = path.rpartition(".")
    return f"{_SIZE.sub('', stem)}{dot}{suffix}"


def find_small_sizes(name: str, names: Iterable[str]) -> list[str]:
    """Those of `names` that are `name` in another size, the largest first."""
    stem, _, suffix = name.rpartition(".")
    form = re.compile(
        rf"{re.escape(stem)}-(\d{{1,5}})x(\d{{1,5}})\.{re.escape(suffix)}", re.IGNORECASE
    )
    found = [(int(m[1]) * int(m[2]), each) for each in names if (m := form.fullmatch(each))]
    return [each for _, each in sorted(found, reverse=True)]


def _fold(name: str) -> str:
    """As `build_key`, for a name; case counts, for WordPress lived on disks where it does."""
    return unicodedata.normalize("NFC", name)


def _find_host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _cut(part: str) -> str:
    return part.encode()[:_LONGEST].decode(errors="ignore")
