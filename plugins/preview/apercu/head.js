// The head of the page: its title, what it says to machines, and its style sheets.
const STYLES = 'link[rel="stylesheet"]';
const OTHERS = 'meta, link:not([rel="stylesheet"]), script[type="application/ld+json"]';
const PATIENCE = 3000;

const findStyles = (page) => [...page.querySelectorAll(STYLES)];
const getAddress = (link) => link.getAttribute("href");

const load = (link, before) =>
  new Promise((done) => {
    const copy = document.importNode(link);
    copy.addEventListener("load", done);
    copy.addEventListener("error", done);
    setTimeout(done, PATIENCE);
    before ? before.after(copy) : document.head.append(copy);
  });

// Loads the style sheets that `page` adds, and gives the function that removes those it left:
// the page is never without.
export const bringStyles = async (page) => {
  const old = findStyles(document);
  const [known, wanted] = [old, findStyles(page)].map((links) => new Set(links.map(getAddress)));
  const added = findStyles(page).filter((link) => !known.has(getAddress(link)));
  await Promise.all(added.map((link) => load(link, old.at(-1))));
  return () => old.filter((link) => !wanted.has(getAddress(link))).forEach((link) => link.remove());
};

export const updateHead = (page) => {
  if (document.title !== page.title) document.title = page.title;
  const [old, fresh] = [document, page].map((each) => [...each.head.querySelectorAll(OTHERS)]);
  const isSame = old.length === fresh.length && old.every((each, i) => each.isEqualNode(fresh[i]));
  if (isSame) return;
  old.forEach((each) => each.remove());
  document.head.prepend(...fresh.map((each) => document.importNode(each, true)));
};
