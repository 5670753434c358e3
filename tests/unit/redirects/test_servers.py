"""The table in the syntax of each server, read back as the server reads it."""

import re
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from plugins.redirects.addresses import encode_target, parse_source
from plugins.redirects.servers import render_apache, render_netlify, render_nginx
from plugins.redirects.table import Redirect

TABLE = [
    Redirect("/2017/11/21/titre/", "/nouveau/"),
    Redirect("/a%22%24%3Bb%5C/", "/c%24%7BX%7D/"),
    Redirect("/%C3%A9t%C3%A9/", "/%C3%A0/"),
]
QUOTED = r'"((?:[^"\\]|\\.)*)"'
ODD = st.text(st.sampled_from("ab/é \"'\\$;{}~*:^()#?%\n\t"), max_size=12).map(lambda t: f"/x{t}")


def _unquote(text: str) -> str:
    return re.sub(r'\\([\\"])', r"\1", text)


def _rows(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_netlify_reads_encoded_addresses() -> None:
    assert _rows(render_netlify(TABLE)) == [
        "/2017/11/21/titre/ /nouveau/ 301",
        "/a%22%24%3Bb%5C/ /c%24%7BX%7D/ 301",
        "/%C3%A9t%C3%A9/ /%C3%A0/ 301",
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


def test_nginx_never_meets_a_key_twice() -> None:
    rows = _rows(render_nginx([Redirect("/Feed", "/a/"), Redirect("/feed/", "/b/")]))
    assert rows == ['"/Feed" "/a/";', '"/feed/" "/b/";']


def test_the_nginx_file_says_how_it_is_used() -> None:
    assert "map $uri $redirect_to" in render_nginx([])


def test_apache_reads_patterns_and_encodes_targets_itself() -> None:
    assert _rows(render_apache(TABLE)) == [
        'RedirectMatch 301 "^/2017/11/21/titre/?$" "/nouveau/"',
        'RedirectMatch 301 "^/a\\"\\\\$;b\\\\\\\\/?$" "/c\\\\$\\\\{X}/"',
        'RedirectMatch 301 "^/été/?$" "/à/"',
    ]


@given(ODD, ODD)
def test_whatever_is_asked_each_row_stays_one_row(source: str, target: str) -> None:
    parsed = parse_source(source)
    table = [Redirect(parsed, encode_target(target))] if parsed else []
    netlify, apache = _rows(render_netlify(table)), _rows(render_apache(table))
    assert len(netlify) == len(apache) == len(table)
    assert all(re.fullmatch(r"/\S* /\S* 301", row) for row in netlify)
    assert all(re.fullmatch(f"RedirectMatch 301 {QUOTED} {QUOTED}", row) for row in apache)
    assert all(re.fullmatch(f"{QUOTED} {QUOTED};", row) for row in _rows(render_nginx(table)))


@given(ODD)
def test_apache_matches_the_address_and_nothing_longer(source: str) -> None:
    parsed = parse_source(source) or "/x"
    (row,) = _rows(render_apache([Redirect(parsed, "/y/")]))
    (pattern, _) = re.findall(QUOTED, row)
    assert re.search(_unquote(pattern), unquote(parsed))
    assert not re.search(_unquote(pattern), f"{unquote(parsed)}suite")


def test_an_empty_table_is_an_empty_file() -> None:
    assert render_netlify([]) == render_apache([]) == ""
