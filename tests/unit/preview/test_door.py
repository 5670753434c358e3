"""Who may ask what: the rules, where no second machine is needed to see them."""

import pytest

from plugins.preview.lan import Guests, drop_token, format_invitation, is_near
from plugins.preview.policy import Asked, Door, find_refusal

SHOWN = "abcdefghijklmnopqrstuv"
HOST = ("192.168.1.20:8000",)


def ask(
    path: str = "/", method: str = "GET", query: str = "", client: str = "192.168.1.7"
) -> Asked:
    """A request that came in from the local network."""
    return Asked(method, path, query, hosts=HOST, client=client, server="192.168.1.20")


@pytest.fixture
def door() -> Door:
    """A door that a telephone may pass, once it showed the token."""
    return Door(guests=Guests(SHOWN))


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("192.168.1.7", True),
        ("10.0.0.1", True),
        ("172.16.0.1", True),
        ("169.254.3.3", True),
        ("fe80::1%eth0", True),
        ("fd00::2", True),
        ("8.8.8.8", False),
        ("2001:4860::1", False),
        ("", False),
        ("téléphone", False),
    ],
)
def test_only_ones_own_networks_are_near(address: str, near: bool) -> None:
    assert is_near(address) is near


def test_a_stranger_is_refused_even_with_the_token(door: Door) -> None:
    find_refusal(ask(client="8.8.8.8", query=f"jeton={SHOWN}"), door)
    refusal = find_refusal(ask(client="8.8.8.8"), door)
    assert refusal is not None
    assert refusal.status == 403


def test_who_showed_the_token_reads_the_site_and_nothing_else(door: Door) -> None:
    shown = find_refusal(ask("/oser/", query=f"a=b&jeton={SHOWN}"), door)
    assert shown is not None
    assert (shown.status, shown.location) == (303, "/oser/?a=b")
    assert find_refusal(ask("/oser/"), door) is None
    assert find_refusal(ask("/-/apercu.js"), door) is None
    for request in (ask("/-/courrier/"), ask("/commentaires/moderer/x"), ask("/", "POST")):
        refusal = find_refusal(request, door)
        assert refusal is not None
        assert refusal.status == 403


def test_another_telephone_has_to_show_it_too(door: Door) -> None:
    find_refusal(ask(query=f"jeton={SHOWN}"), door)
    refusal = find_refusal(ask(client="192.168.1.8"), door)
    assert refusal is not None
    assert "jeton" in refusal.text


def test_without_guests_nobody_from_elsewhere_is_answered() -> None:
    refusal = find_refusal(ask(query=f"jeton={SHOWN}"), Door(bind="192.168.1.20"))
    assert refusal is not None
    assert "make preview LAN=1" in refusal.text


def test_no_address_keeps_the_token() -> None:
    assert drop_token(f"jeton={SHOWN}") == ""
    assert drop_token(f"q=%C3%A9&jeton={SHOWN}&b=") == "q=%C3%A9"


def test_the_invitation_is_a_text_and_a_picture() -> None:
    said = format_invitation("192.168.1.20", 8000, SHOWN)
    assert f"http://192.168.1.20:8000/?jeton={SHOWN}" in said
    assert said.count("█") > 200
    assert "aucun réseau" in format_invitation(None, 8000, SHOWN)
