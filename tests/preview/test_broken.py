"""While something is broken the rest of the site is there, nothing runs, and it heals by itself."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.preview.conftest import PATIENCE, Preview, end, start_preview, write_site

ADDRESSES = {
    "/": 200,
    "/oser/": 200,
    "/archives/": 200,
    "/categories/": 200,
    "/categorie/reseau/": 200,
    "/extra/a.css": 200,
    "/-/erreurs": 200,
    "/oser": 301,
    "/absente/": 404,
    "/absente.css": 404,
    "/-/absente": 404,
}
INDEX = "theme/templates/index.html"
ARTICLE = "content/articles/oser.md"
Change = Callable[[str], str | bytes | None]


def append(text: str) -> Change:
    return lambda source: source + text


WAYS: dict[str, tuple[str, Change, str]] = {
    "template that cannot be read": (INDEX, append("{% if 1 %}\n"), f"{INDEX}:END"),
    "template that asks for nothing": (INDEX, append("{{ absent }}\n"), f"{INDEX}:END"),
    "template that is gone": (INDEX, lambda _: None, INDEX),
    "template in Latin-1": (INDEX, lambda source: source.encode() + b"\xe9", f"{INDEX}:END"),
    "article with a fault": (ARTICLE, append("FAUTE\n"), f"{ARTICLE}:END"),
    "settings that cannot be read": ("conf.py", append("X = (\n"), "conf.py:END"),
    "settings with a wrong shape": ("conf.py", append("SITENAME = 3\n"), "pelicanconf.py:14"),
    "plugin that cannot be read": (
        "plugins/faults.py",
        append("def f(\n"),
        "plugins/faults.py:END",
    ),
    "plugin that stops": ("plugins/faults.py", append("1 / 0\n"), "plugins/faults.py:END"),
}


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One preview for the module: each test mends what it breaks."""
    folder = tmp_path_factory.mktemp("broken")
    settings = write_site(folder)
    (folder / "content/extra/a.css").write_text("a {}", "utf-8")
    running = start_preview(settings)
    yield running
    end(running)


def wait_until(preview: Preview, is_so: Callable[[str], bool]) -> str:
    """The page of reports, once it is so."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        with suppress(ConnectionError):  # the process may be starting anew at this very moment
            body = preview.get("/-/erreurs").body
            if is_so(body):
                return body
        time.sleep(0.02)
    pytest.fail(f"it never was so: {''.join(preview.said[-20:])}")


def count_work(preview: Preview) -> int:
    """The clock ticks that the process has worked, on Linux."""
    fields = Path(f"/proc/{preview.process.pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def save(path: Path, content: str | bytes | None) -> None:
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content.encode() if isinstance(content, str) else content)


@pytest.mark.parametrize("way", WAYS)
def test_all_else_is_there_nothing_runs_and_it_heals(preview: Preview, way: str) -> None:
    name, change, place = WAYS[way]
    path = preview.folder / name
    sound = path.read_text("utf-8")
    place = place.replace("END", str(sound.count("\n") + 1))
    time.sleep(1.1)  # so that the save is an isolated one
    save(path, change(sound))
    try:
        body = wait_until(preview, lambda text: "À corriger" in text)
        assert f"<code>{place}</code>" in body
        assert ("<mark>" in body) is (":" in place)
        assert {address: preview.get(address).status for address in ADDRESSES} == ADDRESSES
        assert "<p>Bonjour.</p>" in preview.get("/oser/").body
        time.sleep(0.5)  # what the terminal says comes a little later
        before = preview.count_builds()
        time.sleep(0.6)
        assert preview.count_builds() == before
    finally:
        save(path, sound)
    wait_until(preview, lambda text: "À corriger" not in text)
    assert {address: preview.get(address).status for address in ADDRESSES} == ADDRESSES
    assert "À corriger" not in preview.get("/oser/").body


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="counts the work as Linux does")
def test_what_is_broken_and_does_not_change_costs_next_to_nothing(preview: Preview) -> None:
    path = preview.folder / ARTICLE
    sound = path.read_text("utf-8")
    save(path, f"{sound}FAUTE\n")
    wait_until(preview, lambda text: "À corriger" in text)
    time.sleep(0.5)
    before = count_work(preview)
    time.sleep(2)
    share = (count_work(preview) - before) / os.sysconf("SC_CLK_TCK") / 2
    save(path, sound)
    wait_until(preview, lambda text: "À corriger" not in text)
    assert share < 0.02
