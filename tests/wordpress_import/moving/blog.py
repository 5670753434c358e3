"""An old blog in one small export, moved into an empty project."""

from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from typing import Any

from plugins.wordpress_import.__main__ import load_settings
from plugins.wordpress_import.account import Import
from plugins.wordpress_import.moving import Order, move_in
from plugins.wordpress_import.progress import Progress
from tests.wordpress_import.export.exports import write_export

HOME = "https://www.ancien.example"
SECRET = "Mot-que-nul-ne-lit"  # noqa: S105
ITEM = """<item><title><![CDATA[{title}]]></title><link>{home}{path}</link>
<dc:creator>karine</dc:creator><guid isPermaLink="false">{home}/?p={number}</guid>
<content:encoded><![CDATA[{content}]]></content:encoded><wp:post_id>{number}</wp:post_id>
<wp:post_date>2018-07-14 21:05:09</wp:post_date>
<wp:post_date_gmt>2018-07-14 19:05:09</wp:post_date_gmt><wp:comment_status>open</wp:comment_status>
<wp:post_name>{slug}</wp:post_name><wp:status>{status}</wp:status>
<wp:post_parent>{parent}</wp:post_parent>
<wp:post_type>{kind}</wp:post_type><wp:post_password>{password}</wp:post_password>{more}</item>
"""
COMMENT = """<wp:comment><wp:comment_id>{number}</wp:comment_id>
<wp:comment_author>Bruno</wp:comment_author>
<wp:comment_author_email>bruno@prive.example</wp:comment_author_email>
<wp:comment_author_IP>203.0.113.7</wp:comment_author_IP>
<wp:comment_date_gmt>2018-07-15 08:00:00</wp:comment_date_gmt>
<wp:comment_content>{text}</wp:comment_content><wp:comment_approved>{approved}</wp:comment_approved></wp:comment>"""
ACCOUNT = """<wp:base_blog_url>{home}</wp:base_blog_url><title>Ancien blog</title>
<wp:author><wp:author_id>2</wp:author_id><wp:author_login>karine</wp:author_login>
<wp:author_email>karine@prive.example</wp:author_email>
<wp:author_display_name>Karine</wp:author_display_name></wp:author>"""


def write_item(number: int, slug: str, content: str = "Texte.", **values: str) -> str:
    """An item of the export, an article unless `kind` says else."""
    given = {"kind": "post", "status": "publish", "parent": "0", "password": "", "more": ""}
    given |= {"title": slug.capitalize(), "path": f"/2018/07/14/{slug}/", **values}
    return ITEM.format(number=number, slug=slug, content=content, home=HOME, **given)


def write_file(number: int, name: str, parent: int = 0) -> str:
    """A file of the library."""
    address = f"<wp:attachment_url>{HOME}/wp-content/uploads/{name}</wp:attachment_url>"
    values = {"kind": "attachment", "status": "inherit", "parent": str(parent), "more": address}
    return write_item(number, f"piece-{number}", "", **values)


def write_meta(**fields: str) -> str:
    """Custom fields."""
    pairs = ((key, escape(value)) for key, value in fields.items())
    return "".join(
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{value}</wp:meta_value>"
        "</wp:postmeta>"
        for key, value in pairs
    )


def write_comment(number: int, text: str = "Merci !", approved: str = "1") -> str:
    """A comment, within `more` of an item."""
    return COMMENT.format(number=number, text=text, approved=approved)


class Project:
    """A project below `root`, into which exports are moved."""

    def __init__(self, root: Path) -> None:
        self.root = root / "projet"
        self.export = root / "export.xml"
        (self.root / "content").mkdir(parents=True)

    def write_export(self, *items: str) -> None:
        """The export that the next import reads."""
        text = write_export(ACCOUNT.format(home=HOME) + "".join(items))
        self.export.write_text(text, "utf-8")

    def move_in(self, *items: str, images: Path | None = None, **options: Any) -> Import:
        """Import `items`, or what was written last."""
        if items:
            self.write_export(*items)
        order = Order((self.export,), self.root, images, **options)
        return move_in(order, load_settings(self.root), Progress(clock=lambda: 0))

    def read(self, path: str) -> str:
        """A file of the project."""
        return (self.root / path).read_text("utf-8")

    def snap(self) -> Mapping[str, tuple[int, bytes]]:
        """All files with the moment of their last change; a database is opened to be asked."""
        files = [path for path in sorted(self.root.rglob("*")) if path.is_file()]
        moments = {p: 0 if p.suffix == ".sqlite3" else p.stat().st_mtime_ns for p in files}
        return {str(p): (moments[p], p.read_bytes()) for p in files}


Build = Callable[..., Import]
