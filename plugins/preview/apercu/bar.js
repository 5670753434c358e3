// The bar by hand: Escape closes its panels, « Modifier » answers in place, marks lead to remarks.
const find = (selector) => document.querySelector(`#apercu ${selector}`);

const say = (text) => {
  const status = find("[role=status]");
  if (status) status.textContent = text;
};

const openEditor = async (form) => {
  const body = new URLSearchParams(new FormData(form));
  const headers = { Accept: "text/plain" };
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers });
    say(await answer.text());
  } catch {
    say("L’aperçu ne répond plus\u00a0: relancez make preview.");
  }
};

const goTo = (element) => {
  const { matches: isCalm } = matchMedia("(prefers-reduced-motion: reduce)");
  element?.scrollIntoView({ block: "center", behavior: isCalm ? "instant" : "smooth" });
  element?.focus({ preventScroll: true });
};

const showRemark = (mark) => {
  const remark = document.getElementById(mark.hash.slice(1));
  if (remark) remark.closest("details").open = true;
  goTo(remark);
};

document.addEventListener("submit", (event) => {
  if (!event.target.matches(".apercu form.edit") || !find("[role=status]")) return;
  event.preventDefault();
  openEditor(event.target);
});

document.addEventListener("click", (event) => {
  const mark = event.target.closest(".apercu-mark");
  const place = event.target.closest("#apercu .place");
  if (mark || place) event.preventDefault();
  if (mark) showRemark(mark);
  if (place) goTo(document.getElementById(place.value));
  if (!mark && !event.target.closest("#apercu")) find("details[open]")?.removeAttribute("open");
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const panel = find("details[open]");
  say("");
  if (!panel) return;
  panel.open = false;
  panel.querySelector("summary").focus();
});
