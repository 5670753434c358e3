"""Addresses in texts: which may be followed, which play, where a frame leads. Core."""

import re
from urllib.parse import unquote, urlsplit

AUDIO = frozenset({"mp3", "ogg", "oga", "flac", "m4a", "wav", "wma", "opus", "aac"})
VIDEO = frozenset({"mp4", "m4v", "webm", "ogv", "flv", "mov", "wmv", "avi", "mkv"})

ALONE = re.compile(r"https?://[^\s<>\"]+")
"""An address that stands alone on its line."""

_SCHEME = re.compile(r"[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.-]*):")
_FOLLOWED = frozenset(
    {"http", "https", "mailto", "tel", "ftp", "sms", "xmpp", "irc", "news", "geo"}
)
_FRAMES = (
    (
        re.compile(r"youtube(?:-nocookie)?\.com/(?:embed|v)/([\w-]{6,20})"),
        "www.youtube.com/watch?v=",
    ),
    (re.compile(r"player\.vimeo\.com/video/(\d{1,20})"), "vimeo.com/"),
    (re.compile(r"dailymotion\.com/embed/video/(\w{1,20})"), "www.dailymotion.com/video/"),
)
_HOST_START = re.compile(r"^(?:https?:)?//(?:i\d\.wp\.com/)?(?:www\.)?(?=[^/])", re.IGNORECASE)
"""With the servers of images that wordpress.com puts before an address."""

_SMALL = re.compile(r"-\d{1,5}x\d{1,5}(?=\.\w{1,5}$)")


def is_followed(address: str) -> bool:
    """Whether a link may lead there: not to a script, whatever its disguise."""
    scheme = _SCHEME.match(address)
    return scheme is None or scheme[1].lower() in _FOLLOWED


def find_player(address: str) -> str:
    """`audio` or `video` when the address is that of a sound or of a film, else nothing."""
    ending = _split_path(address).rpartition(".")[2].lower()
    return "audio" if ending in AUDIO else "video" if ending in VIDEO else ""


def follow_frame(address: str) -> str:
    """The page that shows what a frame of another site showed."""
    for pattern, page in _FRAMES:
        if match := pattern.search(address):
            return f"https://{page}{match[1]}"
    return f"https:{address}" if address.startswith("//") else address


def build_key(address: str) -> str:
    """What two ways to write the address of one file have in common."""
    rest = _HOST_START.sub("", address.strip())
    return unquote(re.split(r"[?#]", rest, maxsplit=1)[0])


def drop_size(key: str) -> str:
    """`photo-300x200.jpg` is a small `photo.jpg`."""
    return _SMALL.sub("", key)


def _split_path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return address
