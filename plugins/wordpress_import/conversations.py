"""Where the links that comments hold lead now: to addresses, for comments know no files. Core."""

from plugins.wordpress_import.comment_building import Links as CommentLinks
from plugins.wordpress_import.links import Links
from plugins.wordpress_import.planning import Plan


def build_comment_links(plan: Plan, home: str) -> CommentLinks:
    """The resolver for comments, and for menus."""
    atlas = plan.tools.atlas

    def resolve(href: str) -> str:
        target, sign, anchor = Links(atlas).link(href).partition("#")
        return f"{atlas.addresses.get(target, target)}{sign}{anchor}"

    return CommentLinks(resolve, home)
