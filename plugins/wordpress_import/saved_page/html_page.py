"""A page that was saved from a browser: its article, and what is told around it. Core."""

import lxml.etree
import lxml.html

from plugins.wordpress_import.saved_page.capitals import build_lexicon
from plugins.wordpress_import.saved_page.cleaning import Cleaning
from plugins.wordpress_import.saved_page.cutting import (
    remove_clutter,
    take_head,
    tell_surroundings,
)
from plugins.wordpress_import.saved_page.headings import settle_title
from plugins.wordpress_import.saved_page.limits import refuse_excess
from plugins.wordpress_import.saved_page.main_text import find_main
from plugins.wordpress_import.saved_page.marks import Marks
from plugins.wordpress_import.saved_page.model import Blog, OldPage, Saved
from plugins.wordpress_import.saved_page.page_facts import read_facts
from plugins.wordpress_import.saved_page.page_kinds import refuse_other_pages
from plugins.wordpress_import.saved_page.page_pictures import Pictures
from plugins.wordpress_import.saved_page.placing import Placing
from plugins.wordpress_import.saved_page.signature import find_signature, strip_name
from plugins.wordpress_import.saved_page.thread import read_thread
from plugins.wordpress_import.saved_page.tree import (
    Element,
    find_all,
    parse_page,
    read_lines,
    read_text,
)
from plugins.wordpress_import.saved_page.typed_lists import list_typed_lines

_UNSEEN = ("script", "style", "noscript", "template", "svg")


def read_html_page(
    text: str, blog: Blog, marks: Marks, saved: Saved | None = None, address: str = ""
) -> OldPage:
    """What the page `text` holds; `address` is where it was, if its file tells."""
    root, page = parse_page(text), OldPage(address=address)
    refuse_other_pages(root)
    read_facts(root, text, page, blog)
    page.comments = read_thread(root)
    for playlist in find_all(root, ("wp-playlist",)):
        for songs in playlist.iter("noscript"):
            songs.tag = "div"  # the very list that a script shows
    lxml.etree.strip_elements(root, lxml.etree.Comment, *_UNSEEN, with_tail=False)
    main = find_main(root)
    main = main if main is not None else next(root.iter("body"), root)
    placing = Placing(page, blog, marks, saved or {})
    _find_lead(root, main, placing)
    tell_surroundings(main, page)
    remove_clutter(main, page)
    take_head(main, page, blog.authors)
    refuse_excess(len(read_text(main)), sum(1 for _ in main.iter()))
    lexicon = build_lexicon(read_lines(main), blog.acronyms, blog.authors)
    settle_title(page, lexicon)
    Pictures(main, placing, marks).place()
    list_typed_lines(main)
    Cleaning(main, page, blog, lexicon).clean()
    _sign(main, page, blog, marks)
    page.html = _render_inside(main)
    return page


def _find_lead(root: Element, main: Element, placing: Placing) -> None:
    """The picture that the theme showed above the text, if the blog has it or it was saved."""
    inside = set(main.iter("img"))
    for image in find_all(root, ("wp-post-image", "attachment-post-thumbnail")):
        path = placing.find(image.get("src", "")) if image.tag == "img" else ""
        if path and image not in inside:
            placing.page.image = f"/{path}"
            placing.page.image_alt = placing.describe(path, image.get("alt", ""))
            return


def _sign(main: Element, page: OldPage, blog: Blog, marks: Marks) -> None:
    paragraphs = [each for each in main.iter("p") if read_text(each)]
    place = find_signature([read_text(each) for each in paragraphs[-4:]], blog.authors)
    if place is None:
        return
    signed = paragraphs[-4:][place]
    page.signature = strip_name(read_text(signed))
    mark = lxml.html.fromstring(marks.add_signature())
    mark.tail, signed.tail = signed.tail, None
    signed.addnext(mark)


def _render_inside(main: Element) -> str:
    children = (lxml.html.tostring(child, encoding="unicode") for child in main)
    text = lxml.html.Element("p")
    text.text = main.text
    loose = lxml.html.tostring(text, encoding="unicode") if (main.text or "").strip() else ""
    return loose + "".join(children)
