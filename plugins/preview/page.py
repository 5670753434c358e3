"""The pages of the preview itself, and what it adds to those of the site. Core.

Nothing here is written to a folder: it is added to each page as it is served.
"""

import re
from html import escape

from plugins.preview.outcome import Line, Report, count_findings
from plugins.shared.findings import select_errors

EVENTS = "/-/evenements"
SCRIPT = "/-/apercu.js"
STYLE = "/-/apercu.css"
REPORT = "/-/erreurs"

_BODY = re.compile(r"""<body\b(?:[^>"']|"[^"]*"|'[^']*')*>""", re.I)
_BODY_END = re.compile(r"</body\s*>", re.I)


def add_to_page(html: str, build: str, reports: tuple[Report, ...]) -> str:
    """`html` with the reload script, and with what is wrong above its content."""
    html = _insert(html, render_notice(reports), _BODY.search(html), after=True)
    ends = list(_BODY_END.finditer(html))
    return _insert(html, render_script(build), ends[-1] if ends else None, after=False)


def _insert(html: str, addition: str, place: re.Match[str] | None, *, after: bool) -> str:
    if place is None:
        return addition + html if after else html + addition
    index = place.end() if after else place.start()
    return html[:index] + addition + html[index:]


def render_script(build: str) -> str:
    """The script that reloads the page when another build than `build` is shown."""
    return f'<script src="{SCRIPT}" data-build="{escape(build)}" defer></script>'


def render_notice(reports: tuple[Report, ...]) -> str:
    """What stands above a page: the errors in full, or one line when there are only warnings."""
    findings = [report.finding for report in reports]
    if not findings:
        return ""
    if select_errors(findings):
        content = f"{render_reports(reports)}<p>Dessous, la dernière version valable du site.</p>"
    else:
        link = f'<a href="{REPORT}">{count_findings(findings)}</a>'
        content = f"<p>Aperçu\u00a0: {link} à regarder avant de publier.</p>"
    style = f'<link rel="stylesheet" href="{STYLE}">'
    return f'{style}<aside class="apercu" aria-label="Aperçu">{content}</aside>'


def render_reports(reports: tuple[Report, ...]) -> str:
    """Each finding with its place, its sentence and its excerpt."""
    count = count_findings([report.finding for report in reports])
    verb = "Rien à signaler" if not reports else f"À corriger\u00a0: {count}"
    shown: set[str] = set()
    return f"<h2>{verb}</h2>" + "".join(_render_report(report, shown) for report in reports)


def _render_report(report: Report, shown: set[str]) -> str:
    """One finding; `shown` holds the places whose excerpt stands above already."""
    finding = report.finding
    excerpt = "" if finding.place in shown else _render_excerpt(report.excerpt)
    shown.add(finding.place)
    return (
        f'<section class="{finding.severity.name.lower()}">'
        f"<h3><code>{escape(finding.place)}</code></h3>"
        f"<p>{escape(finding.label + finding.message)}</p>{excerpt}</section>"
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


def render_report_page(build: str, reports: tuple[Report, ...]) -> str:
    """The whole page that lists what is wrong, for when there is no site to show it above."""
    return render_own_page(render_reports(reports), build)


def render_missing_page(build: str) -> str:
    """What is shown for a missing page when the site has no 404.html."""
    return render_own_page("<h2>Cette page n’existe pas</h2>", build)


def render_own_page(content: str, build: str = "") -> str:
    """A whole page of the preview's own; one that names a `build` reloads when it changes."""
    return (
        '<!doctype html><html lang="fr"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Aperçu du blog</title>'
        f'<link rel="stylesheet" href="{STYLE}"><body class="apercu">'
        f'<main><h1>Aperçu du blog</h1>{content}<p><a href="/">Revenir à l’accueil</a></p></main>'
        f"{render_script(build) if build else ''}</body></html>"
    )
