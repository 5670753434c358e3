"""Mails are shown as they are written, and nothing in them runs."""

from dataclasses import dataclass

import pytest
from bs4 import BeautifulSoup

from plugins.preview.mailbox import render_mail, render_mails


@dataclass(frozen=True)
class Mail:
    id: str = "a/b"
    date: str = "24 novembre"
    subject: str = "<b>Un commentaire</b>"
    to: str = "moi@exemple.fr"
    text: str = "Publier :\nhttps://exemple.fr/x?a=1&b=2\n<script>alert(1)</script>"


def test_an_empty_box_says_so() -> None:
    assert "Aucun message" in render_mails([])


def test_each_mail_is_named_and_leads_to_its_text() -> None:
    link = BeautifulSoup(render_mails([Mail()]), "html.parser").a
    assert (link.get_text(), link["href"]) == ("<b>Un commentaire</b>", "/-/courrier/a/b/")


def test_the_addresses_of_a_mail_are_links_and_the_rest_is_text() -> None:
    tree = BeautifulSoup(render_mail(Mail()), "html.parser")
    assert tree.pre.a["href"] == "https://exemple.fr/x?a=1&b=2"
    assert tree.pre.get_text() == Mail.text
    assert tree.script is None


@pytest.mark.parametrize("text", ["", 'https://x.fr/"onclick=1', "https://x.fr/<b>"])
def test_no_text_leaves_its_place(text: str) -> None:
    tree = BeautifulSoup(render_mail(Mail(text=text)), "html.parser")
    assert tree.pre.get_text() == text
    assert {name for tag in tree.pre("a") for name in tag.attrs} <= {"href"}
