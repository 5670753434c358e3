"""What a saved file is: a page of HTML, a text, or something given by mistake. Core."""

import re

from plugins.wordpress_import.saved_page.model import RefusedPageError

_HEAD = 8192
_MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|div|p|h[1-6]|section)[\s>/]", re.I
)
_EXPORT = re.compile(r"wordpress\.org/export/")
_FEED = re.compile(
    r"\A\s*(?:<\?xml[^>]{0,200}\?>)?\s*(?:<!--[^>]{0,500}-->\s*)*<(?:rss|feed|rdf:RDF)[\s>]"
)


def is_html(text: str, name: str) -> bool:
    """Whether `text` is to be read as HTML; RefusedPageError for what is no page at all."""
    head = text[:_HEAD]
    if _EXPORT.search(head):
        raise RefusedPageError(
            "ceci est un export de WordPress, et non une page\u00a0: "
            "donnez-lui un nom qui finit par .xml, et importez-le ainsi"
        )
    if _FEED.match(head):
        raise RefusedPageError(
            "ceci est un flux, et non une page\u00a0: enregistrez la page de l’article "
            "depuis le navigateur, ou importez l’export de WordPress (.xml)"
        )
    is_named = name.lower().endswith((".html", ".htm", ".xhtml", ".mhtml", ".mht"))
    starts = head.lstrip()[:1] == "<"
    return bool(_MARKUP.search(head)) and (is_named or starts)
