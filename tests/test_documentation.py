"""What the documents promise is there, and they stay short enough to be read."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", *sorted((ROOT / "docs").glob("*.md"))]
VERBS = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text("utf-8"), re.M))


def test_the_makefile_has_verbs() -> None:
    assert {"help", "preview", "test", "publish", "new", "check", "clean"} <= VERBS


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_each_verb_a_document_names_exists(path: Path) -> None:
    named = set(re.findall(r"`make ([a-z][a-z-]*)", path.read_text("utf-8")))
    assert named <= VERBS


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_each_link_to_a_file_leads_to_one(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#\s]+)", path.read_text("utf-8"))
    files = [target for target in targets if not target.startswith(("/", "{"))]
    assert [target for target in files if not (path.parent / target).exists()] == []


@pytest.mark.parametrize(("name", "most"), [("README.md", 100), ("ARCHITECTURE.md", 200)])
def test_the_first_documents_stay_short(name: str, most: int) -> None:
    assert len((ROOT / name).read_text("utf-8").splitlines()) <= most


def test_the_map_names_every_capability() -> None:
    rooms = {path.name for path in (ROOT / "plugins").iterdir() if (path / "plugin.py").exists()}
    architecture = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    assert rooms
    assert {room for room in rooms if f"  {room}/" not in architecture} == set()
