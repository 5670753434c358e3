// Goes to the page that is being written, where the author asked for it; this tab remembers.
const KEY = "apercu-suivre";
const BOX = "apercu-suivre";
const HEARD = "apercu-edition";

const isFollowing = () => sessionStorage.getItem(KEY) !== null;

// The box is of no use without this script, and hidden until it runs.
export const offerToFollow = () => {
  const box = document.getElementById(BOX);
  if (!box) return;
  box.checked = isFollowing();
  box.closest("[hidden]")?.removeAttribute("hidden");
};

document.addEventListener("change", ({ target }) => {
  if (target.id !== BOX) return;
  target.checked ? sessionStorage.setItem(KEY, "oui") : sessionStorage.removeItem(KEY);
});

// Whether the browser leaves for the one page that an edition changed. Each is followed once: who
// then walks away is not brought back.
export const follow = ({ edited, edition }) => {
  const isNew = sessionStorage.getItem(HEARD) !== edition;
  sessionStorage.setItem(HEARD, edition);
  if (!isNew || !edited || !isFollowing() || edited === location.pathname) return false;
  location.assign(edited);
  return true;
};
