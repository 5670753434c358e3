"""Dates keep their wall clock and the offset of their day."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from plugins.wordpress_import.model import OldItem
from plugins.wordpress_import.moments import find_correction, find_moment, format_moment

PARIS = ZoneInfo("Europe/Paris")


def _item(local: str = "", universal: str = "", **values: object) -> OldItem:
    date = datetime.fromisoformat(local) if local else None
    date_gmt = datetime.fromisoformat(universal).replace(tzinfo=UTC) if universal else None
    given = {"link": "", "date": date, "date_gmt": date_gmt, **values}
    return OldItem(1, "post", "publish", "", "", guid="", content="", **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("local", "universal", "written"),
    [
        ("2017-11-21 07:30:00", "2017-11-21 06:30:00", "2017-11-21T07:30:00+01:00"),
        ("2018-07-14 21:05:09", "2018-07-14 19:05:09", "2018-07-14T21:05:09+02:00"),
        ("2018-03-25 02:30:00", "2018-03-25 01:30:00", "2018-03-25T02:30:00+01:00"),
        ("2018-10-28 02:30:00", "2018-10-28 01:30:00", "2018-10-28T02:30:00+01:00"),
        ("2018-10-28 02:30:00", "2018-10-28 00:30:00", "2018-10-28T02:30:00+02:00"),
        ("2018-01-01 09:00:00", "", "2018-01-01T09:00:00+01:00"),
        ("", "2018-01-01 09:00:00", "2018-01-01T10:00:00+01:00"),
        ("2018-11-01 07:10:43", "2018-11-01 07:10:43", "2018-11-01T07:10:43+00:00"),
        ("2018-01-01 09:00:00", "2018-01-01 14:00:00", "2018-01-01T09:00:00-05:00"),
        ("2018-01-01 09:00:00", "2018-01-01 03:15:00", "2018-01-01T09:00:00+05:45"),
        ("2018-01-01 09:00:00", "2018-01-01 14:00:07", "2018-01-01T15:00:07+01:00"),
        ("2018-01-01 09:00:00", "2018-01-03 14:00:00", "2018-01-03T15:00:00+01:00"),
        ("1890-01-01 09:00:00", "", "1890-01-01T08:50:39+00:00"),
    ],
)
def test_a_date_is_that_of_the_blog_with_its_offset(
    local: str, universal: str, written: str
) -> None:
    moment = find_moment(_item(local, universal), PARIS)
    assert moment is not None
    assert format_moment(moment) == written


def test_an_item_without_a_date_has_that_of_its_address() -> None:
    moment = find_moment(_item(link="https://x.example/2017/11/21/oser/"), PARIS)
    assert moment == datetime(2017, 11, 21, tzinfo=PARIS)
    assert find_moment(_item(link="https://x.example/2017/99/99/oser/"), PARIS) is None
    assert find_moment(_item(modified=datetime(2019, 1, 1)), PARIS) is not None  # noqa: DTZ001


@pytest.mark.parametrize(
    ("changed", "is_told"), [("2018-01-02 08:59:00", False), ("2018-01-03 10:00:00", True)]
)
def test_a_correction_is_told_after_a_day(changed: str, is_told: bool) -> None:
    item = _item("2018-01-01 09:00:00", modified=datetime.fromisoformat(changed))
    published = find_moment(item, PARIS)
    assert published is not None
    assert (find_correction(item, published, PARIS) is not None) is is_told
