// Which assumptions stand in the page: in its head, and at the foot of each printed sheet.

import { say } from "./elements.js";
import { fingerprintOf } from "./state.js";

/** Version and fingerprint of the scenario in use: those that `run` tells of it. */
export function identityInWords({ data, state }) {
  return `Version ${data.version}, assumptions ${fingerprintOf(data, state.scenario)}`;
}

/** Keeps them up to date. */
export class Identity {
  /** @param {Element} element in the head of the page. */
  constructor(element) {
    this.element = element;
    this.foot = ""; // what is printed under each sheet
    this.sheet = new CSSStyleSheet(); // in no saved page, as its state is not
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.sheet];
  }

  update(app) {
    const words = identityInWords(app);
    say(this.element, words);
    const count = app.state.edits.size;
    const changes = count === 0 ? "" : count === 1 ? ", 1 change" : `, ${count} changes`;
    this.#print(words + changes);
  }

  #print(foot) {
    if (foot === this.foot) return;
    this.foot = foot;
    const quoted = `"${foot.replace(/[^\w .,+-]/g, "")}"`;
    this.sheet.replaceSync(`@page { @bottom-left { content: ${quoted}; font-size: 8pt; } }`);
  }
}
