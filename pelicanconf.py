"""The facts of the site and how Pelican builds it; `publishconf.py` says what differs online."""

import os
import sys
from pathlib import Path

from jinja2 import StrictUndefined

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # so that `plugins.*` is found from any folder

# --- The site ----------------------------------------------------------------------------------
SITENAME = "Je suis un ERO"
SITESUBTITLE = "Du courage pour celles et ceux qui cherchent du travail"
SITE_DESCRIPTION = (
    "Le blog des personnes En Recherche d’Opportunité : du courage, des rencontres vraies et des "
    "idées simples pour avancer quand on cherche du travail."
)
# À compléter : l’adresse définitive du site (the environment variable wins)
SITEURL = os.environ.get("SITEURL", "https://www.jesuisunero.example").rstrip("/")
AUTHOR = "Je suis un ERO"
DEFAULT_LANG = "fr"
LOCALE = ("C.UTF-8", "C")  # French dates are ours; the machine's locale is never asked
TIMEZONE = "Europe/Paris"
SITE_CARD = "/images/carte-du-site.png"  # what other sites show for a page without an image
FEED_ID_NAMESPACE = "b7d0a3a2-6f0e-5c1e-9a57-2f7d3c0f6c11"  # feed ids grow from it: never change
START_HERE = (  # « Par où commencer », by slug, in reading order
    "le-reseau-je-deteste-ca-je-prefere-les-vraies-rencontres",
    "un-profil-qui-donne-envie-de-vous-lire",
    "le-premier-cafe-avec-un-inconnu",
)
AUTHOR_NOTES = {  # one sentence after the name, as « À propos » says it
    "Karine": (
        "a commencé sa recherche en 2015. Elle raconte comment elle est passée d’un réseau désert "
        "à de vraies rencontres."
    ),
    "Je suis un ERO": "prolonge les thèmes que l’article de Karine a ouverts.",
}
MENU = (
    ("Articles", "/archives/"),
    ("Thèmes", "/categories/"),
    ("À propos", "/a-propos/"),
    ("Contact", "/contact/"),
)
FOOTER_MENU = (
    ("Mentions légales", "/mentions-legales/"),
    ("Vie privée", "/vie-privee/"),
    ("Accessibilité", "/accessibilite/"),
)

# --- Where things lie --------------------------------------------------------------------------
PATH = str(ROOT / "content")
OUTPUT_PATH = str(ROOT / "output")
CACHE_FOLDER = str(ROOT / ".cache")  # variants of images and the like; may be deleted at any time
THEME = str(ROOT / "theme")
THEME_STATIC_PATHS: list[str] = []  # plugins/assets bundles, hashes and copies them
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["extra", "documents"]  # published as they are; images go through plugins/images
EXTRA_PATH_METADATA = {f"extra/{name}": {"path": name} for name in ("favicon.ico",)}
IGNORE_FILES = [".*", "*~", "#*#", "*.swp", "*.tmp", "*.champs.json"]  # the last: an import’s
READERS = {"html": None, "htm": None, "rst": None}
USE_FOLDER_AS_CATEGORY = False
DEFAULT_CATEGORY = "Réseau"

# --- Addresses: directories, French and lasting ------------------------------------------------
ARTICLE_URL = PAGE_URL = "{slug}/"
ARTICLE_SAVE_AS = PAGE_SAVE_AS = "{slug}/index.html"
ARTICLE_LANG_URL = PAGE_LANG_URL = ARTICLE_URL  # whatever its language, one address a slug
ARTICLE_LANG_SAVE_AS = PAGE_LANG_SAVE_AS = ARTICLE_SAVE_AS
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None
DRAFT_URL = DRAFT_PAGE_URL = "brouillons/{slug}/"
DRAFT_SAVE_AS = DRAFT_PAGE_SAVE_AS = "brouillons/{slug}/index.html"
DRAFT_LANG_URL = DRAFT_PAGE_LANG_URL = DRAFT_URL
DRAFT_LANG_SAVE_AS = DRAFT_PAGE_LANG_SAVE_AS = DRAFT_SAVE_AS
CATEGORY_URL, CATEGORY_SAVE_AS = "categorie/{slug}/", "categorie/{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "etiquette/{slug}/", "etiquette/{slug}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS = "auteur/{slug}/", "auteur/{slug}/index.html"
YEAR_ARCHIVE_URL, YEAR_ARCHIVE_SAVE_AS = "archives/{date:%Y}/", "archives/{date:%Y}/index.html"
ARCHIVES_URL, ARCHIVES_SAVE_AS = "archives/", "archives/index.html"
CATEGORIES_URL, CATEGORIES_SAVE_AS = "categories/", "categories/index.html"
TAGS_URL, TAGS_SAVE_AS = "etiquettes/", "etiquettes/index.html"
AUTHORS_URL, AUTHORS_SAVE_AS = "auteurs/", "auteurs/index.html"
DIRECT_TEMPLATES = ["index", "archives", "categories", "tags", "authors", "404"]
PAGINATED_TEMPLATES = {"index": 4, "category": 10, "tag": 10, "author": 10}
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)
SLUGIFY_SOURCE = "basename"
SLUG_REGEX_SUBSTITUTIONS = [
    (r"[’']", "-"),
    (r"[^\w\s-]", ""),
    (r"(?u)\A\s*", ""),
    (r"(?u)\s*\Z", ""),
    (r"[-\s]+", "-"),
]
WITH_FUTURE_DATES = True  # shown, and marked, in the preview; publishconf keeps them out

# --- Text --------------------------------------------------------------------------------------
TYPOGRIFY = False  # made for English; see docs/decisions.md
TYPOGRAPHY = {  # each rule is "fix" unless it is said here to "warn", or to be "off"
    "rules": {},
    "brands": ["Yahoo!"],  # names whose last sign is theirs
    "units": [],  # besides the usual ones
}
GLOSSARY = {  # explained at their first occurrence in an article
    "ERO": ("En Recherche d’Opportunité", None),
    "CV": ("curriculum vitæ", None),
    "CDI": ("contrat à durée indéterminée", None),
    "CDD": ("contrat à durée déterminée", None),
    "RH": ("ressources humaines", None),
    "IRL": ("In Real Life", "en"),
    "CNIL": ("Commission nationale de l’informatique et des libertés", None),
    "RGPD": ("règlement général sur la protection des données", None),
}
SUMMARY_MAX_LENGTH = None
FORMATTED_FIELDS: list[str] = []
MARKDOWN = {
    "extensions": [
        "markdown.extensions.abbr",
        "markdown.extensions.attr_list",
        "markdown.extensions.def_list",
        "markdown.extensions.fenced_code",
        "markdown.extensions.footnotes",
        "markdown.extensions.md_in_html",
        "markdown.extensions.meta",
        "markdown.extensions.sane_lists",
        "markdown.extensions.tables",
        "markdown.extensions.toc",
        "plugins.reading.captions",  # the title of a picture alone in its paragraph is its caption
    ],
    "extension_configs": {
        "markdown.extensions.footnotes": {
            "BACKLINK_TITLE": "Retour au texte, note {}",
            "BACKLINK_TEXT": "↩\ufe0e",  # the sign, not the coloured picture of it
            "PLACE_MARKER": "///Les notes vont ici///",  # otherwise they end the text
        },
    },
    "output_format": "html5",
}

# --- Templates ---------------------------------------------------------------------------------
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": [],
}
CACHE_CONTENT = LOAD_CONTENT_CACHE = False  # keyed by time alone, so stale; see docs/decisions.md
RELATIVE_URLS = False

# --- Feeds: plugins/feeds writes them ----------------------------------------------------------
FEED_ALL_RSS, FEED_ALL_ATOM, FEED_ALL_JSON = "flux/rss.xml", "flux/atom.xml", "flux/feed.json"
FEED_RSS = FEED_ATOM = None
CATEGORY_FEED_RSS = "categorie/{slug}/rss.xml"
CATEGORY_FEED_ATOM = "categorie/{slug}/atom.xml"
CATEGORY_FEED_JSON = "categorie/{slug}/feed.json"
TAG_FEED_RSS, TAG_FEED_ATOM = "etiquette/{slug}/rss.xml", "etiquette/{slug}/atom.xml"
TAG_FEED_JSON = "etiquette/{slug}/feed.json"
AUTHOR_FEED_RSS = AUTHOR_FEED_ATOM = None
TRANSLATION_FEED_RSS = TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 20

# --- Comments: plugins/comments ----------------------------------------------------------------
COMMENTS = {
    "service": False,  # is the service that takes comments running at this address?
    "path": "comments",  # below content/: the approved ones, and nothing else
    "close_after_days": 0,  # 0: never
    "manifest": "comments/manifest.json",  # below CACHE_FOLDER: what the service knows of articles
    "feed": "flux/commentaires.xml",
    "article_feed": "{slug}/commentaires.xml",
    "typesetter": "plugins.typography.typesetter:build_typesetter",  # for the pages of the service
}
CONTACT_EMAIL = ""  # À compléter : l’adresse à laquelle écrire quand le service n’est pas là

# --- What the built site is held to: plugins/verification ---------------------------------------
VERIFICATION = {
    "budget": {"page": 18_000, "pictures": 300_000, "image": 150_000},  # bytes, texts compressed
    "emails": [],  # may be published, besides CONTACT_EMAIL
    "withdrawn": [],  # addresses that end on purpose, with all that begins so: "/etiquette/vieux/"
}

# --- How it is built ---------------------------------------------------------------------------
PELICAN_CLASS = "plugins.incremental.build.IncrementalPelican"  # makes only what changed

# --- Plugins, in the order in which they hear each signal --------------------------------------
PLUGINS = [
    "plugins.building.plugin",
    "plugins.reading.plugin",
    "plugins.images.plugin",
    "plugins.typography.plugin",
    "plugins.navigation.plugin",
    "plugins.comments.plugin",
    "plugins.metadata.plugin",
    "plugins.assets.plugin",
    "plugins.feeds.plugin",
    "plugins.redirects.plugin",
]

# --- The preview -------------------------------------------------------------------------------
PREVIEW = True  # drafts and future articles are shown, and marked; warnings do not stop the build
BIND, PORT = "127.0.0.1", 8000
PROOFREADING = True  # by Grammalecte, where it is installed; content/vocabulaire.txt are our words
