"""What happens around the texts: themes, settings, clocks, cuts, and hands in the output."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pelicanconf
from plugins.incremental import state
from plugins.incremental.stage import Stage
from tests.incremental.edits import Edit, choose
from tests.incremental.world import World

COMMENTS, JINJA = pelicanconf.COMMENTS, pelicanconf.JINJA_ENVIRONMENT
TEMPLATES = ("article", "index", "base", "partials/toc", "macros/about", "macros/cards", "tag")
SETTINGS = (
    ("SITENAME", ("Autre nom", "Je suis un ERO")),
    ("FEED_MAX_ITEMS", (2, 20)),
    ("PAGINATED_TEMPLATES", ({"index": 2, "tag": 1}, {"index": 4})),
    ("AUTHOR_NOTES", ({"Karine": "écrit."}, {})),
    ("SITE_CARD", ("/images/x.png", "/images/carte.png", "")),
    ("CATEGORY_URL", ("theme/{slug}/", "categorie/{slug}/")),
    ("COMMENTS", ({**COMMENTS, "close_after_days": 300}, COMMENTS)),
    ("JINJA_ENVIRONMENT", ({**JINJA, "trim_blocks": False}, JINJA)),
    ("TIMEZONE", ("Asia/Tokyo", "Europe/Paris")),
    ("GLOSSARY", ({"ERO": ("En Recherche", None)}, {})),
)
BROKEN = ("{% if %}", "{{ nobody }}", "{% include 'nowhere.html' %}")


class Killed(BaseException):
    """The process is gone."""


def edit_template(world: World, pick: int, more: int) -> None:
    name = f"theme/templates/{TEMPLATES[pick % len(TEMPLATES)]}.html"
    source = (world.folder / name).read_text("utf-8")
    world.write(name, f"{source}{'' if more else '{# rien #}'}<!-- {more} -->\n")


def write_fault(world: World, pick: int, more: int) -> None:
    """Mend a fault of typography, or make one, which only a finished page shows."""
    edit_template(world, pick, more)
    name, (right, wrong) = "theme/templates/404.html", ("le vent", "l'air")
    source = (world.folder / name).read_text("utf-8")
    world.write(name, source.replace(right, wrong) if more else source.replace(wrong, right))


def break_template(world: World, pick: int, more: int) -> None:
    name = f"theme/templates/{TEMPLATES[pick % len(TEMPLATES)]}.html"
    source = (world.folder / name).read_text("utf-8")
    world.write(name, source + BROKEN[more % 3])


def heal_templates(world: World, *_: int) -> None:
    for path in (world.folder / "theme/templates").rglob("*.html"):
        source = path.read_text("utf-8")
        healed = source
        for broken in BROKEN:
            healed = healed.replace(broken, "")
        if healed != source:
            world.write(path.relative_to(world.folder).as_posix(), healed)


def add_template(world: World, _: int, more: int) -> None:
    """A template that an article may name, and one that a page may look for."""
    if more % 2:
        world.remove("theme/templates/essai.html")
    else:
        world.write("theme/templates/essai.html", '{% extends "article.html" %}')


def look_for_partial(world: World, pick: int, more: int) -> None:
    name = "theme/templates/partials/footer.html"
    source = (world.folder / name).read_text("utf-8")
    asked = "{% include 'partials/option.html' ignore missing %}"
    if more % 2 and asked not in source:
        world.write(name, f"{source}{asked}\n")
    elif pick % 2:
        world.write("theme/templates/partials/option.html", f"<!-- option {more} -->")
    else:
        world.remove("theme/templates/partials/option.html")


def edit_style(world: World, pick: int, more: int) -> None:
    name = ("theme/static/css/base.css", "theme/static/css/feed.css", "theme/static/js/copy.js")
    body = (world.folder / name[pick % 3]).read_text("utf-8")
    world.write(name[pick % 3], f"{body}\n" + ("a{color:red}", "a{}", "")[more % 3])


def edit_static(world: World, pick: int, more: int) -> None:
    name = f"content/extra/{('note', 'autre')[pick % 2]}.txt"
    world.remove(name) if more == 0 else world.write(name, f"Note {more}.")


def change_setting(world: World, pick: int, more: int) -> None:
    name, values = SETTINGS[pick % len(SETTINGS)]
    world.settings[name] = values[more % len(values)]
    world.live = None


def tamper(world: World, pick: int, more: int) -> None:
    """Hands in the output: a file changed, deleted, added, or one thing in another's place."""
    files = sorted(path for path in world.output.rglob("*") if path.is_file())
    if not files:
        return
    path, world.is_doubtful, world.good = files[pick * 5 % len(files)], True, None
    path.unlink()
    if more == 1:
        path.write_text("Autre chose.", "utf-8")
    elif more == 2:
        path.mkdir()
        (path / "perdu.txt").write_text("Perdu.", "utf-8")
    else:
        (world.output / f"perdu-{more}.txt").write_text("Perdu.", "utf-8")


def stand_in_the_way(world: World, pick: int, more: int) -> None:
    """A file or a link where the site has a folder."""
    folders = sorted(path for path in world.output.glob("*") if path.is_dir())
    if folders:
        path, world.is_doubtful, world.good = folders[pick % len(folders)], True, None
        path.unlink() if path.is_symlink() else shutil.rmtree(path)
        (world.folder / "elsewhere").mkdir(exist_ok=True)
        path.symlink_to(world.folder / "elsewhere") if more % 2 else path.write_text("Non.")


def save_in_one_tick(world: World, pick: int, more: int) -> None:
    """Another text of the same size, at the same time by the clock of the disk."""
    files = (f"content/{choose(world, pick)[0]}", "theme/templates/404.html")
    path = world.folder / (*files, "content/extra/note.txt", "theme/static/css/print.css")[more]
    if path.exists():
        body, status = path.read_bytes(), path.stat()
        swapped = body.replace(b"Un", b"0n").replace(b"un", b"Un").replace(b"0n", b"un")
        world.write(path.relative_to(world.folder).as_posix(), swapped)
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def rename_folder(world: World, pick: int, _: int) -> None:
    """A folder of articles moves: a watcher tells its two names, and none of its files."""
    folders = sorted(p for p in (world.folder / "content/articles").glob("*") if p.is_dir())
    if folders:
        old, new = folders[pick % len(folders)], f"d{world.count()}"
        world.changed |= {str(old), str(old.with_name(new))}
        old.rename(old.with_name(new))
        for name in [each for each in world.texts if each.startswith(f"articles/{old.name}/")]:
            world.texts[name.replace(old.name, new, 1)] = world.texts.pop(name)


def revert(world: World, pick: int, more: int) -> None:
    """A file is again what it was before, as version control gives it back."""
    if world.history:
        name, body = world.history[-1 - pick % len(world.history)]
        world.write(name, body)
        if more % 2:
            os.utime(world.folder / name, (1, 1))


def wait(world: World, pick: int, more: int) -> None:
    """Days go by: what was to come is there."""
    world.clock.move((1, 40, 250)[more % 3] + pick)


def damage_state(world: World, pick: int, more: int) -> None:
    """Whatever may become of the file of the state while no process runs."""
    world.live = None
    for path in (world.cache / "builds").glob("*.sqlite3"):
        body = path.read_bytes()
        if more == 0:
            path.write_bytes(body[: len(body) * (pick + 1) // 9])
        elif more == 1:
            path.write_bytes(b"garbage" * (pick + 1))
        elif more == 2:
            path.unlink()
        else:
            _change_version(path)


def _change_version(path: object) -> None:
    database = sqlite3.connect(str(path))
    with database:
        database.execute("UPDATE version SET text = 'another'")
    database.close()


def delete_cache(world: World, _: int, more: int) -> None:
    """All of it goes, under a process that lives on or not."""
    shutil.rmtree(world.cache, ignore_errors=True)
    world.share_pictures(world.cache)
    world.is_doubtful = True
    if more % 2:
        world.live = None


UPHEAVALS: tuple[Edit, ...] = (
    *(edit_template, write_fault, break_template, heal_templates, heal_templates, add_template),
    *(look_for_partial, edit_style, edit_static, change_setting, tamper, stand_in_the_way),
    *(save_in_one_tick, rename_folder, revert, damage_state, delete_cache, wait),
)


@contextmanager
def cut(where: str, after: int, failure: type[BaseException]) -> Iterator[None]:
    """Let a build end before it moves its files, among them, or before it notes what it knows."""
    owner, name = {
        "stage": (Stage, "commit"),
        "moves": (os, "replace"),
        "state": (state, "_write_rows"),
    }[where]
    whole, left = getattr(owner, name), [after]

    def stop(*args: object, **options: object) -> object:
        left[0] -= 1
        if left[0] < 0:
            raise failure(where)
        return whole(*args, **options)

    setattr(owner, name, stop)
    try:
        yield
    finally:
        setattr(owner, name, whole)
