"""The pages as their readers meet them: narrow, zoomed, by keyboard, printed, without scripts."""

import pytest

from tests.browser.conftest import ARTICLE, HOME, KINDS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_comes_from_elsewhere_and_nothing_breaks_the_policy(visit, kind: str) -> None:
    visited = visit()
    visited.open(KINDS[kind])
    assert len(visited.requests) >= 2
    assert [url for url in visited.requests if not url.startswith(visited.address)] == []
    assert visited.complaints == []
    assert visited.page.context.cookies() == []
    assert visited.page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [240, 320, 640, 768])
def test_no_page_scrolls_sideways(visit, kind: str, width: int) -> None:
    page = visit(width).open(KINDS[kind])
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_players_fit_the_narrowest_page(visit) -> None:
    page = visit(320).open(ARTICLE)
    players = "<audio controls></audio><video controls></video>"
    page.evaluate("html => document.querySelector('.prose').innerHTML += html", players)
    measure = page.locator(".prose").bounding_box()["width"]
    widths = [page.locator(f".prose {kind}").bounding_box()["width"] for kind in ("audio", "video")]
    assert max(widths) <= measure


def test_text_is_large_and_lines_are_short(visit) -> None:
    for width in (320, 1280):
        page = visit(width).open(ARTICLE)
        style = "getComputedStyle(document.querySelector('.prose p'))"
        size = page.evaluate(f"parseFloat({style}.fontSize)")
        leading = page.evaluate(f"parseFloat({style}.lineHeight)")
        assert size >= 18
        assert leading / size >= 1.5


LINES = """() => [...document.querySelectorAll(".prose > p")].map((p) => {
  const range = document.createRange();
  range.selectNodeContents(p);
  const lines = new Set([...range.getClientRects()].map((r) => Math.round(r.bottom / 10))).size;
  return [p.textContent.length, lines];
}).filter(([, lines]) => lines >= 4)"""


def test_a_full_line_holds_60_to_75_signs(visit) -> None:
    paragraphs = visit(1280).open(ARTICLE).evaluate(LINES)
    assert len(paragraphs) > 5
    signs = sum(length for length, _ in paragraphs) / sum(n - 0.5 for _, n in paragraphs)
    assert 60 <= signs <= 75


def test_the_first_tab_offers_to_skip_to_the_content(visit) -> None:
    page = visit().open(ARTICLE)
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    assert link.inner_text() == "Aller au contenu"
    assert link.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenu"


def test_each_stop_of_the_keyboard_can_be_seen(visit) -> None:
    page = visit().open(ARTICLE)
    stops = page.locator("a:visible, summary, button").count()
    for _ in range(stops):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"


def test_the_contents_open_by_keyboard_without_scripts(visit) -> None:
    page = visit(java_script_enabled=False).open(ARTICLE)
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    link = page.locator(".toc a").first
    link.click()
    assert page.url.endswith(link.get_attribute("href"))


def test_without_scripts_the_address_is_there_to_copy(visit) -> None:
    page = visit(java_script_enabled=False).open(ARTICLE)
    assert page.locator(".share .address").inner_text().endswith(ARTICLE)


def test_with_scripts_one_press_copies_the_address(visit) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"]).open(ARTICLE)
    page.get_by_role("button", name="Copier le lien").click()
    page.get_by_text("Lien copié.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith(ARTICLE)


def test_paper_keeps_the_text_and_the_addresses(visit) -> None:
    page = visit().open(ARTICLE)
    page.emulate_media(media="print")
    assert page.locator(".site-menu").is_hidden()
    assert page.locator(".share").is_hidden()
    link = "document.querySelector('.prose a[href^=http]')"
    printed = page.evaluate(f"getComputedStyle({link}, '::after').content")
    assert "https://www.blogdumoderateur.com/" in printed


def test_a_page_without_movement_does_not_glide(visit) -> None:
    page = visit(reduced_motion="reduce").open(HOME)
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_forced_colours_leave_the_drawn_sun_out(visit) -> None:
    page = visit(forced_colors="active").open(HOME)
    sun = "getComputedStyle(document.querySelector('.hero'), '::after').display"
    assert page.evaluate(sun) == "none"


@pytest.mark.parametrize("kind", KINDS)
def test_every_image_arrives(visit, kind: str) -> None:
    page = visit(800).open(KINDS[kind])
    page.evaluate("document.querySelectorAll('img').forEach((i) => { i.loading = 'eager'; })")
    page.wait_for_load_state("networkidle")
    broken = "[...document.images].filter((i) => !i.naturalWidth).map((i) => i.src)"
    assert page.evaluate(broken) == []
