// Puts beside the text a mark for each remark of the panel whose place is found in the page.
const BLOCKS = "p, li, h1, h2, h3, h4, td, dt, dd, figcaption, blockquote";
const ELSEWHERE = "nav, footer, aside, .comments";
const AT_ONCE = 6; // words in a row that tell one block from the others
const MARK = "apercu-mark";
const MARKED = "apercu-marked";

const fold = (text) => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");

const listBlocks = () =>
  [...document.querySelectorAll(`main :is(${BLOCKS})`)]
    .filter((block) => !block.closest(ELSEWHERE))
    .map((block) => ({ block, text: ` ${fold(block.textContent)} ` }))
    .sort((a, b) => a.text.length - b.text.length); // the smallest that holds the words is the one

const findByWords = (words, blocks) => {
  for (let i = 0; i < words.length; i += AT_ONCE) {
    const sample = ` ${words.slice(i, i + AT_ONCE).join(" ")} `;
    const found = sample.trim() && blocks.find(({ text }) => text.includes(sample));
    if (found) return found.block;
  }
};

const findImage = (nth) =>
  document.querySelectorAll("main img:not([alt]), main img[alt='']")[nth]?.closest("figure, p, li");

const addMark = (block, remark) => {
  const mark = document.createElement("a");
  mark.className = `${MARK} ${remark.className}`;
  mark.id = remark.id.replace("remarque", "place");
  mark.href = `#${remark.id}`;
  mark.textContent = remark.dataset.number;
  mark.ariaLabel = `Remarque ${remark.dataset.number}\u00a0: ${remark.dataset.kind}`;
  mark.style.setProperty("--rank", block.querySelectorAll(`:scope > .${MARK}`).length);
  block.classList.add(MARKED);
  block.prepend(mark);
};

export const hideMarks = () => {
  document.querySelectorAll(`.${MARK}`).forEach((mark) => mark.remove());
  document.querySelectorAll(`.${MARKED}`).forEach((block) => block.classList.remove(MARKED));
};

export const showMarks = () => {
  const blocks = listBlocks();
  let images = 0;
  for (const remark of document.querySelectorAll("#apercu [data-words]")) {
    const isImage = remark.dataset.kind === "Image";
    const block = isImage ? findImage(images++) : findByWords(remark.dataset.words.split(" "), blocks);
    if (block) addMark(block, remark);
    remark.querySelector(".place").hidden = !block;
  }
};
