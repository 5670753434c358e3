"""Honest comments wait, spam is set aside with its reasons, nothing is deleted unseen."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from plugins.comments.bayes import Counts, learn
from plugins.comments.evidence import Evidence
from plugins.comments.model import Assessment, Status, Submission
from plugins.comments.spam import assess

NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)
EVIDENCE = Evidence(NOW)
PLAIN = Submission("cv", None, "Zoé", "", "Merci pour cet article, il tombe bien.")

HONEST = (
    "Merci pour cet article, il me redonne du courage avant mon entretien de demain.",
    "Je cherche depuis huit mois et je me reconnais dans chaque ligne.",
    "Bravo\u202f!",
    "Très juste. J’ajouterais qu’il faut relancer au bout de dix jours.",
    "Le lien vers le modèle de lettre ne marche plus chez moi.",
    "Mon conseiller m’a parlé de https://www.apec.fr, vous connaissez\u202f?",
    "À quand la suite\u202f? J’attends votre récit de l’entretien n° 2.",
    "J’ai 54 ans, on me dit « surqualifié » à chaque fois. Que répondre\u202f?",
    "Petite coquille au troisième paragraphe : « parmis » au lieu de « parmi ».",
    "Merci\u202f! Merci\u202f! Merci\u202f!",
    "Je ne suis pas d’accord : une lettre manuscrite n’a jamais ouvert une porte.",
    "En région, le réseau compte plus que les annonces, hélas.",
    "Ma conseillère m’a inscrite à un bilan de compétences, c’est une chance.",
    "Courage à toutes et à tous, ça finit par arriver.",
    "Le salaire proposé était de 1 800 € brut pour un poste de cadre…",
    "J’en ai parlé sur mon blog il y a un an : https://exemple.fr/emploi",
    "Vos dessins me font rire, ce qui n’est pas rien un lundi matin.",
    "Et pour les intermittents, quelles sont les règles\u202f?",
    "On peut gagner de l’argent en freelance, mais il faut tenir deux ans.",
    "Super article, je le partage à mes amis du club.",
    "Pôle emploi m’a radié par erreur, il a fallu trois courriers.",
    "Contactez-moi par le site si vous voulez un témoignage.",
    "J’ai trouvé\u202f! CDI signé hier\u202f! Merci pour tout\u202f!!!",
    "Un taux de chômage de 7,4 %, et toujours ces annonces vides.",
    "Il suffit de cliquer sur « Mon espace », puis cliquer sur « Actualisation ».",
    "Je suis malvoyante, et votre site se lit sans peine : merci.",
    "Voir aussi https://a.example et https://b.example, deux guides sérieux.",
    "Le prêt de véhicule par la mission locale m’a sauvée.",
    "MERCI POUR CET ARTICLE, désolé pour les majuscules, clavier cassé.",
    "Quelqu’un aurait une adresse pour une relecture de CV à Nantes\u202f?",
)
SPAM = (
    "Offre de prêt entre particuliers sérieux, prêt sans garantie : whatsapp +229 00 00 00",
    "Grand marabout voyant : retour affectif en 48 h, retour de l’être aimé garanti",
    "Casino en ligne, bonus sans dépôt de 500 € : http://casino.example",
    "Abonnez-vous à ma chaîne et suivez-moi, cliquez ici",
    "Gagnez 3 000 euros par mois depuis chez vous, cliquez ici : https://argent.example",
    "Viagra et cialis pas chers sans ordonnance https://pilules.example",
    "[url=http://a.example]sacs[/url] [url=http://b.example]montres[/url]",
    "Visitez mon site https://a.example pour des backlinks de qualité",
    "Revenus passifs garantis, contactez-moi sur telegram : @riche",
    "https://a.example https://b.example https://c.example https://d.example",
    "Отличная статья! Смотрите https://a.example",
    "J’ai reçu mon crédit rapide sans justificatif, contactez-moi whatsapp : +33 6 00 00 00 00",
    "Investissement garanti en forex, argent facile, https://bit.ly/abc",
    "Découvrez ma boutique https://a.example et https://b.example, cliquez ici",
    "Vіаgrа et саsіnо, ouvrez http://a.example et http://b.example, payday loans",
)


def judge(text: str, counts: Counts | None = None) -> Assessment:
    """The verdict on `text`, when nothing else is known."""
    return assess(replace(PLAIN, text=text), EVIDENCE, counts or {})


@pytest.mark.parametrize("text", HONEST)
def test_an_honest_comment_waits_for_the_moderator(text: str) -> None:
    assert judge(text).status is Status.PENDING


@pytest.mark.parametrize("text", SPAM)
def test_spam_is_set_aside_and_told_why(text: str) -> None:
    verdict = judge(text)
    assert verdict.status is Status.SPAM
    assert all(reason.endswith(".") for reason in verdict.reasons)
    assert verdict.reasons


def test_a_filter_that_has_learnt_sets_honest_comments_aside_no_more_than_before() -> None:
    counts: Counts = {}
    for honest, spam in zip(HONEST[::2], SPAM, strict=True):
        counts = learn(learn(counts, honest, is_spam=False), spam, is_spam=True)
    assert all(judge(text, counts).status is Status.PENDING for text in HONEST)
    assert all(judge(text, counts).status is Status.SPAM for text in SPAM)


def test_nothing_suspect_has_no_reason() -> None:
    verdict = judge(PLAIN.text)
    assert verdict.reasons == ()
    assert verdict.score < 0.1


@pytest.mark.parametrize(
    ("spent", "status", "reasons"),
    [
        (timedelta(seconds=1), Status.SPAM, 1),
        (timedelta(seconds=-9), Status.SPAM, 1),
        (timedelta(seconds=3), Status.PENDING, 0),
        (timedelta(hours=24), Status.PENDING, 0),
        (timedelta(days=3), Status.PENDING, 1),
    ],
)
def test_a_form_is_filled_in_by_a_person_in_three_seconds_to_a_day(
    spent: timedelta, status: Status, reasons: int
) -> None:
    verdict = assess(replace(PLAIN, form_time=NOW - spent), EVIDENCE, {})
    assert (verdict.status, len(verdict.reasons)) == (status, reasons)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"honeypot": "x"}, Status.SPAM),
        ({"name": "Сlаirе Dubоis"}, Status.PENDING),
        ({"name": "Claire DUBOIS"}, Status.PENDING),
        ({"name": "blog-de-zoe.com"}, Status.PENDING),
        ({"name": "casino-bonus.com"}, Status.SPAM),
    ],
)
def test_what_is_odd_about_the_sender_has_a_reason(change: dict[str, str], status: Status) -> None:
    evidence = replace(EVIDENCE, reserved=("Claire Dubois",))
    verdict = assess(replace(PLAIN, **change), evidence, {})  # type: ignore[arg-type]
    assert verdict.status is status
    assert verdict.reasons


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"blocklist": ("Article,",)}, Status.SPAM),
        ({"blocklist": ("", "absent")}, Status.PENDING),
        ({"duplicates": 1}, Status.PENDING),
        ({"duplicates": 2}, Status.SPAM),
        ({"recent": 4}, Status.PENDING),
        ({"recent": 10}, Status.SPAM),
        ({"outside": True}, Status.SPAM),
        ({"outside": False}, Status.PENDING),
        ({"is_time_forged": True}, Status.PENDING),
    ],
)
def test_what_is_known_besides_the_words_counts(change: dict[str, object], status: Status) -> None:
    verdict = assess(PLAIN, replace(EVIDENCE, **change), {})  # type: ignore[arg-type]
    assert verdict.status is status
    assert (verdict.score >= 0.5) == (status is Status.SPAM)


def test_thanks_may_be_said_by_many() -> None:
    many = replace(EVIDENCE, duplicates=20)
    assert assess(replace(PLAIN, text="Merci\u202f!"), many, {}).status is Status.PENDING
