"""The ledger knows what each file was made of, and which are out of date."""

from collections.abc import Mapping
from typing import Any

import pytest

from plugins.incremental.fingerprint import fingerprint
from plugins.incremental.ledger import Ledger, Record
from plugins.shared.outputs import Output

VALUES = {("a", "title"): "A", ("a", "url"): "a/", ("b", "title"): "B"}
READS = {"a.html": {"a": {"title", "url"}}, "list.html": {"a": {"title"}, "b": {"title"}}}


def _record(reads: Mapping[str, set[str]] = {}, **given: Any) -> Record:
    digests = {name: fingerprint(value) for name, value in given.items()}
    frozen = {owner: frozenset(names) for owner, names in reads.items()}
    return Record(frozen, digests, b"", (0, 0), {})


def _digest(owner: str, name: str) -> bytes:
    return fingerprint(VALUES.get((owner, name)))


def _digest_other(owner: str, name: str) -> bytes:
    return fingerprint("other") if (owner, name) == ("a", "title") else _digest(owner, name)


@pytest.fixture
def ledger() -> Ledger:
    found = Ledger()
    for path, reads in READS.items():
        found.keep(path, _record(reads), _digest)
    return found


def test_what_reads_a_changed_value_is_stale(ledger: Ledger) -> None:
    changes = {"a": ledger.find_changes("a", None, _digest_other)}
    assert changes == {"a": {"title"}}
    assert ledger.find_stale(changes) == {"a.html", "list.html"}
    assert ledger.find_stale({"a": {"url"}}) == {"a.html"}


def test_the_second_search_finds_what_the_first_does(ledger: Ledger) -> None:
    for _ in range(3):
        assert ledger.find_stale({"b": {"title"}}) == {"list.html"}
    ledger.keep("b.html", _record({"b": {"title"}}), _digest)
    assert ledger.find_stale({"b": {"title"}}) == {"list.html", "b.html"}


def test_only_names_that_were_asked_for_and_read_count(ledger: Ledger) -> None:
    assert ledger.find_changes("a", ["url", "never read"], _digest_other) == set()
    assert ledger.find_changes("nobody", None, _digest_other) == set()


@pytest.mark.parametrize("is_searched", [False, True])
def test_what_is_forgotten_is_never_stale(ledger: Ledger, is_searched: bool) -> None:
    if is_searched:
        assert ledger.find_stale({"a": {"title"}}) == ledger.find_stale({"a": {"title"}})
    ledger.forget("list.html")
    ledger.forget("never there")
    assert ledger.find_stale({"a": {"title"}, "b": {"title"}}) == {"a.html"}


def test_a_file_that_reads_less_than_before_is_not_stale_for_it(ledger: Ledger) -> None:
    ledger.keep("list.html", _record({"b": {"title"}}), _digest)
    assert ledger.find_stale({"a": {"title"}}) == {"a.html"}


def test_what_was_read_is_known_by_its_last_value(ledger: Ledger) -> None:
    ledger.keep("a.html", _record(READS["a.html"]), _digest_other)
    assert ledger.find_changes("a", None, _digest_other) == set()
    assert ledger.find_changes("a", None, _digest) == {"title"}


def _plan(is_page: bool = False, is_last: bool = False, **given: Any) -> Output:
    return Output("x", lambda: "", given, is_page=is_page, is_last=is_last)


def test_a_file_is_new_where_it_was_never_made_or_is_given_otherwise() -> None:
    ledger = Ledger({"x": _record(size=1)})
    assert ledger.is_new(_plan(size=2), fingerprint)
    assert ledger.is_new(_plan(size=1, more=2), fingerprint)
    assert not ledger.is_new(_plan(size=1), fingerprint)
    assert Ledger().is_new(_plan(size=1), fingerprint)


def test_of_what_a_page_is_given_only_what_it_looked_up_counts() -> None:
    ledger = Ledger({"x": _record(size=1)})
    assert not ledger.is_new(_plan(is_page=True, size=1, more=2), fingerprint)
    assert ledger.is_new(_plan(is_page=True, more=2), fingerprint)


def test_what_is_about_all_others_is_looked_at_later() -> None:
    ledger = Ledger({"x": _record(size=1)})
    assert not ledger.is_new(_plan(is_last=True, size=2), fingerprint)
    assert Ledger().is_new(_plan(is_last=True), fingerprint)


def test_a_callable_stands_for_what_it_gives() -> None:
    ledger = Ledger({"x": _record(size=1)})
    assert not ledger.is_new(_plan(size=lambda: 1), fingerprint)
    assert ledger.is_new(_plan(size=lambda: 2), fingerprint)
