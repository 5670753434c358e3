"""Titles and headings that were typed in capitals. Core."""

from plugins.wordpress_import.saved_page.capitals import Lexicon, is_in_capitals, propose_case
from plugins.wordpress_import.saved_page.model import OldPage
from plugins.wordpress_import.saved_page.wording import quote


def propose_heading(text: str, lexicon: Lexicon, page: OldPage) -> str:
    """`text` in sentence case, and the author is told how it was."""
    proposal = propose_case(text, lexicon)
    tell_heading(proposal, text, page)
    return proposal


def tell_heading(proposal: str, text: str, page: OldPage) -> None:
    """Tell the author that the heading `text` became `proposal`."""
    page.remarks.append(
        f"Intertitre proposé\u00a0: {quote(proposal)} (dans la page\u00a0: {quote(text)})."
    )


def settle_title(page: OldPage, lexicon: Lexicon) -> None:
    """The title of `page` on one line, in sentence case."""
    title = " ".join(page.title.split())
    if is_in_capitals(title):
        page.title = propose_case(title, lexicon)
        page.remarks.append(
            f"Titre proposé\u00a0: {quote(page.title)} (dans la page\u00a0: {quote(title)})."
        )
    else:
        page.title = title
