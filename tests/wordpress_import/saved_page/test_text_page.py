"""A page copied as text: menus and forms go, every word of the article stays."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from plugins.wordpress_import.saved_page.model import OldPage
from tests.wordpress_import.saved_page.pages import BLOG, read_text

PAGE = """Aller au contenu
Accueil
Qui suis-je
Contact

Oser le premier message

Publié le 5 mars 2018 par karine | Réseau | 3 commentaires

Le premier message fait peur. Voici comment oser, avec des mots simples et sans y passer la nuit.
Pire : « J’ai un profil, et je commente, bref je ne suis pas un utilisateur passif !
– OK, et Viadeo ?
– Ah oui, mais celui-là, je ne m’en sers plus ! »

ECRIRE A KARINE !

On écrit d’abord trois phrases, toujours :
  • dites d’où vous venez ;
      ◦ ou d’où vous aimeriez venir ;
  • dites merci.
la-photo-du-premier-message-de-karine
Autres conseils :
- une phrase courte ;
- une question.
1. Respirez.
2. Envoyez.
Tout est sur https://exemple.org/guide (le guide).
Karine

Bonne route à tous, et à bientôt par ici.

Catégories : Réseau, Humeurs
Étiquettes : courage, profil
Partager :
Facebook
Articles similaires
Un autre article
Dans « Réseau »
Navigation de l’article
Précédent Avant
Une réflexion sur « Oser »
Bénédicte dit :
6 mars 2018 à 9 h 00 min
Merci pour ce texte !
Laisser un commentaire
Votre adresse de messagerie ne sera pas publiée.
Ce site utilise Akismet pour réduire les indésirables.
"""
WORD = re.compile(r"[^\W_]+")


@pytest.fixture(name="page")
def read_page() -> OldPage:
    return read_text(PAGE)


def test_the_head_tells_title_day_author_and_theme(page: OldPage) -> None:
    assert page.title == "Oser le premier message"
    assert page.created == date(2018, 3, 5)
    assert (page.author, page.category) == ("karine", "Réseau")


def test_labels_below_the_text_are_read(page: OldPage) -> None:
    assert page.tags == ["Humeurs", "courage", "profil"]


def test_parts_of_the_theme_are_cut_and_told(page: OldPage) -> None:
    kinds = {cut.what for cut in page.cuts}
    assert {"menu", "boutons de partage", "articles proposés", "articles voisins"} <= kinds
    assert {"catégories et étiquettes", "commentaires", "formulaire de commentaire"} <= kinds
    for lost in ("Accueil", "Facebook", "Akismet", "Un autre article"):
        assert lost not in page.html


def test_no_word_of_the_article_is_lost(page: OldPage) -> None:
    kept = Counter(WORD.findall(f"{page.title} {re.sub('<[^>]*>', ' ', page.html)}".lower()))
    kept["a"] += 1  # « ECRIRE A » became « Écrire a »
    cut = Counter(WORD.findall(" ".join(each.text for each in page.cuts).lower()))
    wanted = Counter(WORD.findall(PAGE.lower()))
    lost = wanted - cut - kept
    in_capitals = {"ecrire", "a"}
    in_names = set(WORD.findall("la-photo-du-premier-message-de-karine"))
    in_signs = {"1", "2"}
    assert set(lost) <= in_capitals | in_names | in_signs


def test_a_dialogue_stays_in_paragraphs(page: OldPage) -> None:
    assert "<p>– OK, et Viadeo ?</p>" in page.html


def test_lists_are_lists(page: OldPage) -> None:
    assert "<ul><li>dites d’où vous venez ;<ul><li>ou d’où vous aimeriez venir ;" in page.html
    assert "<ul><li>une phrase courte ;</li><li>une question.</li></ul>" in page.html
    assert "<ol><li>Respirez.</li><li>Envoyez.</li></ol>" in page.html


def test_a_heading_in_capitals_is_proposed_in_sentence_case(page: OldPage) -> None:
    assert "<h2>Ecrire a Karine !</h2>" in page.html
    assert any("ECRIRE A KARINE" in remark for remark in page.remarks)


def test_the_name_of_a_picture_marks_its_place(page: OldPage) -> None:
    assert "<p>la-photo-du-premier-message-de-karine</p>" not in page.html
    assert any("la-photo-du-premier-message-de-karine" in remark for remark in page.remarks)


def test_an_address_becomes_a_link(page: OldPage) -> None:
    assert '<a href="https://exemple.org/guide">https://exemple.org/guide</a> (le' in page.html


def test_the_signature_is_known_and_what_follows_it_is_kept(page: OldPage) -> None:
    assert page.signature == "Karine"
    assert "Bonne route à tous" in page.html
    assert any("après la signature" in remark for remark in page.remarks)


def test_copied_comments_are_set_aside(page: OldPage) -> None:
    assert "Merci pour ce texte" in page.copied_comments
    assert "Merci pour ce texte" not in page.html


def test_the_file_may_tell_which_line_is_the_title() -> None:
    page = read_text("Mon blog\nQui suis-je ?\nOser !\n\nUn texte. Il est là.\n", name="oser")
    assert page.title == "Oser !"


def test_a_text_without_a_title_takes_the_name_of_its_file() -> None:
    page = read_text("Un texte qui va droit au but, sans titre. " * 9, name="oser-ecrire")
    assert page.title == "oser ecrire"
    assert "droit au but" in page.html


def test_lines_that_a_mail_cut_are_joined() -> None:
    line = "Cette ligne a été coupée par le courrier à la largeur de sa\n"
    page = read_text(f"Titre\n\n{line * 4}fenêtre.\n\nSuite.\n")
    assert page.html.count("<p>") == 2


def test_lines_of_a_poem_stay_lines() -> None:
    page = read_text("Titre\n\nUn vers\nun autre vers\n\nencore un\net le dernier\n\nfin\nfin\n")
    assert "Un vers<br>\nun autre vers" in page.html


def test_markup_in_a_text_is_text() -> None:
    page = read_text("Titre\n\nOn écrit <b>ainsi</b> & c’est tout. Voilà.\n")
    assert "&lt;b&gt;ainsi&lt;/b&gt; &amp; c’est tout" in page.html


@pytest.mark.parametrize("text", ["\n\n", "Accueil\nMenu\n", "Laisser un commentaire\n"])
def test_odd_texts_are_read_without_an_error(text: str) -> None:
    assert read_text(text).html == ""


def test_a_picture_of_the_blog_is_shown() -> None:
    blog = replace(BLOG, images=frozenset({"images/2017/la-photo-du-premier-message.png"}))
    page = read_text("Titre\n\nUn texte.\n\nla-photo-du-premier-message\n", blog=blog)
    assert 'src="/images/2017/la-photo-du-premier-message.png"' in page.html
