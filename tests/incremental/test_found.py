"""Sequences that came out otherwise than a clean build, once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.incremental import edits, upheavals
from tests.incremental.world import World, attempt, opened, read_tree

Step = tuple[Callable[[World, int, int], None], int, int, str]
give_category = edits.edit_field("Category", edits.CATEGORIES)
give_template = edits.edit_field("Template", ("page",))
name_new_template = edits.edit_field("Template", ("essai",))
close_comments = edits.edit_field("Comments", ("closed",))
schedule = edits.edit_field("Date", ("2026-12-24 18:00",))
FOUND: dict[str, tuple[str, list[Step]]] = {
    "an image is replaced": (
        "preview",
        [(edits.show_image, 2, 0, "warm"), (edits.replace_master, 0, 1, "warm")],
    ),
    "an image is no image any more": (
        "publish",
        [(edits.show_image, 1, 3, "warm"), (edits.spoil_master, 2, 0, "warm")],
    ),
    "the image stays spoiled, and another text shows it": (
        "publish",
        [
            *((edits.show_image, pick, 0, "") for pick in (0, 2)),
            (edits.spoil_master, 0, 0, "warm"),
            (edits.hide_image, 0, 0, "warm"),
        ],
    ),
    "the card of the site is replaced": ("preview", [(edits.replace_master, 2, 1, "warm")]),
    "a folder takes the place of a page": ("lenient", [(upheavals.tamper, 2, 2, "look")]),
    "a file takes the place of a folder": ("lenient", [(upheavals.stand_in_the_way, 0, 2, "look")]),
    "a link takes the place of a folder": ("lenient", [(upheavals.stand_in_the_way, 0, 1, "look")]),
    "the cache is deleted under the preview": ("preview", [(upheavals.delete_cache, 0, 2, "warm")]),
    "a template keeps its time": ("preview", [(upheavals.save_in_one_tick, 0, 1, "warm")]),
    "an article names another template": ("preview", [(give_template, 0, 0, "warm")]),
    "an article is closed, its page comes first": (
        "preview",
        [
            (edits.add_comment, 0, 0, "warm"),
            (close_comments, 0, 0, ""),
            (edits.edit_page_status, 0, 2, "first"),
        ],
    ),
    "a page has a conversation, and loses it": (
        "lenient",
        [
            (edits.open_page, 0, 0, "warm"),
            (edits.comment_page, 0, 0, "first"),
            (edits.add_ping, 1, 1, "warm"),
            (edits.edit_page_status, 0, 1, "warm"),
            (edits.edit_page_status, 0, 0, "first"),
            (edits.remove_comment, 0, 0, "cold"),
            (edits.open_page, 0, 1, "warm"),
        ],
    ),
    "a file is renamed, own pages come first": ("lenient", [(edits.rename_file, 4, 3, "first")]),
    "a category is called otherwise at the same address": (
        "preview",
        [(give_category, pick, 1, "warm") for pick in range(4)],
    ),
    "a feed holds a link to an article that moves": (
        "preview",
        [(edits.link_to, 0, 1, "warm"), (edits.edit_slug, 2, 0, "warm")],
    ),
    "what was linked in vain comes": (
        "preview",
        [(edits.link_to, 2, 1, "warm"), (edits.add_text, 0, 0, "warm")],
    ),
    "a file that was linked in vain comes": (
        "preview",
        [(edits.link_to_static, 0, 1, "warm"), (upheavals.edit_static, 1, 1, "warm")],
    ),
    "a folder of articles is renamed": (
        "preview",
        [(edits.rename_file, 0, 0, "warm"), (upheavals.rename_folder, 0, 0, "warm")],
    ),
    "a finished page is refused": ("publish", [(upheavals.write_fault, 0, 1, "warm")]),
    "templates are compiled otherwise": (
        "preview",
        [(upheavals.change_setting, 7, 0, "cold")],
    ),
    "the day of an article comes": (
        "lenient",
        [(schedule, 0, 0, "warm"), (upheavals.wait, 0, 1, "warm")],
    ),
    "a template comes that an article names": (
        "preview",
        [(upheavals.add_template, 0, 0, "warm"), (name_new_template, 0, 0, "warm")],
    ),
    "a template and an article are saved at once": (
        "preview",
        [(upheavals.edit_template, 0, 1, ""), (edits.edit_paragraph, 0, 0, "first")],
    ),
}


@pytest.mark.parametrize("name", FOUND)
def test_what_was_found_stays_mended(name: str, tmp_path: Path) -> None:
    mode, steps = FOUND[name]
    with opened(mode, base=tmp_path) as world:
        world.build("cold")
        for edit, pick, more, way in steps[:-1]:
            edit(world, pick, more)
            attempt(lambda way=way: world.build(way)) if way else None
        world.good = read_tree(world.output)
        edit, pick, more, way = steps[-1]
        edit(world, pick, more)
        world.check(way)
