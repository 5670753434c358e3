"""Axe finds nothing on any kind of page, in both schemes, wide and narrow."""

import pytest

from tests.browser.conftest import AXE, KINDS

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
  const found = await axe.run(document, {runOnly: {type: "tag", values: tags}});
  return {
    passes: found.passes.length,
    violations: found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" | ")}`),
  };
}"""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing(visit, kind: str, scheme: str, width: int) -> None:
    page = visit(width, scheme).open(KINDS[kind])
    page.evaluate(AXE.read_text("utf-8"))
    result = page.evaluate(RUN, TAGS)
    assert result["passes"] > 15
    assert result["violations"] == []


CONTRAST = """() => {
  const luminance = (c) => c.slice(0, 3).map((v) => v / 255)
    .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const parse = (text) => text.match(/[\\d.]+/g).map(Number);
  const background = (e) => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] === 1) return c;
    }
    return [255, 255, 255];
  };
  const texts = [...document.body.querySelectorAll("*")].filter((e) =>
    [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()));
  return texts.filter((e) => !e.closest("script")).map((e) => {
    const [a, b] = [luminance(parse(getComputedStyle(e).color)), luminance(background(e))];
    return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), e.outerHTML.slice(0, 80)];
  });
}"""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_seven_to_one(visit, kind: str, scheme: str) -> None:
    contrasts = visit(1280, scheme).open(KINDS[kind]).evaluate(CONTRAST)
    assert len(contrasts) > 10
    assert [(round(ratio, 1), html) for ratio, html in contrasts if ratio < 7] == []
