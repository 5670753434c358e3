"""Lines break where French lets them, at every width a reader may have."""

import pytest

from tests.browser.conftest import ARTICLE, HOME

pytestmark = pytest.mark.browser

WIDTHS = range(240, 901, 20)

BREAKS = """() => {
  const blocks = document.querySelectorAll("h1, h2, h3, p, li, dd, dt, figcaption, blockquote p");
  const breaks = [];
  for (const block of blocks) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let before = "", bottom = null;
    while (walker.nextNode()) {
      const text = walker.currentNode.data;
      for (let i = 0; i < text.length; i++) {
        if (/[ \\n\\t]/.test(text[i])) { before += " "; continue; }
        range.setStart(walker.currentNode, i);
        range.setEnd(walker.currentNode, i + 1);
        const box = range.getBoundingClientRect();
        if (!box.height) continue;
        if (bottom !== null && box.top >= bottom - 2) {
          const rest = text.slice(i, i + 20);
          breaks.push([before.trimEnd().slice(-20), rest]);
        }
        bottom = box.bottom;
        before = (before + text[i]).slice(-40);
      }
    }
  }
  return breaks;
}"""


@pytest.fixture(scope="module")
def breaks(chromium, address) -> list[tuple[str, str]]:
    """The end of each line and the beginning of the next, at 34 widths, in article and home."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page, found = context.new_page(), []
    for path in (ARTICLE, HOME):
        page.goto(address + path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            found += page.evaluate(BREAKS)
    context.close()
    return [(end, start) for end, start in found]


def test_lines_were_read(breaks: list[tuple[str, str]]) -> None:
    assert len(WIDTHS) == 34
    assert len(breaks) > 5000


def test_no_line_begins_with_a_sign(breaks: list[tuple[str, str]]) -> None:
    assert sorted({pair for pair in breaks if pair[1][0] in ";:!?»%€…,."}) == []


def test_no_line_ends_with_an_opening_guillemet_or_a_dash(breaks: list[tuple[str, str]]) -> None:
    assert sorted({pair for pair in breaks if pair[0][-1:] in "«–—"}) == []


def test_no_number_is_parted_from_its_noun(breaks: list[tuple[str, str]]) -> None:
    parted = {
        (end, start)
        for end, start in breaks
        if end[-1:].isdigit() and start[:1].isalpha() and not end[-4:].isdigit()
    }
    assert sorted(parted) == []
