"""Files that lie among the articles and pages, or look like some, and are not read. Core."""

from collections.abc import Iterable, Iterator

from plugins.reading.problems import Problem, build_warning

UNREAD_FOLDERS = ("comments/", "documents/", "extra/", "images/")
"""Below content/, folders in which a text is no article."""


def find_unread(files: Iterable[str], folders: Iterable[str]) -> Iterator[tuple[str, Problem]]:
    """`(file, problem)` for each of `files`, none of which was read; `folders` hold articles."""
    inside = tuple(f"{folder}/" for folder in folders)
    for file in sorted(files):
        is_markdown = file.endswith(".md")
        if file.startswith(inside) and is_markdown:
            yield file, Problem(1, "ce fichier n’a pas pu être lu\u00a0: il ne serait pas publié")
        elif file.startswith(inside):
            yield (
                file,
                build_warning(
                    1, "ce fichier n’est pas lu\u00a0: le nom d’un article finit par .md"
                ),
            )
        elif is_markdown and not file.startswith(UNREAD_FOLDERS):
            yield (
                file,
                build_warning(
                    1, "ce fichier n’est pas lu\u00a0: un article va dans content/articles/"
                ),
            )
