"""Each comment of an export goes where it belongs, and none is lost."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from plugins.comments.model import Comment, Status
from plugins.comments.source import is_id, parse_source
from plugins.comments.threads import build_thread, list_nodes
from plugins.wordpress_import.comment_building import Links
from plugins.wordpress_import.comment_ids import build_comment_id
from plugins.wordpress_import.comments import CommentsPlan, Outcome, plan_comments
from plugins.wordpress_import.model import Export, OldAuthor, OldComment, OldItem

WHEN = datetime(2017, 11, 22, 9, 0, 0, tzinfo=UTC)
SITE = "https://www.blog.example"


def say(number: int, text: str = "Bonjour.", **fields: Any) -> OldComment:
    given: dict[str, Any] = {"name": "Élise", "created": WHEN + timedelta(hours=number), **fields}
    return OldComment(id=number, text=text, **given)


def publish(*comments: OldComment, **fields: Any) -> OldItem:
    given: dict[str, Any] = {
        "id": 1,
        "kind": "post",
        "status": "publish",
        "title": "Un article",
        **fields,
    }
    link = f"{SITE}/un-article/"
    return OldItem(
        slug="un-article", link=link, guid="", content="", comments=comments, **given
    )  # fmt: skip


def plan(*comments: OldComment, **fields: Any) -> CommentsPlan:
    return plan_items(publish(*comments, **fields))


def plan_items(*items: OldItem, links: Links | None = None) -> CommentsPlan:
    authors = {"karine": OldAuthor("karine", "Karine", "karine@blog.example", 2)}
    export = Export(site=SITE, authors=authors, items=items)
    return plan_comments(export, {item.id: "un-article" for item in items}, links)


def read(plan: CommentsPlan) -> list[Comment]:
    found = []
    for path, raw in plan.files.items():
        _, slug, name = path.split("/")
        comment = parse_source(raw, slug, name.removesuffix(".md"))
        assert isinstance(comment, Comment)
        found.append(comment)
    return found


def test_an_approved_comment_becomes_a_file_that_holds_nothing_private() -> None:
    said = say(7, "Un <b>mot</b>.", email="elise@x.fr", url="https://elise.fr", address="192.0.2.7")
    planned = plan(said)
    identity = build_comment_id(SITE, 7)
    assert planned.files == {
        f"comments/un-article/{identity}.md": (
            "Name: Élise\nDate: 2017-11-22T16:00:00+00:00\n\nUn **mot**.\n".encode()
        )
    }
    (kept,) = planned.kept
    assert (kept.comment.id, kept.email, kept.address) == (identity, "elise@x.fr", "192.0.2.7")


def test_the_archive_holds_all_that_wordpress_held() -> None:
    planned = plan(say(7, email="elise@x.fr", url="https://elise.fr", address="192.0.2.7"))
    (record,) = planned.records
    assert record.reason == "publié"
    assert {"elise@x.fr", "https://elise.fr", "192.0.2.7", "Bonjour."} <= set(
        record.content["comment"].values()
    )


@pytest.mark.parametrize(
    ("said", "fields", "outcome"),
    [
        (say(1), {}, Outcome.PUBLISHED),
        (say(1, status="pending"), {}, Outcome.PENDING),
        (say(1, status="trash"), {}, Outcome.TRASH),
        (say(1, status="spam"), {}, Outcome.SPAM),
        (say(1), {"status": "draft"}, Outcome.HIDDEN),
        (say(1), {"password": "sésame"}, Outcome.HIDDEN),
        (say(1, status="pending"), {"status": "private"}, Outcome.HIDDEN),
        (say(1, kind="pingback", url="https://a.fr/"), {}, Outcome.PING),
        (say(1, kind="pingback", url="https://a.fr/", status="pending"), {}, Outcome.WAITING_PING),
        (say(1, kind="trackback", url="javascript:alert(1)"), {}, Outcome.UNFIT),
        (say(1, kind="order_note"), {}, Outcome.FOREIGN),
        (say(1, "<img src=x>"), {}, Outcome.UNFIT),
        (say(1, "mot " * 3000), {}, Outcome.UNFIT),
        (say(1, created=None), {}, Outcome.UNFIT),
        (say(1, created=datetime(1970, 1, 1, tzinfo=UTC)), {}, Outcome.UNFIT),
    ],
)  # fmt: skip
def test_each_goes_where_it_belongs(said: OldComment, fields: Any, outcome: Outcome) -> None:
    planned = plan(said, **fields)
    assert planned.counts == {outcome: 1}
    assert [record.reason for record in planned.records] == [outcome.value]
    assert len(planned.files) == (outcome in (Outcome.PUBLISHED, Outcome.PING))
    assert len(planned.kept) == (outcome in (Outcome.PUBLISHED, Outcome.PENDING))
    assert len(planned.notes) == (outcome is Outcome.UNFIT)


def test_a_comment_below_what_has_no_page_is_set_aside() -> None:
    export = Export(site=SITE, items=(publish(say(1)),))
    assert plan_comments(export, {}).counts == {Outcome.HOMELESS: 1}


def test_what_waits_keeps_its_place_and_is_not_published() -> None:
    planned = plan(say(1), say(2, status="pending", parent=1))
    waiting = planned.kept[1].comment
    assert (waiting.status, waiting.parent) == (Status.PENDING, build_comment_id(SITE, 1))
    assert len(planned.files) == 1


def test_replies_stay_below_what_they_answer_and_orphans_stand_alone() -> None:
    deep = [say(n, f"{n}", parent=n - 1) for n in range(1, 10)]
    lost = [say(20, "20", parent=12), say(21, "21", parent=22), say(22, status="trash")]
    nodes = list(list_nodes(build_thread(read(plan(*deep, *lost)))))
    assert [(node.comment.text, node.depth) for node in nodes] == [
        *((f"{n}", min(n, 5)) for n in range(1, 10)),
        ("20", 1),
        ("21", 1),
    ]


def test_comments_of_one_second_stay_in_their_order() -> None:
    said = [say(n, f"{n}", created=WHEN) for n in (9, 10, 99, 100, 1000, 70000)]
    nodes = build_thread(read(plan(*reversed(said))))
    assert [node.comment.text for node in nodes] == ["9", "10", "99", "100", "1000", "70000"]


def test_a_comment_that_answers_itself_answers_nobody() -> None:
    assert read(plan(say(1, parent=1)))[0].parent is None


def test_only_an_account_of_the_blog_speaks_as_its_author() -> None:
    said = [
        say(1, name="Karine", user=2),
        say(2, name="Karine", email="karine@blog.example"),
        say(3, name="Karine", user=9),
        say(4, user=9, email="Karine@Blog.example"),
    ]
    assert [comment.is_author for comment in read(plan(*said))] == [True, False, False, True]


def test_a_ping_bears_the_title_of_its_page_and_leads_there() -> None:
    url = "https://autre.fr/a?b=1&amp;c=2"
    planned = plan(say(1, "[&#8230;] lu", kind="pingback", name="Lu &laquo; Ailleurs", url=url))
    (ping,) = read(planned)
    assert (ping.name, ping.text, ping.source) == (
        "Lu « Ailleurs",
        "[…] lu",
        "https://autre.fr/a?b=1&c=2",
    )
    assert planned.kept == []


def test_a_ping_may_say_nothing_but_its_address() -> None:
    (ping,) = read(plan(say(1, "", kind="trackback", name="", url="https://autre.fr/a")))
    assert (ping.name, ping.text) == ("autre.fr", "")


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("", "Anonyme"),
        ("elise@x.fr", "Anonyme"),
        ("Élise elise@x.fr", "Élise"),
        ('<b>Méchant</b> & "Cie"', '<b>Méchant</b> & "Cie"'),
        ("L&rsquo;autre\nDate: 2020", "L’autre Date: 2020"),
        ("x" * 300, "x" * 200 + "…"),
    ],
)
def test_a_name_is_clean_and_no_address(given: str, name: str) -> None:
    assert [comment.name for comment in read(plan(say(1, name=given)))] == [name]


def test_private_addresses_are_masked_where_people_wrote_them() -> None:
    text = "Écrivez à Elise@x.fr ou contact@y.fr, de 192.0.2.7."
    planned = plan(say(1, text, email="elise@x.fr", address="192.0.2.7"))
    assert read(planned)[0].text == (
        "Écrivez à [adresse retirée] ou contact@y.fr, de [adresse retirée]."
    )
    assert len(planned.notes) == 1


def test_links_to_the_old_blog_lead_to_the_new_one() -> None:
    links = Links({f"{SITE}/vieux/": "/neuf/"}.get, "https://nouveau.example/")  # type: ignore[arg-type]
    planned = plan_items(publish(say(1, f'<a href="{SITE}/vieux/">ici</a>')), links=links)
    assert read(planned)[0].text == "[ici](https://nouveau.example/neuf/)"


def test_two_exports_of_one_blog_give_one_comment() -> None:
    items = publish(say(1)), replace(publish(say(1), say(2)), id=2)
    assert plan_items(*items).counts == {Outcome.PUBLISHED: 2}


def test_ids_are_fit_and_the_same_whatever_the_scheme() -> None:
    ids = {build_comment_id(SITE, number) for number in (0, 1, 2**40, 10**12)}
    assert len(ids) == 4
    assert all(map(is_id, ids))
    assert build_comment_id("http://BLOG.example/", 1) == build_comment_id(SITE, 1)
    assert build_comment_id("https://autre.example", 1) != build_comment_id(SITE, 1)


def test_a_second_plan_is_the_first() -> None:
    said = [say(1), say(2, status="pending", parent=1), say(3, kind="pingback", url="https://a.fr")]
    assert vars(plan(*said)) == vars(plan(*said))
