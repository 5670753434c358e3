"""The headers of the site in the syntax of hosts that read a file of the site itself. Core.

One table (`plugins/shared/headers.py`); nginx and Caddy, which have a file of their own, are told
by `nginx` and `caddy`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from plugins.publishing.manifest import is_lasting
from plugins.shared.headers import (
    ASK_AGAIN,
    FOREVER,
    HTTPS_HEADERS,
    PAGE_HEADERS,
    SECURITY_HEADERS,
)

LASTING = r"\.[0-9a-f]{9,}(-\w+)?\.\w+(\.gz|\.br)?$"
"""The names that `plugins.shared.headers.find_caching` calls lasting, compressed or not."""
SERVICES = ("/commentaires/",)
"""What is passed on to the service, and limited."""
PRIVATE = (
    *("_headers", "_redirects", "redirects.nginx.map"),
    *("redirects.map.caddy", "redirects.below.caddy"),
)
"""What is in the tree for a server, and for no reader."""


@dataclass(frozen=True)
class Server:
    """The machine that serves the site: from which folder, and under which address."""

    root: str
    """The folder of releases, which holds `current`."""
    url: str
    port: int = 8100
    has_service: bool = False

    @property
    def name(self) -> str:
        """The name of the site's machine."""
        return urlsplit(self.url).hostname or "localhost"

    @property
    def other_name(self) -> str:
        """The name that people type for it, with or without `www.`."""
        return (
            self.name.removeprefix("www.") if self.name.startswith("www.") else f"www.{self.name}"
        )

    @property
    def headers(self) -> dict[str, str]:
        """On each answer, caching apart."""
        return {**SECURITY_HEADERS, **HTTPS_HEADERS}


def render_headers_file(paths: Iterable[str]) -> str:
    """`_headers`, for Netlify and Cloudflare Pages."""
    rows = [f"  {name}: {value}" for name, value in {**SECURITY_HEADERS, **HTTPS_HEADERS}.items()]
    lasting = [row for f in _list_lasting_folders(paths) for row in _render_lasting(f)]
    return "\n".join(["/*", *rows, *lasting]) + "\n"


def _render_lasting(folder: str) -> Iterator[str]:
    yield f"/{folder}/*"
    yield f"  Cache-Control: {FOREVER}"


def _list_lasting_folders(paths: Iterable[str]) -> list[str]:
    """The folders at the root in which every file is lasting: such hosts know no expressions."""
    folders: dict[str, bool] = {}
    for path in paths:
        folder, slash, _ = path.partition("/")
        if slash:
            folders[folder] = folders.get(folder, True) and is_lasting(path)
    return sorted(folder for folder, is_all in folders.items() if is_all)


def render_htaccess(redirects: str) -> str:
    """`.htaccess`, for Apache: our headers, then the `redirects` that the site brought."""
    headers = "\n".join(_list_apache_headers({**SECURITY_HEADERS, **HTTPS_HEADERS}))
    pages = "\n".join(_list_apache_headers(PAGE_HEADERS))
    return (
        "ErrorDocument 404 /404.html\n"
        "Options -Indexes\n"
        f"<IfModule mod_headers.c>\n{headers}\n"
        f'Header set Cache-Control "{ASK_AGAIN}"\n'
        f'<FilesMatch "{LASTING}">\nHeader set Cache-Control "{FOREVER}"\n</FilesMatch>\n'
        f'<FilesMatch "\\.html$">\n{pages}\n</FilesMatch>\n'
        f"</IfModule>\n{redirects}"
    )


def _list_apache_headers(headers: Mapping[str, str]) -> Iterator[str]:
    yield from (f'Header always set {name} "{value}"' for name, value in headers.items())
