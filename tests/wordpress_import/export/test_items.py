"""Each element of an export becomes the value that WordPress meant."""

from datetime import UTC, datetime

import pytest

from tests.wordpress_import.export.exports import read_item, read_text, write_export, write_item

ZEROS = "0000-00-00 00:00:00"


def test_an_article_keeps_what_wordpress_stored() -> None:
    item = read_item(
        "<item><title><![CDATA[Été &amp; <b>hiver</b>]]></title>"
        "<link>https://blog.example/2017/ete/</link><dc:creator>karine</dc:creator>"
        "<guid isPermaLink='false'>https://blog.example/?p=7</guid>"
        "<content:encoded><![CDATA[\n<p>a &amp; b</p>\n]]></content:encoded>"
        "<excerpt:encoded><![CDATA[court]]></excerpt:encoded>"
        "<wp:post_id>7</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>"
        "<wp:post_parent>3</wp:post_parent><wp:menu_order>-2</wp:menu_order>"
        "<wp:is_sticky>1</wp:is_sticky><wp:comment_status>open</wp:comment_status></item>"
    )
    assert (item.id, item.kind, item.status, item.parent, item.order) == (
        7,
        "post",
        "publish",
        3,
        -2,
    )
    assert item.title == "Été &amp; <b>hiver</b>"
    assert item.link == "https://blog.example/2017/ete/"
    assert item.guid == "https://blog.example/?p=7"
    assert item.content == "\n<p>a &amp; b</p>\n"
    assert item.excerpt == "court"
    assert item.author == "karine"
    assert item.is_sticky
    assert item.takes_comments
    assert item.is_public


def test_dates_are_the_clock_of_the_blog_and_utc() -> None:
    item = read_item(
        write_item(post_date="2018-03-25 02:30:00", post_date_gmt="2018-03-25 01:30:00")
    )
    assert item.date == datetime(2018, 3, 25, 2, 30)  # noqa: DTZ001
    assert item.date_gmt == datetime(2018, 3, 25, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize("told", [ZEROS, "", "2018-02-30 10:00:00", "hier", "2018-13-01 00:00:00"])
def test_a_date_that_is_none_is_none(told: str) -> None:
    item = read_item(write_item(post_date=told, post_date_gmt=told))
    assert (item.date, item.date_gmt) == (None, None)


def test_the_date_of_the_feed_stands_in_for_missing_ones() -> None:
    item = read_item(
        "<item><wp:post_id>1</wp:post_id><pubDate>Tue, 21 Nov 2017 06:30:00 +0000</pubDate></item>"
    )
    assert item.date_gmt == datetime(2017, 11, 21, 6, 30, tzinfo=UTC)


def test_the_date_of_a_draft_is_none() -> None:
    item = read_item(
        "<item><wp:post_id>1</wp:post_id><pubDate>Wed, 30 Nov -0001 00:00:00 +0000</pubDate></item>"
    )
    assert item.date_gmt is None


@pytest.mark.parametrize(
    ("told", "slug"),
    [
        ("%e6%97%a5%e6%9c%ac", "日本"),
        ("l%27ete", "l'ete"),
        ("a%2fb", "a%2fb"),
        ("coupe-%e6%97", "coupe-%e6%97"),
        ("a%00b", "a%00b"),
        ("100%", "100%"),
    ],
)
def test_a_slug_is_decoded_unless_that_would_harm(told: str, slug: str) -> None:
    assert read_item(write_item(post_name=told)).slug == slug


@pytest.mark.parametrize(
    ("told", "password"),
    [("<![CDATA[sésame]]>", "sésame"), ("", ""), ("<![CDATA[ ]]>", " "), ("\n    ", "")],
)
def test_a_password_of_spaces_protects_too(told: str, password: str) -> None:
    assert read_item(write_item(post_password=told)).password == password


def test_an_item_without_a_status_is_not_public() -> None:
    item = read_item("<item><wp:post_id>1</wp:post_id></item>")
    assert item.status == "draft"
    assert not item.is_public


def test_an_article_that_is_not_sticky_says_so() -> None:
    assert not read_item(write_item(is_sticky="0")).is_sticky


def test_an_attachment_tells_its_address() -> None:
    url = "https://blog.example/wp-content/uploads/2017/11/a.jpg"
    item = read_item(write_item(post_type="attachment", status="inherit", attachment_url=url))
    assert (item.kind, item.attachment_url) == ("attachment", url)


def test_custom_fields_keep_their_order_and_their_repeated_keys() -> None:
    fields = "".join(
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key>"
        f"<wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
        for key, value in [("b", "1"), ("a", "2"), ("b", "3")]
    )
    item = read_item(f"<item><wp:post_id>1</wp:post_id>{fields}</item>")
    assert item.meta == (("b", "1"), ("a", "2"), ("b", "3"))


def test_categories_tags_and_formats_come_in_their_order() -> None:
    item = read_item(
        "<item><wp:post_id>1</wp:post_id>"
        "<category domain='post_tag' nicename='qvt-rse'><![CDATA[QVT, RSE]]></category>"
        "<category domain='category' nicename='linkedin'><![CDATA[LinkedIn &amp; Cie]]></category>"
        "<category domain='post_format' nicename='post-format-quote'>Citation</category></item>"
    )
    assert item.terms == (
        ("post_tag", "qvt-rse", "QVT, RSE"),
        ("category", "linkedin", "LinkedIn &amp; Cie"),
        ("post_format", "post-format-quote", "Citation"),
    )


def test_the_first_exports_told_each_category_twice() -> None:
    text = write_export(
        "<wp:category><wp:category_nicename>vie-pro</wp:category_nicename>"
        "<wp:cat_name>Vie pro</wp:cat_name></wp:category>"
        "<item><wp:post_id>1</wp:post_id><category><![CDATA[Humeurs]]></category>"
        "<category domain='category' nicename='humeurs'><![CDATA[Humeurs]]></category>"
        "<category domain='tag'><![CDATA[Été]]></category>"
        "<category domain='tag' nicename='ete'><![CDATA[Été]]></category>"
        "<category>Vie pro</category><category>Élan vital</category></item>"
    )
    assert read_text(text).items[0].terms == (
        ("category", "humeurs", "Humeurs"),
        ("post_tag", "ete", "Été"),
        ("category", "vie-pro", "Vie pro"),
        ("category", "elan-vital", "Élan vital"),
    )


def test_lines_are_those_of_the_file_however_long_it_is() -> None:
    text = write_export("\n" * 70_000 + write_item(1) + write_item(2))
    assert [item.line for item in read_text(text).items] == [70_009, 70_010]


def test_an_attachment_that_tells_no_address_has_its_guid() -> None:
    guid = "https://blog.example/wp-content/uploads/a.jpg"
    text = write_item(post_type="attachment").replace("<item>", f"<item><guid>{guid}</guid>")
    assert read_item(text).attachment_url == guid
