"""The text of a comment says on this site what it said on WordPress, and nothing else."""

import html
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.comments.rendering import render_comment
from plugins.wordpress_import.comment_text import LONGEST, UnfitTextError, convert_comment

KNOWN = re.compile(r"</?(?:p|br|em|strong|code|pre|blockquote|ul|ol|li|a)[ >]")
HREF = re.compile(r'href="([^"]*)"')


def convert(raw: str) -> str:
    return convert_comment(raw).text


def show(raw: str) -> str:
    """The HTML that readers get of a comment of WordPress, before typography."""
    return render_comment(convert(raw), lambda markup: markup)


def see(raw: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", show(raw))).split())


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Merci\u00a0!", "Merci\u00a0!"),
        ("Un.\r\nDeux.\r\n\r\n\r\nTrois.", "Un.\nDeux.\n\nTrois."),
        ("<p>Un.</p><p>Deux.</p>", "Un.\n\nDeux."),
        ("l&rsquo;&eacute;t&eacute; &amp; &#8230;", "l’été & …"),
        ("<b>gras</b>, <i>penché</i>", "**gras**, *penché*"),
        ("<strong> gras </strong>ici", "**gras** ici"),
        ("<b><i>les deux</i></b>", "***les deux***"),
        ('<a href="https://exemple.fr/x_y_z" rel="nofollow">ici</a>', "[ici](https://exemple.fr/x_y_z)"),
        ('<a href="//exemple.fr">ici</a>', "[ici](https://exemple.fr)"),
        ('<a href="https://exemple.fr/a (b)">ici</a>', "[ici](https://exemple.fr/a%20%28b%29)"),
        ('<a href="https://exemple.fr/">https://exemple.fr/</a>', "https://exemple.fr/"),
        ("Voir www.exemple.fr/a.", "Voir [www.exemple.fr/a](http://www.exemple.fr/a)."),
        ("<blockquote>cité</blockquote>répondu", "> cité\n\nrépondu"),
        ("<ul><li>un<li>deux</ul>", "- un\n- deux"),
        ('<ol start="8"><li>huit</li><li>neuf</li></ol>', "8. huit\n9. neuf"),
        ("<ul><li>un<ul><li>dedans</li></ul></li></ul>", "- un\n\n  - dedans"),
        ("<code>x < y</code>", "`x < y`"),
        ("<code>a\nb</code>", "```\na\nb\n```"),
        ("voici <code>a\nb</code> et", "voici\n\n```\na\nb\n```\n\net"),
        ("<pre>  un\n    deux</pre>", "```\n  un\n    deux\n```"),
        ("<h2>Titre</h2>texte", "**Titre**\n\ntexte"),
        ("<table><tr><td>a</td>\n<td>b</td></tr>\n<tr><td>c</td></tr></table>", "a \u2003b\nc"),
        ('<img class="wp-smiley" alt=":)" src="x.gif"> oui', ":) oui"),
        ("😊 8-)", "😊 8-)"),
        ("un<!-- caché -->deux", "undeux"),
    ],
)  # fmt: skip
def test_what_wordpress_showed_is_written_in_markdown(raw: str, text: str) -> None:
    assert convert(raw) == text


@pytest.mark.parametrize(
    "said",
    [
        *("*pas gras*", "_pas_ penché", "`code`", "# pas un titre", "> pas une citation"),
        *("- pas une liste", "+ rien", "1986. Une année", "12) douze", "~~~\nrien\n~~~"),
        *("[crochets](pas un lien)", "a \\* b", "C:\\dossier\\_x", "snake_case_mot"),
        *("3 * 4 * 5", "5 < 6 & 7 > 2", "![pas une image](x)", "a ** b **c** d"),
        *("fin\\", "&copie; &#42;"),
    ],
)  # fmt: skip
def test_signs_that_markdown_reads_are_seen_as_they_were_typed(said: str) -> None:
    assert see(html.escape(said, quote=False)) == " ".join(said.split())


def test_words_stay_where_markdown_would_not_see_the_marks() -> None:
    assert see("<b>«oui»</b>non") == "«oui»non"
    assert convert_comment("<b>«oui»</b>non").is_simplified


def test_a_flood_of_marks_keeps_its_words_and_loses_the_marks() -> None:
    raw = "<b>a</b> [x] " * 400
    assert see(raw) == " ".join(("a [x] " * 400).split())


@pytest.mark.parametrize(
    "raw",
    [
        "<script>alert(1)</script>bonjour",
        "<style>p{}</style><img src=x onerror=alert(2)>bonjour",
        '<a href="javascript:alert(3)">bonjour</a>',
        '<a href=" java\tscript:alert(3)">bonjour</a>',
        '<a href="https://moi@banque.example/">bonjour</a>',
        '<iframe src="//x.example"></iframe><svg onload=alert(1)>bonjour</svg>',
        "<p onclick=alert(1)>bonjour</p>",
    ],
)
def test_what_is_hostile_is_inert(raw: str) -> None:
    assert show(raw).strip() == "<p>bonjour</p>"


def test_an_image_is_told_and_not_shown() -> None:
    read = convert_comment(
        'avant <img src="https://exemple.fr/a.jpg?w=1&#038;h=2" alt="vent"> après'
    )
    assert (read.text, read.images) == ("avant après", ("https://exemple.fr/a.jpg?w=1&h=2",))


def test_a_link_that_leads_nowhere_is_told() -> None:
    read = convert_comment('<a href="hhttps://x.fr">ici</a> <a href="mailto:a@x.fr">là</a>')
    assert (read.text, read.links) == ("ici là", ("hhttps://x.fr", "mailto:a@x.fr"))


@pytest.mark.parametrize("raw", ["", " \n\n ", "<p>&nbsp;</p>", "<script>x</script>", "\u200b"])
def test_a_text_that_shows_nothing_is_refused(raw: str) -> None:
    with pytest.raises(UnfitTextError, match="vide"):
        convert_comment(raw)


@pytest.mark.parametrize("raw", ["mot " * 2501, "x" * (LONGEST + 1), "<b>mot</b> " * 3000])
def test_a_text_that_is_too_long_is_refused(raw: str) -> None:
    with pytest.raises(UnfitTextError, match="trop long"):
        convert_comment(raw)


def test_links_lead_where_the_blog_says_that_they_lead_now() -> None:
    read = convert_comment('<a href="/vieux/">ici</a>', {"/vieux/": "https://blog.fr/neuf/"}.get)  # type: ignore[arg-type]
    assert read.text == "[ici](https://blog.fr/neuf/)"


PIECES = st.sampled_from(
    [
        *("<b>", "</b>", "<i>", "</i>", "<a href='https://x.fr'>", "</a>", "<blockquote>", "</p>"),
        *("</blockquote>", "<ul>", "<li>", "</ul>", "<pre>", "</pre>", "<code>", "</code>", "<p>"),
        *("\n", "\n\n", " ", "mot", "*", "_", "`", "[", "](", ")", "<", ">", "&lt;", "\\"),
        *("- ", "1. ", "# ", "~~~", "www.x.fr", "https://x.fr/a_b", "«", "»", "!", "<br>", "😊"),
        *("<table>", "<td>", "<tr>", "</table>", "<script>", "</script>", "<!--", "-->", "&amp;"),
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_whatever_is_typed_comes_out_inert(raw: str) -> None:
    try:
        shown = show(raw)
    except UnfitTextError:
        return
    assert "<" not in KNOWN.sub("", shown)
    assert all(
        address.startswith("https://x.fr") or "www.x.fr" in address
        for address in HREF.findall(shown)
    )


@pytest.mark.parametrize(
    "piece",
    ["<b>", '<a href="', "</", "<!--", "&#", "*", "](", "<ul><li>", "\n \n", "`", "www.a.", "a="],
)
def test_a_flood_takes_no_time(piece: str) -> None:
    start = time.process_time()
    for size in (LONGEST, 1_000_000):
        try:
            convert_comment(piece * (size // len(piece)))
        except UnfitTextError:
            continue
    assert time.process_time() - start < 2
