"""Where the preview answers besides the site, below an address that no article has. Core."""

EVENTS = "/-/evenements"
REPORT = "/-/erreurs"
DRAFTS = "/-/brouillons/"
NEW = "/-/nouvel-article/"
EDIT = "/-/modifier"
SCRIPT = "/-/apercu.js"
STYLE = "/-/apercu.css"
MODULES = "/-/apercu/"
"""The folder of the other scripts and style sheets."""

SHEETS = (STYLE, *(f"{MODULES}{name}.css" for name in ("own", "lists", "bar", "panel", "marks")))
"""In the order in which a page names them."""
