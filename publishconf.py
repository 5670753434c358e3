"""What differs online: nothing of the preview, no draft, no future article, warnings stop."""

from pelicanconf import *

PREVIEW = False
# A draft at a guessable address would be public.
DRAFT_SAVE_AS = DRAFT_PAGE_SAVE_AS = DRAFT_LANG_SAVE_AS = DRAFT_PAGE_LANG_SAVE_AS = ""
WITH_FUTURE_DATES = False
