"""ISO dates only; the right form is proposed when there is one."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from plugins.reading.dates import find_iso_form, is_plausible, parse_date
from plugins.reading.problems import RefusedValueError

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-03-05", "2024-03-05T00:00:00+01:00"),
        ("2024-07-05 08:00", "2024-07-05T08:00:00+02:00"),
        ("2024-03-05 08:00:10", "2024-03-05T08:00:10+01:00"),
        ("2024-03-05T08:00", "2024-03-05T08:00:00+01:00"),
        ("2024-03-05T08:00:00-05:00", "2024-03-05T08:00:00-05:00"),
        ("2024-03-05T08:00Z", "2024-03-05T08:00:00+00:00"),
        ("2024-02-29", "2024-02-29T00:00:00+01:00"),
    ],
)
def test_iso_dates_are_read_in_the_time_of_the_site(text: str, iso: str) -> None:
    assert parse_date(text, PARIS).isoformat() == iso


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("5 mars 2024", "2024-03-05"),
        ("1er mars 2018", "2018-03-01"),
        ("le mardi 5 mars 2024", "2024-03-05"),
        ("5 MARS 2024, 8h05", "2024-03-05 08:05"),
        ("5 mars 2024 à 8 h", "2024-03-05 08:00"),
        ("5\u00a0févr. 2024", "2024-02-05"),
        ("15 aout 2024", "2024-08-15"),
        ("05/03/2024", "2024-03-05"),
        ("5.3.2024", "2024-03-05"),
        ("25/03/2024", "2024-03-25"),
        ("03/25/2024", "2024-03-25"),
        ("2024/03/05", "2024-03-05"),
        ("2024-3-5", "2024-03-05"),
        ("2024-03-05 8:00", "2024-03-05 08:00"),
        ("demain", None),
        ("2024", None),
        ("mars 2024", None),
        ("05/03/24", None),
        ("31 février 2024", None),
        ("5 jui 2024", None),
        ("5 brumaire 2024", None),
        ("5 mars 2024 à 25h", None),
    ],
)
def test_another_form_is_refused_with_the_right_one_if_it_is_sure(
    text: str, form: str | None
) -> None:
    assert find_iso_form(text) == form
    with pytest.raises(RefusedValueError, match=f"doit s’écrire {form}" if form else "comme 2024"):
        parse_date(text, PARIS)


@pytest.mark.parametrize("text", ["2024-02-30", "2023-02-29", "2024-13-01", "0000-01-01"])
def test_a_date_that_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(RefusedValueError, match="n’existe pas"):
        parse_date(text, PARIS)


@pytest.mark.parametrize(
    ("year", "plausible"),
    [(204, False), (1994, False), (1995, True), (2026, True), (2031, True), (2032, False)],
)
def test_a_blog_is_not_dated_from_the_middle_ages(year: int, plausible: bool) -> None:
    assert is_plausible(datetime(year, 1, 1, tzinfo=UTC), date(2026, 11, 24)) is plausible


def test_the_sentence_is_the_one_the_guide_shows() -> None:
    with pytest.raises(RefusedValueError) as refusal:
        parse_date("5 mars 2024", PARIS)
    assert str(refusal.value) == "la date « 5 mars 2024 » doit s’écrire 2024-03-05"
