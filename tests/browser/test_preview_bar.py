"""The bar of the preview and its own pages: by keyboard, narrow, in both schemes, with axe."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import AXE
from tests.browser.previewing import ADDRESS, FAULTY, Desk, start_desk
from tests.browser.test_accessibility import RUN, TAGS
from tests.preview.conftest import end

pytestmark = pytest.mark.browser

OWN = ("/-/brouillons/", "/-/nouvel-article/", "/-/courrier/", "/-/erreurs")
PLACES = (ADDRESS, "/", "/a-propos/", "/absente/", *OWN)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One preview, whose draft deserves remarks of every kind."""
    running = start_desk(tmp_path_factory.mktemp("apercu"))
    running.save(FAULTY)
    running.settle()
    yield running
    end(running.preview)


@pytest.fixture
def look(desk: Desk, chromium: Browser) -> Iterator["object"]:
    """`look(path, width=…, scheme=…)` opens a page in a fresh context."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def start(
        path: str = ADDRESS, width: int = 1280, scheme: str = "light", **more: object
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, **more
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return desk.open(page, path)

    yield start
    for context in contexts:
        context.close()
    assert [said for said in complaints if "the server responded" not in said] == []


def _open_panel(page: Page, name: str) -> None:
    page.locator("#apercu summary", has_text=name).click()


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(look, path: str, width: int, scheme: str) -> None:
    page = look(path, width, scheme)
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": height + 100})  # the bar covers no link
    page.evaluate(AXE.read_text("utf-8"))
    result = page.evaluate(RUN, TAGS)
    assert result["passes"] > 10
    wanted = [v for v in result["violations"] if "image-alt" not in v and "heading-order" not in v]
    assert wanted == []  # the draft has these two faults on purpose


@pytest.mark.parametrize("panel", ["Relire", "Aperçu"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_panel(look, panel: str, scheme: str) -> None:
    page = look(ADDRESS, 320, scheme)
    _open_panel(page, panel)
    page.evaluate(AXE.read_text("utf-8"))
    script = RUN.replace("axe.run(document,", "axe.run('#apercu',")
    assert page.evaluate(script, TAGS)["violations"] == []


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize("width", [240, 320, 768])
def test_nothing_scrolls_sideways(look, path: str, width: int) -> None:
    page = look(path, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for summary in page.locator("#apercu summary").all():
        summary.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        panel = page.locator("#apercu [open] .panel").bounding_box()
        assert panel["x"] >= 0
        assert panel["x"] + panel["width"] <= width
        assert panel["y"] >= 0


def test_the_bar_says_what_the_page_is(look) -> None:
    text = look().locator("#apercu .page").inner_text()
    assert text.startswith("Brouillon")
    assert "\u00a0mots, " in text


def test_the_bar_stays_at_the_foot_and_hides_no_end_of_the_page(look) -> None:
    page = look()
    bar = page.locator("#apercu .row").bounding_box()
    assert round(bar["y"] + bar["height"]) == 800
    page.evaluate("scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
    footer = page.locator("body > footer").bounding_box()
    bar = page.locator("#apercu").bounding_box()
    assert footer["y"] + footer["height"] <= bar["y"] + 1


def test_everything_is_reached_by_keyboard(look) -> None:
    page = look()
    page.locator("#apercu button").first.focus()
    stops = [page.evaluate("document.activeElement.textContent")]
    for _ in range(2):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.textContent"))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert [stop[:6] for stop in stops] == ["Modifi", "Relire", "Aperçu"]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "apercu-suivre"
    page.keyboard.press("Escape")
    assert page.locator("#apercu details[open]").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "Aperçu"


def test_panels_open_without_any_script(desk: Desk, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(desk.address + ADDRESS)
    _open_panel(page, "Aperçu")
    assert page.get_by_role("link", name="Nouvel article").is_visible()
    context.close()


def test_each_remark_has_its_mark_beside_the_text(look) -> None:
    page = look()
    kinds = "[...document.querySelectorAll('#apercu li[data-words]')].map((li) => li.dataset.kind)"
    assert set(page.evaluate(kinds)) == {
        *("Typographie", "Image", "Paragraphe long", "Intertitre", "Lien")
    }
    marks = page.locator(".apercu-mark")
    assert marks.count() == page.locator("#apercu li[data-words]").count()
    owners = "[...document.querySelectorAll('.apercu-mark')].map((m) => m.parentElement.localName)"
    assert page.evaluate(owners) == ["p", "figure", "p", "h4", "p"]


def test_a_mark_leads_to_its_remark_and_back(look) -> None:
    page = look()
    page.locator(".apercu-mark").nth(3).click()
    assert page.evaluate("document.activeElement.dataset.kind") == "Intertitre"
    page.locator("#apercu li:focus .place").click()
    assert page.evaluate("document.activeElement.id") == "apercu-place-4"


def test_a_remark_that_is_heeded_leaves_with_its_mark(look, desk: Desk) -> None:
    page = look()
    count = page.locator(".apercu-mark").count()
    desk.settle()
    desk.edit(page, lambda: desk.save(FAULTY.replace("A vous", "À vous")))
    assert page.locator(".apercu-mark").count() == count - 1
    desk.edit(page, lambda: desk.save(FAULTY))
    assert page.locator(".apercu-mark").count() == count


def test_an_editor_of_the_terminal_is_answered_in_place(look) -> None:
    page = look()
    page.get_by_role("button", name="Modifier", exact=True).click()
    said = page.locator("#apercu [role=status]")
    said.get_by_text("ouvrez-y content/articles/2026/oser.md").wait_for()
    assert page.url.endswith(ADDRESS)


def test_a_new_article_begins_with_its_title(look, desk: Desk) -> None:
    page = look("/-/nouvel-article/")
    page.get_by_label("Titre").fill("Relever la tête")
    page.get_by_label("Thème").select_option("Réseau")
    page.get_by_role("button", name="Commencer").click()
    page.wait_for_url("**/brouillons/relever-la-tete/")
    assert page.locator("h1").inner_text() == "Relever la tête"
    for made in desk.preview.folder.glob("content/articles/*/relever-la-tete.md"):
        made.unlink()
    desk.settle()


def test_the_bar_is_not_printed(look) -> None:
    page = look()
    page.emulate_media(media="print")
    assert page.locator("#apercu").is_hidden()
    assert page.locator(".apercu-mark").first.is_hidden()


def test_nothing_of_the_bar_moves_by_itself(look) -> None:
    page = look()
    moving = """[...document.querySelectorAll(".apercu, .apercu *, .apercu-mark")].filter((e) => {
      const style = getComputedStyle(e);
      return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0;
    }).length"""
    assert page.evaluate(moving) == 0
