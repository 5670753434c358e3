// What the preview adds to a page in the browser: it follows the builds. Served by the preview alone.
// First among the scripts of the page, so that it sees what was served before others change it.
import { listen } from "./apercu/events.js";
import { follow, offerToFollow } from "./apercu/follow.js";
import { showMarks } from "./apercu/marks.js";
import { rememberPage } from "./apercu/morph.js";
import { findBuild, refresh } from "./apercu/refresh.js";
import "./apercu/bar.js";

rememberPage();
offerToFollow();
showMarks();

let told;
let busy = false;

// One refresh at a time; what is told meanwhile is looked at after it.
const hear = async (event) => {
  if (follow(event)) return;
  told = event;
  if (busy) return;
  busy = true;
  try {
    while (told && told.build !== findBuild()) {
      told = undefined;
      await refresh();
    }
  } catch {
    // The server is away or starting anew: it will say its build again.
  } finally {
    busy = false;
  }
};

listen(hear);
