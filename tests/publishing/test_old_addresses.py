"""nginx and Caddy answer old addresses of WordPress in one hop, by the table and by their rules."""

import http.client
import shutil
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from plugins.publishing.folder import FolderHost
from plugins.publishing.servers import Server
from plugins.redirects.caddy import render_caddy, render_caddy_below
from plugins.redirects.servers import render_nginx
from plugins.redirects.table import Wish, build_table
from tests.publishing.sites import Blog, put
from tools import caddy, nginx
from tools.nginx import find_nginx, find_port

HERE = {"nginx": find_nginx(), "caddy": shutil.which("caddy")}
PROGRAMS = {"nginx": nginx.serving, "caddy": caddy.serving}
ODD = "odd\"$;{$X}~*:^()'\\ [a]|b+?"
ROWS = {
    "/?p=12": "/a/",
    "/?tag=%E6%97%A5": "/b/",
    "/?m=2017*": "/archives/",
    "/2017/11/21/été/": "/a/",
    "/2017/*": "/archives/",
    "/tag/x/": "/b/",
    "/tag/x/feed/": "/a/",
    "/tag/*": "/archives/",
    "/wp-content/uploads/2018/07/été.png": "/images/p.webp",
    f"/{quote(ODD)}/": "/a/",
}
PAGES = ("a", "b", "archives", "page/2", "b/page/2", "étiquette")


@pytest.fixture(scope="module", params=HERE)
def port(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a web server before a site that has moved."""
    if not HERE[request.param]:
        pytest.skip(f"{request.param} is not here: apt install {request.param}")
    folder = tmp_path_factory.mktemp(request.param)
    wishes = [Wish(old, new, "f.txt", line) for line, (old, new) in enumerate(ROWS.items(), 1)]
    table, findings = build_table(wishes, {f"/{page}/" for page in PAGES})
    assert findings == []
    files = {
        "redirects.nginx.map": render_nginx(table),
        "redirects.map.caddy": render_caddy(table),
        "redirects.below.caddy": render_caddy_below(table),
    }
    host = FolderHost(folder / "srv")
    put(host, Blog(texts=dict.fromkeys(PAGES, "Texte."), files=files), folder)
    port = find_port()
    with PROGRAMS[request.param](Server(str(host.folder), "https://www.blog.fr"), port):
        yield port


def _get(port: int, path: str) -> tuple[int, str | None]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, answer.headers["Location"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/?p=12", "/a/"),
        ("/?utm_source=x&p=12&y=2", "/a/"),
        ("/index.php?p=12", "/a/"),
        ("/?tag=%e6%97%a5", "/b/"),
        ("/?m=201711", "/archives/"),
        ("/2017/", "/archives/"),
        ("/2017", "/archives/"),
        ("/2017/11/", "/archives/"),
        ("/2017/11/22/autre/", "/archives/"),
        ("/2017/11/21/%C3%A9t%C3%A9/", "/a/"),
        ("/2017/11/21/%c3%a9t%c3%a9", "/a/"),
        ("//2017/11/21/%C3%A9t%C3%A9/", "/a/"),
        ("/2017/11/21/%C3%A9t%C3%A9/amp/", "/a/"),
        ("/2017/11/21/%C3%A9t%C3%A9/embed/", "/a/"),
        ("/2017/11/21/%C3%A9t%C3%A9/feed/", "/a/"),
        ("/2017/11/21/%C3%A9t%C3%A9/comment-page-2/", "/a/"),
        ("/2017/11/21/%C3%A9t%C3%A9/2/", "/a/"),
        ("/tag/x/", "/b/"),
        ("/tag/x/page/3/", "/b/"),
        ("/tag/x/feed/", "/a/"),
        ("/tag/vide/", "/archives/"),
        ("/wp-content/uploads/2018/07/%C3%A9t%C3%A9.png", "/images/p.webp"),
        ("/wp-content/uploads/2018/07/%C3%A9t%C3%A9-300x225.png", "/images/p.webp"),
        (f"/{quote(ODD)}/", "/a/"),
        ("/page/9/", "/"),
        ("/b/page/9/", "/b/"),
        ("/b/feed/rss2/", "/b/"),
        ("/%C3%A9tiquette/amp/", "/%C3%A9tiquette/"),
    ],
)
def test_an_old_address_leads_to_the_new_one_in_one_hop(port: int, old: str, new: str) -> None:
    assert _get(port, old) == (301, new)
    followed = _get(port, new)[0] if not new.startswith("/images/") else 200
    assert followed == 200


@pytest.mark.parametrize(
    "path", ["/", "/?p=13", "/?xp=12", "/a/", "/a/?p=12", "/page/2/", "/b/page/2/?x=1"]
)
def test_what_is_there_is_shown(port: int, path: str) -> None:
    assert _get(port, path) == (200, None)


@pytest.mark.parametrize(
    "path",
    [
        *("/2018/", "/2017x/", "/rien/amp/", "/rien/page/2/", "/tagx/"),
        *("//evil.example/amp/", "/%0d%0aSet-Cookie:x=1/amp/", "/x-300x200.png"),
        "/below%20/2017/",
    ],
)
def test_nothing_else_is_redirected(port: int, path: str) -> None:
    assert _get(port, path) == (404, None)


def test_a_flood_is_answered(port: int) -> None:
    """Patterns of the configuration are tried on whatever is asked."""
    long = "/a" * 2000
    assert _get(port, f"/?{'p=1&' * 1500}p=")[0] in {200, 414, 431}
    assert _get(port, f"{long}/page/x/")[0] in {404, 414, 431}
