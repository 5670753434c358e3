"""The report: read in a terminal of eighty columns, in good French, with nothing left unsaid."""

import pytest

from plugins.shared.numbers import count
from plugins.wordpress_import.account import list_sections
from plugins.wordpress_import.counting import Row
from plugins.wordpress_import.french import join, quote
from plugins.wordpress_import.model import Note
from plugins.wordpress_import.report import (
    Section,
    finish,
    group_notes,
    render_report,
    shorten_groups,
    typeset,
)
from plugins.wordpress_import.telling import render_short, render_whole
from tests.wordpress_import.moving.blog import (
    HOME,
    Project,
    write_comment,
    write_file,
    write_item,
    write_meta,
)

STICKY = "<wp:is_sticky>1</wp:is_sticky>"
FORMAT = '<category domain="post_format" nicename="post-format-quote">Citation</category>'
MENU = '<category domain="nav_menu" nicename="haut">Menu du haut</category>'


@pytest.fixture
def told(project: Project) -> tuple[str, str]:
    """The whole report and the short one of an import with something of everything."""
    entry = write_meta(_menu_item_type="custom", _menu_item_url="https://lien.example/") + MENU
    page = write_meta(_menu_item_type="post_type", _menu_item_object_id="6") + MENU
    done = project.move_in(
        write_item(5, "oser", f'<img src="{HOME}/wp-content/uploads/IMG_1.jpg" />', more=STICKY),
        write_item(6, "a-propos", kind="page", more=write_meta(_wp_page_template="large.php")),
        write_item(7, "secret", status="private", more=write_comment(1) + write_comment(2)),
        write_item(8, "mot", more=FORMAT + write_comment(3) + write_comment(4, approved="0")),
        write_item(9, "lien", kind="nav_menu_item", more=entry, title="Lien"),
        write_item(10, "page", kind="nav_menu_item", more=page, title=""),
        write_item(11, "tarte", kind="recette"),
        write_file(12, "2018/07/absent.jpg"),
    )
    return render_whole(done), render_short(done, is_rehearsal=False)


@pytest.mark.parametrize(
    "said",
    [
        "2 articles publiés : content/articles/",
        "1 article privé : var/wordpress/prives/",
        "1 page publiée : content/pages/",
        "2 entrées de menu",
        "1 contenu de la sorte « recette » : var/wordpress/autres/",
        "3 commentaires approuvés",
        "1 commentaire en attente de modération",
        "2 sous un contenu qui n’est pas public",
        "1 publié : content/comments/",
        "1 dans la file de modération",
        "1 fichier dans la médiathèque",
        "4 commentaires et rétroliens en tout",
        "Aucun dossier d’images n’a été donné",
        "n’a pas de texte de remplacement",
        '"oser"',
        "Format « Citation »",
        "Modèle de page « large.php »",
        '("Lien", "https://lien.example/"), ("A-propos", "/a-propos/")',
        "WordPress n’exporte pas les indésirables",
        "make preview",
    ],
)
def test_everything_that_came_is_told(told: tuple[str, str], said: str) -> None:
    folded = " ".join(told[0].split())
    assert said in folded.replace("- ", "").replace("\u00a0", " ")


def test_lines_fit_the_terminal_and_french(told: tuple[str, str]) -> None:
    for text in told:
        lines = text.split("\n")
        assert len(lines) > 40
        assert [line for line in lines if len(line) > 80] == []
        assert [line for line in lines if line.endswith(" ")] == []
        assert [line for line in lines if " :" in line or "« " in line or " »" in line] == []


def test_a_report_of_nothing_is_short(project: Project) -> None:
    project.move_in(write_item(5, "oser"))
    text = render_short(project.move_in(), is_rehearsal=False)
    assert "Rien à changer" in text
    assert len(text.split("\n")) < 8


def test_a_rehearsal_says_that_it_is_one(project: Project) -> None:
    done = project.move_in(write_item(5, "oser"), is_rehearsal=True)
    text = render_short(done, is_rehearsal=True)
    assert "rien n’a été écrit" in text
    assert "Et maintenant" not in text


def test_each_section_has_its_title_once(project: Project) -> None:
    titles = [section.title for section in list_sections(project.move_in(write_item(5, "oser")))]
    assert len(titles) == len(set(titles)) > 6


def test_long_lists_are_shortened_and_say_so() -> None:
    groups = {"a.md": ["1.", "2."], "b.md": ["3.", "4.", "5."], "c.md": ["6."]}
    assert shorten_groups(groups, 3) == {
        "a.md": ["1.", "2."], "b.md": ["3."], "…": ["et 3\u00a0autres remarques, dans le rapport"],
    }  # fmt: skip
    assert shorten_groups(groups, 6) == groups


def test_notes_are_grouped_by_the_file_that_they_are_about() -> None:
    notes = [Note("un", "a.md"), Note("deux.", "b.md"), Note("un", "a.md"), Note("trois")]
    assert group_notes(notes) == {"a.md": ["un."], "b.md": ["deux."], "": ["trois."]}


def test_numbers_end_in_one_column() -> None:
    section = Section("Comptes", (Row(7, "articles", "ici"), Row(1234, "mots"), Row(56789, "x")))
    lines = render_report("T", "Début.", [section]).split("\n")
    assert lines[-4:-1] == [
        "-      7\u00a0articles\u00a0: ici", "-  1\u202f234\u00a0mots", "- 56\u202f789\u00a0x",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "set_"),
    [
        ("« a » : b ; c ! d ?", "«\u00a0a\u00a0»\u00a0: b\u00a0; c\u00a0! d\u00a0?"),
        ("voir http://x.example/?a :)", "voir http://x.example/?a :)"),
        ("déjà\u00a0: bien", "déjà\u00a0: bien"),
    ],
)
def test_high_signs_keep_with_their_word(text: str, set_: str) -> None:
    assert typeset(text) == set_


def test_french_agrees() -> None:
    assert (count(0, "article"), count(1, "article"), count(2, "article")) == (
        "0\u00a0article", "1\u00a0article", "2\u00a0articles",
    )  # fmt: skip
    assert (join([]), join(["a"]), join(["a", "b", "c"])) == ("", "a", "a, b et c")
    assert quote("« Moi »") == "«\u00a0“Moi”\u00a0»"


@pytest.mark.parametrize(
    ("sentence", "ended"),
    [
        ("un mot", "Un mot."),
        ("L’un.", "L’un."),
        ("l’un !", "L’un !"),
        ("x.jpg est vide", "x.jpg est vide."),
        ("<script> retiré", "<script> retiré."),
        ("make preview : voir", "make preview : voir."),
        ("Guid: https://x.example/", "Guid: https://x.example/"),
    ],
)
def test_a_sentence_ends_once(sentence: str, ended: str) -> None:
    assert finish(sentence) == ended
