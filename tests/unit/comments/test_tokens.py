"""A token is good for one purpose, one subject, one action, one state, and for a time."""

import string
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from plugins.comments.model import Action
from plugins.comments.tokens import BadTokenError, Claims, ExpiredTokenError, Purpose, Signer

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=14)
CLAIMS = Claims("abcdefgh234567ab", Action.APPROVE, 3, LATER, "unique")
SIGNER = Signer(["present", "previous"])
SIGNS = string.ascii_letters + string.digits + "-_.=+/ é\x00"


def count_accepted(signer: Signer, purpose: Purpose, tokens: list[str]) -> int:
    accepted = 0
    for token in tokens:
        try:
            signer.read(purpose, token, NOW)
        except BadTokenError:
            continue
        accepted += 1
    return accepted


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("action", [None, *Action])
def test_a_token_says_what_was_signed(purpose: Purpose, action: Action | None) -> None:
    claims = replace(CLAIMS, action=action)
    assert SIGNER.read(purpose, SIGNER.sign(purpose, claims), NOW) == claims


def test_a_token_fits_in_one_part_of_an_address() -> None:
    token = SIGNER.sign(Purpose.MODERATE, CLAIMS)
    assert set(token) <= set(string.ascii_letters + string.digits + "-_.")
    assert len(token) < 180


def test_no_token_is_good_for_another_purpose() -> None:
    pairs = list(permutations(Purpose, 2))
    accepted = [count_accepted(SIGNER, asked, [SIGNER.sign(made, CLAIMS)]) for made, asked in pairs]
    assert (len(pairs), sum(accepted)) == (42, 0)


@pytest.mark.parametrize("purpose", Purpose)
def test_each_sign_changed_into_each_other_is_refused(purpose: Purpose) -> None:
    token = SIGNER.sign(purpose, CLAIMS)
    changed = {f"{token[:i]}{sign}{token[i + 1 :]}" for i in range(len(token)) for sign in SIGNS}
    changed.discard(token)
    assert len(changed) > 8_000
    assert count_accepted(SIGNER, purpose, sorted(changed)) == 0


@pytest.mark.parametrize("purpose", Purpose)
def test_a_token_cut_or_lengthened_is_refused(purpose: Purpose) -> None:
    token = SIGNER.sign(purpose, CLAIMS)
    cut = [token[:i] for i in range(len(token))] + [token[i:] for i in range(1, len(token))]
    longer = [token + sign for sign in SIGNS] + [sign + token for sign in SIGNS]
    doubled = [token * 2, f"{token}.{token}", token + "=" * 2000]
    assert count_accepted(SIGNER, purpose, cut + longer + doubled) == 0


def test_parts_of_two_tokens_do_not_mix() -> None:
    one = SIGNER.sign(Purpose.MODERATE, CLAIMS).split(".")
    two = SIGNER.sign(Purpose.MODERATE, replace(CLAIMS, comment="b" * 16)).split(".")
    mixed = [".".join((one[0], one[1], two[2])), ".".join((one[0], two[1], one[2]))]
    assert count_accepted(SIGNER, Purpose.MODERATE, mixed) == 0


def test_a_token_expires_at_its_hour() -> None:
    token = SIGNER.sign(Purpose.MODERATE, CLAIMS)
    assert SIGNER.read(Purpose.MODERATE, token, LATER - timedelta(seconds=1)) == CLAIMS
    with pytest.raises(ExpiredTokenError):
        SIGNER.read(Purpose.MODERATE, token, LATER)


def test_that_it_has_expired_is_said_of_our_own_tokens_alone() -> None:
    token = Signer(["another"]).sign(Purpose.MODERATE, replace(CLAIMS, expires=NOW))
    with pytest.raises(BadTokenError) as refusal:
        SIGNER.read(Purpose.MODERATE, token, NOW)
    assert refusal.type is BadTokenError


def test_the_previous_key_is_read_and_the_retired_one_is_not() -> None:
    old = Signer(["previous"]).sign(Purpose.MODERATE, CLAIMS)
    assert SIGNER.read(Purpose.MODERATE, old, NOW) == CLAIMS
    assert count_accepted(Signer(["present"]), Purpose.MODERATE, [old]) == 0


def test_the_first_key_signs() -> None:
    token = SIGNER.sign(Purpose.MODERATE, CLAIMS)
    assert Signer(["present"]).read(Purpose.MODERATE, token, NOW) == CLAIMS


@pytest.mark.parametrize("keys", [[], [""], ["good", ""]])
def test_no_key_is_no_signer(keys: list[str]) -> None:
    with pytest.raises(ValueError, match="key"):
        Signer(keys)
