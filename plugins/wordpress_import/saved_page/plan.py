"""One page of the old blog, saved or copied from a browser, becomes a draft. Core.

Nothing of the article is lost, nothing is invented: what is left out, guessed or missing is told in
a list, in the draft and beside it.
"""

from plugins.wordpress_import.markdown.convert import convert_html
from plugins.wordpress_import.saved_page.composing import compose_draft, require_words
from plugins.wordpress_import.saved_page.decoding import decode_page, refuse_size
from plugins.wordpress_import.saved_page.html_page import read_html_page
from plugins.wordpress_import.saved_page.kinds import is_html
from plugins.wordpress_import.saved_page.marks import Marks, build_marks
from plugins.wordpress_import.saved_page.model import Blog, Draft, OldPage, Saved
from plugins.wordpress_import.saved_page.text_page import read_text_page
from plugins.wordpress_import.saved_page.web_archive import is_web_archive, read_web_archive


class _AsWritten:
    """Addresses are settled before: the converter leaves them."""

    def link(self, href: str) -> str:
        return href

    def image(self, src: str, alt: str) -> tuple[str, str]:
        return src, alt

    def media(self, src: str) -> str:
        return src


def plan_saved_page(raw: bytes, name: str, blog: Blog, saved: Saved | None = None) -> Draft:
    """The draft of the page that the file `name` holds; `saved` reads the files saved with it.

    Raises RefusedPageError, with a French sentence, where there is no article in it.
    """
    page, marks = _read(raw, name, blog, saved)
    require_words(page)
    converted = convert_html(page.html, _AsWritten())
    page.remarks += [note.message for note in converted.notes]
    return compose_draft(page, blog, marks.restore(converted.text))


def _read(raw: bytes, name: str, blog: Blog, saved: Saved | None) -> tuple[OldPage, Marks]:
    refuse_size(raw)
    if is_web_archive(raw):
        archive = read_web_archive(raw)
        marks = build_marks(archive.text)
        return read_html_page(archive.text, blog, marks, archive.pictures, archive.address), marks
    text, guessed = decode_page(raw)
    marks = build_marks(text)
    if is_html(text, name):
        page = read_html_page(text, blog, marks, saved)
    else:
        page = read_text_page(text, name.rpartition(".")[0] or name, blog, marks)
    if guessed:
        page.remarks.insert(0, f"Lu comme du {guessed}\u00a0: vérifiez les accents.")
    return page, marks
