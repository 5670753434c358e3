"""The addresses of WordPress."""

from plugins.redirects.wordpress import Group, list_comment_feeds, list_feeds, list_groups


def test_every_address_of_the_old_feeds_leads_to_a_feed() -> None:
    rows = {
        wish.source: wish.target for wish in list_feeds("/flux/rss.xml", "/flux/atom.xml", "/c.xml")
    }
    assert rows["/feed/"] == rows["/feed/rss2/"] == "/flux/rss.xml"
    assert rows["/comments/feed/"] == "/c.xml"
    assert rows["/feed/atom/"] == rows["/?feed=atom"] == "/flux/atom.xml"
    assert rows["/?feed=comments-rss2"] == "/c.xml"


def test_a_category_and_its_feed_lead_to_ours() -> None:
    group = Group("category", "reseau", "/categorie/reseau/", "/categorie/reseau/rss.xml")
    assert [(wish.source, wish.target) for wish in list_groups([group])] == [
        ("/?category_name=reseau", "/categorie/reseau/"),
        ("/category/reseau/", "/categorie/reseau/"),
        ("/category/reseau/feed/", "/categorie/reseau/rss.xml"),
    ]


def test_a_category_is_found_below_those_it_is_in() -> None:
    group = Group("category", "c", "/categorie/c/", "/c.xml", ("a", "b"))
    rows = {wish.source: wish.target for wish in list_groups([group])}
    assert rows["/category/a/b/c/"] == rows["/category/c/"] == "/categorie/c/"
    assert rows["/category/a/b/c/feed/"] == "/c.xml"


def test_an_author_has_a_page_and_no_feed() -> None:
    rows = list(list_groups([Group("author", "karine", "/auteur/karine/", "")]))
    assert [wish.source for wish in rows] == ["/?author_name=karine", "/author/karine/"]


def test_the_feed_of_the_comments_of_an_article_leads_to_it() -> None:
    (row,) = list_comment_feeds(["/un-article/"])
    assert (row.source, row.target) == ("/un-article/feed/", "/un-article/")
