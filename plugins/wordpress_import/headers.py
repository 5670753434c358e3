"""The fields above a text, as the strict reader wants them: one a line, none empty. Core."""

from collections.abc import Iterable


def format_source(fields: Iterable[tuple[str, str]], body: str) -> str:
    """The whole file: its fields, a blank line, its text."""
    lines = [f"{name}: {' '.join(value.split())}" for name, value in fields if value.strip()]
    return "\n".join([*lines, "", body.strip("\n"), ""])
