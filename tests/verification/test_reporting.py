"""The report says each thing once, and the HTML checker is asked only about what is new."""

from pathlib import Path

import pytest

from plugins.shared.findings import BuildRefused, Finding, Severity
from plugins.verification import checker
from plugins.verification.build import read_facts
from plugins.verification.faults import HTML, LINK, WEIGHT
from plugins.verification.report import format_report
from tests.conftest import ROOT

ERROR = Finding("content/a.md", 3, "«\u00a0/x/\u00a0» ne mène à rien", kind=LINK)


def test_a_sound_site_is_said_in_one_line() -> None:
    assert format_report([], 32) == "32\u00a0pages vérifiées. Rien à corriger."


def test_findings_stand_under_their_rule_and_are_counted() -> None:
    heavy = Finding("output/a.png", None, "trop lourd", Severity.WARNING, WEIGHT)
    assert format_report([heavy, ERROR], 1) == (
        "Liens, ancres et images\n  content/a.md:3: «\u00a0/x/\u00a0» ne mène à rien\n\n"
        "Poids\n  output/a.png: attention\u00a0: trop lourd\n\n"
        "1\u00a0page vérifiée\u00a0: 1\u00a0erreur, 1\u00a0avertissement."
    )


def test_what_stands_on_each_page_is_said_once() -> None:
    pages = [Finding(f"output/p{n}.html", 1, "sans titre", kind=LINK) for n in range(650)]
    lines = format_report(pages, 650).splitlines()
    assert lines[1] == (
        "  output/p0.html:1, output/p1.html:1, output/p2.html:1 et 647\u00a0autres endroits: "
        "sans titre"
    )
    assert lines[-1] == "650\u00a0pages vérifiées\u00a0: 650\u00a0erreurs."


def test_a_budget_of_something_else_is_refused_in_french() -> None:
    with pytest.raises(BuildRefused, match="ne connaît que page, pictures et image"):
        read_facts(ROOT / "publishconf.py", VERIFICATION={"budget": {"pages": 1}})


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The files that the checker is asked about; it finds fault with those named « wrong »."""
    calls: list[list[str]] = []

    def find(files: list[str]) -> list[dict[str, object]]:
        calls.append(files)
        wrong = [file for file in files if "wrong" in file]
        return [{"url": f"file:{file}", "lastLine": 2, "message": "No."} for file in wrong]

    monkeypatch.setattr(checker, "find_messages", find)
    return calls


def test_a_page_without_a_fault_is_not_shown_to_the_checker_again(
    asked: list[list[str]], tmp_path: Path
) -> None:
    texts, memory = {"a.html": "a", "wrong.html": "b", "c.svg": "c", "d.css": "d"}, tmp_path / "m"
    first = [*checker.check_html(tmp_path, texts, memory)]
    assert [(fault.path, fault.line, fault.rule) for fault in first] == [("wrong.html", 2, HTML)]
    second = [*checker.check_html(tmp_path, texts | {"a.html": "other"}, memory)]
    assert second == first
    names = [[Path(file).name for file in files] for files in asked]
    assert names == [["a.html", "wrong.html", "c.svg"], ["a.html", "wrong.html"]]


def test_a_memory_that_is_damaged_costs_only_time(asked: list[list[str]], tmp_path: Path) -> None:
    memory = tmp_path / "m"
    memory.write_text("{", "utf-8")
    assert [*checker.check_html(tmp_path, {"a.html": "a"}, memory)] == []
    assert len(asked) == 1
