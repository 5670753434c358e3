"""A whole blog moves in: its texts, its files, its comments, and what is nobody's business."""

from pathlib import Path

import pytest

from plugins.wordpress_import.copying import DiskError
from plugins.wordpress_import.counting import count_texts
from tests.wordpress_import.media.files import draw, forge_png, write_tree
from tests.wordpress_import.moving.blog import (
    HOME,
    SECRET,
    Project,
    write_comment,
    write_file,
    write_item,
    write_meta,
)

PHOTO = f'<img src="{HOME}/wp-content/uploads/2018/07/mer-300x200.jpg" alt="La mer" />'


def test_an_article_is_a_file_that_an_author_could_have_written(project: Project) -> None:
    category = '<category domain="category" nicename="reseau">Réseau</category>'
    fields = write_meta(_thumbnail_id="9", sous_titre="Mieux") + category
    project.move_in(
        write_item(5, "oser", f"Un <b>mot</b>.\n\n{PHOTO}", more=fields, title="A &amp; B"),
        write_file(9, "2018/07/une.jpg", 5),
        images=write_tree(project.export.parent / "up", {
            "2018/07/mer.jpg": draw("JPEG"), "2018/07/une.jpg": draw("JPEG"),
        }),
    )  # fmt: skip
    assert project.read("content/articles/2018/oser.md") == (
        "Title: A & B\n"
        "Date: 2018-07-14T21:05:09+02:00\n"
        "Author: Karine\n"
        "Category: Réseau\n"
        "Slug: oser\n"
        "Image: /images/2018/07/une.jpg\n"
        "Image_alt: Une\n"
        "Redirect_from: /2018/07/14/oser/\n"
        f"Guid: {HOME}/?p=5\n"
        "\n"
        "Un **mot**.\n"
        "\n"
        "![La mer](/images/2018/07/mer.jpg)\n"
    )
    assert (
        project.read("content/articles/2018/oser.champs.json") == '{\n  "sous_titre": "Mieux"\n}\n'
    )
    assert (project.root / "content/images/2018/07/mer.jpg").read_bytes() == draw("JPEG")


@pytest.mark.parametrize(
    ("values", "shelf"),
    [
        ({"status": "draft"}, "brouillons"),
        ({"status": "private"}, "prives"),
        ({"status": "pending"}, "en-attente"),
        ({"status": "future"}, "programmes"),
        ({"status": "trash"}, "corbeille"),
        ({"password": "sésame"}, "proteges"),
    ],
)
def test_what_is_not_public_is_nowhere_below_content(
    project: Project, values: dict[str, str], shelf: str
) -> None:
    more = write_comment(1, f"Commentaire {SECRET}") + write_meta(champ=SECRET)
    project.move_in(
        write_item(5, "oser", SECRET, title=SECRET, more=more, **values),
        write_item(6, "lire", f'Voyez <a href="{HOME}/?p=5">ici</a>.'),
    )
    below = [path for path in (project.root / "content").rglob("*") if path.is_file()]
    assert below
    assert [path for path in below if SECRET.encode() in path.read_bytes()] == []
    assert SECRET in project.read(f"var/wordpress/{shelf}/oser.md")
    assert "Status: brouillon" in project.read(f"var/wordpress/{shelf}/oser.md")
    assert project.read("content/articles/2018/lire.md").endswith("Voyez ici.\n")


def test_addresses_of_people_are_nowhere_below_content(project: Project) -> None:
    fields = write_meta(contact="bruno@ailleurs.example", machine="203.0.113.9", ton="gai")
    project.move_in(write_item(5, "oser", more=fields + write_comment(1)))
    below = [path for path in (project.root / "content").rglob("*") if path.is_file()]
    assert len(below) == 4
    for path in below:
        text = path.read_text("utf-8")
        assert "@" not in text
        assert "203.0.113" not in text
    assert "bruno@prive.example" in project.read("var/wordpress/commentaires.jsonl")
    assert "karine@prive.example" in project.read("var/wordpress/comptes.jsonl")
    assert "bruno@ailleurs.example" in project.read("var/wordpress/champs.jsonl")
    assert "gai" in project.read("content/articles/2018/oser.champs.json")


def test_what_is_private_is_for_the_author_alone(project: Project) -> None:
    project.move_in(write_item(5, "oser", status="private", more=write_comment(1)))
    folder = project.root / "var/wordpress"
    assert folder.stat().st_mode & 0o077 == 0
    assert {p.stat().st_mode & 0o077 for p in folder.rglob("*") if p.is_file()} == {0}


def test_a_file_that_only_a_hidden_text_shows_is_not_published(project: Project) -> None:
    images = write_tree(project.export.parent / "up", {
        "2018/07/mer.jpg": draw("JPEG"), "2018/07/libre.jpg": draw("JPEG"),
    })  # fmt: skip
    project.move_in(
        write_item(5, "oser", PHOTO, status="private"),
        write_file(8, "2018/07/mer.jpg", 5),
        write_file(9, "2018/07/libre.jpg"),
        images=images,
    )
    assert (project.root / "var/wordpress/images/2018/07/mer.jpg").exists()
    assert not (project.root / "content/images/2018/07/mer.jpg").exists()
    assert (project.root / "content/images/2018/07/libre.jpg").exists()


def test_every_file_is_accounted_for(project: Project) -> None:
    images = write_tree(project.export.parent / "up", {
        "2018/07/bon.jpg": draw("JPEG"),
        "2018/07/faux.jpg": b"<html>",
        "2018/07/grand.png": forge_png(30_000, 30_000),
        "2018/07/petit-300x200.jpg": draw("JPEG"),
    })  # fmt: skip
    names = ("bon.jpg", "faux.jpg", "grand.png", "petit.jpg", "absent.jpg")
    files = [write_file(n, f"2018/07/{name}") for n, name in enumerate(names, 10)]
    done = project.move_in(write_item(5, "oser", PHOTO), *files, images=images)
    reasons = {each.upload.name[8:]: each.reason for each in done.files}
    assert reasons["bon.jpg"] == reasons["petit.jpg"] == ""
    assert "nom" in reasons["faux.jpg"]
    assert "trop grande" in reasons["grand.png"]
    assert reasons["absent.jpg"] == reasons["mer-300x200.jpg"] == "n’a pas été trouvé"
    assert len(list((project.root / "content/images").rglob("*.*"))) == 2


def test_a_film_of_another_site_is_told_as_a_picture_is(project: Project) -> None:
    far = "https://ailleurs.example/film.mp4"
    near = f"{HOME}/wp-content/uploads/2018/07/film.mp4"
    done = project.move_in(
        write_item(5, "oser", f'<video src="{far}"></video>[video mp4="{near}"]')
    )
    text = project.read("content/articles/2018/oser.md")
    assert f'<video controls src="{far}">' in text
    assert '<video controls src="/documents/2018/07/film.mp4">' in text
    assert "ne se jouerait pas ici" in done.plan.texts[0].notes[-1].message


@pytest.mark.parametrize(
    ("kind", "more", "choice"),
    [
        ("post", "<wp:comment_status>closed</wp:comment_status>", "Comments: fermés"),
        ("post", write_comment(1), ""),
        ("page", write_comment(1, approved="0"), "Comments: ouverts"),
        ("page", write_comment(1, approved="trash"), ""),
        ("page", "", ""),
    ],
)
def test_a_text_takes_comments_as_it_did(
    project: Project, kind: str, more: str, choice: str
) -> None:
    item = write_item(5, "oser", kind=kind, more=more)
    if "closed" in more:
        item = item.replace("<wp:comment_status>open</wp:comment_status>", "")
    done = project.move_in(item)
    header = project.read(done.plan.places[5].path).partition("\n\n")[0]
    assert [line for line in header.split("\n") if line.startswith("Comments")] == (
        [choice] if choice else []
    )


def test_a_featured_image_that_did_not_come_is_not_named(project: Project) -> None:
    project.move_in(
        write_item(5, "oser", more=write_meta(_thumbnail_id="9")), write_file(9, "2018/07/une.jpg")
    )
    assert "Image:" not in project.read("content/articles/2018/oser.md")


def test_nothing_is_written_outside(project: Project, tmp_path: Path) -> None:
    hostile = "../../../../../etc/cron.d/x"
    fields = write_meta(_wp_old_slug=hostile)
    project.move_in(
        write_item(5, "%2e%2e%2f%2e%2e%2fetc", title=hostile, more=fields, path="/../../../x/"),
        write_item(6, hostile, kind=hostile),
        write_item(7, hostile, status=hostile),
        write_file(8, f"{hostile}.jpg"),
        images=write_tree(tmp_path / "up", {"x.jpg": draw("JPEG")}),
    )
    files = {p.relative_to(tmp_path).parts[:2] for p in tmp_path.rglob("*") if p.is_file()}
    known = {("projet", "content"), ("projet", "var"), ("up", "x.jpg"), ("export.xml",)}
    assert files == known


def test_a_link_in_the_project_leads_nothing_out_of_it(project: Project, tmp_path: Path) -> None:
    (tmp_path / "ailleurs").mkdir()
    (project.root / "content/articles").symlink_to(tmp_path / "ailleurs")
    with pytest.raises(DiskError, match="hors du projet"):
        project.move_in(write_item(5, "oser"))
    assert list((tmp_path / "ailleurs").iterdir()) == []


def test_a_text_that_is_there_is_neither_doubled_nor_touched(project: Project) -> None:
    article = (
        "Title: Oser\nDate: 2018-07-14\nSlug: autre\nRedirect_from: /2018/07/14/oser/\n\nMoi.\n"
    )
    write_tree(project.root, {"content/articles/2018/autre.md": article.encode()})
    project.move_in(
        write_item(5, "oser", more=write_comment(1)),
        write_item(6, "lire", f'<a href="{HOME}/2018/07/14/oser/">Oser</a>'),
    )
    assert project.read("content/articles/2018/autre.md") == article
    assert "Texte." in project.read("var/wordpress/deja-la/autre.md")
    assert "({filename}/articles/2018/autre.md)" in project.read("content/articles/2018/lire.md")
    assert len(list((project.root / "content/comments/autre").iterdir())) == 1


def test_a_text_that_the_strict_reader_refuses_waits_beside_the_blog(project: Project) -> None:
    done = project.move_in(
        write_item(5, "oser", f"<pre>{'[' * 3000}</pre>"),
        write_item(6, "lire", f'<a href="{HOME}/?p=5">Oser</a>'),
    )
    assert (project.root / "var/wordpress/a-reprendre/oser.md").exists()
    assert "crochets" in done.plan.unfit[5]
    assert project.read("content/articles/2018/lire.md").endswith("\n\nOser\n")


def test_two_articles_never_bear_one_id_of_feeds_or_one_old_address(project: Project) -> None:
    items = [write_item(n, f"article-{n}", path="/meme/") for n in (5, 6)]
    same = items[1].replace("?p=6</guid>", "?p=5</guid>")
    project.move_in(items[0], same)
    texts = [project.read(f"content/articles/2018/article-{n}.md") for n in (5, 6)]
    assert ["Guid:" in text for text in texts] == [True, False]
    assert ["Redirect_from:" in text for text in texts] == [True, False]


def test_every_text_is_counted(project: Project) -> None:
    done = project.move_in(
        write_item(5, "a"),
        write_item(6, "b", **{"password": "x"}),
        write_item(7, "c", status="draft"),
        write_item(8, "d", kind="page", path="/d/"),
    )  # fmt: skip
    rows = [(row.number, row.what) for row in count_texts(done.plan.export, done.plan.places)]
    assert rows == [(2, "articles publiés"), (1, "article en brouillon"), (1, "page publiée")]
