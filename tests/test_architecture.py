"""The directions of the house, held by reading its imports."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PLUGINS = ROOT / "plugins"

ADAPTERS = {"plugin", "__main__", "build", "writer", "service", "house", "mount"}
ADAPTERS |= {"contents", "generators", "templates", "library", "linking"}  # only what changed
ADAPTERS |= {"guard"}  # uvicorn, with its patience bounded
ADAPTERS |= {"desk"}  # where the author acts from a page of the preview
ADAPTERS |= {"rereading"}  # proofreads with the settings of the site
"""Entry points: they may know Pelican or the web framework."""

EDGES = {"server", "watch", "store", "mail", "state", "media", "files", "error_log", "folder"}
EDGES |= {"failures"}  # the lines that a traceback names
EDGES |= {"checker"}  # another program, in a process of its own
EDGES |= {"stage", "making", "sharing", "sources", "stamps", "version", "unchanged"}
EDGES |= {"worker", "batches", "backup", "database", "outside", "errands"}
EDGES |= {"drafting", "opening"}  # the file of a new article, the author's editor
EDGES |= {"preparing", "compressing", "locking", "live", "deploy", "workshop"}
EDGES |= {"choosing", "checking"}
EDGES |= {"remote", "bucket", "branch", "mirror", "announcing", "saving"}  # where a site is put
EDGES |= {"asking", "connecting"}  # the old blog, for its spam
EDGES |= {"archives", "blog", "copying", "fetching", "moving", "progress", "writing"}  # an import
"""I/O edges: they may touch the disk, the clock or the network, but not Pelican."""

WRITTEN_EXCEPTIONS = {("preview", "building"), ("preview", "images"), ("preview", "comments")}
WRITTEN_EXCEPTIONS |= {("verification", "reading")}
WRITTEN_EXCEPTIONS |= {("preview", "reading"), ("preview", "prose"), ("prose", "reading")}
WRITTEN_EXCEPTIONS |= {("publishing", "verification")}
WRITTEN_EXCEPTIONS |= {("wordpress_import", "comments")}
WRITTEN_EXCEPTIONS |= {("wordpress_import", "reading"), ("wordpress_import", "images")}
"""Capabilities that may import another, each with its reason in docs/decisions.md."""

FRAMEWORKS = {"pelican", "starlette", "uvicorn"}
INPUT_OUTPUT = {"os", "pathlib", "subprocess", "socket", "shutil", "tempfile", "logging", "http"}
INPUT_OUTPUT |= {"threading", "multiprocessing", "concurrent", "time", "random", "watchfiles"}

MODULES = sorted(path for path in PLUGINS.rglob("*.py") if path.name != "__init__.py")


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def _is_core(path: Path) -> bool:
    return path.stem not in ADAPTERS | EDGES


def _name(path: Path) -> str:
    return str(path.relative_to(PLUGINS))


def test_there_are_modules_to_hold() -> None:
    assert len(MODULES) > 20
    assert any(not _is_core(path) for path in MODULES)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_only_adapters_know_a_framework(path: Path) -> None:
    roots = {name.partition(".")[0] for name in _imports(path)}
    assert path.stem in ADAPTERS or not roots & FRAMEWORKS


@pytest.mark.parametrize("path", [m for m in MODULES if _is_core(m)], ids=_name)
def test_the_core_does_no_input_or_output(path: Path) -> None:
    roots = {name.partition(".")[0] for name in _imports(path)}
    assert not roots & INPUT_OUTPUT


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_capabilities_do_not_import_one_another(path: Path) -> None:
    room = path.relative_to(PLUGINS).parts[0]
    others = {n.split(".")[1] for n in _imports(path) if n.startswith("plugins.")} - {
        room,
        "shared",
    }
    assert {(room, other) for other in others} <= WRITTEN_EXCEPTIONS


@pytest.mark.parametrize("path", [m for m in MODULES if _is_core(m)], ids=_name)
def test_the_core_never_imports_an_adapter_or_an_edge(path: Path) -> None:
    ours = {name.rpartition(".")[2] for name in _imports(path) if name.startswith("plugins.")}
    assert not ours & (ADAPTERS | EDGES)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_each_module_says_what_it_promises_and_stays_small(path: Path) -> None:
    source = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(source))
    assert len(source.splitlines()) <= 250
