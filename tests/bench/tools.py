"""The house and its peers: for each a folder with the same articles, and the commands that build.

Each works in a folder of its own, the house in a copy of itself, so that a build is what its author
would have: `make publish`, `hugo`, `eleventy`, `pelican`.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.bench.corpus import Article, write_images
from tests.bench.dialects import Dialect, write_for_eleventy, write_for_hugo, write_for_pelican

ROOT = Path(__file__).resolve().parents[2]
LAYOUTS = Path(__file__).parent / "layouts"
INSTALLED = ROOT / ".cache" / "eleventy"
ELEVENTY = "@11ty/eleventy@3.1.8"
PYTHON = (sys.executable, "-m")
ADDRESS = """
ARTICLE_URL = ARTICLE_LANG_URL = {0!r}
ARTICLE_SAVE_AS = ARTICLE_LANG_SAVE_AS = {0!r} + "index.html"
"""
ANY_BLOG = """
from {0} import *
START_HERE, SITE_CARD, STATIC_PATHS, PROOFREADING = (), "", [], False
"""
"""The settings of the house, but for what belongs to the articles of the blog itself."""


@dataclass(frozen=True)
class Tool:
    """One generator in its `folder`; every other path is below that."""

    name: str
    dialect: Dialect
    build: tuple[str, ...]
    articles: str
    images: str
    output: str
    kept: tuple[str, ...] = ()
    """What a first build does not find, besides the output."""
    serve: tuple[str, ...] = ()
    served: str = "served"
    """Where the server writes; PORT in `serve` and `environ` stands for its port."""
    all_lists: tuple[str, ...] = ()
    """What `serve` needs besides, for lists to follow the titles that they show."""
    tag: str = "tags/{slug}/"
    feed: str = "feed.xml"
    looks_again: bool = False
    """Whether the first build after one that wrote something has to make sure of more."""
    environ: Mapping[str, str] = field(default_factory=dict)
    """What `serve` finds in its environment, besides."""
    folder: Path = Path()
    address: str = ""
    """Where the page of an article is, by its `{slug}`."""

    def save(self, article: Article) -> None:
        """Write the source of an article, as an editor does that overwrites its file."""
        self.find_source(article).write_text(self.dialect(article), "utf-8")

    def find_source(self, article: Article) -> Path:
        """The file of an article."""
        return self.folder / self.articles / f"{article.slug}.md"

    def find_page(self, output: str, slug: str) -> Path:
        """The file of the page of an article, in one of the folders that are written to."""
        return self.folder / output / self.address.format(slug=slug) / "index.html"

    def fill(self, articles: Sequence[Article]) -> None:
        """Write all articles and their images."""
        (self.folder / self.articles).mkdir(parents=True, exist_ok=True)
        for article in articles:
            self.save(article)
        write_images(self.folder / self.images, articles)

    def forget(self) -> None:
        """Take away the output and what the last build kept for the next."""
        for name in (self.output, *self.kept):
            for path in self.folder.glob(name):
                shutil.rmtree(path) if path.is_dir() else path.unlink()


HOUSE = Tool(
    name="the house",
    dialect=write_for_pelican,
    build=(*PYTHON, "plugins.building", "--settings", "bench_publish.py", "--accept-warnings"),
    articles="content/articles",
    images="content/images",
    output="output",
    kept=(".cache/builds", ".cache/comments", ".cache/templates", ".cache/*.sqlite3*"),
    serve=(*PYTHON, "plugins.preview", "--settings", "bench_preview.py"),
    served=".cache/preview/site",
    tag="etiquette/{slug}/",
    feed="rss.xml",
    looks_again=True,
    environ={"PORT": "PORT"},
)
HUGO = Tool(
    name="Hugo",
    dialect=write_for_hugo,
    build=("hugo", "--quiet"),
    articles="content/articles",
    images="static/images",
    output="public",
    kept=("resources", ".hugo_build.lock"),
    serve=("hugo", "server", "--renderToDisk", "--port", "PORT", "--destination", "served"),
    all_lists=("--disableFastRender",),
    feed="index.xml",
)
BARE_HUGO = "Hugo without related"
NODE_ELEVENTY = ("node", str(INSTALLED / "node_modules/@11ty/eleventy/cmd.cjs"), "--quiet")
ELEVENTY_TOOL = Tool(
    name="Eleventy",
    dialect=write_for_eleventy,
    build=NODE_ELEVENTY,
    articles="articles",
    images="images",
    output="_site",
    serve=(*NODE_ELEVENTY, "--serve", "--incremental", "--port=PORT", "--output=served"),
)
PLAIN = Tool(
    name="plain Pelican",
    dialect=write_for_pelican,
    build=(sys.executable, "-W", "ignore", "-m", "pelican", "-q", "-s", "pelicanconf.py"),
    articles="content/articles",
    images="content/images",
    output="output",
)


def make_house(folder: Path, address: str) -> Tool:
    """The house itself, but for its content."""
    leave = shutil.ignore_patterns("__pycache__")
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, folder / name, ignore=leave)
    for name in ("publish", "pelican"):
        shutil.copy(ROOT / f"{name}conf.py", folder)
    for name, base in (("publish", "publishconf"), ("preview", "pelicanconf")):
        settings = ANY_BLOG.format(base) + ADDRESS.format(address)
        (folder / f"bench_{name}.py").write_text(settings, "utf-8")
    return replace(HOUSE, folder=folder, address=address)


def make_plain(folder: Path, address: str) -> Tool:
    """Pelican alone, with its theme `simple`."""
    shutil.copytree(LAYOUTS / "plain", folder)
    with (folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(ADDRESS.format(address))
    return replace(PLAIN, folder=folder, address=address)


def make_hugo(folder: Path, address: str) -> Tool | None:
    """Hugo, where it is installed."""
    if shutil.which("hugo") is None:
        return None
    shutil.copytree(LAYOUTS / "hugo", folder)
    settings, place = folder / "config.toml", address.format(slug=":slug")
    settings.write_text(settings.read_text("utf-8").replace(":slug/", place), "utf-8")
    return replace(HUGO, folder=folder, address=address)


def make_bare_hugo(folder: Path, address: str) -> Tool | None:
    """Hugo without related articles, each of which it looks for among all others."""
    tool = make_hugo(folder, address)
    if tool is None:
        return None
    (folder / "layouts/partials/related.html").write_text("", "utf-8")
    return replace(tool, name=BARE_HUGO)


def make_eleventy(folder: Path, address: str) -> Tool | None:
    """Eleventy, installed below `.cache/` the first time, where npm is there."""
    if not (shutil.which("node") and shutil.which("npm") and _install_eleventy()):
        return None
    shutil.copytree(LAYOUTS / "eleventy", folder)
    (folder / "_data").mkdir()
    (folder / "_data/address.json").write_text(f'"{address}"', "utf-8")
    return replace(ELEVENTY_TOOL, folder=folder, address=address)


def _install_eleventy() -> bool:
    if Path(NODE_ELEVENTY[1]).exists():
        return True
    INSTALLED.mkdir(parents=True, exist_ok=True)
    install = ["npm", "install", "--prefix", str(INSTALLED), "--ignore-scripts", "--no-save"]
    done = subprocess.run([*install, "--loglevel=error", ELEVENTY], check=False)
    return done.returncode == 0


Make = Callable[[Path, str], Tool | None]
"""Makes a tool in a folder, for articles at such addresses; None where it is not to be had."""
MAKERS: Mapping[str, Make] = {
    HOUSE.name: make_house,
    HUGO.name: make_hugo,
    BARE_HUGO: make_bare_hugo,
    ELEVENTY_TOOL.name: make_eleventy,
    PLAIN.name: make_plain,
}


def make_tools(
    folder: Path, address: str, articles: Sequence[Article], names: Sequence[str]
) -> list[Tool]:
    """Those of `names` that are to be had, filled with `articles`."""
    made = [MAKERS[name](folder / name.replace(" ", "-"), address) for name in names]
    tools = [tool for tool in made if tool]
    for tool in tools:
        tool.fill(articles)
    return tools
