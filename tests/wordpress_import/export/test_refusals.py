"""What is no export is refused in one French sentence, with the file and the line."""

import pytest

from plugins.wordpress_import.export.refusals import RefusedExportError
from tests.wordpress_import.export.exports import (
    FOOT,
    HEAD,
    read_bytes,
    read_text,
    write_export,
    write_item,
)

ADVICE = "Outils › Exporter › Tout le contenu"
BOMB = (
    '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY a "a"><!ENTITY b "&a;&a;&a;">]>\n'
    "<rss><channel><title>&b;</title></channel></rss>"
)
FEED = (
    '<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Flux</title>\n'
    "<item><title>Un</title><link>https://x.example/</link></item></channel></rss>"
)


def refuse(data: bytes | str) -> str:
    with pytest.raises(RefusedExportError) as caught:
        read_bytes(data.encode() if isinstance(data, str) else data)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        (b"", "export.xml:1: ", "vide"),
        (b" \n\n ", "export.xml:1: ", "vide"),
        (b"PK\x03\x04...", "export.xml:1: ", "décompressez-la d’abord"),
        (b"\x1f\x8b\x08...", "export.xml:1: ", "décompressez-la d’abord"),
        (b"%PDF-1.7", "export.xml:1: ", ADVICE),
        (b'{"posts": []}', "export.xml:1: ", ADVICE),
        ("<!DOCTYPE html>\n<html></html>", "export.xml:1: ", "page web"),
        ("<html>\n<body></body></html>", "export.xml:1: ", ADVICE),
        ('<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "export.xml:1: ", ADVICE),
        ("<rss><autre></autre></rss>", "export.xml:1: ", "<autre>"),
        (FEED, "export.xml:3: ", "flux RSS"),
        ("<rss><channel><title>Rien</title></channel></rss>", "export.xml:1: ", ADVICE),
        (BOMB, "export.xml:2: ", "DOCTYPE"),
        (write_export("<!ENTITY a 'b'>"), "export.xml:9: ", "entités"),
        (write_export("<![INCLUDE[ a ]]>"), "export.xml:9: ", "abîmé"),
        (HEAD + write_item(), "export.xml:10: ", "<channel>, ligne 7, n’est pas fermé"),
        (HEAD + "<item>\n<title>Un", "export.xml:10: ", "<title>, ligne 10, n’est pas fermé"),
        (HEAD + "<item>\n<title><![CDATA[Un", "export.xml:10: ", "n’est pas fermé"),
        (HEAD + "\n<!-- a\n", "export.xml:10: ", "commentaire"),
        (write_export("<item>\n</channel>"), "export.xml:10: ", "s’y ferme"),
        (write_export('<item a="1" a="2"/>'), "export.xml:9: ", "deux fois le même attribut"),
        (write_export("\n<item"), "export.xml:10: ", "n’est pas du XML"),
        (write_export(write_item()) * 2, "export.xml:13: ", "second export"),
        (HEAD.replace("UTF-8", "Shift_JIS") + FOOT, "export.xml:1: ", "shift_jis"),
    ],
)
def test_the_reason_is_told_with_its_line(data: bytes | str, place: str, words: str) -> None:
    message = refuse(data)
    assert message.startswith(place)
    assert words in message
    assert message.endswith(".")
    assert "\n" not in message


def test_a_second_export_is_found_after_a_long_end() -> None:
    text = write_export(write_item()) + "\n" * 20_000 + "0" + "\n" * 500 + "<rss version='2.0'>"
    assert "second export" in refuse(text)


def test_what_follows_the_end_is_told_once() -> None:
    text = write_export(write_item()) + "\n" * 20_000 + "0" + "\n" * 500 + "0"
    (note,) = read_text(text).notes
    assert note.message == "Ce qui suit la fin de l’export a été laissé de côté."


def test_an_external_entity_is_never_read() -> None:
    message = refuse('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>')
    assert "DOCTYPE" in message


@pytest.mark.parametrize("inside", ["<a>" * 5000, "<wp:comment>" * 5000])
def test_endless_nesting_is_refused(inside: str) -> None:
    assert "imbriquées" in refuse(write_export(f"<item>{inside}"))


def test_a_tag_without_end_is_refused_before_it_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.wordpress_import.export.stream.LONGEST_TAG", 10_000)
    assert "n’en finit pas" in refuse(write_export('<item a="' + ">x" * 20_000))


def test_too_many_contents_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.wordpress_import.export.reading.MOST_ITEMS", 2)
    assert "plus de 2 contenus" in refuse(write_export("<item/>" * 3))


def test_an_export_without_contents_is_taken() -> None:
    assert read_text(write_export()).items == ()


def test_what_a_stranger_wrote_never_breaks_the_line_of_a_note() -> None:
    text = write_export(write_item(0).replace("<item>", f"<item><title>a\nb{'c' * 500}</title>"))
    (note,) = read_text(text).notes
    assert "\n" not in note.message
    assert len(note.message) < 200
