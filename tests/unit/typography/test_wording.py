"""What only the author can mend is told, with what to write instead."""

import pytest

from plugins.typography.html import typeset_html
from plugins.typography.options import Options
from plugins.typography.wording import Wording, find_wordings
from tests.unit.typography.notation import mark, unmark


@pytest.mark.parametrize(
    ("source", "advice"),
    [
        ("A vous de jouer", "«⍽A vous⍽»⍽: écrivez «⍽À vous⍽»"),
        ("<p>Oui. A demain</p>", "«⍽A demain⍽»⍽: écrivez «⍽À demain⍽»"),
        ("« A Paris »", "«⍽A Paris⍽»⍽: écrivez «⍽À Paris⍽»"),
        ("l'Etat", "«⍽Etat⍽»⍽: écrivez «⍽État⍽»"),
        ("Ca va", "«⍽Ca⍽»⍽: écrivez «⍽Ça⍽»"),
        ("UNE ECOLE", "«⍽ECOLE⍽»⍽: écrivez «⍽ÉCOLE⍽»"),
        ("un coup d'oeil", "«⍽oeil⍽»⍽: écrivez «⍽œil⍽»"),
        ("ses Oeuvres", "«⍽Oeuvres⍽»⍽: écrivez «⍽Œuvres⍽»"),
        ("écoeurant", "«⍽écoeurant⍽»⍽: écrivez «⍽écœurant⍽»"),
        ("un curriculum vitae", "«⍽curriculum vitae⍽»⍽: écrivez «⍽curriculum vitæ⍽»"),
        (
            "mon⍽chat dort",
            "«⍽mon⍽chat⍽»⍽: une espace insécable sépare ces deux mots⍽; mettez une espace",
        ),
        ("pour €12", "«⍽€12⍽»⍽: écrivez «⍽12⍽€⍽»"),
        ("un - deux - trois", "«⍽- deux -⍽»⍽: écrivez «⍽–⍽deux⍽–⍽»"),
        ("(c) 2018", "«⍽(c)⍽»⍽: s’il s’agit du droit d’auteur, écrivez «⍽©⍽»"),
        ("un salon 4x4", "«⍽4x4⍽»⍽: si l’on multiplie, écrivez «⍽4⍽×⍽4⍽»"),
    ],
)
def test_what_looks_wrong_is_told(source: str, advice: str) -> None:
    assert [mark(each.message) for each in find_wordings(unmark(source))] == [advice]


@pytest.mark.parametrize(
    "source",
    [
        "le format A4, le plan A, la lettre A. A est la première",
        "Il a dit : A",
        "une moelle, un coefficient, un poème, une poêle",
        "M.⍽Dupont, Mme⍽Noé, 3⍽ans, 10⍽mai, le niveau⍽AA, l’article⍽L",
        "XXI<sup>e</sup>⍽siècle",
        "<code>4x4 oeil (c)</code> <i lang='en'>Ca</i>",
        "un mot-clé, un aller - retour",
        "L’État, Ça, À demain, œil",
        "https://ex.fr/oeil/4x4",
    ],
)
def test_what_is_right_is_not(source: str) -> None:
    assert find_wordings(unmark(source)) == []


def test_a_wording_has_its_place() -> None:
    source = "<p>Un</p><p>bel <b>oeil</b></p>"
    found = find_wordings(source)
    assert [(each.offset, each.excerpt) for each in found] == [(source.index("oeil"), "oeil")]
    assert isinstance(found[0], Wording)


@pytest.mark.parametrize(
    ("title", "count"),
    [("Un titre.", 1), ("Un titre…", 0), ("Un titre", 0), ("Des chats, etc.", 0), ("Un E.R.O.", 0)],
)
def test_a_title_takes_no_final_period(title: str, count: int) -> None:
    assert len(find_wordings(title, kind="title")) == count
    assert find_wordings(title) == []


def test_no_rule_changes_a_wording() -> None:
    source = "A vous, Etat, oeil, €12, un - deux - trois, (c), 4x4"
    assert typeset_html(source, Options()) == source
