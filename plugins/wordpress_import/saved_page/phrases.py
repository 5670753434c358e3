"""What themes of WordPress write around an article, in French and in English. Core."""

import re
from functools import lru_cache

MENU = "menu"
FORM = "formulaire de commentaire"
COMMENTS = "commentaires"
SHARING = "boutons de partage"
RELATED = "articles proposés"
NEIGHBOURS = "articles voisins"
LABELS = "catégories et étiquettes"
FOOTER = "pied de page"
SIDEBAR = "colonne latérale"
HEADER = "en-tête du site"
OTHER = "autre partie de la page"

_COUNT = r"(?:\d{1,5}|une?|aucune?|pas de|one|no)"
_KINDS: tuple[tuple[str, str], ...] = (
    (
        FORM,
        r"leave an? (?:reply|comment).*|(?:laisse[rz]|postez?r?|écri(?:re|vez)|ajoute[rz])"
        r" un commentaire.*|cancel reply|annuler la réponse|(?:répondre à|reply to) .*"
        r"|votre adresse (?:e-?mail|de messagerie) ne sera pas publiée.*"
        r"|your e-?mail address will not be published.*"
        r"|ce site utilise akismet.*|this site uses akismet.*"
        r"|(?:required fields are marked|les champs obligatoires sont indiqués).*"
        r"|post comment|laisser une réponse.*|logged in as .*|connecté en tant que .*"
        r"|(?:vous devez|you must) (?:être connecté|be logged in).*",
    ),
    (
        COMMENTS,
        rf"{_COUNT} (?:commentaires?|réponses?|réflexions?|réactions?|comments?|responses?|replies"
        r"|reply|thoughts?)(?: (?:à|au sujet de|sur|pour|on|to)\b.*)?|comments(?: are closed\.?)?"
        r"|(?:les )?commentaires(?: sont fermés\.?)?",
    ),
    (
        SHARING,
        r"partage[rz]?(?: (?:ceci|cet article|sur)\b.*)?\W*|share(?: this.*| on .*)?\W*"
        r"|(?:cliquez?r? pour|click to) (?:partager|envoyer|imprimer|share|e-?mail|print|tweet)\b.*"
        r"|tweete?r?|facebook|twitter|x|linkedin|pinterest|whatsapp|telegram|tumblr|reddit|pocket"
        r"|mastodon|threads|bluesky|e-?mail|imprimer|print|plus|more|j[’']aime(?: ça)?\W*"
        r"|like this\W*|j[’']aime\s+chargement.*|like\s+loading.*|chargement…|loading…",
    ),
    (
        RELATED,
        r"similaire|related|(?:articles|sujets) (?:similaires|liés|connexes|relatifs)|related posts"
        r"|vous (?:aimerez|pourriez) aussi.*|you may also like.*|sur le même (?:thème|sujet)"
        r"|à lire aussi\W*|(?:dans|in) [«\"“].{1,60}[»\"”]",
    ),
    (
        NEIGHBOURS,
        r"navigation (?:de l[’']article|des articles|d[’']article)|post navigation"
        r"|(?:article )?(?:précédent|suivant)e?\b.*|(?:previous|next)(?: post| article)?\b.*"
        r"|[←‹] ?.{1,120}|.{1,120} ?[→›]",
    ),
    (
        LABELS,
        r"(?:catégories?|étiquettes?|mots[- ]clés|tags?|categor(?:y|ies)|tagged|étiqueté"
        r"|filed under|posted in|publié dans|classé dans|rubriques?)\b\s*:?.*",
    ),
    (
        FOOTER,
        r"(?:fièrement propulsé|proudly powered) .*|(?:propulsé|powered) (?:par|by) .*|©.*"
        r"|copyright .*|.*(?:tous droits réservés|all rights reserved)\W*|mentions légales"
        r"|politique de confidentialité|privacy policy|retour en haut|back to top|haut de page"
        r"|flux rss.*|thème ?: .*|theme ?: .*",
    ),
    (
        SIDEBAR,
        r"recherche[rz]?(?: ?:.*|…)?|search(?: for)?:?|articles récents|recent posts"
        r"|commentaires récents|recent comments|archives|méta|meta|connexion|log ?in|inscription"
        r"|flux (?:des|rss).*|entries (?:feed|rss).*|comments (?:feed|rss).*"
        r"|site de wordpress-fr|wordpress\.org|abonnez-vous (?:à ce|au) blog.*"
        r"|follow blog via email.*|nuage d[’']étiquettes",
    ),
    (
        MENU,
        r"skip to (?:main )?content"
        r"|(?:aller|passer|accéder) (?:directement )?au contenu(?: principal)?"
        r"|menu(?: principal)?|(?:primary|main) menu|(?:ouvrir|fermer|afficher|masquer) le menu"
        r"|toggle (?:navigation|menu|search).*|close|fermer|accueil(?: [>»›/].*)?"
        r"|home(?: [>»›/].*)?|blog|contact|à propos|about|vous êtes ici\W.*|you are here\W.*",
    ),
)
_PATTERNS = tuple((kind, re.compile(rf"(?:{text})", re.IGNORECASE)) for kind, text in _KINDS)
_LONGEST = 240
_LISTED = re.compile(r"(?:[-*•▪◦‣·]\s{1,4})?")

STRONG = frozenset({FORM, COMMENTS})
"""After these, nothing of the article follows."""


@lru_cache(maxsize=4096)
def find_kind(line: str) -> str:
    """What part of a theme `line` surely belongs to; empty for a line of the article."""
    line = " ".join(line.split())
    line = line[len((_LISTED.match(line) or [""])[0]) :]
    if not line or len(line) > _LONGEST:
        return ""
    return next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(line)), "")
