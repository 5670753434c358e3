"""A few kills of each process on each engine; `python -m tests.service.endurance` does twenty."""

from pathlib import Path

from tests.service.endurance import Endurance

KILLS = 2


def test_what_was_acknowledged_outlives_every_kill_with_its_mail(url: str, tmp_path: Path) -> None:
    report = Endurance(url, tmp_path, clients=8, seed=1).run(KILLS)
    assert len(report.acknowledged) >= 8 * KILLS
    assert (report.lost, report.missing) == (set(), set())
    assert report.refusals > 0
    assert report.duplicates <= KILLS
    assert report.is_sound
