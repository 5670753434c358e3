// Brings the page to what the server shows now at its address, without loading it anew.
import { keepPlace } from "./anchor.js";
import { offerToFollow } from "./follow.js";
import { bringStyles, updateHead } from "./head.js";
import { hideMarks, showMarks } from "./marks.js";
import { morphPage } from "./morph.js";

const SCRIPTS = "script[src]";
const findSources = (page) => [...page.querySelectorAll(SCRIPTS)].map((s) => s.getAttribute("src"));
const loaded = new Set();

export const findBuild = () => document.getElementById("apercu")?.dataset.build;

// A script that this page has not run could not find its elements as it expects them.
const needsOtherScripts = (page) => {
  findSources(document).forEach((source) => loaded.add(source));
  return findSources(page).some((source) => !loaded.has(source));
};

const moveTo = (url) => {
  const { pathname, search } = new URL(url);
  if (pathname !== location.pathname) history.replaceState(null, "", pathname + search + location.hash);
};

export const refresh = async () => {
  const answer = await fetch(location.pathname + location.search, { cache: "no-store" });
  const isPage = answer.headers.get("Content-Type")?.startsWith("text/html");
  const page = new DOMParser().parseFromString(isPage ? await answer.text() : "", "text/html");
  if (!page.getElementById("apercu") || needsOtherScripts(page)) return location.reload();
  if (answer.redirected) moveTo(answer.url);
  const retireStyles = await bringStyles(page);
  keepPlace(() => {
    hideMarks();
    updateHead(page);
    morphPage(page);
    retireStyles();
    showMarks();
  });
  offerToFollow();
  dispatchEvent(new Event("apercu:refreshed"));
};
