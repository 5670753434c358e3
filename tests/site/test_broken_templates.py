"""Ways to break a template: each is told with the file and line to mend, and a French sentence."""

from pathlib import Path

import pytest

from plugins.building.build import build_site
from plugins.shared.findings import BuildRefused, Finding

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = "Title: Oser\nDate: 2026-01-02\nSummary: Un mot.\n\nTexte.\n"
THEME = {
    "base.html": """<!doctype html>
<title>{{ SITENAME }}</title>
{% block content %}{% endblock %}
{% include "partials/foot.html" %}
""",
    "index.html": """{% extends "base.html" %}
{% from "macros/cards.html" import card with context %}
{% block content %}
{% for article in articles %}
{{ card(article) }}
{% endfor %}
{% endblock %}
""",
    "article.html": """{% extends "base.html" %}
{% import "macros/cards.html" as cards %}
{% block content %}
<h1>{{ article.title }}</h1>
{{ cards.day(article) }}
{{ article.content|safe }}
{% endblock %}
""",
    "partials/foot.html": "<footer>\n{{ SITENAME|upper }}\n</footer>\n",
    "macros/cards.html": """{% macro day(article) %}
<time>{{ article.date.year }}</time>
{% endmacro %}
{% macro card(article, level=2) %}
<h2>{{ article.title }}</h2>
{{ day(article) }}
{% endmacro %}
""",
} | {
    f"{kind}.html": '{% extends "base.html" %}\n'
    for kind in (
        *("archives", "author", "authors", "categories", "category", "page"),
        *("period_archives", "tag", "tags"),
    )
}


def fail_in_a_filter(_: str) -> str:
    """What a filter of a plugin may do."""
    raise ValueError("zut")


def build(folder: Path, theme: dict[str, bytes]) -> tuple[Finding, ...]:
    """Build a blog of one article with `theme`; the findings, whether it was refused or not."""
    for name, source in theme.items():
        path = folder / "theme/templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(source)
    (folder / "content/articles").mkdir(parents=True)
    (folder / "content/articles/oser.md").write_text(ARTICLE, "utf-8")
    places = {"PATH": "content", "THEME": "theme", "OUTPUT_PATH": "output", "CACHE_FOLDER": "cache"}
    settings = {name: str(folder / place) for name, place in places.items()} | {
        "PLUGINS": ["plugins.building.plugin"],
        "DIRECT_TEMPLATES": ["index"],
        "STATIC_PATHS": [],
        "START_HERE": (),
        "SITE_CARD": "",
        "JINJA_FILTERS": {"failing": fail_in_a_filter},
    }
    try:
        return build_site(ROOT / "pelicanconf.py", settings).findings
    except BuildRefused as refusal:
        return refusal.findings


def change(name: str, old: str, new: str) -> dict[str, bytes]:
    """The theme with one thing changed in one template."""
    assert old in THEME[name]
    theme = {**THEME, name: THEME[name].replace(old, new, 1)}
    return {file: source.encode() for file, source in theme.items()}


ART, CARDS, FOOT = "article.html", "macros/cards.html", "partials/foot.html"
VALUE = "SITENAME|upper"
# What is changed, into what; where it must be mended; words of the sentence.
WAYS = {
    # written so that Jinja cannot read it
    "unclosed block": (ART, "{% endblock %}\n", "", ART, 3, "ajoutez {% endblock %}"),
    "unclosed tag": (ART, "content %}", "content", ART, 3, "ajoutez %}"),
    "unclosed variable": (ART, "title }}", "title", ART, 4, "ajoutez }}"),
    "variable closed by half": (ART, "title }}", "title }", ART, 4, "ajoutez }}"),
    "unclosed comment": (ART, "<h1>", "{# note <h1>", ART, 4, "ajoutez #}"),
    "unknown tag": (ART, "<h1>", "{% iff article %}<h1>", ART, 4, "« if »"),
    "mistyped closing tag": ("index.html", "endfor", "endfro", "index.html", 6, "« endfor »"),
    "unknown filter": (FOOT, "upper", "uper", FOOT, 2, "filtre « uper » n’existe pas"),
    "unknown test": (FOOT, VALUE, "1 if 1 is definde", FOOT, 2, "« defined »"),
    "bad expression": (FOOT, VALUE, "SITENAME +* 2", FOOT, 2, "* n’a pas sa place"),
    "unfinished expression": (FOOT, VALUE, "SITENAME and", FOOT, 2, "il manque quelque chose"),
    "missing endif": (ART, "<h1>", "{% if 1 %}\n<h1>", ART, 4, "ajoutez {% endif %} avant"),
    "missing endfor": ("index.html", "{% endfor %}\n", "", "index.html", 4, "{% endfor %} avant"),
    "missing endmacro": (CARDS, "{% endmacro %}\n", "", CARDS, 1, "ajoutez {% endmacro %}"),
    "surplus endif": (ART, "</h1>", "</h1>{% endif %}", ART, 4, "ne referme rien"),
    "unbalanced quotes": ("base.html", 'foot.html"', "foot.html", "base.html", 4, "guillemet"),
    "quote in a variable": (FOOT, VALUE, '"SITENAME', FOOT, 2, "guillemet"),
    "one equals sign": (ART, "<h1>", "{% if 1 = 1 %}{% endif %}<h1>", ART, 4, "=="),
    "for without in": ("index.html", "article in", "article", "index.html", 4, "il faut in"),
    "import without as": (ART, " as cards", "", ART, 2, "il faut as"),
    "block twice": (ART, "<h1>", "{% block content %}{% endblock %}<h1>", ART, 4, "deux fois"),
    "extends without quotes": (ART, '"base.html"', "base.html", ART, 1, "entre guillemets"),
    # written well, but asking for what is not there
    "missing parent": (ART, "base.html", "bass.html", ART, 1, "« base.html »"),
    "missing include": ("base.html", "foot.html", "fot.html", "base.html", 4, "partials/foot.html"),
    "missing import": (ART, "cards.html", "crads.html", ART, 2, "« macros/cards.html »"),
    "missing macro": ("index.html", "card with", "crd as card with", "index.html", 2, "« card »"),
    "missing macro of a module": (ART, "cards.day", "cards.dya", ART, 5, "« day »"),
    "mistyped block": (ART, "block content", "block contnet", ART, 3, "« content »"),
    "undefined variable": (ART, "article.title", "articel.title", ART, 4, "« article »"),
    "undefined attribute": (ART, "article.title", "article.titel", ART, 4, "« title »"),
    "undefined in a macro": (CARDS, "article.date", "artcle.date", CARDS, 2, "« article »"),
    "attribute in a macro": (CARDS, "date.year", "date.yaer", CARDS, 2, "« year »"),
    "undefined in an include": (FOOT, "SITENAME", "SITENAM", FOOT, 2, "« SITENAME »"),
    "undefined in a loop": (
        *("index.html", "{{ card", "<b>\n{{ aticle.title }}{{ card"),
        *("index.html", 6, "« article »"),
    ),
    "nothing to take over": (
        "base.html",
        "{% endb",
        "{{ super() }}{% endb",
        "base.html",
        3,
        "super",
    ),
    # asking what cannot be done
    "wrong argument": (
        "index.html",
        "(article)",
        "(article, lvel=3)",
        "index.html",
        5,
        "« level »",
    ),
    "too many": ("index.html", "(article)", "(article, 3, 4)", "index.html", 5, "2 au plus"),
    "missing argument": ("index.html", "(article)", "()", "index.html", 5, "« article »"),
    "division by zero": (FOOT, VALUE, "1 // 0", FOOT, 2, "divise par zéro"),
    "text and number": (FOOT, VALUE, "SITENAME + 1", FOOT, 2, "employez ~"),
    "number in a loop": ("index.html", "in articles", "in 3", "index.html", 4, "une liste"),
    "text that is called": (FOOT, VALUE, "SITENAME()", FOOT, 2, "parenthèses"),
    "filter that raises": (FOOT, "upper", "failing", FOOT, 2, "zut"),
    "include of itself": (
        FOOT,
        "</f",
        '{% include "partials/foot.html" %}</f',
        FOOT,
        3,
        "sans fin",
    ),
    "macro of itself": (CARDS, "<time>", "{{ day(article) }}<time>", CARDS, 2, "sans fin"),
}


@pytest.mark.parametrize("way", WAYS)
def test_it_is_told_where_and_how_to_mend_it(tmp_path: Path, way: str) -> None:
    name, old, new, file, line, words = WAYS[way]
    findings = build(tmp_path, change(name, old, new))
    expected = str(tmp_path / "theme/templates" / file)
    assert [(finding.path, finding.line) for finding in findings] == [(expected, line)]
    assert words in findings[0].message.replace("\u00a0", " ")


def test_a_circle_of_parents_is_told_at_one_of_them(tmp_path: Path) -> None:
    findings = build(tmp_path, change("base.html", "<!", '{% extends "article.html" %}<!'))
    assert [(Path(finding.path).name, finding.line) for finding in findings] in (
        [("base.html", 1)],
        [(ART, 1)],
    )
    assert "sans fin" in findings[0].message


def test_the_theme_that_is_broken_here_is_sound(tmp_path: Path) -> None:
    assert build(tmp_path, change(FOOT, "<footer>", "<footer >")) == ()


def test_a_deleted_kind_of_page_is_named(tmp_path: Path) -> None:
    theme = change(FOOT, "<footer>", "<footer >")
    theme["articles.html"] = theme.pop("article.html")
    findings = build(tmp_path, theme)
    assert [finding.path for finding in findings] == ["theme/templates/article.html"]
    assert "renommez ainsi «\u00a0articles.html\u00a0»" in findings[0].message


@pytest.mark.parametrize("name", ["partials/foot.html", "article.html"])
def test_a_template_that_is_not_utf8_is_named_with_its_line(tmp_path: Path, name: str) -> None:
    theme = change(FOOT, "<footer>", "<footer >")
    findings = build(tmp_path, theme | {name: "<p>\n<i>\nété\n".encode("latin-1")})
    assert [(finding.path, finding.line) for finding in findings] == [
        (str(tmp_path / "theme/templates" / name), 3)
    ]
    assert "UTF-8" in findings[0].message
