"""The words that rules know: units, months, and those that never stick to a number. Core."""

BRANDS = frozenset({"Yahoo!", "Joomla!"})
"""Names that end in a sign of their own."""

_UNITS = """
h min s ms km m dm cm mm µm μm nm m² m³ km² dm³ cm² cm³ mm² ha km/h m/s tr/min
t kg g mg µg μg l L hl hL dl dL cl cL ml mL W kW MW GW TW Wh kWh MWh GWh TWh V kV mV mA Ah mAh
Hz kHz MHz GHz THz Pa hPa kPa MPa bar mbar J kJ MJ cal kcal °C °F K Ω kΩ MΩ dB lx lm cd mol
o ko Ko Mo Go To Po kB MB GB TB kbit/s Mbit/s Gbit/s Mb/s Gb/s px pt em rem dpi ppp
EUR USD CHF GBP CAD
"""
_SHORT_UNITS = "h min s m t g l L W V K J o px pt em rem dpi ppp bar cal cd lm EUR USD CHF GBP CAD"

UNITS = frozenset(_UNITS.split())
SHORT_UNITS = frozenset(_SHORT_UNITS.split())
"""Units too short or too common to be read in `5m` or `3em`: a space must stand there already."""

MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|janv\.|févr?\.|avr\.|juill?\.|sept\.|oct\.|nov\.|déc\."
)

ERAS = (
    "[Ss]iècles?|millénaires?|République|Empire|Reich|Internationale|arrondissements?|dynasties?"
    "|[Cc]ongrès|régiment|législature"
)
"""What must follow a Roman number for its `e` to be an ordinal: XXIe siècle, Ve République."""

INVARIABLE_NOUNS = frozenset({"cent", "mille", "après-midi"})
"""Nouns without a mark of the plural, beside those in -s, -x and -z."""

_LETTERED = """
plan vitamine vitamines classe groupe hépatite type point annexe option lettre catégorie niveau
série section page partie étape version phase zone bloc bâtiment cas variante équipe ligne
escalier porte salle voie quai hall terminal bac note
"""
LETTERED_NOUNS = frozenset(_LETTERED.split())
"""Nouns after which a lone capital is no first name: « le plan A. Ensuite… »."""

_STOP_WORDS = """
a ai ailleurs ainsi alors après arrive arrivent as assez au auprès aurais aurait auront aussi aux
avais avait avec avoir c car ce ceci cela celle celles celui certes ces cet cette ceux chacun
chacune chaque chez comme contre d dans de depuis derrière des desquelles desquels dessous dessus
devant dis disent dit dois doit doivent donc donne donnent dont du durant dès désormais elle elles
en encore ensuite entre envers environ es est et eu eut eux exactement exclu exclus faire fais fait
faites faits faut fera font fois-ci furent fut hors ici il ils inclu inclus indique j jamais je
jusque l la laquelle le lequel les lesquelles lesquels leur leurs lors lorsque lui là m ma mais
maximum me mes met mets mettent mieux minimum mis moi moins mon même n ne ni nos notre nous on ont
or ou où par parce parmi pas pendant permet permettent peu peut peuvent peux plus plutôt pour prend
prends prennent pris près puis puisque puisse qu quand que quel quelle quelles quels qui quoi reste
restent rien s sa sais sait sans sauf savent se sembla semble semblent sera serais serait seront
ses seulement si soit son sont sous suis suit sur t ta tandis tant te tel tes toi ton toujours tous
tout toute toutes travers très tu un une va vais vas vers veulent veut veux via vient viennent
viens voici voilà vont vos votre vous y à ça étaient étais était été êtes
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Words that no number counts, among those that could look like a noun after one."""
