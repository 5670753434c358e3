"""A small sound site, and what makes it unsound: one change of one file."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from plugins.shared.findings import Finding
from plugins.shared.releases import Release
from plugins.verification.build import describe_site, verify_site
from plugins.verification.facts import Budget, SiteFacts, Text

URL = "https://www.blog.fr"
ARTICLE = "oser/index.html"
PAGE = """<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>{title} – Blog</title>
<meta name="description" content="Ce que dit {title}.">
{index}
<link rel="stylesheet" href="/theme/site.css">
<link rel="alternate" type="application/rss+xml" href="/flux/rss.xml">
<meta property="og:image" content="https://www.blog.fr/images/a.webp">
<script type="application/ld+json">{{"url": "https://www.blog.fr/oser/#article"}}</script>
<script src="/theme/copy.js" defer></script>
</head>
<body>
<a href="#contenu">Aller au contenu</a>
<main id="contenu">
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""
OSER = """<h2 id="suite"><a href="#suite">La suite</a></h2>
<p><a href="/vieux/">un ancien lien</a> et <a href="https://ailleurs.fr/">un autre</a>.</p>
<figure><picture><source type="image/avif" srcset="/images/a.avif 400w, /images/b.avif 800w">
<img src="/images/a.webp" srcset="/images/a.webp 400w" alt="Une lettre."></picture></figure>
<h3>Encore</h3>
<form action="/commentaires/"><label for="nom">Nom</label><input id="nom" name="nom">
<button>Envoyer</button></form>
"""
HOME = """<div class="card-image"><img src="/images/a.webp" alt="" width="4" height="3"></div>
<h2><a href="/oser/#suite">Oser</a></h2>
"""
ENTRY = '&lt;p&gt;&lt;a href="https://www.blog.fr/oser/#suite"&gt;La suite&lt;/a&gt;&lt;/p&gt;'
SOURCE = """Title: Oser
Date: 2026-11-01
Slug: oser
Summary: Ce que dit Oser.

## La suite

Du courage, avec [un ancien lien](/vieux/) et [un autre](https://ailleurs.fr/).

![Une lettre.](/images/a.png)
"""


def write_page(address: str, title: str, body: str = "") -> str:
    """A page as the theme writes it, for search engines where it has an address."""
    own = f'<link rel="canonical" href="{URL}{address}">'
    index = own if address else '<meta name="robots" content="noindex">'
    return PAGE.format(title=title, index=index, body=body)


def build_files() -> dict[str, str]:
    """The files of the sound site."""
    return {
        "index.html": write_page("/", "Accueil", HOME),
        ARTICLE: write_page("/oser/", "Oser", OSER),
        "contact/index.html": write_page("/contact/", "Contact"),
        "404.html": write_page("", "Page introuvable"),
        "theme/site.css": 'body { background: url("/images/a.webp") }\n',
        "theme/copy.js": "document.title;\n",
        "images/a.webp": "webp",
        "images/a.avif": "avif",
        "images/b.avif": "avif",
        "robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {URL}/sitemap.xml\n",
        "sitemap.xml": _write_sitemap("/", "/oser/", "/contact/"),
        "_redirects": "/vieux/ /oser/ 301\n/plus-vieux/ /contact/ 301\n",
        **_write_feeds(),
    }


def _write_sitemap(*addresses: str) -> str:
    urls = "\n".join(f"<url><loc>{URL}{address}</loc></url>" for address in addresses)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="{space}">\n{urls}\n</urlset>\n'


def _write_feeds() -> dict[str, str]:
    rss = (
        f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>\n'
        f"<title>Blog</title><link>{URL}/</link><description>Un blog.</description>\n"
        f"<item><title>Oser</title><link>{URL}/oser/</link><guid>urn:oser</guid>\n"
        f"<pubDate>Sun, 01 Nov 2026 08:00:00 +0100</pubDate><description>{ENTRY}</description>"
        "</item>\n</channel></rss>\n"
    )
    atom = (
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f'<id>urn:blog</id><title>Blog</title><link rel="alternate" href="{URL}/"/>\n'
        f'<entry><id>urn:oser</id><title>Oser</title><link rel="alternate" href="{URL}/oser/"/>\n'
        f"<updated>2026-11-01T08:00:00+01:00</updated><content>{ENTRY}</content></entry>\n</feed>\n"
    )
    json = (
        f'{{"version": "https://jsonfeed.org/version/1.1", "title": "Blog",\n "items": [{{\n'
        f'"id": "urn:oser", "url": "{URL}/oser/",\n"date_published": "2026-11-01T08:00:00+01:00",\n'
        f'"content_html": "<a href=\\"{URL}/oser/\\">Oser</a>"}}]}}\n'
    )
    return {"flux/rss.xml": rss, "flux/atom.xml": atom, "flux/feed.json": json}


def build_facts(**changes: object) -> SiteFacts:
    """What the sound site is held against."""
    facts = SiteFacts(
        url=URL,
        language="fr",
        budget=Budget(page=4_000, pictures=1_000, image=500),
        services=("/commentaires/",),
        sources={ARTICLE: Text("content/articles/oser.md", SOURCE)},
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Defect:
    """In `path`, `old` becomes `new`; without `old`, the whole file; None as `new`, no file.

    It gives one finding, of the rule `rule`, at `place` (a path, with its line where it has one),
    whose sentence holds `said`.
    """

    name: str
    path: str
    old: str
    new: str | None
    rule: str
    place: str
    said: str


def damage(files: Mapping[str, str], defect: Defect) -> dict[str, str]:
    """`files` with the defect."""
    changed = dict(files)
    if defect.new is None:
        del changed[defect.path]
    elif defect.old:
        assert defect.old in changed[defect.path]
        changed[defect.path] = changed[defect.path].replace(defect.old, defect.new, 1)
    else:
        changed[defect.path] = defect.new
    return changed


def write_site(folder: Path, files: Mapping[str, str]) -> Path:
    """The site on the disk, in a folder named output."""
    output = folder / "output"
    for path, text in files.items():
        place = output / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    return output


def verify(
    folder: Path, files: Mapping[str, str], facts: SiteFacts, previous: Release | None = None
) -> list[Finding]:
    """What is found in the site of `files`."""
    return verify_site(write_site(folder, files), facts, previous)


def remember(folder: Path, files: Mapping[str, str]) -> Release:
    """What is remembered of the site of `files`."""
    return describe_site(write_site(folder / "before", files), build_facts())


def check_found(findings: list[Finding], defect: Defect) -> None:
    """Exactly the expected finding, in a sentence that ends by what to do."""
    assert [(f.kind, f.place) for f in findings] == [(defect.rule, defect.place)], findings
    assert defect.said in findings[0].message
