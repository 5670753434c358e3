"""English is typeset as English, on text alone."""

import pytest

from plugins.typography.english import typeset_english


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ('It\'s "real"', "It’s “real”"),
        ('"<em>x</em>"', "“<em>x</em>”"),
        ('<i>"It\'s</i> so"', "<i>“It’s</i> so”"),
        ("yes -- no...", "yes — no…"),
        ("the '80s, 'tis", "the ‘80s, ‘tis"),
        ('"<code>"x"</code>"', '“<code>"x"</code>”'),
        ("&quot;x&quot; &amp; y", "“x” &amp; y"),
        ("<a title=\"it's\">it's</a> <!-- it's -->", "<a title=\"it's\">it’s</a> <!-- it's -->"),
        ("AT&T and CAPS at the end", "AT&T and CAPS at the end"),
        ("see https://ex.org/it's?a--b", "see https://ex.org/it's?a--b"),
        ('<p>"a</p><p>b"</p>', "<p>“a</p><p>b”</p>"),
        ("<q lang=fr>l'été</q> <q lang=de>l'x</q>",) * 2,
    ],
)
def test_quotes_dashes_and_suspension_points(source: str, typeset: str) -> None:
    assert typeset_english(source) == typeset
    assert typeset_english(typeset) == typeset
