"""The whole service on a folder of its own, as `python -m plugins.comments serve` puts it together.

A blog of one article, any number of posts from one address, and whatever proxy stands before it.
"""

from collections.abc import Mapping
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from plugins.comments.files import save_manifest
from plugins.comments.guard import configure
from plugins.comments.house import House
from plugins.comments.manifest import Manifest
from plugins.comments.model import ArticleInfo
from plugins.comments.service import create_routes

MODERATOR = "karine@exemple.fr"
ENVIRON = {
    "COMMENTS_MODERATOR": MODERATOR,
    "COMMENTS_PROXIES": "127.0.0.1",
    "COMMENTS_MOST_AN_HOUR": "1000000000",
}


def make_house(folder: Path, environ: Mapping[str, str]) -> House:
    """The site of `folder`, and what works for it; `environ` adds to ours."""
    settings = {
        "SITENAME": "Blog",
        "AUTHOR": "Karine",
        "AUTHOR_NOTES": {},
        "SITEURL": "https://blog.exemple",
        "TIMEZONE": "Europe/Paris",
        "PATH": str(folder),
        "CACHE_FOLDER": str(folder),
        "COMMENTS": {"path": "comments", "manifest": "manifest.json"},
    }
    article = ArticleInfo("oser", "Oser", "/oser/")
    save_manifest(folder / "manifest.json", Manifest({"oser": article}, "", "Blog"))
    return House(settings, {**ENVIRON, **environ}, folder)


def serve(house: House, port: int) -> None:
    """Take comments over HTTP until the process ends."""
    application = Starlette(routes=create_routes(house.services))
    uvicorn.Server(configure(application, port=port)).run()
