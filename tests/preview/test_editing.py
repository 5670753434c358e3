"""What a save changes in the page that is open."""

import time
from itertools import takewhile

from tests.preview.conftest import Preview


def test_a_save_is_told_and_served(preview: Preview) -> None:
    events = preview.events()
    first = next(events)
    assert f'data-build="{first}"' in preview.get("/oser/").body
    preview.save("Une phrase neuve.")
    second = next(events)
    answer = preview.get("/oser/")
    assert second != first
    assert "Une phrase neuve." in answer.body
    assert f'data-build="{second}"' in answer.body


def test_a_faulty_article_is_shown_above_the_last_good_page_and_heals(preview: Preview) -> None:
    events = preview.events()
    next(events)
    preview.save("Une FAUTE & <script>alert(1)</script>\n\nfin")
    next(events)
    body = preview.get("/oser/").body
    assert "oser.md:6</code>" in body
    assert "voici &lt;FAUTE&gt;." in body
    assert "<mark>→   6  Une FAUTE &amp; &lt;script&gt;alert(1)" in body
    assert "<span>    4  Category: Réseau" in body
    assert body.index("FAUTE") < body.index("<p>Bonjour.</p>")
    assert "voici &lt;FAUTE&gt;." in preview.get("/-/erreurs").body
    preview.save("Corrigé.")
    next(events)
    body = preview.get("/oser/").body
    assert "FAUTE" not in body
    assert "Corrigé." in body


def test_a_warning_is_one_line_and_does_not_stop_the_page(preview: Preview) -> None:
    events = preview.events()
    next(events)
    preview.save("Un RISQUE.")
    next(events)
    body = preview.get("/oser/").body
    assert '<a href="/-/erreurs">1\u00a0avertissement</a>' in body
    assert 'class="apercu notice"' not in body
    assert "<p>Un RISQUE.</p>" in body
    assert "voici &lt;RISQUE&gt;." in preview.get("/-/erreurs").body


def test_a_burst_of_saves_is_built_at_most_three_times_and_ends_with_the_last(
    preview: Preview,
) -> None:
    events = preview.events()
    next(events)
    before = preview.count_builds()
    for number in range(12):
        preview.save(f"Texte numéro {number}.")
        time.sleep(0.08)
    list(takewhile(lambda _: "numéro 11." not in preview.get("/oser/").body, events))
    preview.wait_for("reconstruit")
    assert "numéro 11." in preview.get("/oser/").body
    assert 1 <= preview.count_builds() - before <= 3


def test_temporaries_of_editors_build_nothing(preview: Preview) -> None:
    events = preview.events()
    next(events)
    before = preview.count_builds()
    for name in (".oser.md.swp", "oser.md~", "#oser.md#", "4913", ".#oser.md"):
        preview.save("rien", f"content/articles/{name}")
    time.sleep(0.3)  # longer than a group of saves: what they asked for would be under way
    preview.save("La vraie.")
    next(events)
    preview.wait_for("reconstruit")
    assert preview.count_builds() - before == 1
    assert "La vraie." in preview.get("/oser/").body


def test_a_template_is_watched_too(preview: Preview) -> None:
    events = preview.events()
    next(events)
    preview.save("<p>Gabarit neuf</p>", "theme/templates/index.html")
    next(events)
    assert "Gabarit neuf" in preview.get("/").body


def test_while_nothing_changes_nothing_is_built(preview: Preview) -> None:
    before = preview.count_builds()
    time.sleep(0.8)
    assert preview.count_builds() == before


def test_bytecode_beside_the_code_builds_nothing(preview: Preview) -> None:
    before = preview.count_builds()
    bytecode = preview.folder / "plugins/shared/__pycache__/nouveau.pyc"
    bytecode.parent.mkdir(exist_ok=True)
    bytecode.write_bytes(b"")
    time.sleep(0.8)
    assert preview.count_builds() == before
