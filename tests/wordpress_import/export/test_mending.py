"""What XML forbids but exports hold is mended, with a note that gives the line."""

import pytest

from plugins.wordpress_import.export.decoding import HEAD as HEAD_SIZE
from tests.wordpress_import.export.exports import (
    FOOT,
    HEAD,
    list_notes,
    read_bytes,
    read_text,
    write_export,
    write_item,
)


def write_content(markup: str) -> str:
    return write_export(
        f"<item><wp:post_id>1</wp:post_id><wp:status>publish</wp:status>\n"
        f"<content:encoded>{markup}</content:encoded></item>"
    )


@pytest.mark.parametrize(
    ("written", "content"),
    [
        ("<![CDATA[un]]><![CDATA[deux]]>", "undeux"),
        ("<![CDATA[a ]]]]><![CDATA[> b]]>", "a ]]> b"),
        (
            "<![CDATA[&lol;&nbsp;<!-- wp:image --><!DOCTYPE x>]]>",
            "&lol;&nbsp;<!-- wp:image --><!DOCTYPE x>",
        ),
        ("a&nbsp;b &eacute;&#233;&#xE9; &lt;p&gt; &amp;nbsp;", "a\u00a0b ééé <p> &nbsp;"),
        ("&CounterClockwiseContourIntegral;", "∳"),
        ("a <!-- commentaire -- double --> b", "a  b"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\U0001f389 ’", "\U0001f389 ’"),
        ("<![CDATA[]]]]]>", "]]]"),
        ("un <?php echo 1 ?>deux", "un deux"),
    ],
)
def test_what_xml_allows_or_html_means_is_read_without_a_word(written: str, content: str) -> None:
    export = read_text(write_content(written))
    assert export.items[0].content == content
    assert not export.notes


@pytest.mark.parametrize(
    ("written", "content"),
    [
        ("R & D, AT&T", "R & D, AT&T"),
        ("&inconnu; &", "&inconnu; &"),
        ("je <3 ça, 1 < 2", "je <3 ça, 1 < 2"),
        ("a ]]> b", "a ]]> b"),
        ("a\x0bb\x00c\x1f", "abc"),
        ("<![CDATA[a\x0bb]]>", "ab"),
        ("a&#0;&#xD800;&#11;b", "ab"),
        ("a \ufffe\uffffb", "a b"),
    ],
)
def test_what_xml_forbids_is_mended_and_told_with_its_line(written: str, content: str) -> None:
    export = read_text(write_content(written))
    assert export.items[0].content == content
    assert export.notes
    assert {note.place for note in export.notes} == {"export.xml:10"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "long", ["<![CDATA[\n\n]]>", "<!--\n\n-->", "&nbsp;\n\n", "a\n\n", "&\n\n"]
)
def test_lines_are_counted_everywhere(long: str, end: str) -> None:
    export = read_text(write_content(f"{long}&eacute; & ").replace("\n", end))
    assert "12" in list_notes(export)[0]


def test_entities_are_mended_in_attributes_too() -> None:
    text = (
        "<item><wp:post_id>1</wp:post_id><category domain='category' nicename=\"{}\">A</category>"
    )
    export = read_text(write_export(text.format("a&eacute;&QUOT;&apos;&quot; & b") + "</item>"))
    assert export.items[0].terms == (("category", 'aé"\'" & b', "A"),)


def test_a_prefix_that_is_not_declared_is_known_by_its_name() -> None:
    export = read_text(
        "<rss><channel><wp:wxr_version>1.2</wp:wxr_version><item>"
        "<excerpt:encoded>court</excerpt:encoded><content:encoded>long</content:encoded>"
        "</item></channel></rss>"
    )
    assert (export.items[0].content, export.items[0].excerpt) == ("long", "court")


def test_pieces_of_any_size_give_the_same() -> None:
    text = write_content(
        "\n" * HEAD_SIZE + "a&nbsp;b ]]> <![CDATA[c ]]]]><![CDATA[> d]]> &eacute; & <!-- e --> < f"
    )
    whole = read_bytes(text.encode(), size=100_000)
    for size in (1, 2, 3, 7):
        assert read_bytes(text.encode(), size=size) == whole


def test_a_note_that_comes_again_tells_how_often_and_where() -> None:
    (note,) = list_notes(read_text(write_content("a & b\n& c & d\ne & f")))
    assert note.startswith("export.xml:10 Un signe mal écrit")
    assert note.endswith("(4 fois\u00a0: lignes 10, 11, 12).")


def test_markup_written_bare_in_a_text_is_kept() -> None:
    export = read_text(write_content('un <p class="a &amp; b">deux<br/></p> trois'))
    assert export.items[0].content == 'un <p class="a &amp; b">deux<br></p> trois'
    assert "export.xml:10" in list_notes(export)[0]


PLAIN = write_content("<![CDATA[é’]]>")


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + PLAIN.encode(),
        PLAIN.replace("UTF-8", "UTF-16").encode("utf-16"),
        PLAIN.replace("UTF-8", "UTF-16").encode("utf-16-be"),
        PLAIN.replace("UTF-8", "UTF-16").encode("utf-16-le"),
        PLAIN.partition("?>")[2].encode(),
        b"\n\n<!-- mis en cache -->\n" + PLAIN.encode(),
    ],
    ids=["bom", "utf-16", "utf-16-be", "utf-16-le", "no declaration", "comment before"],
)
def test_encodings_and_beginnings_that_are_read_without_a_word(data: bytes) -> None:
    export = read_bytes(data)
    assert export.items[0].content == "é’"
    assert not export.notes


@pytest.mark.parametrize("name", ["ISO-8859-1", "windows-1252", "Latin1"])
def test_the_encoding_that_is_declared_is_used_and_told(name: str) -> None:
    export = read_bytes(PLAIN.replace("UTF-8", name).encode("windows-1252"))
    assert export.items[0].content == "é’"
    assert name.lower() in list_notes(export)[0]


def test_bytes_of_windows_in_a_text_of_utf_8_are_read_as_such() -> None:
    export = read_bytes(write_content("é [A]").encode().replace(b"[A]", b"\xe9 \x92"))
    assert export.items[0].content == "é é ’"
    assert list_notes(export)[0].startswith("export.xml:10 ")


def test_warnings_of_a_server_around_the_export_are_set_aside() -> None:
    warning = "<br />\n<b>Warning</b>: Cannot modify header\n"
    export = read_text(warning + write_content("a") + warning)
    assert export.items[0].line == 11
    assert len(export.notes) == 2


@pytest.mark.parametrize(
    "inside",
    [
        '<item xmlns:alt="http://wordpress.org/export/1.2/"><wp:post_id>1</wp:post_id>'
        "<alt:post_id>9</alt:post_id></item>",
        '<item xmlns:wp="http://ailleurs.example/"><wp:post_id>1</wp:post_id></item>',
        '<item><post_id xmlns="http://wordpress.org/export/1.2/">1</post_id></item>',
        "<item><inconnu:post_id>1</inconnu:post_id></item>",
        "<item><media:title>non</media:title><atom:link href='x'/><wp:post_id>1</wp:post_id>"
        "</item>",
        "<item><autre:groupe><wp:post_id>9</wp:post_id></autre:groupe><wp:post_id>1</wp:post_id>"
        "</item>",
    ],
)
def test_prefixes_declared_oddly_or_not_at_all_do_not_matter(inside: str) -> None:
    (item,) = read_text(write_export(inside)).items
    assert (item.id, item.title, item.link) == (1, "", "")


def test_renamed_prefixes_tell_content_from_excerpt_by_their_address() -> None:
    export = read_text(
        '<rss xmlns:ns0="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:ns1="http://wordpress.org/export/1.2/excerpt/"><channel>'
        "<ns2:wxr_version>1.2</ns2:wxr_version><item><ns1:encoded>court</ns1:encoded>"
        "<ns0:encoded>long</ns0:encoded><ns2:post_id>3</ns2:post_id></item></channel></rss>"
    )
    assert (export.items[0].content, export.items[0].excerpt) == ("long", "court")


@pytest.mark.parametrize("version", ["abc", "2.0", ""])
def test_a_version_that_is_unknown_or_missing_is_told(version: str) -> None:
    text = HEAD.replace("<wp:wxr_version>1.2<", f"<wp:wxr_version>{version}<") + write_item() + FOOT
    (note,) = list_notes(read_text(text))
    assert note.startswith("export.xml:1 La version de l’export")


def test_an_encoding_named_in_an_article_is_not_that_of_the_file() -> None:
    text = write_content("<![CDATA[é <?xml version='1.0' encoding='ISO-8859-1'?>]]>")
    assert read_bytes(text.partition("?>")[2].encode()).items[0].content.startswith("é ")
