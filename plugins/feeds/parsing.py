"""Any HTML, however written, made fit for a feed reader by the standard library's parser. Core.

Text and entities are handed on as they are written.
"""

from collections.abc import Iterable, Iterator
from html import escape
from html.entities import html5
from html.parser import HTMLParser

from plugins.feeds.addresses import Resolver
from plugins.feeds.carried import DROPPED, LEFT_OUT, OPENED, fit_value, is_carried


def rewrite_any(body: str, resolve: Resolver) -> str:
    """`body` as a feed may carry it; `resolve` makes one address absolute."""
    rewriter = _Rewriter(resolve)
    rewriter.feed(body)
    rewriter.close()
    return "".join(rewriter.parts)


class _Rewriter(HTMLParser):
    """Hands on what it reads to `parts`, except what a feed must not carry."""

    def __init__(self, resolve: Resolver) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self._resolve = resolve
        self._dropped = ""
        self._depth = 0
        self._pictures = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._dropped and tag in DROPPED:
            self._dropped = tag
        self._depth += tag == self._dropped
        self._pictures += tag == "picture"
        if self._keeps(tag):
            self.parts.append(f"<{tag}{self._render_attributes(attrs)}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._keeps(tag):
            self.parts.append(f"<{tag}{self._render_attributes(attrs)} />")

    def handle_endtag(self, tag: str) -> None:
        if self._keeps(tag):
            self.parts.append(f"</{tag}>")
        self._pictures -= tag == "picture" and self._pictures > 0
        self._depth -= tag == self._dropped
        if not self._depth:
            self._dropped = ""

    def handle_data(self, data: str) -> None:
        # A lone sign must not meet what follows once the part between them is gone.
        self._add(data.replace("&", "&amp;").replace("<", "&lt;"))

    def handle_entityref(self, name: str) -> None:
        self._add(f"&{name};" if f"{name};" in html5 else f"&amp;{name}")

    def handle_charref(self, name: str) -> None:
        self._add(f"&#{name};")

    def _add(self, text: str) -> None:
        if not self._dropped:
            self.parts.append(text)

    def _keeps(self, tag: str) -> bool:
        if self._dropped or tag in DROPPED or tag in OPENED or tag in LEFT_OUT:
            return False
        return not (tag == "source" and self._pictures)

    def _render_attributes(self, attrs: Iterable[tuple[str, str | None]]) -> str:
        return "".join(self._render_each(attrs))

    def _render_each(self, attrs: Iterable[tuple[str, str | None]]) -> Iterator[str]:
        for name, value in attrs:
            if not is_carried(name, value):
                continue
            fit = None if value is None else fit_value(name, value, self._resolve)
            yield f" {name}" if fit is None else f' {name}="{escape(fit)}"'
