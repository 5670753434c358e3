"""What checks say, and how it is shown."""

from plugins.shared.findings import BuildRefused, Finding, Severity, format_findings, select_errors

LATE = Finding("b.md", 9, "plus loin")
EARLY = Finding("a.md", 3, "la date « x » doit s’écrire 2024-03-05")
DOUBT = Finding("a.md", 4, "sans texte de remplacement", Severity.WARNING)


def test_findings_are_sorted_by_place_and_said_once() -> None:
    lines = format_findings([LATE, DOUBT, EARLY, EARLY]).splitlines()
    assert lines == [
        "a.md:3: la date « x » doit s’écrire 2024-03-05",
        "a.md:4: attention\u00a0: sans texte de remplacement",
        "b.md:9: plus loin",
    ]


def test_only_errors_stop_every_build() -> None:
    assert select_errors([DOUBT, EARLY]) == [EARLY]


def test_a_refusal_exits_with_its_report_and_escapes_any_except_exception() -> None:
    refusal = BuildRefused([EARLY])
    assert str(refusal) == "a.md:3: la date « x » doit s’écrire 2024-03-05"
    assert not isinstance(refusal, Exception)
