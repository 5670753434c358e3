"""The names of elements, whatever their prefixes. Core."""

_RSS = "rss channel item title link pubDate description language guid"
_CHANNEL = "author category tag term wxr_version base_site_url base_blog_url"
_AUTHOR = """
    author_id author_login author_email author_display_name author_first_name author_last_name
"""
_TERM = """
    category_nicename category_parent cat_name category_description
    tag_slug tag_name tag_description
    term_id term_taxonomy term_slug term_parent term_name term_description
"""
_ITEM = """
    creator content:encoded excerpt:encoded post_id post_date post_date_gmt post_modified
    post_modified_gmt comment_status post_name status post_parent menu_order post_type
    post_password is_sticky attachment_url postmeta meta_key meta_value comment
"""
_COMMENT = """
    comment_id comment_author comment_author_email comment_author_url comment_author_IP
    comment_date_gmt comment_content comment_approved comment_type comment_parent
    comment_user_id
"""

RSS = frozenset(_RSS.split())
"""Elements of RSS itself: with a prefix, they are something else (`atom:link`)."""

KNOWN = frozenset(" ".join((_RSS, _CHANNEL, _AUTHOR, _TERM, _ITEM, _COMMENT)).split())
"""All that is kept; the rest of an export is not read."""


class Prefixes:
    """Tells `content:encoded` from `excerpt:encoded` when a program has renamed the prefixes."""

    def __init__(self) -> None:
        self._places: dict[str, str] = {}

    def find_name(self, tag: str, attributes: dict[str, str]) -> str:
        """The name of `tag` without its prefix, or as it is when it is foreign to exports."""
        for key, value in attributes.items():
            if key.startswith("xmlns:"):
                self._places[key[6:]] = value
        prefix, colon, name = tag.partition(":")
        if not colon:
            return tag
        if name == "encoded":
            return f"{self._find_kind(prefix)}:encoded"
        return tag if name in RSS else name

    def _find_kind(self, prefix: str) -> str:
        if prefix in {"content", "excerpt"}:
            return prefix
        return "excerpt" if "excerpt" in self._places.get(prefix, "") else "content"
