"""Shortcodes as WordPress reads them: attributes, and which words in brackets are one. Core."""

import html
import re

from plugins.wordpress_import.showing.elements import name_set
from plugins.wordpress_import.showing.tokens import KNOWN, Shortcode

_ATTRIBUTE = re.compile(
    r"""([\w-]+)\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|'([^']*)'|(\S+)"""
)
_NAMED = re.compile(r"""(?:^|\s)(?:[a-zA-Z][\w-]*\s?=\s?["'“”„″«]|[a-zA-Z][a-zA-Z0-9_-]+=[^\s=])""")
_TAG = re.compile(r"<[^<>]*>")
_ADDRESS = re.compile(r"https?://[^\s\"'<>\[\]]+")
_IDENTITY = re.compile(r"(?:^|\s|\bid=[\"']?)(?!\w{1,9}=)([\w-]{5,24})(?=[\"']?(?:\s|$))")
_SHARED = {
    "youtube": "https://www.youtube.com/watch?v=",
    "vimeo": "https://vimeo.com/",
    "dailymotion": "https://www.dailymotion.com/video/",
    "soundcloud": "",
    "tweet": "",
    "googlemaps": "",
    "instagram": "",
    "spotify": "",
}
"""Where each begins the addresses of its pages, if a number follows."""

_QUOTES = "\"'«»“”″’‘\u00a0 "

_PLUGINS = name_set(
    "add_to_cart addtoany bbp-forum-index contact-field contact-form contact-form-7 "
    "cookie_notice cookies_revoke crowdsignal dailymotion display-posts divider dropcap ez-toc "
    "formidable fullwidth googlemaps gravityform jetpack-related-posts jetpack_subscription_form "
    "layerslider lwptoc mailjet_subscribe mailpoet_form mc4wp_form nggallery ninja_form "
    "ninja_forms no_toc one_half one_half_last one_third one_third_last polldaddy recent-posts "
    "recent_posts related_posts rev_slider rgpd shareaholic sharethis simple-sitemap sitemap "
    "social_share soundcloud tablepress toc tweet two_third two_third_last vimeo "
    "woocommerce_cart woocommerce_checkout woocommerce_my_account wp_sitemap_page wpdm_package "
    "wpforms wysija_form youtube"
)
"""Names that plugins and themes gave to shortcodes, which may come without attributes."""


def parse_attributes(text: str) -> tuple[dict[str, str], list[str]]:
    """The named attributes and the others, in their order."""
    named: dict[str, str] = {}
    bare: list[str] = []
    for match in _ATTRIBUTE.finditer(text.replace("\u00a0", " ").replace("\u200b", "")):
        name, *values = match.groups()
        value = next((found for found in values if found is not None), "")
        if name:
            named[name.lower()] = _clean(value)
        else:
            bare.append(_clean(value))
    return named, bare


def is_shortcode(code: Shortcode, closed: frozenset[str]) -> bool:
    """Whether a plugin ran `[name …]`, which it says by its attributes, its end or its name."""
    if code.name in KNOWN:
        return True
    if code.is_in_code:
        return False
    if code.is_end and code.name not in closed:
        return False
    if code.name in closed or find_shared(code.name, code.attributes) or code.name in _PLUGINS:
        return True
    return bool(_NAMED.search(_TAG.sub("", code.attributes)))


def find_shared(name: str, attributes: str) -> str:
    """The page that `[youtube …]` and its like show, empty when that is not told."""
    if name not in _SHARED:
        return ""
    if match := _ADDRESS.search(html.unescape(attributes)):
        return match[0]
    number = _IDENTITY.search(attributes)
    return f"{_SHARED[name]}{number[1]}" if number and _SHARED[name] else ""


def _clean(value: str) -> str:
    return html.unescape(value).strip(_QUOTES) if "<" not in value else value
