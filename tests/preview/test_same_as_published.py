"""What the preview serves is what publishing writes, byte for byte, with the site's headers."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.images.media import CACHE_NAME
from plugins.shared.headers import FOREVER, SECURITY_HEADERS, build_headers
from tests.preview.conftest import ROOT, Preview, end, start_preview

SETTINGS = """
from {base} import *
COMMENTS = {{**COMMENTS, "service": True}}
CACHE_FOLDER = str(ROOT / "{cache}")
PORT = 0
"""
KEPT_OUT = {".htaccess", "_redirects", "redirects.nginx.map"}
"""For the host, and not for readers."""
PAGES = "no-store"
"""Instead of `no-cache`: a browser that kept a page would show it after a save."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The blog as it is, with settings for the preview and for publishing."""
    folder = tmp_path_factory.mktemp("same")
    for name in ("plugins", "theme", "content"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder / name)
    for base, name in (("pelicanconf", "conf"), ("publishconf", "online")):
        text = SETTINGS.format(base=base, cache=f"cache-{name}")
        (folder / f"{name}.py").write_text(text, "utf-8")
    keep_pictures(folder)
    return folder


def keep_pictures(folder: Path) -> None:
    """Pictures take long to make: take those that were made before, if any were."""
    made = ROOT / ".cache" / CACHE_NAME
    for name in ("cache-conf", "cache-online") if made.is_dir() else ():
        shutil.copytree(made, folder / name / CACHE_NAME)


@pytest.fixture(scope="module")
def published(folder: Path) -> Path:
    """What goes online."""
    output = folder / "online"
    command = [sys.executable, "-m", "plugins.building", "--settings", str(folder / "online.py")]
    subprocess.run([*command, "--output", str(output)], cwd=folder, check=True, timeout=120)
    return output


@pytest.fixture(scope="module")
def preview(folder: Path) -> Iterator[Preview]:
    """The preview of the same."""
    running = start_preview(folder / "conf.py")
    yield running
    end(running)


def strip_additions(served: str, published: str) -> str:
    """`served` without what the preview adds at the end of its head and of its body."""
    start, end = published.index("</head>"), published.rindex("</body>")
    head, body, rest = published[:start], published[start:end], published[end:]
    first, _, last = served.removeprefix(head).removesuffix(rest).partition(body)
    assert first.startswith('<link rel="stylesheet" href="/-/')
    return served.replace(first, "", 1).removesuffix(last + rest) + rest


def list_files(published: Path) -> list[str]:
    files = (path.relative_to(published).as_posix() for path in published.rglob("*"))
    return sorted(name for name in files if (published / name).is_file() and name not in KEPT_OUT)


def test_there_is_something_to_compare(published: Path) -> None:
    assert len(list_files(published)) > 60


def test_each_file_is_served_as_it_is_published(published: Path, preview: Preview) -> None:
    different = []
    for name in list_files(published):
        served = preview.get(f"/{name.removesuffix('index.html')}").data
        whole = (published / name).read_bytes()
        if name.endswith(".html"):
            served = strip_additions(served.decode(), whole.decode()).encode()
        if served != whole:
            different.append(name)
    assert different == []


@pytest.mark.parametrize(
    ("address", "caching"),
    [
        ("/", PAGES),
        ("/absente/", PAGES),
        ("/flux/rss.xml", "no-cache"),
        ("/sitemap.xml", "no-cache"),
        ("/robots.txt", "no-cache"),
        ("/favicon.ico", "no-cache"),
        ("SHEET", "public, max-age=31536000, immutable"),
        ("PICTURE", "public, max-age=31536000, immutable"),
    ],
)
def test_each_answer_bears_the_headers_of_the_site(
    published: Path, preview: Preview, address: str, caching: str
) -> None:
    names = {"SHEET": r"theme/site\..*\.css", "PICTURE": r"images/.*\.avif"}
    found = [name for name in list_files(published) if re.fullmatch(names.get(address, "-"), name)]
    answer = preview.get(f"/{found[0]}" if found else address)
    expected = build_headers(found[0] if found else address) | {"Cache-Control": caching}
    assert {name: answer.headers[name] for name in expected} == expected


def test_nothing_is_kept_in_the_browser(published: Path, preview: Preview) -> None:
    answers = [preview.get(f"/{name.removesuffix('index.html')}") for name in list_files(published)]
    assert [answer for answer in answers if "Set-Cookie" in answer.headers] == []


def test_the_documents_give_hosts_these_very_headers() -> None:
    told = (ROOT / "docs/operations.md").read_text("utf-8")
    for name, value in SECURITY_HEADERS.items():
        assert f'add_header {name} "{value}" always;' in told
    assert FOREVER in told
