"""Who may act from a page of the preview: our own pages, in a browser of this machine."""

import pytest

from plugins.preview.consent import AWAY, ELSEWHERE, STALE, find_refusal, is_this_machine

HOST = "127.0.0.1:8000"
OURS = {"host": HOST, "origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}


def refuse(given: str = "jeton", client: str | None = "127.0.0.1", **changes: str) -> str | None:
    headers = {**OURS, **{name.replace("_", "-"): value for name, value in changes.items()}}
    return find_refusal({k: v for k, v in headers.items() if v}, client, given, "jeton")


def test_our_own_form_is_acted_upon() -> None:
    assert refuse() is None
    assert refuse(sec_fetch_site="") is None
    assert refuse(origin="") is None


@pytest.mark.parametrize(
    "changes",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": f"https://{HOST}"},
        {"origin": "http://127.0.0.1:8001"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": "none"},
        {"origin": "", "sec_fetch_site": ""},
    ],
    ids=str,
)
def test_what_comes_from_elsewhere_is_refused(changes: dict[str, str]) -> None:
    assert refuse(**changes) == ELSEWHERE


@pytest.mark.parametrize("token", ["", "autre", "jetons", "é"])
def test_another_token_is_refused(token: str) -> None:
    assert refuse(token) == STALE


@pytest.mark.parametrize("client", ["192.168.1.20", "2001:db8::1", "", None, "localhost"])
def test_another_machine_is_refused(client: str | None) -> None:
    assert refuse(client=client) == AWAY


def test_loopback_is_this_machine() -> None:
    assert is_this_machine("127.0.0.1")
    assert is_this_machine("::1")
