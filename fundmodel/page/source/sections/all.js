// The sections of the page that tell lines, as the fund has chosen them.

import { figures } from "./figures.js";
import { everyLine } from "./lines.js";
import { twoScenarios } from "./scenarios.js";

const KINDS_OF_SECTION = { "": figures, lines: everyLine, scenarios: twoScenarios };

/**
 * Sections from what the fund says of them.
 * @returns {{id: string, title: string, build: function(Element, object),
 *   update: function(object)}[]}
 *   build: fills an element, once; update: tells the numbers as they are now.
 */
export function sectionsOf(data) {
  return (data.front.sections ?? []).map((section) => {
    let inside = null;
    let asked = "";
    if (section.kind === "lines") {
      whenAsked((name) => {
        asked = name;
        if (inside) inside.begin(name);
      });
    }
    return {
      id: section.id,
      title: section.title,
      build(root, app) {
        inside = KINDS_OF_SECTION[section.kind](root, app, section);
        if (asked) inside.begin(asked);
      },
      update(app) {
        inside?.update(app);
      },
    };
  });
}

/** Anywhere on the page a line may be asked for: its section opens, and tells it. */
function whenAsked(tell) {
  document.addEventListener("explain", ({ detail }) => {
    const frame = document.getElementById("section-lines");
    tell(detail);
    if (frame) {
      frame.open = true;
      frame.scrollIntoView({ block: "start" });
    }
  });
}
