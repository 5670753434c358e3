"""What the preview adds to the pages of the site, and the pages of its own. Core.

Nothing here is written to a folder: it is added to each page as it is served.
"""

import re
from dataclasses import replace
from html import escape

from plugins.preview.bar import render_bar
from plugins.preview.facts import Facts
from plugins.preview.forms import render_edit
from plugins.preview.mailbox import MAILBOX
from plugins.preview.outcome import Line, Report, count_findings
from plugins.preview.places import DRAFTS, NEW, REPORT, SCRIPT, SHEETS
from plugins.shared.findings import Severity

_HEAD_END = re.compile(r"</head\s*>", re.I)
_BODY = re.compile(r"""<body\b(?:[^>"']|"[^"]*"|'[^']*')*>""", re.I)
_BODY_END = re.compile(r"</body\s*>", re.I)
_MENU = (
    ("/", "Le blog"),
    (NEW, "Nouvel article"),
    (DRAFTS, "Brouillons"),
    (MAILBOX, "Courrier"),
    (REPORT, "Remarques"),
)


def add_to_page(html: str, facts: Facts) -> str:
    """`html` with styles and script, with what stops the build above its content, and the bar."""
    html = _insert(html, HEAD, _HEAD_END.search(html), after=False, before_all=True)
    html = _insert(html, render_notice(facts), _BODY.search(html), after=True)
    ends = list(_BODY_END.finditer(html))
    return _insert(html, render_bar(facts), ends[-1] if ends else None, after=False)


def _insert(
    html: str, addition: str, place: re.Match[str] | None, *, after: bool, before_all: bool = False
) -> str:
    if place is None:
        return addition + html if after or before_all else html + addition
    index = place.end() if after else place.start()
    return html[:index] + addition + html[index:]


HEAD = "".join(f'<link rel="stylesheet" href="{sheet}">' for sheet in SHEETS) + (
    f'<script type="module" src="{SCRIPT}"></script>'
)
"""A module: it runs once the page is there, before the scripts that the page names later."""


def render_notice(facts: Facts) -> str:
    """The errors in full, above the last good page; of the rest, the bar says how much there is."""
    errors = tuple(r for r in facts.reports if r.finding.severity is Severity.ERROR)
    if not errors:
        return ""
    said = render_reports(replace(facts, reports=errors))
    return (
        f'<aside class="apercu notice" aria-label="À corriger">{said}'
        "<p>Dessous, la dernière version valable du site.</p></aside>"
    )


def render_reports(facts: Facts) -> str:
    """Each finding with its place, its sentence, its excerpt, and a way to its source."""
    reports, shown = facts.reports, set[str]()
    count = count_findings([report.finding for report in reports])
    verb = "Rien à signaler" if not reports else f"À corriger\u00a0: {count}"
    return f"<h2>{verb}</h2>" + "".join(_render_report(each, shown, facts) for each in reports)


def _render_report(report: Report, shown: set[str], facts: Facts) -> str:
    """One finding; `shown` holds the places whose excerpt stands above already."""
    finding = report.finding
    excerpt = "" if finding.place in shown else _render_excerpt(report.excerpt)
    shown.add(finding.place)
    edit = render_edit(facts.token, finding.path, facts.address, finding.line)
    return (
        f'<section class="{finding.severity.name.lower()}">'
        f"<h3><code>{escape(finding.place)}</code></h3>"
        f"<p>{escape(finding.label + finding.message)}</p>{excerpt}{edit}</section>"
    )


def _render_excerpt(excerpt: tuple[Line, ...]) -> str:
    if not excerpt:
        return ""
    lines = "".join(_render_line(line) for line in excerpt)
    return f"<pre><code>{lines}</code></pre>"


def _render_line(line: Line) -> str:
    tag = "mark" if line.is_faulty else "span"
    pointer = "→" if line.is_faulty else " "
    return f"<{tag}>{pointer}{line.number:>4}  {escape(line.text)}</{tag}>"


def render_report_page(facts: Facts) -> str:
    """The whole page that lists what is wrong, for when there is no site to show it above."""
    return render_own_page(render_reports(facts), facts.build)


def render_missing_page(build: str) -> str:
    """What is shown for a missing page when the site has no 404.html."""
    return render_own_page("<h2>Cette page n’existe pas</h2>", build)


def render_own_page(content: str, build: str = "") -> str:
    """A whole page of the preview's own; one that names a `build` changes with the next."""
    menu = "".join(f'<li><a href="{address}">{name}</a></li>' for address, name in _MENU)
    head = HEAD if build else HEAD.partition("<script")[0]
    return (
        '<!doctype html><html lang="fr"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Aperçu du blog</title>'
        f'{head}</head><body class="apercu own"><header><nav aria-label="Aperçu">'
        f'<ul>{menu}</ul></nav></header><main id="apercu" data-build="{escape(build)}">'
        f"<h1>Aperçu du blog</h1>{content}</main></body></html>"
    )
