"""Two builds of the blog are the same, byte for byte."""

import hashlib
from pathlib import Path

from plugins.building.build import build_site
from tests.conftest import ROOT, BuiltSite


def _fingerprint(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_a_second_build_changes_no_byte(published: BuiltSite, tmp_path: Path) -> None:
    build_site(ROOT / "publishconf.py", {"OUTPUT_PATH": str(tmp_path)})
    first = _fingerprint(published.output)
    assert len(first) > 50
    assert _fingerprint(tmp_path) == first


def test_what_the_cache_keeps_changes_no_byte(published: BuiltSite, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / "pictures").symlink_to(ROOT / ".cache/pictures")  # they alone take seconds
    overrides = {"OUTPUT_PATH": str(tmp_path / "output"), "CACHE_FOLDER": str(cache)}
    for _ in range(2):  # the first fills the cache, the second lives on it
        build_site(ROOT / "publishconf.py", overrides)
        assert _fingerprint(tmp_path / "output") == _fingerprint(published.output)
