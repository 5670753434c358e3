"""Dates as French and English themes show them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from plugins.wordpress_import.saved_page.dates import find_date, find_path_date, format_moment

DAY = date(2018, 3, 5)
PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    "line",
    [
        "5 mars 2018",
        "Publié le lundi 5 mars 2018 par Karine",
        "March 5, 2018",
        "Posted on Mar 5th, 2018",
        "5 March 2018",
        "05/03/2018",
        "2018-03-05",
        "5.3.2018",
    ],
)
def test_a_day_is_found(line: str) -> None:
    found = find_date(line)
    assert found is not None
    assert found.value == DAY


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("1er août 2017", date(2017, 8, 1)),
        ("3 févr. 2018", date(2018, 2, 3)),
        ("le 12 juil. 2018", date(2018, 7, 12)),
        ("9 juin 2018", date(2018, 6, 9)),
        ("11/21/2017", date(2017, 11, 21)),
    ],
)
def test_short_months_and_orders_are_known(line: str, day: date) -> None:
    found = find_date(line)
    assert found is not None
    assert found.value == day


@pytest.mark.parametrize(
    ("line", "hour"), [("5 mars 2018 à 8 h 30 min", 8), ("March 5, 2018 at 8:30 pm", 20)]
)
def test_an_hour_is_found_too(line: str, hour: int) -> None:
    found = find_date(line)
    assert found is not None
    assert found.value == datetime(2018, 3, 5, hour, 30)  # noqa: DTZ001 - a wall clock


@pytest.mark.parametrize(
    "line", ["", "32 mars 2018", "5 mars 1212", "2018", "99/99/2018", "en mai"]
)
def test_what_is_no_date_is_not_found(line: str) -> None:
    assert find_date(line) is None


def test_an_address_tells_the_day() -> None:
    assert find_path_date("/2018/03/05/oser/") == DAY
    assert find_path_date("/2018/13/05/oser/") is None


def test_a_moment_is_told_by_the_clock_of_its_day() -> None:
    assert format_moment(datetime(2018, 7, 5, 6, tzinfo=UTC), PARIS) == "2018-07-05T08:00:00+02:00"
    assert format_moment(DAY, PARIS) == "2018-03-05"
