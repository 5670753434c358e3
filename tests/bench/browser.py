"""How long an author waits for an edit in an open page, in Chromium; Playwright drives it."""

import shutil
import time

from playwright.sync_api import Page, sync_playwright

from tests.bench.previews import Author

NOTE = """word => {
  window.seen = 0;
  const look = () => {
    if (window.seen || !document.querySelector("main").textContent.includes(word)) return;
    window.seen = -1;
    requestAnimationFrame(() => requestAnimationFrame(() => { window.seen = Date.now(); }));
  };
  const all = { subtree: true, childList: true, characterData: true };
  new MutationObserver(look).observe(document.documentElement, all);
}"""
"""Notes the moment when a frame with the word has been drawn."""
LISTENING = 300
PATIENCE = 10.0


def watch_edits(author: Author, count: int) -> None:
    """Edit so many bodies, each while its page is open, and wait until it is seen there."""
    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()
        for _ in range(count):
            _edit_in_sight(author, page)
        browser.close()


def _edit_in_sight(author: Author, page: Page) -> None:
    article, word = author.shelf.edit_body()
    server = author.server
    page.goto(f"http://127.0.0.1:{server.port}{server.find_page(article.slug)}")
    page.wait_for_timeout(LISTENING)
    page.evaluate(NOTE, word)
    began, saved = time.time(), author.save(article)
    author.felt.browser.add(began, _find_seen(page, began))
    server.settle(saved)


def _find_seen(page: Page, began: float) -> float | None:
    """The moment when the page showed the word; None when it never did."""
    while time.time() < began + PATIENCE:
        seen = page.evaluate("window.seen")
        if seen and seen > 0:
            return float(seen) / 1000
        page.wait_for_timeout(20)
    return None
