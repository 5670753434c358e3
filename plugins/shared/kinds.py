"""The kinds of remark that an author can silence in one article, by their names there. Core.

Only what is advice or a warning is ever silent: an error would spoil the site.
"""

TYPOGRAPHY = "typographie"
LONG_PARAGRAPH = "paragraphe-long"
HEADING = "intertitre"
IMAGE = "image"
LINK = "lien"
SPELLING = "orthographe"
GRAMMAR = "grammaire"

KINDS = {
    TYPOGRAPHY: "Typographie",
    LONG_PARAGRAPH: "Paragraphe long",
    HEADING: "Intertitre",
    IMAGE: "Image",
    LINK: "Lien",
    SPELLING: "Orthographe",
    GRAMMAR: "Grammaire",
}
"""Each with the words that the preview shows."""
