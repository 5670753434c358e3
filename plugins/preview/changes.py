"""What a saved file asks of the preview: nothing, a new build, or a new process.

Core: it looks at paths only, and never at the disk.
"""

from collections.abc import Iterable
from enum import Enum
from fnmatch import fnmatch
from posixpath import basename

IGNORED_NAMES = ("*~", ".*", "#*#", "*.swp", "*.swx", "*.tmp", "*.pyc", "4913", "*.part", "*.orig")
"""Temporaries of editors; 4913 is the name with which vim tries whether it may write."""
IGNORED_FOLDERS = ("__pycache__", "node_modules")


class ChangeKind(Enum):
    """What has to be done about a save."""

    CONTENT = "build anew in this process"
    CODE = "start anew, for Python is imported only once"


def is_source(path: str) -> bool:
    """Whether a change of `path` is a change of the site, and not an editor at work."""
    hidden = any(part in IGNORED_FOLDERS for part in path.split("/"))
    return not hidden and not any(fnmatch(basename(path), name) for name in IGNORED_NAMES)


def classify_changes(paths: Iterable[str], code_folder: str) -> ChangeKind:
    """The kind of a burst of changes; `code_folder` holds the plugins, settings end in `.py`."""
    for path in paths:
        if path.endswith(".py") or path.startswith(f"{code_folder}/"):
            return ChangeKind.CODE
    return ChangeKind.CONTENT
