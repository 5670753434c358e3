"""A stranger's text becomes HTML: what was typed is seen, and nothing in it is active. Core.

Markdown without HTML, images, headings or references; then an allow-list of elements; then French
typography. A text nested deeper than a person would, or that would lose a word, is shown as it was
typed; so is one made of little but markup, typography included, so that no input takes long.
"""

import html
import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from plugins.comments.web import is_web_address

MOST_SIGNS = 10_000
_MOST_MARKS = 600
_DEEPEST = 10
_NESTING_LIMIT = 40
"""Of the parser, well above `_DEEPEST`, which is told by the levels of its tokens."""

_SIGN = re.compile(r"[^\w\s]")
_SHORT, _DENSEST = 500, 0.15
"""In French prose one sign in fifteen is no letter, figure or blank; in dialogues, one in eight."""
_MARKS = re.compile(r"[\[\]*_`\\<>&\n]|://|(?:^|(?<=\s))(?:[-+]|\d{1,9}[.)])(?=\s)", re.M)
_URL = re.compile(r"https?://[^\s<>\"'«»“”]{1,2000}")
_TAIL = re.compile(r"[.,;:!?…*_~)\]}]{1,100}\Z")
_RULES = (
    *("fence", "blockquote", "list", "paragraph"),
    *("newline", "escape", "backticks", "emphasis", "link", "autolink", "entity"),
    *("balance_pairs", "fragments_join", "text_join", "inline", "block", "normalize"),
)
_CLEANER = nh3.Cleaner(
    tags={"p", "br", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a"},
    attributes={"a": {"href"}, "ol": {"start"}},
    clean_content_tags=set(),
    link_rel="nofollow ugc noopener",
    url_schemes={"http", "https"},
    url_relative="deny",
)


def render_comment(text: str, typeset: Callable[[str], str]) -> str:
    """The HTML of `text`; what stands beyond its first 10,000 signs is not shown."""
    text = text[:MOST_SIGNS]
    if len(_MARKS.findall(text)) > _MOST_MARKS:
        return _clean(_render_plain(text))
    markup = _clean(_render_markdown(text) or _render_plain(text))
    return typeset(markup) if is_prose(text) else markup


def is_prose(text: str) -> bool:
    """Whether `text` gains from typography, which takes its time over signs; a flood does not."""
    return len(text) <= _SHORT or len(_SIGN.findall(text)) <= _DENSEST * len(text)


def _clean(markup: str) -> str:
    return _CLEANER.clean(markup).replace("&nbsp;", "\u00a0")


def _render_markdown(text: str) -> str | None:
    """The HTML of `text`, None when some of it could not be seen."""
    parser = _build_parser()
    tokens = parser.parse(text)
    if any(token.level > 2 * _DEEPEST for token in tokens) or _loses_words(tokens):
        return None
    return str(parser.renderer.render(tokens, parser.options, {}))


def _loses_words(tokens: list[Token]) -> bool:
    """Whether something typed could be neither read nor followed: empty links, titles, infos."""
    shown = [child for token in tokens for child in (token.children or [token])]
    pairs = {(first.type, second.type) for first, second in pairwise(shown)}
    hidden = any(" " in token.info.strip() or token.attrGet("title") for token in shown)
    is_empty = not any(token.content.strip() for token in shown)
    return hidden or is_empty or ("link_open", "link_close") in pairs


def _render_plain(text: str) -> str:
    paragraphs = re.split(r"\n{2,}", html.escape(text.strip("\n"), quote=False))
    return "\n".join("<p>{}</p>".format(each.replace("\n", "<br>\n")) for each in paragraphs)


@lru_cache(maxsize=1)
def _build_parser() -> MarkdownIt:
    options = {"html": False, "breaks": True, "linkify": False, "maxNesting": _NESTING_LIMIT}
    parser = MarkdownIt("zero", options).enable(_RULES)
    parser.validateLink = is_web_address  # type: ignore[method-assign,assignment]
    parser.core.ruler.push("bare_links", _link_bare_urls)
    return parser


def _link_bare_urls(state: StateCore) -> None:
    for token in state.tokens:
        if token.children and "://" in token.content:
            token.children = _link_children(token.children, state.md)


def _link_children(children: list[Token], parser: MarkdownIt) -> list[Token]:
    linked, depth = [], 0
    for child in children:
        depth += {"link_open": 1, "link_close": -1}.get(child.type, 0)
        is_plain = child.type == "text" and not depth
        linked += _split_text(child, parser) if is_plain else [child]
    return linked


def _split_text(token: Token, parser: MarkdownIt) -> list[Token]:
    parts, end = [], 0
    for match in _URL.finditer(token.content):
        url = _trim(match[0])
        parts.append(_text(token.content[end : match.start()]))
        parts += _build_link(url, parser)
        end = match.start() + len(url)
    return [*parts, _text(token.content[end:])]


def _trim(url: str) -> str:
    """`url` without the punctuation of the sentence around it; brackets that pair are its own."""
    tail = _TAIL.search(url)
    if not tail:
        return url
    kept = len(url) - len(tail[0])
    is_paired = tail[0].startswith(")") and "(" in url[:kept]
    return url[: kept + is_paired]


def _build_link(url: str, parser: MarkdownIt) -> list[Token]:
    address = parser.normalizeLink(url)
    if not parser.validateLink(address):
        return [_text(url)]
    opening = Token("link_open", "a", 1, {"href": address})
    return [opening, _text(url), Token("link_close", "a", -1)]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)
