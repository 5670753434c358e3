"""Each rule, on text as an author types it; what is given back twice is given back the same."""

import pytest

from plugins.typography.html import typeset_html
from plugins.typography.options import Options
from plugins.typography.text import typeset_text
from tests.unit.typography.notation import mark, unmark

OPTIONS = Options()


def _check(source: str, typeset: str) -> None:
    assert mark(typeset_html(unmark(source), OPTIONS)) == typeset
    assert mark(typeset_html(unmark(typeset), OPTIONS)) == typeset


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
    _check(source, typeset)


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ("Ah !!! Oh?! Eh !;", "Ah⎵!!! Oh⎵?! Eh⎵!;"),
        ("(?) [!] « ?! »", "(?) [!] «⍽?!⍽»"),
        ("Déjà…! Déjà… ?", "Déjà…! Déjà…⎵?"),
    ],
)
def test_groups_of_high_signs(source: str, typeset: str) -> None:
    _check(source, typeset)


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
    _check(source, typeset)


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
    _check(text, text)


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
    _check(source, typeset)


def test_a_brand_keeps_its_sign() -> None:
    _check("Chez Yahoo! on cherche", "Chez Yahoo! on cherche")
    _check("Chez Yahoo ! on cherche", "Chez Yahoo⎵! on cherche")


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ("«oui» « non » «⎵si⎵»", "«⍽oui⍽» «⍽non⍽» «⍽si⍽»"),
        ("«» ««a» b»", "«» «⍽«⍽a⍽» b⍽»"),
    ],
)
def test_guillemets(source: str, typeset: str) -> None:
    _check(source, typeset)


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
    _check(source, typeset)


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
    _check(source, typeset)


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
    _check(source, typeset)


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
    _check(source, typeset)


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ("10% 10 % 5‰", "10⍽% 10⍽% 5⍽‰"),
        ("10€ 3 k€ 2M€ 1,5 Md€", "10⍽€ 3⍽k€ 2⍽M€ 1,5⍽Md€"),
        ("7 $ 7$ €12 12€50", "7⍽$ 7$ €12 12€50"),
    ],
)
def test_signs_of_numbers(source: str, typeset: str) -> None:
    _check(source, typeset)


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ("5 km 5km 90km/h 20°C 8 Go", "5⍽km 5⍽km 90⍽km/h 20⍽°C 8⍽Go"),
        ("4G 3D A4 45° 5m 10em", "4G 3D A4 45° 5m 10em"),
        ("3 ans, 2 réseaux, 40 contacts", "3⍽ans, 2⍽réseaux, 40⍽contacts"),
        ("1 an, 1,5 million, 0 faute", "1⍽an, 1,5⍽million, 0⍽faute"),
        ("les 2 ont, 3 dans, 5 doit", "les 2 ont, 3 dans, 5 doit"),
        ("en 2018 personnes, en 2018 nous", "en 2018 personnes, en 2018 nous"),
        ("format A4 pages, 2 l'ont", "format A4 pages, 2 l’ont"),
        ("le n° 1 mondial, '3 ans'", "le n°⍽1 mondial, ‘3⍽ans’"),
    ],
)
def test_units_and_nouns(source: str, typeset: str) -> None:
    _check(source, typeset)


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ("10 000 et 1 000 000", "10⎵000 et 1⎵000⎵000"),
        ("06 12 34 56 78", "06⎵12⎵34⎵56⎵78"),
        ("+33 6 12 34 56 78.", "+33⎵6⎵12⎵34⎵56⎵78."),
        ("0 800 123 456", "0⎵800⎵123⎵456"),
        ("75001 10000 2018 100", "75001 10000 2018 100"),
    ],
)
def test_thousands(source: str, typeset: str) -> None:
    _check(source, typeset)


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ("10 mai, 1 janv., 31 Décembre", "10⍽mai, 1⍽janv., 31⍽Décembre"),
        ("45 mai", "45 mai"),
        ("p. 12, p.12, n° 3, n°3, § 5", "p.⍽12, p.⍽12, n°⍽3, n°⍽3, §⍽5"),
        ("chap. IV, art. L. 12-3", "chap.⍽IV, art.⍽L.⍽12-3"),
        ("14h30, 14 h 30, 9h, 8h-9h", "14⍽h⍽30, 14⍽h⍽30, 9⍽h, 8⍽h-9⍽h"),
        ("24h/24 et 7j/7", "24h/24 et 7j/7"),
        ("8h-12h/14h-18h", "8⍽h-12⍽h/14⍽h-18⍽h"),
        ("2 x 5 x 3 et 4x4", "2⍽×⍽5⍽×⍽3 et 4x4"),
    ],
)
def test_dates_and_references(source: str, typeset: str) -> None:
    _check(source, typeset)


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ("M. Noé, Mme Noé, Dr. Noé, Me Noé", "M.⍽Noé, Mme⍽Noé, Dr.⍽Noé, Me⍽Noé"),
        ("V. Noé, J.-P. Noé, A. B. Noé", "V.⍽Noé, J.-P.⍽Noé, A.⍽B.⍽Noé"),
        ("M. le maire, le plan B. Puis", "M. le maire, le plan B. Puis"),
        ("En 52 av. J.-C.", "En 52 av.⍽J.-C."),
        ("un E.R.O. Le mot", "un E.R.O. Le mot"),
    ],
)
def test_titles_and_initials(source: str, typeset: str) -> None:
    _check(source, typeset)


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ("1er 1re 1ère 1ers", "1<sup>er</sup> 1<sup>re</sup> 1<sup>re</sup> 1<sup>ers</sup>"),
        ("2e 2ème 3ième 4eme", "2<sup>e</sup> 2<sup>e</sup> 3<sup>e</sup> 4<sup>e</sup>"),
        ("2nd 2nde 10èmes", "2<sup>nd</sup> 2<sup>nde</sup> 10<sup>es</sup>"),
        ("XXe siècle, XXe", "XX<sup>e</sup>⍽siècle, XXe"),
        ("Ier siècle, Ire République", "I<sup>er</sup>⍽siècle, I<sup>re</sup>⍽République"),
        ("XIXe et XXe siècles", "XIX<sup>e</sup> et XX<sup>e</sup>⍽siècles"),
        ("Ce siècle, le siècle", "Ce siècle, le siècle"),
        ("1<sup>er</sup> 2<sup>ème</sup>", "1<sup>er</sup> 2<sup>ème</sup>"),
        ("<sup>2e</sup> 2<i>e</i>", "<sup>2e</sup> 2<i>e</i>"),
        ("<b>2ème</b> fois", "<b>2<sup>e</sup></b> fois"),
        ("#1e2e3e 0x1e 2e5 1.5e", "#1e2e3e 0x1e 2e5 1.5e"),
    ],
)
def test_ordinals(source: str, typeset: str) -> None:
    _check(source, typeset)


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
    _check(source, typeset)


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
    _check(source, typeset)


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ("un⍽ deux ⍽trois", "un deux trois"),
        ("un :⍽« deux »", "un⍽: «⍽deux⍽»"),
        ("un⍽deux", "un⍽deux"),
    ],
)
def test_no_break_spaces_that_break(source: str, typeset: str) -> None:
    _check(source, typeset)


def test_plain_text_takes_no_tag() -> None:
    text = 'Le 2ème "bilan" : l\'été, XXe siècle & <b> !'
    typeset = "Le 2e «⍽bilan⍽»⍽: l’été, XXe⍽siècle & <b>⎵!"
    assert mark(typeset_text(text, OPTIONS)) == typeset
