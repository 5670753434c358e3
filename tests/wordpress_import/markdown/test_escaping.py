"""What is typed as text stays text; what needs no escape has none."""

import html
from itertools import product

import pytest

from tests.wordpress_import.markdown.reading_back import read_text, render, write

PLAIN = [
    "un * seul, 3 * 4, deux ** ici",
    "5*3",
    "snake_case_mot",
    "un ` seul",
    "C:\\dossier\\fichier",
    "a | b | c",
    "{accolades} {{ jinja }} {% raw %}",
    "~~tilde~~ ==egal== ^haut^",
    "1 < 2 et & seul, AT&T, a <= b",
    "a > b, a - b, a + b, a # b",
    "C# et #tag",
    "[crochets] et [[doubles]]",
    "http://exemple.fr/un_deux?x=1&y=2",
    ":) ;-) :-/ $5 50 % !",
    "1) un",
    "2018.",
    "Title: pas une métadonnée",
    "« oui » — “non” … ’",
    "mon article (2018), point.",
    "=== à part",
    "-pas une liste",
]

ESCAPED = [
    ("2018. Une année", r"2018\. Une année"),
    ("# Pas un titre", r"\# Pas un titre"),
    ("#tag", r"\#tag"),
    ("- pas une liste", r"\- pas une liste"),
    ("+ non plus", r"\+ non plus"),
    ("* ni celle-ci", r"\* ni celle-ci"),
    ("> pas une citation", r"\> pas une citation"),
    ("---", r"\---"),
    ("- - -", r"\- - -"),
    ("***", r"\*\*\*"),
    ("_ _ _", r"\_ _ _"),
    ("_mot_ et *mot*", r"\_mot\_ et \*mot\*"),
    ("`a`", r"\`a\`"),
    ("[pas](un lien)", r"[pas]\(un lien)"),
    ("![pas](une image)", r"![pas]\(une image)"),
    ("[a]: http://b.fr", r"\[a]: http://b.fr"),
    ("[^1] et [^1]: a", r"\[^1] et \[^1]: a"),
    ("*[HTML]: a", r"\*[HTML]: a"),
    ("[TOC]", r"\[TOC]"),
    (": pas une définition", "&#58; pas une définition"),
    ("~~~", "&#126;~~"),
    ("```", r"\`\`\`"),
    ("a \\* b", r"a \\* b"),
    ("&eacute; &#38; &#38 &copy;", "&amp;eacute; &amp;#38; &amp;#38 &amp;copy;"),
    ("<b>gras</b>", "&lt;b>gras&lt;/b>"),
    ("<!-- a -->", "&lt;!-- a -->"),
    ("<http://a.fr> <me@a.fr>", "&lt;http://a.fr> &lt;me@a.fr>"),
    ("<3@b.fr> <=a@b.fr> <\u00a0a@b.fr>", "&lt;3@b.fr> &lt;=a@b.fr> &lt;\u00a0a@b.fr>"),
    ("||", r"\||"),
]

PIECES = (
    "a",
    "1.",
    "*",
    "**",
    "_",
    "`",
    "[",
    "]",
    "(b)",
    "!",
    "#",
    ">",
    "<",
    "&",
    "|",
    "{: .x }",
    ":",
    "\\",
    "-",
    "é",
)
FRAMES = (
    "<p>{}</p>",
    "<p><em>{}</em></p>",
    "<p>x<br>{}</p>",
    "<h2>{}</h2>",
    "<ul><li>{}</li><li>{}</li></ul>",
    "<blockquote><p>{}</p></blockquote>",
    "<table><tr><th>{}</th><th>b</th></tr><tr><td>a</td><td>{}</td></tr></table>",
    "<dl><dt>{}</dt><dd>{}</dd></dl>",
    '<p><a href="/x/">{}</a></p>',
    '<figure><img src="/a.png" alt="b"><figcaption>{}</figcaption></figure>',
    "<details><summary>{}</summary><p>{}</p></details>",
    "<p>a<code>b</code>{}<b>c</b></p>",
)


@pytest.mark.parametrize("typed", PLAIN)
def test_what_reads_as_it_is_has_no_escape(typed: str) -> None:
    assert write(f"<p>{html.escape(typed)}</p>") == typed
    assert read_text(render(typed)) == typed


@pytest.mark.parametrize(("typed", "text"), ESCAPED)
def test_what_would_be_markup_is_escaped(typed: str, text: str) -> None:
    assert write(f"<p>{html.escape(typed)}</p>") == text
    assert read_text(render(text)) == typed.replace("\u00a0", " ")


def _try(frame: str, typed: str) -> str | None:
    """What differs when `typed` stands in `frame` and is read back, if anything does."""
    source = frame.format(*[html.escape(typed)] * 2)
    text = write(source)
    rendered = render(text)
    if read_text(rendered) != read_text(source) or write(rendered) != text:
        return f"{source}\n{text}\n{rendered}"
    return None


@pytest.mark.parametrize("frame", FRAMES)
def test_no_two_signs_together_are_misread_anywhere(frame: str) -> None:
    typed = [f"{first}{gap}{second}" for first, gap, second in product(PIECES, (" ", ""), PIECES)]
    faults = [fault for each in typed if (fault := _try(frame, each))]
    assert faults == []
    assert len(typed) == 2 * len(PIECES) ** 2


def test_a_heading_ends_with_what_it_ended_with() -> None:
    assert write("<h2>C#</h2>") == r"## C\#"
    assert write("<h2>a {#b}</h2>") == r"## a \{#b}"
    assert write("<h2 id='c'>a { b</h2>") == r"## a \{ b {#c}"
    assert write("<h2>C:\\</h2>") == r"## C:\\"
