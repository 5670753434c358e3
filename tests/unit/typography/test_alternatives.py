"""The texts of images are typeset, and nothing else of a tag."""

import pytest

from plugins.typography.alternatives import typeset_alternatives


@pytest.mark.parametrize(
    ("body", "typeset"),
    [
        ('<img src="a" alt="oui !">', '<img src="a" alt="OUI !">'),
        ('<img alt="a &amp; b" title="x !">', '<img alt="A &amp; B" title="x !">'),
        ('<p alt="oui">oui</p>', '<p alt="oui">oui</p>'),
        ('<img data-x=\'alt="x"\' alt="">', '<img data-x=\'alt="x"\' alt="">'),
    ],
)
def test_only_the_text_of_an_image_is_typeset(body: str, typeset: str) -> None:
    assert typeset_alternatives(body, str.upper) == typeset
