"""Who asks, when proxies stand between and headers lie."""

import pytest

from plugins.comments.clients import UNKNOWN, find_client

OURS = ("10.0.0.0/8", "fd00::1")


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("1.1.1.1", "", "1.1.1.1"),
        ("1.1.1.1", "2.2.2.2", "1.1.1.1"),
        ("10.0.0.1", "2.2.2.2", "2.2.2.2"),
        ("10.0.0.1", "9.9.9.9, 2.2.2.2", "2.2.2.2"),
        ("10.0.0.1", "9.9.9.9, 2.2.2.2, 10.0.0.7", "2.2.2.2"),
        ("fd00::1", "2001:db8::2", "2001:db8::2"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "nonsense", "10.0.0.1"),
        ("10.0.0.1", "2.2.2.2, unknown", "10.0.0.1"),
        ("::ffff:1.1.1.1", "", "1.1.1.1"),
        ("::ffff:10.0.0.1", "2.2.2.2", "2.2.2.2"),
        ("", "2.2.2.2", UNKNOWN),
        ("testclient", "2.2.2.2", UNKNOWN),
    ],
)
def test_a_forwarded_address_counts_from_a_listed_proxy_alone(
    peer: str, forwarded: str, client: str
) -> None:
    assert find_client(peer, forwarded, OURS) == client


def test_without_listed_proxies_nothing_is_believed() -> None:
    assert find_client("10.0.0.1", "2.2.2.2", ()) == "10.0.0.1"
