"""French words that are often written without an accent or a ligature. Core: words alone."""

_SAFE = """
Âgé Âgée Âgés Âgées Âme Âmes Ça Échange Échanges Échanger Échec Échecs Échelle Éclair Éclairage
École Écoles Écologie Écologique Économie Économies Économique Écoute Écoutez Écouter Écran Écrans
Écrire Écris Écrit Écrits Écrivez Écrivain Écriture Éditeur Éditeurs Éditrice Édition Éditions
Éducation Égal Égale Également Égalité Église Églises Élection Élections Électricité Électrique
Électronique Élégant Élément Éléments Élève Élèves Éliminer Émission Émissions Émotion Émotions
Énergie Énergies Énorme Énormément Épargne Épisode Époque Épreuve Équilibre Équipe Équipes
Équipement Équipements Étage Étaient Étais Était Étant Étape Étapes État États Été Êtes Éternel
Étoile Étoiles Étonnant Étrange Étranger Étrangers Étrangère Être Étroit Étude Études Étudiant
Étudiante Étudiants Étudier Évaluation Évaluer Événement Événements Éventuel Éventuellement Évident
Évidemment Évidence Éviter Évitez Évolution Évoluer Évoquer Île Îles Ôter
"""

_PLAIN = str.maketrans("ÀÂÇÉÈÊËÎÏÔÛ", "AACEEEEIIOU")
_LONG_ENOUGH = 4


def _list_pairs() -> dict[str, str]:
    """Each word without the accent of its capital; long ones in capitals too, with no accent."""
    words = _SAFE.split()
    capitals = [word.upper() for word in words if len(word) >= _LONG_ENOUGH]
    pairs = {word[0].translate(_PLAIN) + word[1:]: word for word in words}
    return pairs | {word.translate(_PLAIN): word for word in capitals}


ACCENTED = _list_pairs()
"""`{"Etat": "État", "ETAT": "ÉTAT"}`: words that exist with an accent only."""

LIGATURES = (
    r"oeil|oeuf|oeuvr|boeuf|coeur|choeur|soeur|noeud|voeux?(?!\w)|moeurs|foetus|oedèm|oedip"
    r"|oesophag|oenolog|oestrog"
)
"""What makes a word one that takes `œ`."""
