"""Each rule of numbers, dates, titles and ordinals, on text as an author types it."""

import pytest

from tests.unit.typography.checking import check


@pytest.mark.parametrize(
    ("source", "typeset"),
    [
        ("10% 10 % 5‰", "10⍽% 10⍽% 5⍽‰"),
        ("10€ 3 k€ 2M€ 1,5 Md€", "10⍽€ 3⍽k€ 2⍽M€ 1,5⍽Md€"),
        ("7 $ 7$ €12 12€50", "7⍽$ 7$ €12 12€50"),
    ],
)
def test_signs_of_numbers(source: str, typeset: str) -> None:
    check(source, typeset)


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
    check(source, typeset)


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
    check(source, typeset)


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
    check(source, typeset)


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
    check(source, typeset)


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
    check(source, typeset)
