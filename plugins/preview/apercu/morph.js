// Changes the elements of the page that the server changed, and no other.
//
// For each node, `served` holds the node as the server gave it. What scripts and readers did since
// then (a button added, a detail opened, a text typed) is none of the server's business.
import { Idiomorph } from "./idiomorph.js";
import { pair } from "./pairs.js";

const served = new WeakMap();

const remember = (node, source = node.cloneNode(true)) => {
  served.set(node, source);
  node.childNodes.forEach((child, i) => remember(child, source.childNodes[i]));
};

export const rememberPage = () => remember(document.body);

const wasTyped = (node) =>
  (node.matches?.("textarea, input:not([type=checkbox], [type=radio])") && node.value !== node.defaultValue) ||
  (node.matches?.("[type=checkbox], [type=radio]") && node.checked !== node.defaultChecked) ||
  (node.matches?.("select") && [...node.options].some((o) => o.selected !== o.defaultSelected));

const callbacks = {
  beforeNodeMorphed: (node, fresh) => {
    const was = served.get(node);
    if (was && wasTyped(node) && was.id === fresh.id) return false;
    served.set(node, served.get(fresh));
    return !was?.isEqualNode(served.get(fresh));
  },
  beforeAttributeUpdated: (name, element) => !(name === "open" && element.matches("details, dialog")),
  beforeNodeRemoved: (node) => served.has(node), // a script that is still at work added the others
  afterNodeAdded: (node) => served.has(node) || remember(node),
};

export const morphPage = (page) => {
  remember(page.body);
  const unpair = pair(document.body, page.body, served);
  Idiomorph.morph(document.body, page.body, { morphStyle: "outerHTML", callbacks });
  unpair();
};
