"""A picture alone in its paragraph is a figure, and its title is what stands under it."""

import pytest
from markdown import markdown

PICTURE = '<img alt="Une rue" src="/images/a.png">'


def _convert(text: str) -> str:
    extensions = ["plugins.reading.captions", "markdown.extensions.attr_list"]
    return markdown(text, extensions=extensions, output_format="html")


@pytest.mark.parametrize(
    ("title", "caption"),
    [
        ("Du vent", "Du vent"),
        ("Du vent & rien", "Du vent &amp; rien"),
        ("a &lt; b, &quot;c&quot;", "a &lt; b, &quot;c&quot;"),
        ("*a* \\*b\\*", "*a* *b*"),
    ],
)
def test_a_title_is_a_caption(title: str, caption: str) -> None:
    figure = _convert(f'![Une rue](/images/a.png "{title}")')
    assert figure == f"<figure>{PICTURE}<figcaption>{caption}</figcaption></figure>"


def test_a_picture_in_a_link_stays_in_it() -> None:
    figure = _convert('[![Une rue](/images/a.png "Du vent")](/images/a.png)')
    link = f'<a href="/images/a.png">{PICTURE}</a>'
    assert figure == f"<figure>{link}<figcaption>Du vent</figcaption></figure>"


def test_one_in_an_item_is_a_figure_there() -> None:
    items = _convert('- a\n\n    ![Une rue](/images/a.png "Du vent")')
    assert f"<figure>{PICTURE}<figcaption>Du vent</figcaption></figure>" in items


@pytest.mark.parametrize(
    "text",
    [
        "![Une rue](/images/a.png)",
        'Voici ![Une rue](/images/a.png "Du vent")',
        '![Une rue](/images/a.png "Du vent") !',
        '![a](/a.png "b") ![c](/c.png "d")',
        '[![a](/a.png "b") x](/y/)',
        '# ![a](/a.png "b")',
        "*a*",
    ],
)
def test_anything_else_is_left_as_it_is(text: str) -> None:
    assert "<figure" not in _convert(text)
