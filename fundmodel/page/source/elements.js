// Elements of the page and of its drawings. Text goes in as text alone, never as markup.

const SVG_NAMES = "http://www.w3.org/2000/svg";

/**
 * An element of the page.
 * @param {string} tag its name.
 * @param {object} attributes of the element; `text` is its text, and `onclick` and the like are
 *   functions; what is null, undefined or false is left out, true is an attribute without a value.
 * @param {...(Node|string)} inside elements and texts.
 */
export function made(tag, attributes = {}, ...inside) {
  return _filled(document.createElement(tag), attributes, inside);
}

/** An element of a drawing (SVG), likewise. */
export function drawn(tag, attributes = {}, ...inside) {
  return _filled(document.createElementNS(SVG_NAMES, tag), attributes, inside);
}

/** Put other elements into an element in place of those that are there. */
export function fill(element, ...inside) {
  element.replaceChildren(...inside);
  return element;
}

/** Give an element another text, if it has another. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Set an attribute, if it is another. */
export function mark(element, name, value) {
  if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

function _filled(element, attributes, inside) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...inside.filter((one) => one !== null && one !== undefined));
  return element;
}
