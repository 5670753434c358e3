"""Ways to break the settings or a plugin: each is told with the file and line to mend."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pelican import signals

from plugins.building import build, plugin
from plugins.shared.findings import BuildRefused, Finding

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = (ROOT / "pelicanconf.py").read_text("utf-8")
ARTICLE = "Title: Oser\nDate: 2026-01-02\nSummary: Un mot.\n\nTexte.\n"
# Only the strict build: what other plugins make of a wrong setting is not what is told.
END = """
PLUGINS = ["plugins.building.plugin", "greffon"]
STATIC_PATHS, START_HERE, SITE_CARD = [], (), ""
"""
PLUGIN = """from pelican import signals


def work(pelican):
    return pelican


def register():
    signals.initialized.connect(work)
"""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A project of its own, with the real theme and one plugin more."""
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "content/articles/oser.md").write_text(ARTICLE, "utf-8")
    (tmp_path / "plugins").mkdir()
    (tmp_path / "plugins/greffon.py").write_text(PLUGIN, "utf-8")
    for module in (build, plugin):
        monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.syspath_prepend(tmp_path / "plugins")
    yield tmp_path
    broken = sys.modules.pop("greffon", None)
    if broken is not None and hasattr(broken, "work"):
        signals.initialized.disconnect(broken.work)


def refuse(house: Path, settings: str) -> list[Finding]:
    """The findings of the build that `settings` describe."""
    (house / "pelicanconf.py").write_text(settings, "utf-8")
    with pytest.raises(BuildRefused) as refused:
        build.build_site(house / "pelicanconf.py")
    return list(refused.value.findings)


NAME = 'AUTHOR = "Je suis un ERO"'
FIRST = '    ("Articles", "/archives/"),\n'
# The line to break, what it becomes, and words of the sentence; `|` marks the line to mend.
WAYS = {
    "unclosed bracket": (NAME, '|AUTHOR = ("Je suis un ERO"', "« ( » n’est jamais refermé"),
    "unclosed quote": (NAME, '|AUTHOR = "Je suis un ERO', "guillemet"),
    "indented": (NAME, f"|  {NAME}", "retrait"),
    "undefined name": (NAME, "|AUTHOR = SITENAM", "« SITENAME »"),
    "forgotten comma": (FIRST, '|    ("Articles", "/archives/")\n', "virgule"),
    "failing": (NAME, f"{NAME}\n|X = 1 / 0", "division by zero"),
    "unknown module": (NAME, f"{NAME}\n|import jijna2", "« jijna2 » n’existe pas"),
    "unknown name of a module": (NAME, f"{NAME}\n|from jinja2 import Loder", "« Loder »"),
    "number for a text": ('SITENAME = "Je suis un ERO"', "|SITENAME = 3", "et non un nombre"),
    "nothing for a text": (NAME, "|AUTHOR = None", "et non rien (None)"),
    "text for a list": ("FOOTER_MENU = (", '|FOOTER_MENU = "a"\nX = (', "une liste"),
    "list for a table": ("GLOSSARY = {", "|GLOSSARY = []\nOTHER = {", "un dictionnaire"),
    "number for a folder": ('PATH = str(ROOT / "content")', "|PATH = 3", "un texte"),
    "one pair for a menu": ("FOOTER_MENU = (", '|FOOTER_MENU = ("A", "/")\nX = (', "une virgule"),
    "folder that is not there": ("content", "|contenu", "ce dossier n’existe pas"),
    "theme that is not there": ('"theme"', '|"teme"', "ce dossier n’existe pas"),
    "unknown time zone": ("Europe/Paris", "|Europe/Pariss", "« Europe/Pariss » n’existe pas"),
    "unknown extension": ("extensions.abbr", "|extensions.abr", "extensions.abr » n’existe pas"),
    "mistyped field": ('"{slug}/index.html"', '|"{slgu}/index.html"', "écrivez {slug}"),
    "misspelt name of ours": ("GLOSSARY =", "|GLOSARY =", "« GLOSARY »"),
    "misspelt name of Pelican": ("SITENAME =", "|SITNAME =", "est-ce le réglage SITENAME"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_broken_setting_is_told_where_and_how_to_mend_it(house: Path, way: str) -> None:
    old, new, words = WAYS[way]
    before, _, after = SETTINGS.partition(old)
    line = (before + new[: new.index("|")]).count("\n") + 1
    findings = refuse(house, before + new.replace("|", "") + after + END)
    assert {(finding.path, finding.line) for finding in findings[:1]} == {("pelicanconf.py", line)}
    assert words in findings[0].message.replace("\u00a0", " ")


def test_a_missing_setting_is_named(house: Path) -> None:
    settings = SETTINGS.replace("CONTACT_EMAIL", "AUTRE_CHOSE") + END
    assert [(f.path, f.line, f.message) for f in refuse(house, settings)] == [
        ("pelicanconf.py", None, "il manque le réglage CONTACT_EMAIL\u00a0: ajoutez-le.")
    ]


def test_a_list_of_plugins_that_is_none_is_told(house: Path) -> None:
    findings = refuse(house, SETTINGS + END + 'PLUGINS = ""\n')
    assert findings[0].path == "pelicanconf.py"
    assert "PLUGINS" in findings[0].message


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("def work(pelican):", "def work(pelican)", 4, "il manque « : »"),
        ("import signals", "import signal", 1, "« pelican » n’a pas de « signal »"),
        ("from pelican", "import absent\nfrom pelican", 1, "« absent » n’existe pas"),
        ("return pelican", "return pelicn", 5, "« pelicn » n’existe pas ici"),
        ("return pelican", "raise ValueError('zut')", 5, "ValueError : zut"),
        ("return pelican", "return pelican.settings['SITE_CRAD']", 5, "SITE_CRAD n’existe pas"),
    ],
    ids=["syntax", "import", "module", "name", "exception", "key"],
)
def test_a_broken_plugin_is_told_with_its_line(
    house: Path, old: str, new: str, line: int, words: str
) -> None:
    (house / "plugins/greffon.py").write_text(PLUGIN.replace(old, new, 1), "utf-8")
    finding = refuse(house, SETTINGS + END)[0]
    assert (finding.path, finding.line) == ("plugins/greffon.py", line)
    assert words in finding.message.replace("\u00a0", " ")


def test_a_plugin_that_is_not_there_is_told_at_its_name(house: Path) -> None:
    (house / "plugins/greffon.py").unlink()
    finding = refuse(house, SETTINGS + END)[0]
    line = (SETTINGS + END).split("\n").index('PLUGINS = ["plugins.building.plugin", "greffon"]')
    assert (finding.path, finding.line) == ("pelicanconf.py", line + 1)
