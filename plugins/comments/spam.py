"""Whether a submission waits for the moderator or goes to the spam folder. Core.

Rules and filter each tell how much they found, in log-odds; what is above the threshold is spam.
Nothing is deleted unseen: the worst that happens to a comment is the spam folder.
"""

from collections.abc import Iterator
from datetime import timedelta
from math import exp

from plugins.comments.bayes import Counts, weigh
from plugins.comments.confusables import fold_text
from plugins.comments.evidence import Case, Evidence, Suspicion
from plugins.comments.model import Assessment, Status, Submission
from plugins.comments.names import resembles
from plugins.comments.wording import judge_links, judge_offers, judge_script

THRESHOLD = 3.0
ALONE = 6.0
"""A weight that decides whatever else speaks for the comment."""

_QUICKEST, _SLOWEST = timedelta(seconds=3), timedelta(hours=24)
_TELLING_TEXT = 25
"""Shorter texts (« Merci ! ») are said twice without malice."""
_MANY, _FLOOD = 5, 10
_DOUBTFUL = 1.0


def assess(submission: Submission, evidence: Evidence, bayes: Counts) -> Assessment:
    """The verdict, its score from 0 to 1 (spam from 0.5 on), and the reasons, weightiest first."""
    case = Case(submission, evidence)
    found = sorted(_suspect(case, bayes), key=lambda suspicion: -suspicion.weight)
    total = sum(suspicion.weight for suspicion in found)
    status = Status.SPAM if total >= THRESHOLD else Status.PENDING
    reasons = tuple(suspicion.reason for suspicion in found if suspicion.reason)
    return Assessment(status, 1 / (1 + exp(THRESHOLD - total)), reasons)


def _suspect(case: Case, bayes: Counts) -> Iterator[Suspicion]:
    for judge in (judge_links, judge_offers, judge_script):
        yield from judge(case)
    for judge in (_judge_form, _judge_name, _judge_flood, _judge_lists):
        yield from judge(case)
    yield from _judge_words(case, bayes)


def _judge_words(case: Case, bayes: Counts) -> Iterator[Suspicion]:
    weight = weigh(case.submission.text, bayes)
    reason = "Les mots ressemblent à ceux d’indésirables passés." if weight >= _DOUBTFUL else ""
    yield Suspicion(weight, reason)


def _judge_form(case: Case) -> Iterator[Suspicion]:
    """How the form was filled in; a form that bears no time tells nothing."""
    if case.submission.honeypot:
        yield Suspicion(ALONE, "Le champ caché, que seul un robot remplit, a été rempli.")
    if case.evidence.is_time_forged:
        yield Suspicion(2.0, "L’heure du formulaire a été falsifiée.")
    if case.submission.form_time is None:
        return
    spent = case.evidence.moment - case.submission.form_time
    if spent < _QUICKEST:
        yield Suspicion(THRESHOLD, "Le formulaire a été rempli en moins de trois secondes.")
    elif spent > _SLOWEST:
        yield Suspicion(1.0, "Le formulaire était ouvert depuis plus d’un jour.")


def _judge_name(case: Case) -> Iterator[Suspicion]:
    if resembles(case.submission.name, case.evidence.reserved):
        yield Suspicion(0.0, "Le nom ressemble à celui d’une personne qui écrit sur ce site.")


def _judge_flood(case: Case) -> Iterator[Suspicion]:
    """The same again, or many from one place."""
    repeated = case.evidence.duplicates if len(case.submission.text) >= _TELLING_TEXT else 0
    if repeated:
        weight = 1.0 if repeated == 1 else THRESHOLD
        yield Suspicion(weight, "Le même texte a déjà été envoyé.")
    if case.evidence.recent >= _MANY:
        weight = 1.5 if case.evidence.recent < _FLOOD else THRESHOLD
        yield Suspicion(weight, "Beaucoup de commentaires viennent du même endroit.")


def _judge_lists(case: Case) -> Iterator[Suspicion]:
    """What the moderator, or an outside service that was asked, wants no more of."""
    if blocked := _find_blocked(case.submission, case.evidence.blocklist):
        yield Suspicion(ALONE, f"Le texte contient «\u00a0{blocked[0]}\u00a0», de la liste noire.")
    if case.evidence.outside:
        yield Suspicion(THRESHOLD, "Le service antispam extérieur le tient pour indésirable.")


def _find_blocked(submission: Submission, blocklist: tuple[str, ...]) -> list[str]:
    words = [word for word in blocklist if word.strip()]
    if not words:
        return []
    said = f" {fold_text(f'{submission.name} {submission.email} {submission.text}')} "
    return [word for word in words if fold_text(word) in said]
