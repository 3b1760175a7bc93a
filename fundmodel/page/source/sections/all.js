// The sections of the page that tell lines, as the fund has chosen them.

import { figures } from "./figures.js";
import { everyLine } from "./lines.js";
import { twoScenarios } from "./scenarios.js";

const KINDS_OF_SECTION = { "": figures, lines: everyLine, scenarios: twoScenarios };

/**
 * Sections from what the fund says of them.
 * @returns {{id: string, title: string, build: function(Element, object), update: function(object)}[]}
 *   build: fills an element, once; update: tells the numbers as they are now.
 */
export function sectionsOf(data) {
  return (data.front.sections ?? []).map((section) => {
    let inside = null;
    return {
      id: section.id,
      title: section.title,
      build(root, app) { inside = KINDS_OF_SECTION[section.kind](root, app, section); },
      update(app) { inside?.update(app); },
    };
  });
}
