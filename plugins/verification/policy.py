"""The pages need nothing that the policy of the site forbids. Core.

Source: Content Security Policy Level 3, and `plugins/shared/headers.POLICY`.
"""

from collections.abc import Iterator

from plugins.shared.headers import POLICY as DIRECTIVES
from plugins.verification.addresses import is_own
from plugins.verification.facts import SiteFacts
from plugins.verification.faults import POLICY, Fault
from plugins.verification.links import list_css_links, split_set
from plugins.verification.page import Page, Tag
from plugins.verification.site import Site

_LOADS = {
    ("img", "src"): "img-src",
    ("img", "srcset"): "img-src",
    ("source", "srcset"): "img-src",
    ("source", "src"): "media-src",
    ("video", "src"): "media-src",
    ("video", "poster"): "img-src",
    ("audio", "src"): "media-src",
    ("track", "src"): "media-src",
    ("input", "src"): "img-src",
    ("image", "href"): "img-src",
    ("use", "href"): "img-src",
    ("script", "src"): "script-src",
    ("iframe", "src"): "frame-src",
    ("frame", "src"): "frame-src",
    ("embed", "src"): "object-src",
    ("object", "data"): "object-src",
    ("form", "action"): "form-action",
    ("button", "formaction"): "form-action",
    ("base", "href"): "base-uri",
}
"""What a browser loads by itself or submits to, and the directive that it asks."""
_RELATIONS = {
    "stylesheet": "style-src",
    "icon": "img-src",
    "apple-touch-icon": "img-src",
    "manifest": "manifest-src",
    "modulepreload": "script-src",
    "preload": "default-src",
    "preconnect": "connect-src",
    "dns-prefetch": "connect-src",
}
_INLINE = ("script", "style")
_LOADERS = frozenset({name for name, _ in _LOADS} | {"link"})
_DATA = ("application/ld+json", "application/json", "text/plain", "speculationrules")


def check_policy(page: Page, facts: SiteFacts) -> Iterator[Fault]:
    """Inline code and style, and what is loaded from elsewhere."""
    for tag in page.tags:
        if not tag.attributes and tag.name not in _INLINE:
            continue
        for sentence in (*_list_inline(tag), *_list_foreign(tag, facts)):
            yield Fault(page.path, tag.line, POLICY, sentence, _list_needles(tag))


def _list_needles(tag: Tag) -> tuple[str, ...]:
    values = (tag.attributes.get(name, "") for name in ("src", "href", "style", "srcset"))
    return tuple(value for value in values if value)


def _list_inline(tag: Tag) -> Iterator[str]:
    is_code = tag.name == "script" and tag.attributes.get("type", "") not in _DATA
    if is_code and "src" not in tag.attributes:
        yield "un script dans la page ne sera pas exécuté\u00a0: mettez-le dans theme/static/js/"
    if tag.name == "style":
        yield "un <style> dans la page est interdit\u00a0: mettez-le dans theme/static/css/"
    for name, value in tag.attributes.items():
        if name == "style":
            yield f'style="{value}" est interdit\u00a0: employez une classe'
        elif name.startswith("on"):
            yield f'{name}="…" ne sera pas exécuté\u00a0: retirez-le'
        elif value[:11].lower() == "javascript:":
            yield "un lien «\u00a0javascript:\u00a0» ne mène nulle part\u00a0: retirez-le"


def _list_foreign(tag: Tag, facts: SiteFacts) -> Iterator[str]:
    for directive, address in _list_loads(tag) if tag.name in _LOADERS else ():
        allowed = DIRECTIVES.get(directive, DIRECTIVES["default-src"])
        if directive == "default-src":
            allowed = "'self'"  # a preload is held to the directive of what it fetches
        if "'self'" not in allowed.split() or not is_own(address, facts.url):
            yield (
                f"la page demande «\u00a0{address[:80]}\u00a0», que {directive} interdit\u00a0: "
                "retirez-le, ou copiez le fichier dans content/"
            )


def _list_loads(tag: Tag) -> Iterator[tuple[str, str]]:
    for name, value in tag.attributes.items():
        directive = _LOADS.get((tag.name, name))
        if directive:
            addresses = split_set(value) if name == "srcset" else [value]
            yield from ((directive, address) for address in addresses)
    if tag.name == "link":
        for relation in tag.attributes.get("rel", "").lower().split():
            if relation in _RELATIONS:
                yield _RELATIONS[relation], tag.attributes.get("href", "")


def check_sheets(site: Site) -> Iterator[Fault]:
    """Style sheets load nothing from elsewhere."""
    for path, text in site.texts.items():
        found = list_css_links(text) if path.endswith(".css") else []
        for address, line in found:
            if not is_own(address, site.facts.url):
                sentence = (
                    f"la feuille de style demande «\u00a0{address[:80]}\u00a0», que la politique "
                    "interdit\u00a0: copiez le fichier dans theme/static/"
                )
                yield Fault(path, line, POLICY, sentence)
