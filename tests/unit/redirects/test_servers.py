"""The table in the syntax of each server, read back as the server reads it."""

import re
from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.redirects.addresses import encode_target, parse_source
from plugins.redirects.caddy import render_caddy, render_caddy_below
from plugins.redirects.servers import render_apache, render_netlify, render_nginx
from plugins.redirects.table import Redirect
from plugins.shared.old_addresses import (
    ASKED,
    ASKED_WHOLE,
    BELOW,
    ENDS,
    FULL_IMAGE,
    SIZE,
    WHOLE,
)

TABLE = [
    Redirect("/2017/11/21/titre/", "/nouveau/"),
    Redirect("/a%22%24%3Bb%5C/", "/c%24%7BX%7D/"),
    Redirect("/%C3%A9t%C3%A9/", "/%C3%A0/"),
]
WIDE = [
    Redirect("/2017/*", "/archives/2017/"),
    Redirect("/2017/b/*", "/b/"),
    Redirect("/?m=2017*", "/archives/2017/"),
    Redirect("/?p=12", "/a%25/"),
    Redirect("/blog/?tag=%C3%A9", "/e/"),
    Redirect("/wp-content/uploads/2018/07/a.b.jpg", "/images/a.webp"),
    Redirect("/tag/x/", "/x/"),
    Redirect("/tag/x/feed/", "/x.xml"),
]
QUOTED = r'"((?:[^"\\]|\\.)*)"'
ODD = st.text(st.sampled_from("ab/é \"'\\$;{}~*:^()#?%\n\t.+[|="), max_size=12).map(
    lambda t: f"/x{t}"
)


def _unquote(text: str) -> str:
    return re.sub(r'\\([\\"])', r"\1", text)


def _rows(text: str) -> list[str]:
    rows = (line for line in text.splitlines() if not line.startswith(("#", "<", "Rewrite")))
    return list(rows)


def test_netlify_reads_encoded_addresses() -> None:
    assert _rows(render_netlify(TABLE)) == [
        "/2017/11/21/titre/ /nouveau/ 301",
        "/a%22%24%3Bb%5C/ /c%24%7BX%7D/ 301",
        "/%C3%A9t%C3%A9/ /%C3%A0/ 301",
    ]


def test_netlify_and_cloudflare_read_what_stands_for_many_last() -> None:
    assert _rows(render_netlify(WIDE)) == [
        "/wp-content/uploads/2018/07/a.b.jpg /images/a.webp 301",
        *("/tag/x/ /x/ 301", "/tag/x/feed/ /x.xml 301"),
        *("/ p=12 /a%25/ 301!", "/blog/ tag=%C3%A9 /e/ 301!"),
        *("/2017/b/* /b/ 301", "/2017/* /archives/2017/ 301"),
    ]


def test_nginx_reads_decoded_addresses_with_and_without_their_last_slash() -> None:
    assert _rows(render_nginx(TABLE)) == [
        '"/2017/11/21/titre/" "/nouveau/";',
        '"/2017/11/21/titre" "/nouveau/";',
        '"/a\\"$;b\\\\/" "/c%24%7BX%7D/";',
        '"/a\\"$;b\\\\" "/c%24%7BX%7D/";',
        '"/été/" "/%C3%A0/";',
        '"/été" "/%C3%A0/";',
    ]


def test_nginx_reads_patterns_after_what_they_are_near_to() -> None:
    rows = _rows(render_nginx(WIDE))
    assert rows[0:2] == ['"/?p=12" "/a%25/";', '"/blog/?tag=%C3%A9" "/e/";']
    assert rows[-3:] == [
        '"~*^below /2017/b(?:/|$)" "/b/";',
        '"~*^below /\\\\?m=2017" "/archives/2017/";',
        '"~*^below /2017(?:/|$)" "/archives/2017/";',
    ]


def test_nginx_never_meets_a_key_twice() -> None:
    rows = _rows(render_nginx([Redirect("/Feed", "/a/"), Redirect("/feed/", "/b/")]))
    assert rows == ['"/Feed" "/a/";', '"/feed/" "/b/";']


def test_the_nginx_file_says_how_it_is_used() -> None:
    assert "map $uri $redirect_to" in render_nginx([])


def test_caddy_reads_plain_addresses_and_writes_the_others_as_patterns() -> None:
    assert _rows(render_caddy(TABLE)) == [
        "/2017/11/21/titre /nouveau/",
        r"~^/a\x{22}\x{24}\x{3b}b\x{5c}$ /c%24%7BX%7D/",
        "/été /%C3%A0/",
    ]


def test_caddy_reads_apart_what_stands_for_many() -> None:
    assert _rows(render_caddy(WIDE)) == [
        "/?p=12 /a%25/",
        r"~(?i)^/blog/[?]tag\x{3d}\x{25}C3\x{25}A9$ /e/",
        "/wp-content/uploads/2018/07/a.b.jpg /images/a.webp",
        *("/tag/x /x/", "/tag/x/feed /x.xml"),
    ]
    assert _rows(render_caddy_below(WIDE)) == [
        r"~(?i)^/2017/b(?:/.*)?$ /b/",
        r"~(?i)^/\x{3f}m\x{3d}2017 /archives/2017/",
        r"~(?i)^/2017(?:/.*)?$ /archives/2017/",
    ]


def test_apache_reads_patterns_and_encodes_targets_itself() -> None:
    patterns = [re.findall(QUOTED, row) for row in _rows(render_apache(TABLE))]
    end = f"(?:/{ENDS})?/?$"
    assert {_unquote(pattern): target for pattern, target in patterns} == {
        f"^/2017/11/21/titre{end}": "/nouveau/",
        f'^/a"\\$;b\\\\{end}': "/c\\\\$\\\\{X}/",
        f"^/été{end}": "/à/",
    }


def test_apache_meets_the_longest_first_and_rules_for_what_is_asked() -> None:
    text = render_apache(WIDE)
    patterns = [_unquote(re.findall(QUOTED, row)[0]) for row in _rows(text)]
    assert patterns[-2:] == ["^/2017/b(?:/.*)?$", "^/2017(?:/.*)?$"]
    assert patterns.index(f"^/tag/x/feed(?:/{ENDS})?/?$") < patterns.index(
        f"^/tag/x(?:/{ENDS})?/?$"
    )
    assert rf"^/wp\-content/uploads/2018/07/a\.b(?:{SIZE})?\.jpg$" in patterns
    assert (
        'RewriteCond %{QUERY_STRING} "^(?:.*&)?p=12(?:&.*)?$" [NC]\n'
        'RewriteRule "^(?:index\\\\.php)?$" "/a\\\\%/?" [R=301,L]\n'
    ) in text
    assert '"^blog/(?:index\\\\.php)?$"' in text
    assert "m=2017[^&]*(?:&" in text


@given(ODD, ODD)
def test_whatever_is_asked_each_row_stays_one_row(source: str, target: str) -> None:
    parsed = parse_source(source)
    table = [Redirect(parsed, encode_target(target))] if parsed else []
    netlify, apache = _rows(render_netlify(table)), _rows(render_apache(table))
    assert len(netlify) == len(apache) == len(table)
    assert all(re.fullmatch(r"/\S* /\S* 301", row) for row in netlify)
    assert all(re.fullmatch(f"RedirectMatch 301 {QUOTED} {QUOTED}", row) for row in apache)
    assert all(re.fullmatch(f"{QUOTED} {QUOTED};", row) for row in _rows(render_nginx(table)))
    caddy = _rows(render_caddy(table))
    assert all(re.fullmatch(r"[^\s\"{`$\\]+ [^\s\"{`$]+|~\S+ [^\s\"{`$]+", r) for r in caddy)


@given(ODD)
def test_apache_and_caddy_match_the_address_and_nothing_longer(source: str) -> None:
    parsed = parse_source(source)
    parsed = parsed if parsed and not parsed.endswith("*") else "/x"
    (row,) = _rows(render_apache([Redirect(parsed, "/y/")]))
    (pattern, _) = re.findall(QUOTED, row)
    (first, *_) = _rows(render_caddy([Redirect(parsed, "/y/")]))
    told = re.sub(r"\\x\{(\w+)\}", lambda m: re.escape(chr(int(m[1], 16))), first.split()[0])
    for each in (_unquote(pattern), told[1:] if told[0] == "~" else f"^{re.escape(told)}$"):
        bare = unquote(parsed).rstrip("/") or "/"
        assert re.search(each, bare)
        assert not re.search(each, f"{bare}suite")


def test_an_empty_table_is_an_empty_file() -> None:
    assert render_netlify([]) == ""
    for render in (render_apache, render_caddy, render_caddy_below, render_nginx):
        assert _rows(render([])) == []


def test_what_caddy_includes_is_never_empty() -> None:
    assert render_caddy([]) == render_caddy_below([]) != ""


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("/page/9/", "/"),
        ("/category/x/page/12", "/category/x/"),
        ("/2017/11/21/été/comment-page-2/", "/2017/11/21/été/"),
        ("/a/feed/atom/", "/a/"),
        ("/a/amp/", "/a/"),
        ("/a/embed", "/a/"),
        ("/a/2/", "/a/"),
        ("/a/2017/", None),
        ("/page/x/", None),
        ("//hote/amp/", None),
        ("/example/", None),
    ],
)
def test_what_follows_an_address_is_known(address: str, whole: str | None) -> None:
    for pattern, shown in ((WHOLE, address), (ASKED_WHOLE, f"{quote(address)}?x=/amp/")):
        found = re.search(pattern, shown)
        assert (unquote(found[1]) if found else None) == whole


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("/?p=12", "/?p=12"),
        ("/index.php?p=12&x=1", "/?p=12"),
        ("/blog/?utm=1&page_id=3", "/blog/?page_id=3"),
        ("/?xp=12", None),
        ("/?p=", None),
        ("/a.php?p=1", None),
    ],
)
def test_what_wordpress_is_asked_for_is_known(asked: str, key: str | None) -> None:
    found = re.search(ASKED, asked)
    assert (f"{found[1]}?{found[2]}" if found else None) == key


def test_small_images_name_the_full_one() -> None:
    found = re.search(FULL_IMAGE, "/wp-content/uploads/a-2-300x200.jpg")
    assert found
    assert found[1] + found[2] == "/wp-content/uploads/a-2.jpg"
    assert BELOW.strip().isalpha()
