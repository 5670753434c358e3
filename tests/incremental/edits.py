"""What an author may do between two builds, one function each; `pick` and `more` are drawn."""

from collections.abc import Callable

from tests.incremental.world import LEAD, Text, World, draw, make_article

Edit = Callable[[World, int, int], None]
COLORS = ("orange", "teal", "purple")
CATEGORIES = ("Réseau", "réseau", "Courage", "Profil")
TAGS = ("un", "Un", "deux", "trois", "été")
THEMES = (
    "",
    '[[themes]]\nnom = "Courage"\nparent = "Réseau"\ndescription = "Du courage !"\n',
    '[[themes]]\nnom = "Réseau"\nslug = "le-reseau"\n[[etiquettes]]\nnom = "un"\nslug = "x"\n',
    '[[themes]]\nnom = "Courage"\nparent = "Profil"\n[[etiquettes]]\nnom = "été"\nslug = "日"\n',
    '[[themes]]\nnom = "Réseau"\nparent = "Profil"\n[[themes]]\nnom = "Réseau"\nslug = "r"\n',
    "[[themes]]\nnom = 1\n",
)
WORDS = ("Courage", "Rencontres", "Élan", "Café")


def edit_field(name: str, values: tuple[str, ...]) -> Edit:
    """An edit that gives one of `values` to a field of an article."""

    def edit(world: World, pick: int, more: int) -> None:
        source, text = choose(world, pick)
        text.fields[name] = values[more % len(values)]
        world.save(source, text)

    edit.__name__ = f"edit_field_{name.lower()}"
    return edit


def choose(world: World, pick: int, kind: str = "articles") -> tuple[str, Text]:
    """One of the texts, or a new one where there is none."""
    names = world.list(kind)
    if not names:
        add_text(world, pick, 0, kind)
        names = world.list(kind)
    name = names[pick % len(names)]
    return name, world.texts[name]


def edit_paragraph(world: World, pick: int, more: int, kind: str = "articles") -> None:
    source, text = choose(world, pick, kind)
    text.body[0] = f"{WORDS[more % len(WORDS)]} : {LEAD}"
    world.save(source, text)


def edit_page(world: World, pick: int, more: int) -> None:
    edit_paragraph(world, pick, more, "pages")


def edit_page_status(world: World, pick: int, more: int) -> None:
    source, text = choose(world, pick, "pages")
    text.fields["Status"] = ("", "draft", "hidden")[more % 3]
    world.save(source, text)


def edit_tags(world: World, pick: int, more: int) -> None:
    source, text = choose(world, pick)
    tags = [*filter(None, text.fields["Tags"].split("; "))]
    tag = TAGS[more % len(TAGS)]
    rest = [each for each in tags if each != tag]
    text.fields["Tags"] = "; ".join(rest if tag in tags else [*tags, tag])
    world.save(source, text)


def edit_slug(world: World, pick: int, more: int) -> None:
    source, text = choose(world, pick)
    text.fields["Slug"] = f"s{more}-{world.count()}"
    world.save(source, text)


def take_slug(world: World, pick: int, more: int) -> None:
    """Perhaps the slug of another: then nothing can be built."""
    source, text = choose(world, pick)
    text.fields["Slug"] = choose(world, more)[1].slug
    world.save(source, text)


def delete_text(world: World, pick: int, more: int) -> None:
    kind = "articles" if more else "pages"
    if world.list(kind):
        world.drop(choose(world, pick, kind)[0])


def add_text(world: World, pick: int, more: int, kind: str = "articles") -> None:
    number = world.count() + 10
    text = make_article(number % 27, Slug=f"n{number}", Date=f"202{pick % 6}-05-0{more + 1}")
    if kind == "pages":
        text = Text({"Title": f"Page {number}", "Slug": f"p{number}", "Summary": "Une page."})
    world.save(f"{kind}/n{number}.md", text)


def rename_file(world: World, pick: int, more: int) -> None:
    source, text = choose(world, pick)
    world.drop(source)
    world.save(f"articles/{2020 + more}/r{world.count()}.md", text)


def link_to(world: World, pick: int, more: int) -> None:
    """Link to another by its file, which may come or go."""
    source, text = choose(world, pick)
    names = [*world.list(), "articles/n11.md", "articles/n12.md"]
    target = names[(more * 2 + pick) % len(names)]
    text.body.append(f"[ailleurs]({{filename}}/{target})")
    world.save(source, text)


def link_to_static(world: World, pick: int, more: int) -> None:
    source, text = choose(world, pick)
    target = ("extra/note.txt", "extra/autre.txt", "images/x.png")[more % 3]
    text.body.append(f"[fichier]({{static}}/{target})")
    world.save(source, text)


def link_to_group(world: World, pick: int, more: int) -> None:
    source, text = choose(world, pick)
    text.body.append(("[un]({tag}un)", "[c]({category}Courage)", "[d]({tag}trois)")[more % 3])
    world.save(source, text)


def link_to_anchor(world: World, pick: int, more: int) -> None:
    source, text = choose(world, pick)
    text.body.append(f"[là]({{filename}}/{choose(world, more)[0]}#partie)")
    world.save(source, text)


def edit_themes(world: World, pick: int, more: int) -> None:
    """Say otherwise what is above and below categories, or nothing; now and then wrongly."""
    text = THEMES[(pick + more) % len(THEMES)]
    if text:
        world.write("content/themes.toml", text)
    else:
        world.remove("content/themes.toml")


def edit_old_addresses(world: World, pick: int, more: int) -> None:
    """Some rows, of which one may lead nowhere, or hide a page."""
    rows = ("/jadis/ /a0/", "/?p=1 /a1/", "/2026/* /archives/2026/", "/u/x.png /images/x.png")
    chosen = rows[: pick % 5] if more else ("/a1/ /a0/", "/jadis/ /rien/")[pick % 2 :]
    world.write("content/anciennes-adresses.txt", "\n".join(chosen))


def edit_headings(world: World, pick: int, more: int) -> None:
    source, text = choose(world, pick)
    names = ("Partie", "Autre partie", "Suite", "Fin")[: more + 1]
    text.body = [text.body[0], *(f"## {name}\n\n{LEAD}" for name in names)]
    world.save(source, text)


def add_footnote(world: World, pick: int, more: int) -> None:
    source, text = choose(world, pick)
    text.body = [f"{LEAD[:-1]}[^1].", *text.body[1:], f"[^1]: Une note {WORDS[more % 4]}."]
    world.save(source, text)


def show_image(world: World, pick: int, more: int) -> None:
    source, text = choose(world, pick)
    name = ("x", "y", "carte")[more % 3]
    if pick % 2:
        text.fields |= {"Image": f"/images/{name}.png", "Image_alt": "Une rue"}
    else:
        text.body.append(f"![Une rue]({{static}}/images/{name}.png)")
    world.save(source, text)


def hide_image(world: World, pick: int, _: int) -> None:
    source, text = choose(world, pick)
    text.fields |= {"Image": "", "Image_alt": ""}
    text.body = [each for each in text.body if not each.startswith("![")]
    world.save(source, text)


def replace_master(world: World, pick: int, more: int) -> None:
    name = ("x", "y", "carte")[pick % 3]
    world.write(f"content/images/{name}.png", draw(COLORS[more % 3]))


def remove_master(world: World, _: int, more: int) -> None:
    world.remove(f"content/images/{('x', 'y')[more % 2]}.png")


def spoil_master(world: World, _: int, more: int) -> None:
    world.write(f"content/images/{('x', 'y')[more % 2]}.png", "Ceci n’est pas une image.")


def add_comment(world: World, pick: int, more: int, kind: str = "articles") -> None:
    """Approve a comment; now and then it answers another."""
    slug, name = choose(world, pick, kind)[1].slug, "abcd"[more % 4] * 16
    parent = f"Reply_to: {'abcd'[pick % 4] * 16}\n" if pick % 4 != more % 4 else ""
    head = f"Name: N{more}\nDate: 2026-04-0{more + 1}T08:00:00+00:00\n{parent}"
    world.write(f"content/comments/{slug}/{name}.md", f"{head}\nMot {world.count()}.\n")


def comment_page(world: World, pick: int, more: int) -> None:
    add_comment(world, pick, more, "pages")


def add_ping(world: World, pick: int, more: int) -> None:
    """Another page speaks of an article or of a page; it may take the place of a comment."""
    slug = choose(world, pick, ("articles", "pages")[more % 2])[1].slug
    head = f"Name: P{more}\nDate: 2026-05-0{more + 1}T08:00:00Z\nSource: https://x.example/{more}\n"
    world.write(f"content/comments/{slug}/{'abcd'[pick % 4] * 16}.md", f"{head}\n")


def open_page(world: World, pick: int, more: int) -> None:
    """A page takes comments, or takes them no more."""
    source, text = choose(world, pick, "pages")
    text.fields["Comments"] = ("ouverts", "", "fermés")[more % 3]
    world.save(source, text)


def remove_comment(world: World, pick: int, _: int) -> None:
    found = sorted((world.folder / "content/comments").rglob("*.md"))
    if found:
        world.remove(found[pick % len(found)].relative_to(world.folder).as_posix())


def break_text(world: World, pick: int, more: int) -> None:
    """Save an article that cannot be read; `heal_texts` saves it as it was."""
    source, _ = choose(world, pick)
    world.write(f"content/{source}", ("Date: hier\n\nX\n", "Title: Sans date\n\nX\n", "")[more % 3])


def heal_texts(world: World, *_: int) -> None:
    for name, text in world.texts.items():
        world.write(f"content/{name}", text)


EDITS: tuple[Edit, ...] = (
    *(edit_paragraph, edit_page, edit_page_status, edit_tags, edit_slug, take_slug),
    *(delete_text, add_text, rename_file, link_to, link_to_static, link_to_group, link_to_anchor),
    *(edit_themes, edit_themes, edit_old_addresses, edit_headings, add_footnote),
    *(show_image, hide_image, replace_master, remove_master),
    *(spoil_master, add_comment, add_comment, remove_comment, break_text),
    *(comment_page, comment_page, add_ping, open_page),
    *(heal_texts, heal_texts, heal_texts),
    edit_field("Title", ("Titre neuf", "Autre & titre", "Titre neuf")),
    edit_field("Summary", ("Neuf.", "", "Autre.")),
    edit_field("Category", CATEGORIES),
    edit_field("Author", ("Karine", "Je suis un ERO", "karine", "")),
    edit_field("Status", ("draft", "", "hidden", "published")),
    edit_field("Date", ("2026-03-03 09:00", "2019-01-01", "2026-01-01T00:30:00+01:00")),
    edit_field("Date", ("2025-12-31T23:30:00Z", "2026-01-01 00:30", "2027-06-01")),
    edit_field("Date", ("2026-11-25", "2026-12-24 18:00", "2027-01-01")),
    edit_field("Modified", ("2027-02-03", "", "2027-02-04")),
    edit_field("Redirect_from", ("/vieux/", "/jadis/", "")),
    edit_field("Lang", ("en", "", "fr")),
    edit_field("Typo", ("off", "")),
    edit_field("Comments", ("closed", "open", "")),
    edit_field("Guid", ("urn:x:1", "", "urn:x:2")),
    edit_field("Template", ("essai", "", "page")),
)
