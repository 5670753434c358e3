"""How long an article may be. Core."""

from plugins.wordpress_import.saved_page.model import RefusedPageError

MOST_BYTES = 400 * 1024
"""Of a draft: the blog takes no file beyond 512 kB."""
MOST_BLOCKS = 10_000
"""Lines of a copied text, elements of a saved one."""


def refuse_excess(size: int, blocks: int = 0) -> None:
    """Raise RefusedPageError for a text of more bytes, or signs, than an article may have."""
    if size > MOST_BYTES or blocks > MOST_BLOCKS:
        raise RefusedPageError(
            "ce texte est trop long pour un seul article\u00a0: partagez-le en plusieurs fichiers"
        )
