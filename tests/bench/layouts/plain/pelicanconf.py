"""What the bench builds with Pelican alone and its theme `simple`: like output."""

SITENAME = "Banc d’essai"
SITEURL = "https://banc.example"
TIMEZONE = "UTC"
DEFAULT_LANG = "fr"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "simple"
PLUGINS: list[str] = []
ARTICLE_PATHS = ["articles"]
STATIC_PATHS = ["images"]
TAG_SAVE_AS, TAG_URL = "tags/{slug}/index.html", "tags/{slug}/"
CATEGORY_SAVE_AS, CATEGORY_URL = "categories/{slug}/index.html", "categories/{slug}/"
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = ""
DEFAULT_PAGINATION = 10
PAGINATED_TEMPLATES = {"index": 4, "tag": 10, "category": 10}
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)
FEED_ALL_RSS = "feed.xml"
CATEGORY_FEED_RSS, TAG_FEED_RSS = "categories/{slug}/feed.xml", "tags/{slug}/feed.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = False
TEMPLATE_PAGES = {"sitemap.xml": "sitemap.xml"}
CACHE_CONTENT = False
