"""One table of headers, in the words of each kind of server."""

import re

import pytest

from plugins.publishing.caddy import render_caddy
from plugins.publishing.hosts import PublishingError, read_place
from plugins.publishing.manifest import is_lasting
from plugins.publishing.nginx import render_nginx
from plugins.publishing.servers import LASTING, Server, render_headers_file, render_htaccess
from plugins.publishing.settings import read_settings
from plugins.shared.headers import FOREVER, HTTPS_HEADERS, SECURITY_HEADERS

SERVER = Server("/srv/blog", "https://www.blog.fr", 8100, has_service=True)
PATHS = ["index.html", "theme/site.0123456789.css", "theme/site.0123456789.css.gz", "images/a.png"]
FACTS = {
    "SITEURL": "https://www.blog.fr",
    "SITENAME": "Blog",
    "FEED_ID_NAMESPACE": "b7d0a3a2",
    "FEED_ALL_ATOM": "flux/atom.xml",
    "TIMEZONE": "Europe/Paris",
    "COMMENTS": {"service": False},
}


@pytest.mark.parametrize(
    "text",
    [
        render_nginx(SERVER),
        render_caddy(SERVER),
        render_headers_file(PATHS),
        render_htaccess("RedirectMatch 301 x y\n"),
    ],
    ids=["nginx", "caddy", "netlify", "apache"],
)
def test_each_server_is_told_every_header(text: str) -> None:
    for name, value in {**SECURITY_HEADERS, **HTTPS_HEADERS}.items():
        assert re.search(rf'{name}:? "?{re.escape(value)}"?( always;)?$', text, re.MULTILINE)
    assert FOREVER in text


@pytest.mark.parametrize("path", [*PATHS, "images/2026/a.470276b91-800.avif", "a.12345678.css"])
def test_servers_and_the_table_agree_on_what_lasts(path: str) -> None:
    assert bool(re.search(LASTING, path)) == is_lasting(path)


def test_a_folder_is_lasting_for_netlify_when_all_that_is_in_it_is() -> None:
    text = render_headers_file(PATHS)
    assert f"/theme/*\n  Cache-Control: {FOREVER}" in text
    assert "/images/*" not in text


def test_both_servers_pass_the_service_on_and_go_from_one_name_to_the_other() -> None:
    nginx, caddy = render_nginx(SERVER), render_caddy(SERVER)
    assert "server_name www.blog.fr blog.fr;" in nginx
    assert "    server_name blog.fr;\n    return 301 https://www.blog.fr$request_uri;" in nginx
    assert "limit_req_status 429;" in nginx
    assert "proxy_pass http://127.0.0.1:8100;" in nginx
    assert "blog.fr {\n\tredir https://www.blog.fr{uri} permanent" in caddy
    assert "reverse_proxy 127.0.0.1:8100" in caddy


def test_without_a_service_nothing_is_passed_on() -> None:
    alone = Server("/srv/blog", "https://blog.fr")
    assert "proxy_pass" not in render_nginx(alone)
    assert "reverse_proxy" not in render_caddy(alone)
    assert alone.other_name == "www.blog.fr"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("/srv/blog", ("folder", "", "/srv/blog")),
        ("moi@serveur:/srv/blog/", ("server", "moi@serveur", "/srv/blog")),
        ("s3://seau/blog/", ("bucket", "seau", "blog")),
        ("git:origin#pages", ("branch", "origin", "pages")),
        ("git:git@github.com:moi/blog.git", ("branch", "git@github.com:moi/blog.git", "gh-pages")),
    ],
)
def test_a_place_is_read_from_one_address(text: str, place: tuple[str, str, str]) -> None:
    assert read_place(text) == place


def test_no_place_is_said_with_what_to_write() -> None:
    with pytest.raises(PublishingError, match="PUBLISH_TO=/srv/blog"):
        read_place("")


def test_the_environment_wins_over_the_settings() -> None:
    told = {**FACTS, "PUBLISHING": {"to": "/srv/a"}}
    assert read_settings(told, {}).to == "/srv/a"
    assert read_settings(told, {"PUBLISH_TO": "/srv/b"}).to == "/srv/b"
    assert read_settings(told, {}).look_at == "https://www.blog.fr"
    assert read_settings(told, {"PUBLISH_LOOK_AT": ""}).look_at == ""


def test_an_unknown_setting_is_said() -> None:
    with pytest.raises(PublishingError, match="ne connaît pas «\u00a0too\u00a0»"):
        read_settings({**FACTS, "PUBLISHING": {"too": "/srv/a"}}, {})
