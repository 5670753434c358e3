"""What PHP serialised becomes plain values, within limits; the rest stays as it is."""

import math
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.wordpress_import.export.php import PhpError, PhpValue, parse_php, read_php


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("N;", None),
        ("b:1;", True),
        ("b:0;", False),
        ("i:-12;", -12),
        ("d:0.5;", 0.5),
        ("d:1.0E+25;", 1e25),
        ("d:-INF;", -math.inf),
        ('s:3:"é!";', "é!"),
        ('s:3:""x"";', '"x"'),
        ('s:5:"a";ib";', 'a";ib'),
        ("a:0:{}", {}),
        ('a:2:{i:0;s:1:"a";s:1:"k";a:1:{i:7;b:1;}}', {0: "a", "k": {7: True}}),
        ('O:8:"stdClass":1:{s:1:"x";i:1;}', {"x": 1}),
        ('O:1:"A":1:{s:4:"\0*\0x";i:1;}', {"x": 1}),
        ('a:2:{i:0;s:1:"x";i:1;R:2;}', {0: "x", 1: "x"}),
        ('a:4:{i:0;s:1:"x";i:1;R:2;i:2;s:1:"y";i:3;R:3;}', {0: "x", 1: "x", 2: "y", 3: "y"}),
        ("a:1:{i:0;R:1;}", {0: None}),
        ('C:1:"A":3:{abc}', "abc"),
        ('E:11:"Suit:Hearts";', "Suit:Hearts"),
    ],
)
def test_each_form_has_its_value(text: str, value: PhpValue) -> None:
    assert parse_php(text) == value


@pytest.mark.parametrize("length", [0, 1, 6, 99])
def test_a_length_that_is_wrong_is_forgiven_where_the_string_ends_clearly(length: int) -> None:
    assert read_php(f'a:1:{{i:0;s:{length}:"a";! c";}}') == {0: 'a";! c'}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bonjour",
        "a:b",
        "i:1",
        "a:1:{i:0;}",
        "a:2:{i:0;i:1;}",
        'a:1:{i:0;s:3:"abc}',
        "a:1:{N;i:1;}",
        "i:1;i:2;",
        's:1:"a";b";',
        "d:1e99999999;",
        'O:1:"A',
        "a:999999999:{}",
        "a:1:{i:0;" * 50 + "N;" + "}" * 50,
        "i:" + "9" * 5000 + ";",
    ],
)
def test_what_is_damaged_or_beyond_the_limits_stays_text(text: str) -> None:
    assert read_php(text) == text
    with pytest.raises(PhpError):
        parse_php(text)


@pytest.mark.parametrize("name", ["LONGEST", "MOST_VALUES"])
def test_what_is_too_large_stays_text(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a:3:{i:0;i:1;i:1;i:1;i:2;i:1;}"
    assert read_php(text) != text
    monkeypatch.setattr(f"plugins.wordpress_import.export.php.{name}", 2)
    assert read_php(text) == text


@pytest.mark.parametrize(
    "flood",
    ["a:1:{i:0;", 's:1:"', 's:9:"a";', 'O:1:"', 'a:1:{s:5:"', "R:1;", 'C:1:"A":9:{'],
)
def test_a_flood_costs_little(flood: str) -> None:
    start = time.process_time()
    read_php((flood * 200_000)[:1_000_000])
    assert time.process_time() - start < 1


def write_php(value: PhpValue) -> str:
    match value:
        case None:
            return "N;"
        case bool():
            return f"b:{int(value)};"
        case int():
            return f"i:{value};"
        case float():
            return f"d:{value!r};"
        case str():
            return f's:{len(value.encode())}:"{value}";'
        case dict():
            pairs = "".join(write_php(key) + write_php(inner) for key, inner in value.items())
            return f"a:{len(value)}:{{{pairs}}}"


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
scalars = st.none() | st.booleans() | st.integers(-(10**15), 10**15) | words
scalars |= st.floats(-1e9, 1e9).map(lambda number: round(number, 3))
values = st.recursive(
    scalars, lambda inner: st.dictionaries(st.integers(0, 99) | words, inner), max_leaves=12
)


@given(values)
@settings(max_examples=150)
def test_what_php_writes_is_read_back(value: PhpValue) -> None:
    assert parse_php(write_php(value)) == value


@given(st.text('abdisNOCrRE:;{}"0123456789.-é ', max_size=60))
@settings(max_examples=300)
def test_any_text_gives_a_value_or_itself(text: str) -> None:
    read_php(text)
