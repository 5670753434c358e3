// Keeps what the author is looking at where it is on the screen, while the page changes around it.
const BLOCKS = "p, li, h1, h2, h3, h4, figure, pre, blockquote, tr, dt, dd, summary, form, footer";

const getTop = (element) => element.getBoundingClientRect().top;

const isSeen = (element) => {
  const { top, bottom, height } = element.getBoundingClientRect();
  return height > 0 && bottom > 0 && top < innerHeight;
};

const findSeen = () =>
  [...document.querySelectorAll(`body > :not(.apercu) :is(${BLOCKS})`)]
    .filter(isSeen)
    .map((element) => ({ element, top: getTop(element) }));

// The first block seen that is still there after `change` stays at its height; at the very top of
// the page, the top stays.
export const keepPlace = (change) => {
  const { style } = document.documentElement;
  const seen = scrollY > 0 ? findSeen() : [];
  style.overflowAnchor = "none"; // or the browser would add its own correction to this one
  change();
  const kept = seen.find(({ element }) => element.isConnected && element.getClientRects().length);
  if (kept) scrollBy({ top: getTop(kept.element) - kept.top, behavior: "instant" });
  requestAnimationFrame(() => requestAnimationFrame(() => style.removeProperty("overflow-anchor")));
};
