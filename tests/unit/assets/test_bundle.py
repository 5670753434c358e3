"""Style sheets are bundled, and named after their bytes."""

import re

import pytest

from plugins.assets.bundle import build_assets, build_url, bundle_css, minify_css


@pytest.mark.parametrize(
    ("sheet", "minified"),
    [
        (b"/* why */\na {\n  color: red;\n  margin: 0 auto;\n}\n", b"a{color:red;margin:0 auto}"),
        (b"a b > c:hover, d { inset: 0 }", b"a b > c:hover,d{inset:0}"),
        (b"@media (width >= 48rem) { a { b: calc(1px + 2px) } }",
         b"@media (width >= 48rem){a{b:calc(1px + 2px)}}"),
        (b'a { content: "c : d, e"; }', b'a{content:"c : d, e"}'),
        (b"a :where(b) { c: d }", b"a :where(b){c:d}"),
    ],
)  # fmt: skip
def test_a_sheet_loses_only_what_means_nothing(sheet: bytes, minified: bytes) -> None:
    assert minify_css(sheet) == minified


def test_the_layers_come_first_in_the_bundle() -> None:
    assert bundle_css({"css/a.css": b"a{}", "css/layers.css": b"@layer x;"}) == b"@layer x;a{}"


def test_the_name_changes_with_the_bytes_and_only_with_them() -> None:
    assert build_url("js/a.js", b"1") == build_url("js/a.js", b"1") != build_url("js/a.js", b"2")
    assert re.fullmatch(r"/theme/js/a\.[0-9a-f]{10}\.js", build_url("js/a.js", b"1"))


def test_feeds_have_a_sheet_of_their_own() -> None:
    built = build_assets({"css/base.css": b"a{}", "css/feed.css": b"b { c: d }", "js/x.js": b"1"})
    assert {name: body for name, (_, body) in built.items()} == {
        "css/feed.css": b"b{c:d}",
        "js/x.js": b"1",
        "site.css": b"a{}",
    }
