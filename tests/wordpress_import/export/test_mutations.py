"""Any file gives an export or a refusal, soon: never another failure."""

import time
from contextlib import suppress
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.wordpress_import.export.decoding import HEAD as HEAD_SIZE
from plugins.wordpress_import.export.merging import merge
from plugins.wordpress_import.export.reading import read_part
from plugins.wordpress_import.export.refusals import RefusedExportError
from plugins.wordpress_import.model import Export
from tests.wordpress_import.export.exports import FOOT, HEAD, read_bytes, write_export, write_item

START = f"{HEAD}{chr(10) * HEAD_SIZE}".encode()
"""So long that the rest comes by pieces, in the middle of anything."""

WHOLE = (
    "<title>Été</title><wp:author><wp:author_login>k</wp:author_login></wp:author>"
    "<wp:category><wp:category_nicename>a</wp:category_nicename></wp:category>"
    + write_item(
        1,
        content="<!-- wp:image -->é &amp; ]]]]><![CDATA[>",
        post_name="%e6%97%a5",
        post_date="2018-03-25 02:30:00",
        comment="<wp:comment_id>1</wp:comment_id><wp:comment_parent>1</wp:comment_parent>",
        postmeta="<wp:meta_key>a</wp:meta_key><wp:meta_value>i:1;</wp:meta_value>",
    )
    * 2
    + FOOT
).encode()
PIECES = [b"<", b">", b"&", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<?", b"<!", b"\0", b"\xff"]
PIECES += [b"&#0;", b"&#xD800;", b"&nbsp;", b"</item>", b"<item>", b'"', b"\xed\xa0\x80", b"%"]
FLOODS = ["&", "< ", "\x01", "&\n", "]", "]]>", "<![CDATA[]]>", "<!---->", "<!--", "<?a?>", "%"]
FLOODS += ["<wp:comment/>", "a<wp:comment/>", "<b>", "</b>", "<b/>", "&nbsp;", "&#0;"]

places = st.integers(0, len(WHOLE))
edits = st.tuples(places, st.integers(0, 40), st.sampled_from(PIECES) | st.binary(max_size=4))


def read(data: bytes) -> None:
    with suppress(RefusedExportError):
        read_after_start(data)


def read_after_start(data: bytes) -> Export:
    pieces = (data[at : at + 30] for at in range(0, len(data), 30))
    return merge([read_part(chain([START], pieces), "export.xml")])


def test_the_file_is_whole_before_it_is_damaged() -> None:
    assert len(read_after_start(WHOLE).items) == 1


@given(st.lists(edits, min_size=1, max_size=6))
@settings(max_examples=300, deadline=None)
def test_a_damaged_file(changes: list[tuple[int, int, bytes]]) -> None:
    data = WHOLE
    for place, length, new in changes:
        data = data[:place] + new + data[place + length :]
    read(data)


@given(places)
@settings(max_examples=100, deadline=None)
def test_a_file_that_was_cut(place: int) -> None:
    if place < WHOLE.index(b"</rss>"):
        with pytest.raises(RefusedExportError):
            read_after_start(WHOLE[:place])


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_bytes(data: bytes) -> None:
    with suppress(RefusedExportError):
        read_bytes(data)


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_costs_little(flood: str) -> None:
    many = flood * (200_000 // len(flood))
    data = write_export(f"<item><content:encoded>{many}</content:encoded>{many}</item>").encode()
    start = time.process_time()
    with suppress(RefusedExportError):
        read_bytes(data, size=1 << 18)
    assert time.process_time() - start < 2
