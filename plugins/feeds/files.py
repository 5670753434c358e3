"""Writes feeds to disk."""

from pathlib import Path


def write_text(folder: Path, path: str, text: str) -> None:
    """Write `text` at `path` below `folder`, the folders on the way included."""
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8", newline="\n")
