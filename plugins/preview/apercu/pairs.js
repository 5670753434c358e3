// Names for a moment each block that two versions of a page have in common, so that a paragraph
// added above the others is taken for what it is, and not for a change of all of them.
const BLOCKS = "p, li, h2, h3, h4, figure, blockquote, details, pre, table, article, section";
const PREFIX = "apercu-bloc-";

// The blocks that occur once, by what the server gave.
const index = (root, served) => {
  const found = new Map();
  for (const block of root.querySelectorAll(`main :is(${BLOCKS}):not([id])`)) {
    const source = served.get(block)?.outerHTML;
    if (source) found.set(source, found.has(source) ? null : block);
  }
  return found;
};

// Gives the function that takes the names away.
export const pair = (old, fresh, served) => {
  const [before, after] = [index(old, served), index(fresh, served)];
  const named = [];
  for (const [source, block] of before) {
    const twin = after.get(source);
    if (block && twin) named.push([block, twin]);
  }
  named.forEach((twins, i) => twins.forEach((block) => block.setAttribute("id", PREFIX + i)));
  return () => named.flat().forEach((block) => block.removeAttribute("id"));
};
