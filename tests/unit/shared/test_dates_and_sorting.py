"""French dates and French order, on any machine."""

from datetime import date, datetime, timedelta, timezone

import pytest

from plugins.shared.dates import format_french_date, format_iso_date
from plugins.shared.sorting import build_sort_key


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2018, 3, 1), "1er\u00a0mars\u00a02018"),
        (date(2017, 11, 21), "21\u00a0novembre\u00a02017"),
        (date(2026, 8, 31), "31\u00a0août\u00a02026"),
    ],
)
def test_a_date_reads_as_french_writes_it(day: date, text: str) -> None:
    assert format_french_date(day) == text


def test_a_moment_keeps_its_offset() -> None:
    moment = datetime(2017, 11, 21, 8, tzinfo=timezone(timedelta(hours=1)))
    assert format_iso_date(moment) == "2017-11-21T08:00:00+01:00"


def test_accents_and_ligatures_count_only_between_equals() -> None:
    words = ["zèbre", "oeuf", "œuvre", "cote", "côté", "Écrire", "entretien", "été"]
    ordered = ["cote", "côté", "Écrire", "entretien", "été", "oeuf", "œuvre", "zèbre"]
    assert sorted(words, key=build_sort_key) == ordered
