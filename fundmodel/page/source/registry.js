// Sections that files of their own add to the page, such as those that draw worlds.

const addedSections = [];

/**
 * Add a section below those that the fund has chosen.
 * @param {{id: string, title: string, build: function(Element, object), update: function(object)}}
 *   section build: fills an element, once; update: tells the numbers as they are now.
 */
export function addSection(section) {
  addedSections.push(section);
}

/** The sections added so far, in order. */
export function sectionsAdded() {
  return addedSections;
}
