"""Each rule of signs, quotes and dashes, on text as an author types it."""

import pytest

from plugins.typography.options import Options
from plugins.typography.text import typeset_text
from tests.unit.typography.checking import check
from tests.unit.typography.notation import mark


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ("Un café ?", "Un café⎵?"),
        ("Un café?", "Un café⎵?"),
        ("Un café⍽! Oui", "Un café⎵! Oui"),
        ("Un café \n ; oui", "Un café⎵; oui"),
        ("Oui !Mais", "Oui⎵!Mais"),
        ("Oui!Mais", "Oui!Mais"),
        ("(Oui!) [Non?] «Si!»", "(Oui⎵!) [Non⎵?] «⍽Si⎵!⍽»"),
        ("C++ ? C#! 12 m² ! 5 € ?", "C++⎵? C#⎵! 12⍽m²⎵! 5⍽€⎵?"),
        ("E.R.O. ? etc. !", "E.R.O.⎵? etc.⎵!"),
        (" ! au début", " ! au début"),
        ("Quoi ! ?", "Quoi⎵!⎵?"),
    ],
)
def test_high_signs(source: str, typeset: str) -> None:
    check(source, typeset)


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ("Ah !!! Oh?! Eh !;", "Ah⎵!!! Oh⎵?! Eh⎵!;"),
        ("(?) [!] « ?! »", "(?) [!] «⍽?!⍽»"),
        ("Déjà…! Déjà… ?", "Déjà…! Déjà…⎵?"),
    ],
)
def test_groups_of_high_signs(source: str, typeset: str) -> None:
    check(source, typeset)


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ("Liste: a, b", "Liste⍽: a, b"),
        ("Liste⎵: a", "Liste⍽: a"),
        ("Liste :", "Liste⍽:"),
        ('Elle dit:"non"', "Elle dit⍽:«⍽non⍽»"),
        ("Nom:<b>x</b>", "Nom⍽:<b>x</b>"),
        ("clé:valeur a::b C:\\ 4:3", "clé:valeur a::b C:\\ 4:3"),
    ],
)
def test_colons(source: str, typeset: str) -> None:
    check(source, typeset)


@pytest.mark.parametrize(
    "text",
    [
        "https://ex.fr/a?b=c:d;e!f",
        "ftp://ex.fr/l'a?b",
        "www.ex.fr/?a;b",
        "mailto:a@b.fr?subject=x",
        "prenom.nom@ex.fr",
        "/usr/lib/x ./a/.../b ../c ~/d",
        "C:\\Temp\\a b et D:/x \\\\srv\\y",
        "10.0.0.1:80 et 2001:db8::1 et 0a:1b:2c:3d:4e:5f",
        "v1.2.3 et 4.5.6-rc1",
        "12:45 puis 23:59:59, en 16:9",
        "std::vector et ::after",
        "2018-03-01T10:00:00Z et 01/03/2018",
        ":) ;-) :-( =D :p :'( :smile:",
        "rouge !important",
        "a != b, a !== b",
        "%20 %C3%A9 %HOME%",
        "550e8400-e29b-41d4-a716-446655440000",
        "/!\\",
    ],
)
def test_what_is_no_french_is_left(text: str) -> None:
    check(text, text)


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ("Voir https://ex.fr/a!", "Voir https://ex.fr/a⎵!"),
        ("Voir (www.ex.fr) ; oui", "Voir (www.ex.fr)⎵; oui"),
        ("À 10:30 ! Oui", "À 10:30⎵! Oui"),
        ("a@b.fr: oui", "a@b.fr⍽: oui"),
    ],
)
def test_final_signs_are_not_part_of_an_address(source: str, typeset: str) -> None:
    check(source, typeset)


def test_a_brand_keeps_its_sign() -> None:
    check("Chez Yahoo! on cherche", "Chez Yahoo! on cherche")
    check("Chez Yahoo ! on cherche", "Chez Yahoo⎵! on cherche")


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ("«oui» « non » «⎵si⎵»", "«⍽oui⍽» «⍽non⍽» «⍽si⍽»"),
        ("«» ««a» b»", "«» «⍽«⍽a⍽» b⍽»"),
    ],
)
def test_guillemets(source: str, typeset: str) -> None:
    check(source, typeset)


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ('Un "mot".', "Un «⍽mot⍽»."),
        ('("a" et "b")', "(«⍽a⍽» et «⍽b⍽»)"),
        ('"un "deux" trois"', "«⍽un “deux” trois⍽»"),
        ('« il dit "oui" »', "«⍽il dit “oui”⍽»"),
        ('d\'"été"', "d’«⍽été⍽»"),
        ('un " seul', 'un " seul'),
        ('un "seul', 'un "seul'),
        ('un écran de 15" plat', 'un écran de 15" plat'),
        ("2'33\" puis 6' 10\"", "2'33\" puis 6' 10\""),
        ("“déjà” là", "“déjà” là"),
        ('""', '""'),
        ('a="b" c', 'a="b" c'),
        ('« a "b » c"', '«⍽a "b⍽» c"'),
    ],
)
def test_straight_quotes(source: str, typeset: str) -> None:
    check(source, typeset)


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ("l'an, aujourd'hui, qu'il", "l’an, aujourd’hui, qu’il"),
        ("l' an d’ été jusqu' ici", "l’an d’été jusqu’ici"),
        ("mai '68, les '80", "mai ’68, les ’80"),
        ("le 'mot' et 'l'un'", "le ‘mot’ et ‘l’un’"),
        ("rock 'n' roll", "rock ’n’ roll"),
        ("les amis' chats", "les amis’ chats"),
        ("6' et 2018'", "6' et 2018'"),
    ],
)
def test_apostrophes(source: str, typeset: str) -> None:
    check(source, typeset)


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ("Bon... bon.... bon….", "Bon… bon… bon…"),
        ("1, 2, 3...", "1, 2, 3…"),
        ("a, b, etc... Etc…", "a, b, etc. Etc."),
        ("[...] (...) ...suite", "[…] (…) …suite"),
        ("Quoi ?.. bon..", "Quoi⎵?.. bon.."),
        ("1...5 a...b ../x a/.../b", "1...5 a...b ../x a/.../b"),
    ],
)
def test_suspension_points(source: str, typeset: str) -> None:
    check(source, typeset)


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ("un , deux ,trois .", "un, deux, trois."),
        ("( un ) (un )", "(un) (un)"),
        ("un ,5 et .net ( ) . . .", "un ,5 et .net ( ) . . ."),
        ('un ,"deux"', "un, «⍽deux⍽»"),
    ],
)
def test_blanks_that_do_not_belong(source: str, typeset: str) -> None:
    check(source, typeset)


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ("– Oui", "–⍽Oui"),
        ("<p>— Oui</p>", "<p>—⍽Oui</p>"),
        ("Oui<br>- Non<br>– Si", "Oui<br>–⍽Non<br>–⍽Si"),
        ("<li>- Non</li>", "<li>- Non</li>"),
        ("– !", "–⎵!"),
    ],
)
def test_dashes_of_replies(source: str, typeset: str) -> None:
    check(source, typeset)


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ("un – deux – trois", "un –⍽deux⍽– trois"),
        ("un — deux —, trois", "un —⍽deux⍽—, trois"),
        ("un -- deux -- trois", "un –⍽deux⍽– trois"),
        ("un -- deux.", "un –⍽deux."),
        ("Oui. – Non. – Si.", "Oui. – Non. – Si."),
        ("un – deux. Trois – quatre", "un – deux. Trois – quatre"),
        ("un - deux - trois", "un - deux - trois"),
    ],
)
def test_dashes_of_asides(source: str, typeset: str) -> None:
    check(source, typeset)


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ("un⍽ deux ⍽trois", "un deux trois"),
        ("un :⍽« deux »", "un⍽: «⍽deux⍽»"),
        ("un⍽deux", "un⍽deux"),
    ],
)
def test_no_break_spaces_that_break(source: str, typeset: str) -> None:
    check(source, typeset)


def test_plain_text_takes_no_tag() -> None:
    text = 'Le 2ème "bilan" : l\'été, XXe siècle & <b> !'
    typeset = "Le 2e «⍽bilan⍽»⍽: l’été, XXe⍽siècle & <b>⎵!"
    assert mark(typeset_text(text, Options())) == typeset
