"""Makes Pelican strict: our templates alone, root-relative bodies, and no output of a faulty site.

Adapter: the only module of this capability, with `build`, that knows Pelican.
"""

from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader
from pelican import signals
from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.settings import DEFAULT_CONFIG

from plugins.building.files import check_blocks, check_values, read_templates
from plugins.building.notes import build_note
from plugins.shared.events import content_linked, site_made
from plugins.shared.findings import BuildRefused, Finding, Severity, select_errors

ROOT = Path(__file__).resolve().parents[2]


def register() -> None:
    """Connect the receivers; called by Pelican at each start."""
    signals.initialized.connect(check_settings)
    signals.generator_init.connect(prepare_generator)
    signals.all_generators_finalized.connect(count_contents)
    signals.all_generators_finalized.connect(check_theme)
    content_linked.connect(note_content)
    signals.get_writer.connect(refuse_faulty_site)
    site_made.connect(refuse_faulty_site)


def check_settings(pelican: Any) -> None:
    """Make sure that findings have a list, and refuse what would undo the house."""
    findings = pelican.settings.setdefault("FINDINGS", [])
    wrong = check_values(pelican.settings, DEFAULT_CONFIG, ROOT)
    if wrong:
        raise BuildRefused([*findings, *wrong])  # whatever follows would stumble over them
    if pelican.settings["TYPOGRIFY"]:
        findings.append(
            Finding(
                "pelicanconf.py",
                None,
                "TYPOGRIFY doit rester à False : il est fait pour l’anglais et abîme le français.",
            )
        )


def prepare_generator(generator: Any) -> None:
    """Templates come from our theme alone; links in bodies are root-relative."""
    theme = FileSystemLoader(f"{generator.theme}/templates")
    generator.env.loader = ChoiceLoader([theme])
    generator.context["localsiteurl"] = ""


def count_contents(generators: list[Any]) -> None:
    """Note how many articles and pages will be published, drafts apart."""
    counts = {"articles": 0, "pages": 0}
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            counts["articles"] = len(generator.articles) + len(generator.hidden_articles)
        elif isinstance(generator, PagesGenerator):
            counts["pages"] = len(generator.pages) + len(generator.hidden_pages)
    settings = generators[0].settings
    settings.update(BUILD_COUNTS=counts, PAGE_NOTES={}, CONTENT_NAME=Path(settings["PATH"]).name)


def check_theme(generators: list[Any]) -> None:
    """Report the blocks of templates that would be shown nowhere."""
    settings = generators[0].settings
    sources = read_templates(Path(settings["THEME"]))

    def check() -> list[Finding]:
        return list(check_blocks(sources, Path(settings["THEME"]), ROOT))

    settings["FINDINGS"] += settings["MEMORY"].remember("blocks", sources, check)


def note_content(content: Any) -> None:
    """Note what is known of an article or a page, for the preview."""
    settings = content.settings
    if not settings["PREVIEW"]:
        return
    note = build_note(content, settings["CONTENT_NAME"])
    settings["PAGE_NOTES"][note.output] = note


def refuse_faulty_site(pelican: Any) -> None:
    """Stop where a finding stands: before the first output, of which `get_writer` is the eve, and
    once more when all is made, for what only a finished page shows.
    """
    settings = pelican.settings
    findings = settings["FINDINGS"]
    strict = not (settings["PREVIEW"] or settings.get("ACCEPT_WARNINGS"))
    warned = any(finding.severity is Severity.WARNING for finding in findings)
    if select_errors(findings) or (strict and warned):
        raise BuildRefused(findings)
