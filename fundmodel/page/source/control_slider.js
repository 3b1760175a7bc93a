// A slider with a number field beside it: a drag is never the only way.

import { typedField } from "./control_fields.js";
import { ControlRow } from "./control_row.js";
import { inWords, placeOn, sliderScale, toldNumber, typedNumber } from "./control_scale.js";
import { made, mark } from "./elements.js";
import { fixed } from "./numbers.js";

/**
 * A row with a slider.
 * @param {{name: string, low: ?number, high: ?number}} slider the address, and the ends of the
 *   scale where the plausible ones are too far apart.
 */
export function sliderRow(app, slider) {
  const row = new ControlRow(app, slider.name);
  row.take(_sliderField(row, slider));
  return row;
}

function _sliderField(row, slider) {
  const range = made("input", { type: "range", id: row.fieldId });
  const id = `track-${slider.name}`;
  const track = made("div", { class: "track", id }, range);
  const ends = ["true", "true"].map((hidden) => made("span", { "aria-hidden": hidden }));
  const typed = typedField(row, { id: null, "aria-label": `${row.label}, as a number` });
  range.addEventListener("input", () => {
    row.typing = false;
    row.offer(typedNumber(row.app.data, row.input, range.valueAsNumber));
  });
  const show = (number, delivered) => {
    _showOn(row, slider, { range, style: _styleOf(id), ends }, number, delivered);
    typed.show(number);
  };
  range.addEventListener("change", () => row.update());
  const below = made("div", { class: "ends" }, ends[0], row.delivered, ends[1]);
  const elements = [made("div", { class: "along" }, track, below), ...typed.elements];
  return { inputs: [range, ...typed.inputs], elements, show, holdsDelivered: true };
}

function _showOn(row, slider, { range, style, ends }, number, delivered) {
  const { app, input } = row;
  const scale = sliderScale(app.data, input, slider, number, delivered);
  const now = toldNumber(app.data, input, number);
  mark(range, "min", scale.low);
  mark(range, "max", scale.high);
  mark(range, "step", scale.step);
  if (range.valueAsNumber !== now) range.value = String(now);
  mark(range, "aria-valuetext", inWords(app.data, input, number));
  _place(style, "--now", placeOn(scale, now));
  _place(style, "--delivered-at", placeOn(scale, toldNumber(app.data, input, delivered)));
  [scale.low, scale.high].forEach((end, at) => {
    const text = fixed(end, 2).replace(/\.?0+$/, "");
    if (ends[at].textContent !== text) ends[at].textContent = text;
  });
}

/** Set a rule if it is another: set anew, it makes the browser look at the whole page again. */
function _place(style, name, along) {
  if (style.getPropertyValue(name) !== String(along)) style.setProperty(name, String(along));
}

// Of the tracks: an attribute with a style would break the policy of a saved page.
let _styles = null;

/** The style of an element by its id, in a sheet that no saved page holds. */
function _styleOf(id) {
  if (!_styles) {
    _styles = { sheet: new CSSStyleSheet(), rules: new Map() };
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, _styles.sheet];
  }
  const { sheet, rules } = _styles;
  if (!rules.has(id)) rules.set(id, sheet.cssRules[sheet.insertRule(`#${id} {}`, rules.size)]);
  return rules.get(id).style;
}
