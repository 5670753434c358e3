"""The signs that stand for markup while a line is put together; no text ever holds them. Core."""

MARK = "\ufdd0"
"""Emphasis, code, a picture, a tag."""
LINK = "\ufdd1"
"""The bracket that opens a link."""
NOTE = "\ufdd2"
"""The mark of a footnote."""
