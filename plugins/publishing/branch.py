"""A branch of git, which GitHub Pages, GitLab Pages and their like show. Edge.

ghp-import makes one commit of the tree, without touching the files of the author; git has the keys.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from plugins.publishing.hosts import PublishingError
from plugins.publishing.manifest import find_base
from plugins.publishing.mirror import NO_HEADERS, NO_REDIRECTS
from plugins.publishing.preparing import link
from plugins.publishing.release import Release

MISSING = "Il manque ghp-import\u00a0: .venv/bin/pip install 'ghp-import>=2.1'"
SLOW = "une version n’y paraît qu’après une ou deux minutes"


class Branch:
    """The branch `branch` of `remote`, pushed from the repository of the project."""

    limits: tuple[str, ...] = (NO_HEADERS, NO_REDIRECTS, SLOW)
    patience = 600.0

    def __init__(self, remote: str, branch: str, url: str, root: Path) -> None:
        self.remote, self.branch, self.root = remote, branch, root
        self.name = urlsplit(url).hostname or ""

    def send(self, tree: Path, release: Release) -> None:
        """One commit, pushed; the branch has no other history that counts."""
        with tempfile.TemporaryDirectory(dir=tree.parent, prefix=".branch-") as folder:
            for path in release.list_all():
                if find_base(path) == path:
                    target = Path(folder, path)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    link(tree / path, target)
            Path(folder, ".nojekyll").touch()
            if self.name:
                Path(folder, "CNAME").write_text(f"{self.name}\n", "utf-8")
            self._push(folder, release.id)

    def _push(self, folder: str, message: str) -> None:
        program = find_beside("ghp-import") or shutil.which("ghp-import")
        if program is None:
            raise PublishingError(MISSING)
        options = ["-m", message, "-r", self.remote, "-b", self.branch, "-p", "-f"]
        done = subprocess.run(  # noqa: S603 - as found
            [program, *options, folder],
            cwd=self.root,
            check=False,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            said = done.stderr.strip().splitlines()[-1:] or ["git a refusé"]
            raise PublishingError(f"{self.remote}#{self.branch}\u00a0: {said[0]}")


def find_beside(name: str) -> str | None:
    """A program of the environment in which Python runs."""
    return shutil.which(name, path=str(Path(sys.executable).parent))
