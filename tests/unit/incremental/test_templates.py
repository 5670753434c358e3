"""A page depends on every template that its own leads to."""

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from plugins.incremental.ledger import CONTEXT
from plugins.incremental.templates import ANY, TemplateSources, prepare_environment
from plugins.shared.recording import RECORDER

TEMPLATES = {
    "base.html": "{% include 'head.html' %}{% block b %}{% endblock %}",
    "page.html": "{% extends 'base.html' %}{% from 'macros.html' import m %}",
    "head.html": "{% import 'macros.html' as macros %}",
    "macros.html": "{% macro m() %}{% endmacro %}",
    "loop.html": "{% include 'loop.html' %}{% include 'gone.html' ignore missing %}",
    "either.html": "{% include ['gone.html', 'head.html'] %}",
    "computed.html": "{% include name ~ '.html' %}",
    "alone.html": "{{ title }}{% for x in names %}{{ x }}{% endfor %}",
}


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    for name, source in TEMPLATES.items():
        (tmp_path / name).write_text(source)
    made = Environment(loader=FileSystemLoader(tmp_path), autoescape=True)
    prepare_environment(made, tmp_path / "cache", "1")
    return made


CLOSURES = {
    "alone.html": {"alone.html"},
    "page.html": {"page.html", "base.html", "head.html", "macros.html"},
    "loop.html": {"loop.html", "gone.html"},
    "either.html": {"either.html", "gone.html", "head.html", "macros.html"},
    "computed.html": {*TEMPLATES, "gone.html", ANY},
}


@pytest.mark.parametrize("name", CLOSURES)
def test_a_template_leads_to_others(environment: Environment, name: str) -> None:
    assert TemplateSources(environment).find_closure(name) == CLOSURES[name]


def test_a_file_has_another_digest_once_it_is_read_anew(
    environment: Environment, tmp_path: Path
) -> None:
    sources = TemplateSources(environment)
    before, missing = sources.find_digest("alone.html"), sources.find_digest("gone.html")
    (tmp_path / "alone.html").write_text("other")
    (tmp_path / "gone.html").write_text("")
    assert (missing, sources.find_digest("alone.html")) == (b"", before)
    sources.forget()
    assert sources.find_digest("alone.html") != before
    assert sources.find_digest("gone.html") != missing


def test_a_new_file_counts_for_a_computed_name(environment: Environment, tmp_path: Path) -> None:
    sources = TemplateSources(environment)
    before = sources.find_digest(ANY)
    (tmp_path / "new.html").write_text("")
    sources.forget()
    assert sources.find_digest(ANY) != before


def test_names_that_are_looked_up_are_noted(environment: Environment) -> None:
    with RECORDER.recording() as reads:
        environment.get_template("alone.html").render(title="A", names=[], other="B")
    assert reads == {CONTEXT: {"title", "names"}}


def test_another_version_compiles_anew(environment: Environment, tmp_path: Path) -> None:
    environment.get_template("alone.html")
    for version, count in (("1", 1), ("2", 2)):
        other = Environment(loader=FileSystemLoader(tmp_path), autoescape=True)
        prepare_environment(other, tmp_path / "cache", version)
        other.get_template("alone.html")
        assert len(list((tmp_path / "cache/templates").iterdir())) == count
