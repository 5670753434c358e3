"""Each defect of a feed, of the sitemap, of a table or of a weight gives exactly its finding."""

from pathlib import Path

import pytest

from plugins.verification.faults import FEED, INDEX, LEAK, LINK, POLICY, REDIRECT, WEIGHT
from tests.verification.sites import (
    ARTICLE,
    URL,
    Defect,
    build_facts,
    build_files,
    check_found,
    damage,
    verify,
)

RSS, ATOM, JSON = "flux/rss.xml", "flux/atom.xml", "flux/feed.json"
ITEM = (
    f"<item><link>{URL}/contact/</link><guid>urn:oser</guid>"
    "<pubDate>Sun, 01 Nov 2026 08:00:00 +0100</pubDate></item>"
)
PRIVATE = "-----BEGIN RSA PRIVATE KEY"
Row = tuple[str, str, str, str | None, str]


def _list(rule: str, *rows: Row) -> list[Defect]:
    """Defects whose place is the file with, before `|`, its line: `|` or `3|` and the sentence."""
    defects = []
    for name, path, old, new, told in rows:
        line, _, said = told.partition("|")
        place = f"output/{path}:{line}" if line else f"output/{path}"
        defects.append(Defect(name, path, old, new, rule, place, said))
    return defects


DEFECTS = (
    *_list(
        FEED,
        ("an RSS that does not parse", RSS, "</channel>", "", "6|ne se lit pas"),
        ("an Atom that does not parse", ATOM, "</entry>", "", "6|ne se lit pas"),
        ("a JSON that does not parse", JSON, '"items"', "items", "2|ne se lit pas"),
        ("an entry without an id", RSS, "urn:oser", "", "|n’a pas d’identifiant"),
        ("two entries with one id", RSS, "</channel>", f"{ITEM}</channel>", "|sert deux fois"),
        ("a date that is none", RSS, "Sun, 01 Nov 2026", "hier", "|la date «\u00a0hier"),
        ("a date without its offset", ATOM, "+01:00", "", "|corrigez Date"),
        ("an entry without a date", JSON, '"date_published"', '"date"', "|ne se lit pas"),
        (
            "a relative address",
            ATOM,
            f'"{URL}/oser/"',
            '"/oser/"',
            "|n’est pas une adresse entière",
        ),
        ("a relative address in a text", ATOM, f"{URL}/oser/#", "/oser/#", "|«\u00a0/oser/#suite"),
    ),
    *_list(
        LINK,
        ("a dead link in a feed", RSS, f"<link>{URL}/</link>", f"<link>{URL}/x/</link>", "1|/x/"),
        ("a dead link in the text of a feed", ATOM, "oser/#suite", "os/", "1|/os/"),
        ("a dead anchor in the text of a feed", ATOM, "#suite", "#rien", "1|#rien"),
        ("a lost picture of a style sheet", "theme/site.css", "a.webp", "z.webp", "1|z.webp"),
    ),
    *_list(
        INDEX,
        ("no sitemap", "sitemap.xml", "", None, "|le plan du site manque"),
        ("a sitemap that does not parse", "sitemap.xml", "</urlset>", "", "7|ne se lit pas"),
        (
            "a page that it lacks",
            "sitemap.xml",
            f"<url><loc>{URL}/oser/</loc></url>",
            "",
            "|/oser/",
        ),
        (
            "one page twice",
            "sitemap.xml",
            "</urlset>",
            f"<url><loc>{URL}/</loc></url></urlset>",
            "6|deux fois",
        ),
        (
            "a page that is hidden",
            "sitemap.xml",
            "</urlset>",
            f"<url><loc>{URL}/404.html</loc></url></urlset>",
            "6|retirez-la",
        ),
        (
            "another host",
            "sitemap.xml",
            "</urlset>",
            "<url><loc>https://x.fr/</loc></url></urlset>",
            "6|doit commencer par",
        ),
        ("a robots.txt that does not name it", "robots.txt", "Sitemap: ", "# ", "|Sitemap: https"),
        (
            "a robots.txt that hides all",
            "robots.txt",
            "Allow: /",
            "Disallow: /",
            "|cache tout le site",
        ),
    ),
    *_list(
        REDIRECT,
        ("a detour", "_redirects", "/oser/", "/plus-vieux/", "1|«\u00a0/contact/\u00a0»"),
        ("an end that is nowhere", "_redirects", "/contact/", "/perdu/", "2|n’existe pas"),
        (
            "a page that is hidden by one",
            "_redirects",
            "/plus-vieux/",
            "/contact/",
            "2|cache une page",
        ),
        ("a turn", "_redirects", "/plus-vieux/ /contact/", "/rond/ /rond/", "2|tourne en rond"),
    ),
    *_list(
        POLICY,
        (
            "a font from elsewhere",
            "theme/site.css",
            "{ b",
            "{ src: url(https://x.fr/f); b",
            "1|copiez",
        ),
        ("a picture in a style sheet", "theme/site.css", "{ b", "{ b: url(data:x); b", "1|data:x"),
    ),
    *_list(
        WEIGHT,
        (
            "too heavy a picture",
            "images/b.avif",
            "",
            "x" * 600,
            "|0,6\u00a0ko\u00a0: restez sous 0,5",
        ),
        ("too heavy a script", "theme/copy.js", "", "".join(map(chr, range(300, 4300))), "|"),
    ),
    *_list(
        LEAK,
        (
            "the author's machine",
            "theme/copy.js",
            "document",
            '"//localhost:8000";document',
            "1|localhost:8000",
        ),
        (
            "a page of the preview",
            "robots.txt",
            "Allow: /",
            "Allow: /-/courrier/",
            "2|/-/courrier/",
        ),
        ("a mark of a template in a feed", RSS, "Un blog", "{{ SITENAME }}", "3|SITENAME"),
        ("an e-mail in a feed", ATOM, "<title>Blog", "<title>a@blog.fr", "3|a@blog.fr"),
        ("a secret", "robots.txt", "Allow", f"# {PRIVATE}\nAllow", "2|ressemble à un secret"),
    ),
)


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.name)
def test_a_defect_of_a_site_gives_its_finding(defect: Defect, tmp_path: Path) -> None:
    findings = verify(tmp_path, damage(build_files(), defect), build_facts())
    if defect.name == "too heavy a script":  # each page asks for it
        assert {f.kind for f in findings} == {WEIGHT}
        assert len(findings) == 4
    else:
        check_found(findings, defect)


def test_a_dead_link_of_an_article_is_not_told_again_of_its_feeds(tmp_path: Path) -> None:
    files = {path: text.replace("/oser/#suite", "/os/") for path, text in build_files().items()}
    files[ARTICLE] = files[ARTICLE].replace('"/vieux/"', '"/os/"')
    findings = verify(tmp_path, files, build_facts())
    assert [f.place for f in findings] == ["output/index.html:19", f"output/{ARTICLE}:19"]


def test_a_robots_txt_may_hide_the_site_from_one_robot(tmp_path: Path) -> None:
    files = build_files()
    files["robots.txt"] += "\nUser-agent: Unrobot\nDisallow: /\n"
    assert verify(tmp_path, files, build_facts()) == []


def test_a_site_without_a_page_is_one_finding(tmp_path: Path) -> None:
    findings = verify(tmp_path, {"robots.txt": ""}, build_facts())
    assert [(f.place, f.message) for f in findings] == [
        ("output", "il n’y a aucune page ici\u00a0: lancez make publish")
    ]
    assert verify(tmp_path / "nowhere", {}, build_facts())[0].place == "output"


def test_too_many_pictures_are_weighed_by_their_heaviest_choices(tmp_path: Path) -> None:
    files = build_files() | {"images/a.avif": "x" * 100, "images/b.avif": "x" * 400}
    budget = type(build_facts().budget)(page=4_000, pictures=399, image=500)
    findings = verify(tmp_path, files, build_facts(budget=budget))
    assert [(f.kind, f.place) for f in findings] == [(WEIGHT, "content/articles/oser.md:10")]
    assert ARTICLE in files
