"""What tests of rules ask: what is given back twice is given back the same."""

from plugins.typography.html import typeset_html
from plugins.typography.options import Options
from tests.unit.typography.notation import mark, unmark

_OPTIONS = Options()


def check(source: str, typeset: str) -> None:
    """`source` becomes `typeset`, which stays as it is."""
    assert mark(typeset_html(unmark(source), _OPTIONS)) == typeset
    assert mark(typeset_html(unmark(typeset), _OPTIONS)) == typeset
