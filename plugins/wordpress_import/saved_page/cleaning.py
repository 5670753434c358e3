"""Readies the HTML of an article for its conversion: addresses settled, headings in order. Core."""

import re
from dataclasses import dataclass, field

import lxml.etree
import lxml.html

from plugins.wordpress_import.saved_page.address import join_address
from plugins.wordpress_import.saved_page.capitals import Lexicon, is_in_capitals, propose_case
from plugins.wordpress_import.saved_page.headings import tell_heading
from plugins.wordpress_import.saved_page.model import Blog, OldPage
from plugins.wordpress_import.saved_page.page_links import settle_links
from plugins.wordpress_import.saved_page.tree import Element, read_text, settle, unwrap

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_UNSEEN = ("script", "style", "noscript", "template", "svg", "link", "meta", "title", "base")
_FRAMES = ("iframe", "embed", "object", "audio", "video")
_VIDEO = re.compile(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]{5,20})")
_FILM = re.compile(r"https?://player\.vimeo\.com/video/(\d{3,12})")
_DROPPED_ATTRIBUTES = re.compile(
    r"style|on\w+|id|hidden|aria-hidden|data-.*|srcset|sizes|loading|width|height|target|rel"
)
_SEPARATOR = "\x1f"


@dataclass
class Cleaning:
    """The article `main`, being readied; what is told of it goes to `page`."""

    main: Element
    page: OldPage
    blog: Blog
    lexicon: Lexicon = field(default_factory=Lexicon)

    def clean(self) -> None:
        """Everything, pictures apart."""
        lxml.etree.strip_elements(self.main, lxml.etree.Comment, *_UNSEEN, with_tail=False)
        self._link_frames()
        self._raise_bold_lines()
        settle(self.main)
        self._order_headings()
        settle_links(self.main, self.page, self.blog)
        self._drop_attributes()

    def _link_frames(self) -> None:
        """A player or a frame from elsewhere becomes a link in a paragraph of its own."""
        for frame in list(self.main.iter(*_FRAMES)):
            address = _find_frame(frame)
            absolute = join_address(self.page.address, address)
            is_inline = frame.getparent().tag in ("p", "span", "a", "strong", "em")
            paragraph = lxml.html.Element("span" if is_inline else "p")
            if absolute.startswith(("http://", "https://")):
                link = lxml.etree.SubElement(paragraph, "a", href=absolute)
                link.text = absolute
                self.page.remarks.append(f"Lecteur ou cadre remplacé par un lien\u00a0: {absolute}")
            else:
                self.page.cut("lecteur sans adresse", read_text(frame))
            paragraph.tail = frame.tail
            if frame.getparent() is not None:
                frame.getparent().replace(frame, paragraph)

    def _raise_bold_lines(self) -> None:
        """A paragraph that is nothing but bold capitals is a heading in all but name."""
        for paragraph in list(self.main.iter("p")):
            text = read_text(paragraph)
            is_bold = len(paragraph) == 1 and paragraph[0].tag in ("strong", "b", "u")
            if is_bold and is_in_capitals(text) and text == read_text(paragraph[0]):
                paragraph.tag = "h2"
                unwrap(paragraph[0])

    def _order_headings(self) -> None:
        """From `h2` on, none skipping a level; those in capitals in sentence case."""
        headings = [each for each in self.main.iter(*_HEADINGS) if read_text(each)]
        levels = [int(heading.tag[1]) for heading in headings]
        shift = 2 - min(levels, default=2)
        previous = 1
        for heading, level in zip(headings, levels, strict=True):
            previous = min(max(2, level + shift), previous + 1, 6)
            heading.tag = f"h{previous}"
            text = read_text(heading)
            if is_in_capitals(text):
                self._lower(heading, text)

    def _lower(self, heading: Element, text: str) -> None:
        nodes = [node for node in heading.iter() if isinstance(node.tag, str)]
        slots = [(node, "text") for node in nodes[:1]]
        for node in nodes[1:]:
            slots += [(node, "text"), (node, "tail")]
        joined = _SEPARATOR.join(getattr(node, name) or "" for node, name in slots)
        for (node, name), words in zip(
            slots, propose_case(joined, self.lexicon).split(_SEPARATOR), strict=True
        ):
            setattr(node, name, words)
        tell_heading(read_text(heading), text, self.page)

    def _drop_attributes(self) -> None:
        for element in self.main.iter(lxml.etree.Element):
            for name in list(element.attrib):
                is_anchor = name == "id" and element.tag in ("a", "li")
                if not is_anchor and _DROPPED_ATTRIBUTES.fullmatch(str(name).lower()):
                    del element.attrib[name]


def _find_frame(frame: Element) -> str:
    """The address that a reader opens to see what `frame` shows."""
    sources = [frame, *frame.iter("source", "embed", "a")]
    names = ("data-src", "src", "data", "href")
    wishes = (each.get(name, "").strip() for each in sources for name in names)
    address = next((w for w in wishes if w and not w.startswith(("about:", "data:"))), "")
    video, film = _VIDEO.match(address), _FILM.match(address)
    if video:
        return f"https://www.youtube.com/watch?v={video[1]}"
    return f"https://vimeo.com/{film[1]}" if film else address
