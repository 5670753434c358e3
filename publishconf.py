"""What differs online: nothing of the preview, no draft, no future article, warnings stop."""

from pelicanconf import *

PREVIEW = False
# A draft at a guessable address would be public.
DRAFT_SAVE_AS = DRAFT_PAGE_SAVE_AS = DRAFT_LANG_SAVE_AS = DRAFT_PAGE_LANG_SAVE_AS = ""
WITH_FUTURE_DATES = False

# --- Putting it online: plugins/publishing, docs/operations.md ---------------------------------
PUBLISHING = {
    # À compléter : où mettre le site (PUBLISH_TO in the environment wins): a folder as /srv/blog,
    # a server as moi@serveur:/srv/blog, s3://bucket or git:origin#gh-pages
    "to": "",
    # What is told of a new article, and where: hubs of WebSub, IndexNow; both are off when empty
    "hubs": [],
    "indexnow": "",
}
