"""Each defect of a page gives exactly the finding that tells how to mend it."""

from pathlib import Path

import pytest

from plugins.verification.faults import ACCESS, HEAD, HEADING, LINK, POLICY
from tests.verification.sites import (
    ARTICLE,
    Defect,
    build_facts,
    build_files,
    check_found,
    damage,
    verify,
)

OUT = f"output/{ARTICLE}"
MD = "content/articles/oser.md"
Row = tuple[str, str, str, int, str]


def _list(rule: str, *rows: Row) -> list[Defect]:
    """Defects of the article: a name, what becomes what, and the sentence.

    The line is that of the page; below zero, of the source; at zero, there is none.
    """
    return [
        Defect(name, ARTICLE, old, new, rule, _find_place(line), said)
        for name, old, new, line, said in rows
    ]


def _find_place(line: int) -> str:
    return f"{MD}:{-line}" if line < 0 else f"{OUT}:{line}" if line else OUT


DEFECTS = (
    *_list(
        LINK,
        ("a dead link", '"/vieux/"', '"/vieux-nom/"', 19, "/vieux-nom/"),
        ("a link without its slash", '"/vieux/"', '"/contact"', 19, "«\u00a0/contact/\u00a0»"),
        ("a dead absolute link", "https://ailleurs.fr/", "https://www.blog.fr/rien/", 19, "rien"),
        ("a dead relative link", '"/vieux/"', '"../rien/"', 19, "../rien/"),
        ("an anchor of the page itself", 'href="#suite"', 'href="#fin"', 18, "#fin"),
        ("a lost address in JSON-LD", "oser/#article", "perdu/#article", 11, "perdu"),
    ),
    *_list(
        HEADING,
        ("two first headings", "<h3>Encore</h3>", "<h1>Encore</h1>", 22, "écrivez ##"),
        ("a jumped level", "<h3>Encore</h3>", "<h4>Encore</h4>", 22, "écrivez ### devant lui"),
    ),
    *_list(
        HEAD,
        ("no title", "<title>Oser – Blog</title>", "", -1, "ajoutez-lui Title"),
        ("two titles", "<title>", "<title>Un</title><title>", 5, "gardez le premier"),
        ("too long a title", "<title>", f"<title>{'long ' * 30}", -1, "restez sous 120"),
        ("no description", "Ce que dit Oser.", " ", -4, "ajoutez-lui Summary"),
        ("too long a description", "Ce que dit", "Ce que dit " * 40, -4, "restez sous 320"),
        ("no language", ' lang="fr"', "", 2, '<html lang="fr">'),
        ("a language that is none", "<h3>", '<h3 lang="français">', 22, "n’est pas une langue"),
        ("no canonical address", '<link rel="canonical"', "<link", 0, "elle en a aucune"),
        (
            "a canonical address of another page",
            '"https://www.blog.fr/oser/"',
            '"https://www.blog.fr/"',
            7,
            "/oser/\u00a0»",
        ),
        (
            "a canonical address of another host",
            '"https://www.blog.fr/oser/"',
            '"https://blog.fr/oser/"',
            7,
            "n’est pas celle",
        ),
        (
            "a canonical address that is not whole",
            '"https://www.blog.fr/oser/"',
            '"/oser/"',
            7,
            "n’est pas celle",
        ),
    ),
    *_list(
        ACCESS,
        ("a picture without a text", ' alt="Une lettre."', "", -10, "entre les crochets"),
        ("an empty text that is no decoration", '"Une lettre."', '""', -10, "est vide"),
        ("one id twice", "<h3>", '<h3 id="suite">', -6, "sert deux fois"),
        ("a reference to no id", "<h3>", '<h3 aria-describedby="rien">', 22, "ne désigne rien"),
        ("a field without a label", '<label for="nom">Nom</label>', "", 23, "<label>"),
        ("a label without a field", '<input id="nom" name="nom">', "", 23, "aucun champ"),
        ("an empty link", ">un ancien lien<", "> <", -8, "n’a pas de texte"),
        ("an empty button", ">Envoyer<", "><", 24, "un bouton"),
    ),
    *_list(
        POLICY,
        ("a script in the page", "<h3>", "<script>1</script><h3>", 22, "theme/static/js/"),
        ("a style in the page", "<h3>", "<style>p{}</style><h3>", 22, "theme/static/css/"),
        ("a style on an element", "<h3>", '<h3 style="color:red">', 22, "une classe"),
        ("a handler on an element", "<h3>", '<h3 onclick="x()">', 22, "onclick"),
        ("a script as a link", "/vieux/", "javascript:x()", 19, "javascript:"),
        ("a script from elsewhere", "/theme/copy.js", "https://cdn.fr/x.js", 12, "script-src"),
        (
            "a picture from elsewhere",
            'src="/images/a.webp"',
            'src="https://cdn.fr/x.webp"',
            21,
            "img-src",
        ),
        ("a frame", "<h3>", '<iframe src="/contact/" title="x"></iframe><h3>', 22, "frame-src"),
        ("a base address", "<meta charset", '<base href="/"><meta charset', 4, "base-uri"),
    ),
    Defect(
        "a dead link of the article",
        "_redirects",
        "/vieux/ ",
        "/autre/ ",
        LINK,
        "content/articles/oser.md:8",
        "/oser/",
    ),
    Defect(
        "an anchor that is nowhere",
        "index.html",
        "#suite",
        "#suites",
        LINK,
        "output/index.html:19",
        "écrivez «\u00a0#suite\u00a0»",
    ),
    Defect(
        "a lost picture",
        "images/b.avif",
        "",
        None,
        LINK,
        "output/oser/index.html:20",
        "/images/b.avif",
    ),
    Defect(
        "a lost social card",
        "index.html",
        'images/a.webp">',
        'images/x.webp">',
        LINK,
        "output/index.html:10",
        "x.webp",
    ),
    Defect(
        "no first heading",
        "contact/index.html",
        "<h1>Contact</h1>",
        "",
        HEADING,
        "output/contact/index.html",
        "ajoutez Title",
    ),
    Defect(
        "a title that is another's",
        "contact/index.html",
        "<title>Contact",
        "<title>Oser",
        HEAD,
        "content/articles/oser.md:1",
        "/contact/",
    ),
)


def test_the_sound_site_gives_no_finding(tmp_path: Path) -> None:
    assert verify(tmp_path, build_files(), build_facts()) == []


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.name)
def test_a_defect_of_a_page_gives_its_finding(defect: Defect, tmp_path: Path) -> None:
    check_found(verify(tmp_path, damage(build_files(), defect), build_facts()), defect)
