"""The remarks on one article, as a panel beside its text shows them. Core."""

import re
from collections.abc import Iterable
from html import escape

from plugins.preview.facts import Facts
from plugins.preview.forms import render_edit
from plugins.preview.outcome import WORDS, Report, count_findings
from plugins.preview.places import REPORT
from plugins.shared.findings import Finding, Severity
from plugins.shared.kinds import KINDS

MOST_WORDS = 60
_FIELD = re.compile(r"^(?:Title|Summary)\s*:", re.IGNORECASE)
_MARKUP = re.compile(r"\]\([^()]*\)|\[\^[^\]]*\]|\{:?[^{}]*\}|<[^<>]*>|^\s*\d+\.\s")
_WORD = re.compile(r"[^\W_]+")


def build_sample(line: str) -> str:
    """The words of a line of Markdown as its page shows them, to find its place there."""
    text = _MARKUP.sub(" ", _FIELD.sub(" ", line))
    return " ".join(_WORD.findall(text.lower())[:MOST_WORDS])


def render_remarks(facts: Facts) -> str:
    """The panel: what is said of this page, then how much is said of the others."""
    own = facts.own_reports
    items = "".join(_render_remark(n, report, facts) for n, report in enumerate(own, 1))
    said = f"<ol>{items}</ol>" if own else "<p>Rien à relire dans cette page.</p>"
    everywhere = count_findings([report.finding for report in facts.reports])
    link = f'<a href="{REPORT}">{everywhere}</a>'
    return f"{said}{_render_hint(own)}<p>Dans tout le blog\u00a0: {link}.</p>"


def _render_remark(number: int, report: Report, facts: Facts) -> str:
    finding = report.finding
    line = next((line.text for line in report.excerpt if line.is_faulty), "")
    edit = render_edit(facts.token, finding.path, facts.address, finding.line)
    name = name_finding(finding)
    return (
        f'<li id="apercu-remarque-{number}" class="{finding.severity.name.lower()}" tabindex="-1" '
        f'data-number="{number}" data-kind="{name}" data-words="{build_sample(line)}">'
        f'<p class="kind"><b aria-hidden="true">{number}</b> {name}{_render_line(finding)}</p>'
        f'<p>{escape(capitalize(finding.message))}</p><div class="acts">{edit}'
        f'<button type="button" class="place" value="apercu-place-{number}" hidden>Voir le passage'
        "</button></div></li>"
    )


def name_finding(finding: Finding) -> str:
    """What a remark is about, or how grave it is."""
    return KINDS.get(finding.kind) or WORDS[finding.severity].capitalize()


def _render_line(finding: Finding) -> str:
    return f" <span>ligne\u00a0{finding.line}</span>" if finding.line else ""


def capitalize(sentence: str) -> str:
    """A sentence of its own, where the place does not stand before it."""
    return sentence[:1].upper() + sentence[1:] + ("" if sentence[-1:] in ".?!…" else ".")


def _render_hint(reports: Iterable[Report]) -> str:
    found = [report.finding for report in reports]
    kinds = {f.kind: None for f in found if f.kind and f.severity is not Severity.ERROR}
    if not kinds:
        return ""
    return (
        "<p>Pour ne plus rien en voir dans cet article, ajoutez à ses champs\u00a0: "
        f"<code>Silence: {', '.join(kinds)}</code></p>"
    )
