"""What the words of a comment give away: links, offers, scripts and disguises. Core."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from plugins.comments.confusables import fold_text
from plugins.comments.evidence import Case, Suspicion
from plugins.comments.words import find_links, find_words

_MOST_COUNTED = 6
_OWN_WORDS = 2
_BOARD_LINK = re.compile(r"\[/?(?:url|link)\b", re.I)
_HTML_LINK = re.compile(r"<a\s[^<>]{0,200}href", re.I)

_SHORTENERS = frozenset(
    {"adf.ly", "bit.ly", "goo.gl", "tinyurl.com", "linkbucks.com", "cutt.ly", "is.gd", "t.me"}
)

_OURS = r"(?:my|our|mon|ma|mes|notre|nos)"
_PLACE = (
    r"(?:channel|videos?|blog|site|website|page|covers?|music|playlist|chaine|boutique|musique)"
)
_ORDERS = (
    r"(?:please|pls|plz) (?:\w+ ){0,3}(?:subscribe|like|share|follow|visit|check|watch|click)",
    r"check (?:\w+ ){0,4}out|check (?:me|us|my|our)|visit (?:my|our|us)|follow (?:me|us|my|our)",
    r"subscribe|suscribe|click (?:here|(?:on )?(?:the|this|my) link)|thumbs up (?:this|so|please)",
    r"(?:like|share|watch) (?:this|my|our) (?:\w+ )?(?:comment|video|page|pic)",
    r"come (?:and )?(?:watch|see|check|visit)|take a look at|see my new",
    r"(?:get|give|need|reach) (?:\w+ ){0,3}(?:subs|subscribers|likes|followers)",
    r"(?:make|earn) (?:\w+ ){0,2}money|work from home|get paid|free (?:gift|money)",
    rf"(?:visitez|decouvrez|consultez|regardez|partagez|likez) {_OURS}",
    r"abonnez[- ]vous|(?:suivez|contactez)[- ](?:moi|nous)|cliquez (?:ici|sur (?:ce|le) lien)",
    r"gagne[rz] (?:[\w']+[ ']){0,3}(?:argent|euros)|revenus? passifs?|argent facile",
)
_OFFERS = (
    r"prets? (?:d'argent )?entre particuliers?|offre de prets?|investissement garanti",
    r"(?:prets?|credits?) (?:rapides? )?sans (?:garantie|justificatif)",
    r"marabout|voyante? serieu\w+|retour (?:affectif|de l'etre aime)|envoutement|rituel d'amour",
    r"casinos?|jackpot|paris sportifs|bonus sans depot|viagra|cialis|levitra|kamagra",
    r"backlinks?|seo services?|guest posts?|replica|payday loans?|forex|crypto ?trading",
    r"whats ?app ?:? ?\+?\d|numero whats ?app|telegram ?: ?@",
)
_ORDER = re.compile(rf"\b(?:{'|'.join(_ORDERS)})\b")
_OFFER = re.compile(rf"\b(?:{'|'.join(_OFFERS)})\b")
_POSSESSION = re.compile(rf"\b{_OURS} (?:\w+ ){{0,2}}{_PLACE}\b")


def judge_links(case: Case) -> Iterator[Suspicion]:
    """Links in number, links alone, links in the name or in the syntax of other systems."""
    text = case.submission.text
    hosts = find_links(text)
    links = len(hosts)
    if links:
        noun = "un lien" if links == 1 else f"{links}\u00a0liens"
        yield Suspicion(0.55 * min(links, _MOST_COUNTED), f"Le texte contient {noun}.")
    if links and len(find_words(text)) <= links + _OWN_WORDS:
        yield Suspicion(2.0, "Le texte n’est guère qu’un lien.")
    if find_links(case.submission.name):
        yield Suspicion(2.5, "Le nom contient un lien.")
    if _SHORTENERS.intersection(hosts):
        yield Suspicion(1.5, "Un lien cache où il mène.")
    if _BOARD_LINK.search(text):
        yield Suspicion(3.0, "Des liens sont écrits comme sur un forum ([url]).")
    if _HTML_LINK.search(text):
        yield Suspicion(1.0, "Des liens sont écrits en HTML.")


def judge_offers(case: Case) -> Iterator[Suspicion]:
    """What sells, lends, begs or sends the reader elsewhere."""
    folded = fold_text(f"{case.submission.name} {case.submission.text}")
    orders = len(set(_ORDER.findall(folded)))
    if orders:
        yield Suspicion(2.0 * min(orders, 3), "Le texte envoie le lecteur ailleurs.")
    if _POSSESSION.search(folded):
        yield Suspicion(1.0, "Le texte parle d’une chaîne, d’un site ou d’une page à soi.")
    offers = len(set(_OFFER.findall(folded)))
    if offers:
        yield Suspicion(2.0 * min(offers, 3), "Le texte ressemble à une réclame.")


def judge_script(case: Case) -> Iterator[Suspicion]:
    """Another script than ours, or several of them within one word."""
    text = f"{case.submission.name} {case.submission.text}"
    if not all(map(_is_expected, set(text))):
        yield from _judge_foreign(text)
    if "\ufffd" in text:
        yield Suspicion(0.5, "Le texte contient des signes illisibles.")


def _judge_foreign(text: str) -> Iterator[Suspicion]:
    letters = [sign for sign in text if sign.isalpha()]
    foreign = sum(not _is_expected(sign) for sign in letters)
    if foreign > 0.3 * len(letters):
        yield Suspicion(2.5, "Le texte n’est pas écrit en lettres latines.")
    if any(_is_mixed(word) for word in text.split()):
        yield Suspicion(2.0, "Des mots mêlent plusieurs alphabets, comme pour tromper un filtre.")


@lru_cache(maxsize=4096)
def _is_expected(sign: str) -> bool:
    """Whether `sign` is a Latin letter, or no letter at all."""
    return sign.isascii() or not sign.isalpha() or "LATIN" in unicodedata.name(sign, "")


@lru_cache(maxsize=4096)
def _find_script(sign: str) -> str:
    return unicodedata.name(sign, "").partition(" ")[0] if sign.isalpha() else ""


def _is_mixed(word: str) -> bool:
    """Whether Latin letters and Greek or Cyrillic ones stand in one `word`."""
    names = set(map(_find_script, set(word)))
    return "LATIN" in names and bool(names & {"CYRILLIC", "GREEK", "CHEROKEE", "MATHEMATICAL"})
