"""Failures say where, and what is missing is listed."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateNotFound, TemplateSyntaxError

from plugins.building.failures import describe_failure
from plugins.building.incomplete import find_incomplete

ROOT = Path(__file__).resolve().parents[3]


def _fail(source: str) -> Exception:
    environment = Environment(
        loader=DictLoader({"x.html": source}), undefined=StrictUndefined, autoescape=True
    )
    with pytest.raises(Exception) as raised:  # noqa: PT011 - any template failure
        environment.get_template("x.html").render()
    return raised.value


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{ titre }}", "«\u00a0titre\u00a0» n’existe pas ici"),
        ("{% if %}", "il manque quelque chose avant %}"),
        ('{% include "absent.html" %}', "«\u00a0absent.html\u00a0» n’existe pas"),
    ],
)
def test_a_broken_template_is_told_in_french(source: str, words: str) -> None:
    assert words in describe_failure(_fail(source), ROOT).message


def test_a_syntax_error_names_its_file_and_line() -> None:
    error = TemplateSyntaxError("x", 7, filename=str(ROOT / "theme/templates/a.html"))
    assert describe_failure(error, ROOT).place == "theme/templates/a.html:7"


def test_a_failure_in_our_code_names_the_line_it_came_from() -> None:
    with pytest.raises(AttributeError) as raised:
        next(find_incomplete(None))  # type: ignore[arg-type]
    finding = describe_failure(raised.value, ROOT)
    assert finding.path == "plugins/building/incomplete.py"
    assert finding.line is not None


def test_a_failure_elsewhere_is_still_a_finding() -> None:
    assert describe_failure(TemplateNotFound("x"), ROOT).path == "pelican"


def test_what_is_missing_is_listed_with_its_line() -> None:
    source = "Title: x\n\n<mark>À compléter : adresse postale</mark>.\nÀ compléter\n"
    assert list(find_incomplete(source)) == [(3, "adresse postale"), (4, "À compléter")]
