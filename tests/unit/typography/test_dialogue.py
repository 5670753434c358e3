"""Dialogue is recognised by its dash."""

import pytest

from plugins.typography.dialogue import mark_dialogue


@pytest.mark.parametrize("dash", ["– ", "— ", "–\u00a0"])
def test_a_paragraph_that_opens_with_a_dash_is_a_reply(dash: str) -> None:
    assert mark_dialogue(f"<p>{dash}Oui</p>") == f'<p class="dialogue">{dash}Oui</p>'


@pytest.mark.parametrize("body", ["<p>Oui – non</p>", "<p>-5 degrés</p>", "<p>–5</p>"])
def test_other_dashes_are_none(body: str) -> None:
    assert mark_dialogue(body) == body
