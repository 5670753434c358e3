"""What the blog holds already is found by the addresses that lead to it."""

from pathlib import Path

from plugins.wordpress_import.blog import read_existing
from plugins.wordpress_import.places import Existing
from tests.wordpress_import.media.files import write_tree


def test_texts_are_known_by_their_addresses_and_their_id(tmp_path: Path) -> None:
    root = write_tree(
        tmp_path,
        {
            "content/articles/2018/oser.md": (
                b"Title: A\nDate: 2018-01-01\nSlug: autre\nGuid: g\n"
                b"Redirect_from: /vieux/, /plus-vieux/\nRedirect_from: /encore/\n\nTexte.\n"
            ),
            "content/pages/à-propos.md": b"Title: B\n\nTexte.\n",
            "content/articles/2018/ours.md": b"Title: C\n\nTexte.\n",
            "content/articles/2018/brise.md": b"\xff\xfe",
            "content/comments/x/y.md": b"Name: D\n",
        },
    )
    found = {each.slug: each for each in read_existing(root, {"content/articles/2018/ours.md"})}
    assert set(found) == {"autre", "a-propos", "brise"}
    assert found["autre"] == Existing(
        "content/articles/2018/oser.md",
        "autre",
        frozenset({"/autre", "/vieux", "/plus-vieux", "/encore"}),
        "g",
    )


def test_a_project_without_contents_holds_nothing(tmp_path: Path) -> None:
    assert read_existing(tmp_path, ()) == ()
