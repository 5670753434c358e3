"""An author can silence a kind of remark in one article; the page stays the same."""

from collections.abc import Callable

import pytest

from plugins.shared.findings import BuildRefused, Severity
from tests.conftest import BuiltSite

Build = Callable[..., BuiltSite]
NAME = "articles/a.md"
FIELDS = "Title: Un titre\nDate: 2024-03-02\nSummary: Un résumé.\n"
LONG = " ".join(["mot"] * 160) + "."
WORDING = "A vous de jouer."
JUMP = "## Un\n\nTexte.\n\n#### Deux\n\nTexte."


def _write(body: str, silence: str = "") -> dict[str, str]:
    return {NAME: f"{FIELDS}{f'Silence: {silence}' if silence else ''}\n\n{body}\n".lstrip("\n")}


@pytest.mark.parametrize(
    ("body", "kind"),
    [(LONG, "paragraphe-long"), (WORDING, "typographie"), (JUMP, "intertitre")],
)
def test_a_remark_has_a_kind_that_can_be_silenced(site: Build, body: str, kind: str) -> None:
    loud = site(_write(body))
    page = loud.text("a/index.html")
    assert [finding.kind for finding in loud.findings] == [kind]
    quiet = site(_write(body, kind))
    assert quiet.findings == ()
    assert quiet.text("a/index.html") == page


def test_an_error_is_never_silent(site: Build) -> None:
    with pytest.raises(BuildRefused) as refusal:
        site(_write("[x]({filename}/articles/absent.md)", "lien"))
    assert [finding.severity for finding in refusal.value.findings] == [Severity.ERROR]


def test_a_page_has_the_same_field(site: Build) -> None:
    source = f"Title: Page\nSilence: paragraphe-long\n\n{LONG}\n"
    assert site({**_write("Texte."), "pages/p.md": source}).findings == ()


def test_advice_is_for_the_preview_alone(site: Build) -> None:
    assert site(_write(LONG), publish=True).findings == ()
