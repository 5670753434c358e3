"""A save changes the open page in place: what the author looks at, opened and typed stays."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.previewing import DRAFT, HEADER, Desk, build_text, start_desk, wait_until
from tests.preview.conftest import end

pytestmark = pytest.mark.browser

ARTICLE = "content/articles/2026/le-premier-cafe-avec-un-inconnu.md"
BEFORE = "".join(f"Un paragraphe neuf, le {n}e. {'Encore. ' * 40}\n\n" for n in range(3))
NOTED = "window.born = 1; window.changes = 0;"
FIND = "[...document.querySelectorAll('.prose p')].find((p) => p.textContent.startsWith('{}'))"
TOP = f"{FIND}.getBoundingClientRect().top"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One preview for all tests of this module; each writes its draft anew."""
    running = start_desk(tmp_path_factory.mktemp("apercu"))
    yield running
    end(running.preview)


@pytest.fixture
def page(desk: Desk, chromium: Browser) -> Iterator[Page]:
    """The page of the draft, noted so that a test can tell whether it was loaded anew."""
    context = chromium.new_context(viewport={"width": 1000, "height": 700})
    desk.save(build_text())
    desk.settle()
    page = desk.open(context.new_page())
    page.evaluate(NOTED)
    yield page
    assert page.evaluate("window.born") == 1, "the page was loaded anew"
    context.close()


def _find_top(page: Page, words: str) -> float:
    return float(page.evaluate(TOP.format(words)))


def _look_at(page: Page, words: str) -> float:
    """Bring a paragraph a little above the top of the window, as a reader who is in it."""
    page.evaluate(f"scrollBy({{top: {TOP.format(words)} + 40, behavior: 'instant'}})")
    page.wait_for_timeout(50)
    return _find_top(page, words)


@pytest.mark.parametrize(
    "text",
    [
        build_text(BEFORE),
        build_text(changed={2: "Plus court."}),
        build_text(changed={27: "Plus court."}),
        build_text(changed={4: "Plus court.", 28: "Plus long. " * 200}),
        build_text(changed={16: "Paragraphe 16. Celui que l’on lit a changé."}),
    ],
    ids=["added above", "changed above", "changed below", "both", "the one that is read"],
)
def test_what_is_looked_at_stays_where_it_is(desk: Desk, page: Page, text: str) -> None:
    before = _look_at(page, "Paragraphe 16.")
    desk.edit(page, lambda: desk.save(text))
    assert abs(_find_top(page, "Paragraphe 16.") - before) <= 5


def test_the_top_of_the_page_stays_the_top(desk: Desk, page: Page) -> None:
    desk.edit(page, lambda: desk.save(build_text(BEFORE)))
    assert page.evaluate("scrollY") == 0
    assert page.locator(".prose > p").first.inner_text().startswith("Un paragraphe neuf")


def test_opened_details_and_typed_text_and_focus_stay(desk: Desk, page: Page) -> None:
    page.locator("summary", has_text="Un autre").click()
    field = page.locator("form textarea").first
    field.fill("Ce que j’étais en train d’écrire")
    name = page.locator("form input[type=text]:visible").first
    name.fill("Karine")
    field.focus()
    desk.edit(page, lambda: desk.save(build_text(BEFORE, {3: "Autre chose."})))
    opened = page.locator(".prose details[open] summary").all_inner_texts()
    assert opened == ["Un autre"]
    assert field.input_value() == "Ce que j’étais en train d’écrire"
    assert name.input_value() == "Karine"
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"


def test_a_style_sheet_is_swapped_without_a_moment_without_it(desk: Desk, page: Page) -> None:
    page.evaluate(
        """() => {
          window.bare = 0;
          const look = () => {
            if (!/rgb\\(255, 250, 242\\)|rgb\\(1, 2, 3\\)/.test(
              getComputedStyle(document.body).backgroundColor)) window.bare += 1;
            requestAnimationFrame(look);
          };
          look();
        }"""
    )
    name = "theme/static/css/tokens.css"
    before = (desk.preview.folder / name).read_text("utf-8")
    changed = before.replace("light-dark(#fffaf2,", "light-dark(#010203,")
    desk.edit(page, lambda: desk.save(changed, name))
    background = "getComputedStyle(document.body).backgroundColor"
    wait_until(page, f"{background} === 'rgb(1, 2, 3)'")
    assert page.evaluate("window.bare") == 0
    assert page.locator("head link[rel=stylesheet]:not([href^='/-/'])").count() == 1
    desk.edit(page, lambda: desk.save(before, name))


WATCH = """() => new MutationObserver((all) => { window.changes += all.length; })
  .observe(document.querySelector("main"), {subtree: true, childList: true, characterData: true})"""


def test_a_page_that_is_not_concerned_does_not_move(desk: Desk, page: Page) -> None:
    before = _look_at(page, "Paragraphe 16.")
    page.evaluate(WATCH)
    text = (desk.preview.folder / ARTICLE).read_text("utf-8")
    desk.edit(page, lambda: desk.save(text + "\nUn mot de plus.\n", ARTICLE))
    assert page.evaluate("window.changes") == 0
    assert _find_top(page, "Paragraphe 16.") == before


def test_only_what_changed_is_touched(desk: Desk, page: Page) -> None:
    page.evaluate("document.querySelectorAll('.prose > p').forEach((p, i) => { p.mine = i; })")
    desk.edit(page, lambda: desk.save(build_text(BEFORE)))
    kept = "[...document.querySelectorAll('.prose > p')].map((p) => p.mine).filter((n) => n >= 0)"
    assert page.evaluate(kept) == list(range(30))
    assert page.locator("[id^=apercu-bloc]").count() == 0


def test_a_script_is_not_run_twice_and_what_it_made_stays(desk: Desk, page: Page) -> None:
    button = page.get_by_role("button", name="Copier le lien")
    assert button.count() == 1
    desk.edit(page, lambda: desk.save(build_text(BEFORE)))
    assert button.count() == 1
    assert page.locator("[data-copy]").count() == 0


def test_a_refused_build_is_shown_above_and_heals(desk: Desk, page: Page) -> None:
    before = _look_at(page, "Paragraphe 16.")
    desk.edit(page, lambda: desk.save(f"{HEADER.replace('Date', 'Dtae')}Texte.", "./" + DRAFT))
    assert page.locator("aside.notice h2").inner_text().startswith("À corriger")
    assert abs(_find_top(page, "Paragraphe 16.") - before) <= 5
    desk.edit(page, lambda: desk.save(build_text()))
    assert page.locator("aside.notice").count() == 0
    assert abs(_find_top(page, "Paragraphe 16.") - before) <= 5


def test_a_draft_that_is_published_is_followed_to_its_address(desk: Desk, page: Page) -> None:
    published = HEADER.replace("brouillon", "publié") + build_text()
    desk.edit(page, lambda: desk.save(published, "./" + DRAFT))
    assert page.evaluate("location.pathname") == "/oser/"
    assert page.locator("#apercu .state").inner_text() == "Publié"
    desk.edit(page, lambda: desk.save(build_text()))
    assert page.evaluate("location.pathname") == "/brouillons/oser/"


def test_a_page_that_is_gone_says_so_and_comes_back(desk: Desk, page: Page) -> None:
    source = desk.preview.folder / DRAFT
    desk.edit(page, source.unlink)
    assert "trouv" in page.locator("main").inner_text().lower()
    desk.edit(page, lambda: desk.save(build_text()))
    assert page.locator(".prose > p").count() == 30


def test_following_leads_to_the_page_that_is_written(desk: Desk, page: Page) -> None:
    other = page.context.new_page()
    desk.open(other, "/a-propos/")
    other.get_by_text("Aperçu", exact=True).click()
    other.get_by_label("Suivre la page que j’écris").check()
    desk.save(build_text(changed={1: "Voici."}))
    other.wait_for_url("**/brouillons/oser/")
    assert other.locator("#apercu-suivre").is_checked()
    desk.settle()
    desk.open(other, "/a-propos/")
    other.wait_for_timeout(500)
    assert other.url.endswith("/a-propos/"), "who walks away is not brought back"
    assert other.context.cookies() == []
