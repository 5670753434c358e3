"""Paragraphs, headings, lists, quotations, code, figures: a line each, apart by blank ones."""

import pytest

from tests.wordpress_import.markdown.reading_back import (
    assert_reads_back,
    convert,
    read_text,
    render,
    write,
)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("a<div>b<div>c</div>d</div>e", "a\n\nb\n\nc\n\nd\n\ne"),
        ("<b><p>a</p><p>b</p></b>", "**a**\n\n**b**"),
        ('<a href="/x/"><div>a</div></a>', "[a](/x/)"),
        ("<p>a<hr>b", "a\n\n---\n\nb"),
        ("<p>&nbsp;</p><p><b> </b></p>", ""),
        ('<p class="signature">Karine</p>', "Karine\n{: .signature }"),
        ("<p>– Oui.</p><p>– Non.</p>", "– Oui.\n\n– Non."),
        ("<script>a</script><style>b</style><noscript>c</noscript><svg><text>d</text></svg>e", "e"),
        ("<form><button>Oui</button><select><option>a<option>b</select></form>", "Oui\n\na\n\nb"),
        ("", ""),
    ],
)
def test_paragraphs_are_lines(html: str, text: str) -> None:
    assert write(html) == text
    assert write(render(text)) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h2>a</h2><h3>b</h3>", "## a\n\n### b"),
        ("<h1>a</h1><h3>b</h3><h6>c</h6><h2>d</h2>", "## a\n\n### b\n\n#### c\n\n### d"),
        ("<h4>a</h4><h4>b</h4>", "## a\n\n## b"),
        ("<h2><strong>a</strong></h2>", "## a"),
        ("<h2>a<br>b</h2>", "## a<br>b"),
        ("<h2></h2><h2><br></h2>a", "a"),
        ("<h2>a<ul><li>b</li></ul></h2>", "## a\n\n- b"),
        ('<h2 id="titre">Titre</h2>', "## Titre"),
        ('<h2 id="bas">Titre</h2>', "## Titre {#bas}"),
        ('<h2 id="a">A</h2><h2 id="a_1">A</h2><h2 id="a_3">A</h2>', "## A\n\n## A\n\n## A {#a_3}"),
        ('<h2 id="z">A</h2><h2 id="a">A</h2>', "## A {#z}\n\n## A"),
        ("<blockquote><h2>a</h2></blockquote><h2>b</h2>", "> ## a\n\n## b"),
    ],
)
def test_headings_follow_one_another(html: str, text: str) -> None:
    assert write(html) == text
    assert write(render(text)) == text


def test_an_adjusted_level_is_told() -> None:
    assert convert("<h2>a</h2>").notes == ()
    assert "intertitres" in convert("<h4>a</h4>").notes[0].message


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
        ("<ol><li>a<li>b</ol>", "1. a\n2. b"),
        ('<ol start="7"><li>a<li>b</ol>', "7. a\n8. b"),
        ('<ol><li>a<li value="5">b<li>c</ol>', "1. a\n\n<!-- -->\n\n5. b\n6. c"),
        ("<ul><li>a<ol><li>b</ol><li>c</ul>", "- a\n    1. b\n- c"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n    - b"),
        ("<ul><li>a<br>b</ul>", "- a  \n    b"),
        ("<ul><li><p>a</p><p>b</p><li>c</ul>", "- a\n\n    b\n\n- c"),
        ("<ul><li>a<ul><li>b</ul>c</ul>", "- a\n\n    - b\n\n    c"),
        ("<ul><li>a<pre>b\n\nc</pre></ul>", "- a\n\n        b\n\n        c"),
        ("<ul><li>a<blockquote>b</blockquote></ul>", "- a\n\n    > b"),
        ("<ul><li><img src='/a.png' alt='b'></ul>", "- ![b](/a.png)"),
        ("<ol><li>a<li></li><li>b</ol>", "1. a\n2. <!-- -->\n3. b"),
        ("<ul><li></li></ul>a", "a"),
        ("<ul><li>a</ul><ul><li>b</ul>", "- a\n\n<!-- -->\n\n- b"),
        ("<ul><li>a</ul><ol><li>b</ol>", "- a\n\n1. b"),
        ("<li>a</li> <li>b</li>", "- a\n- b"),
        ("<ul>a<li>b</ul>", "- a\n- b"),
    ],
)
def test_lists_are_lists(html: str, text: str) -> None:
    assert write(html) == text
    assert write(render(text)) == text
    assert read_text(render(text)) == read_text(html)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<blockquote>a</blockquote>", "> a"),
        ("<blockquote><p>a</p><p>b<br>c</p></blockquote>", "> a\n>\n> b  \n> c"),
        ("<blockquote><blockquote>a</blockquote>b</blockquote>", "> > a\n>\n> b"),
        (
            "<blockquote>a</blockquote><blockquote>b</blockquote>",
            "> a\n\n<!-- -->\n\n> b",
        ),
        ("<blockquote><ul><li>a</ul><pre>b</pre></blockquote>", None),
        ("<blockquote><p>a</p><cite>b</cite></blockquote>", "> a\n>\n> *b*"),
        ("<blockquote></blockquote>a", "a"),
        ("<blockquote><pre><code class='language-py'>a</code></pre></blockquote>", None),
        ("<blockquote><table><tr><td colspan=2>a</table>b</blockquote>", None),
    ],
)
def test_quotations_are_quotations(html: str, text: str | None) -> None:
    if text is not None:
        assert write(html) == text
    assert write(render(write(html))) == write(html)
    assert read_text(render(write(html))) == read_text(html)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<pre>a\n  b\n\n\nc</pre>", "```\na\n  b\n\n\nc\n```"),
        ("<pre>\na &lt; b\n</pre>", "```\na < b\n```"),
        ("<pre><code class='language-php'>a</code></pre>", "```php\na\n```"),
        ("<pre class='brush: js; x'>a</pre>", "```js\na\n```"),
        ("<pre>```\na</pre>", "````\n```\na\n````"),
        ("<pre>a<br>\tb  \n   \nc</pre>", "```\na\n    b\n\nc\n```"),
        ("<pre>a <b>b</b>\n\n# c</pre>", "<pre>a <strong>b</strong>\n\n&#35; c</pre>"),
        ("<pre></pre><pre> </pre>a", "a"),
    ],
)
def test_code_is_fenced(html: str, text: str) -> None:
    assert write(html) == text
    assert write(render(text)) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<figure><img src="/a.png" alt="b"></figure>', "![b](/a.png)"),
        (
            '<figure><img src="/a.png" alt="b" title="c"><figcaption>d "e"</figcaption></figure>',
            '![b](/a.png "d &quot;e&quot;")',
        ),
        (
            '<figure><a href="/a/"><img src="/a.png" alt="b"></a><figcaption>c</figcaption>',
            '[![b](/a.png "c")](/a/)',
        ),
        (
            '<figure><img src="/a.png" alt="b"><figcaption>c <b>d</b></figcaption></figure>',
            '<figure markdown="span">\n![b](/a.png)\n'
            '<figcaption markdown="span">c **d**</figcaption>\n</figure>',
        ),
        (
            "<figure><table><tr><th>a</table><figcaption>b</figcaption></figure>",
            '<figure markdown="1">\n\n| a |\n|---|\n\n'
            '<figcaption markdown="span">b</figcaption>\n\n</figure>',
        ),
        ("<figure><figcaption>a</figcaption></figure>", "a"),
        ("<figure><blockquote>a</blockquote></figure>", "> a"),
        ("<figcaption>a</figcaption>", "a"),
        (
            "<details open><summary>a <b>b</b></summary><ul><li>c</ul></details>",
            '<details markdown="1" open>\n<summary markdown="span">a **b**</summary>\n\n'
            "- c\n\n</details>",
        ),
        ("<details>a</details>", "a"),
    ],
)
def test_figures_keep_their_captions(html: str, text: str) -> None:
    assert write(html) == text
    assert write(render(text)) == text
    assert read_text(render(text)).split() == read_text(html).split()


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<dl><dt>a<dd>b<dd>c<dt>d<dt>e<dd>f</dl>", "a\n:   b\n:   c\n\nd\ne\n:   f"),
        ("<dl><dt>a<dd>b<br>c</dl>", "a\n:   b  \n    c"),
        ("<dl><dt>a<dd><p>b</p><p>c</p></dl>", None),
        ("<dl><dd>a<dt>b</dl>", None),
        ("<dl><div><dt>a<dd>b</div>c</dl>", "a\n:   b\n\nc"),
        ("<dl><dt>a<dd>b</dl><dl><dt>c<dd>d</dl>", "a\n:   b\n\n<!-- -->\n\nc\n:   d"),
    ],
)
def test_definitions_are_definitions(html: str, text: str | None) -> None:
    if text is not None:
        assert write(html) == text
    assert_reads_back(html)


def test_players_are_players() -> None:
    assert write('<p>a<audio src="/a.mp3" style="width:100%"></audio>b</p>') == (
        'a\n\n<audio controls src="/a.mp3"></audio>\n\nb'
    )
    html = (
        '<video poster="/p.jpg" width="1"><source src="/v.mp4" type="video/mp4">'
        '<track src="/v.vtt" kind="captions" srclang="fr"><a href="/v.mp4">La vidéo</a></video>'
    )
    assert write(html) == (
        '<video controls poster="/p.jpg"><source src="/v.mp4" type="video/mp4">'
        '<track src="/v.vtt" kind="captions" srclang="fr"><a href="/v.mp4">La vidéo</a></video>'
    )
    assert write(render(write(html))) == write(html)
    assert write("<audio></audio><video>Rien</video>") == "Rien"


def test_a_frame_is_a_link_and_told() -> None:
    converted = convert('<p>a</p><iframe src="https://ailleurs.fr/x"></iframe>')
    assert converted.text == "a\n\n<https://ailleurs.fr/x>"
    assert "https://ailleurs.fr/x" in converted.notes[0].message


def test_remarks_stand_between_blocks_and_other_comments_end() -> None:
    html = (
        "<p>a<!-- Import : un -- deux --></p><!-- b --><hr>"
        "<ul><li>c<!-- Import : trois --></ul><p>d"
    )
    assert write(html) == (
        "a\n\n<!-- Import : un - - deux -->\n\n---\n\n- c\n\n<!-- Import : trois -->\n\nd"
    )
