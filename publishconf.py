"""What differs online: nothing of the preview, no draft, no future article, warnings stop."""

from pelicanconf import *

PREVIEW = False
DRAFT_SAVE_AS = DRAFT_PAGE_SAVE_AS = ""  # a draft at a guessable address would be public
WITH_FUTURE_DATES = False
DELETE_OUTPUT_DIRECTORY = True
