"""Names and texts hold only what can be seen, and nobody passes for the author."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.comments.names import clean_name, clean_text, resembles

HOSTILE = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from(
            "\r\n\t\x00\x0b\x85\u2028\u2029\u202e\u2066\u200b\u200d\ufeff"
            "\u0301\u0327 eé\u1100\u1161"
        ),
    ),
    max_size=60,
)


@given(HOSTILE)
def test_cleaning_a_name_twice_is_cleaning_it_once(raw: str) -> None:
    name = clean_name(raw)
    assert clean_name(name) == name == unicodedata.normalize("NFC", name)


@given(HOSTILE)
def test_a_name_is_one_line_of_visible_signs(raw: str) -> None:
    kinds = {unicodedata.category(sign) for sign in clean_name(raw)}
    assert not kinds & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@given(HOSTILE)
def test_cleaning_a_text_twice_is_cleaning_it_once(raw: str) -> None:
    text = clean_text(raw)
    assert clean_text(text) == text == unicodedata.normalize("NFC", text)


@given(HOSTILE)
def test_a_text_has_no_control_but_its_line_ends(raw: str) -> None:
    signs = set(clean_text(raw)) - {"\n", "\u200c", "\u200d"}
    kinds = {unicodedata.category(sign) for sign in signs}
    assert not kinds & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("  Zoé   Martin ", "Zoé Martin"),
        ("Zoe\u0301", "Zoé"),
        ("Zoé\r\nBcc: a@b.fr", "Zoé Bcc: a@b.fr"),
        ("Zoé\u2028Martin\x00", "Zoé Martin"),
        ("\u202eeoZ", "eoZ"),
        ("\u3164\u2800\u200b", ""),
        ("Z" + "\u0335" * 40, "Z" + "\u0335" * 3),
    ],
)
def test_a_name_keeps_what_a_reader_sees(raw: str, name: str) -> None:
    assert clean_name(raw) == name


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("un\r\ndeux\rtrois", "un\ndeux\ntrois"),
        ("un\u2028deux\u2029trois", "un\ndeux\ntrois"),
        ("un\n\n\n\n\n\ndeux", "un\n\n\ndeux"),
        ("un   \n deux", "un\n deux"),
        ("👩\u200d💻 \u202eça", "👩\u200d💻 ça"),
        ("a\x00b\x07", "ab"),
    ],
)
def test_a_text_keeps_its_lines(raw: str, text: str) -> None:
    assert clean_text(raw) == text


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Claire Dubois",
            "CLAIRE  DUBOIS",
            "claire-dubois",
            "Clàire Duboîs",
            "Claire\u200bDubois",
        ),
        *("Сlаirе Dubоis", "Claire Dub0is", "C1aire Dubois", "Clalre Dubois", "ClaireDubois"),
        *(
            "𝐂𝐥𝐚𝐢𝐫𝐞 Dubois",
            "Ⓒlaire Dubois",
            "ᴄʟᴀɪʀᴇ Dubois",
            "Claıre Dubois",
            "Claire Dubois (auteure)",
        ),
    ],
)
def test_a_look_alike_of_the_author_is_told(name: str) -> None:
    assert resembles(name, ["Claire Dubois"])


@pytest.mark.parametrize("name", ["Claire", "Dubois", "Clara Dubois", "Marie Martin", "", "🌻"])
def test_other_names_are_free(name: str) -> None:
    assert not resembles(name, ["Claire Dubois", ""])


def test_a_short_reserved_name_is_not_looked_for_within_others() -> None:
    assert resembles("Zoë", ["Zoé"])
    assert not resembles("Zoélie", ["Zoé"])
