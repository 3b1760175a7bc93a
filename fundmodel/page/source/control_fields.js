// The fields in which a number is typed, chosen or ticked.

import { freshId } from "./control_about.js";
import { ControlRow } from "./control_row.js";
import { fieldStep, inWords, toldNumber, typedNumber, unitBeside } from "./control_scale.js";
import { quarterEnd } from "./days.js";
import { made } from "./elements.js";
import { dateField, serialOf } from "./numbers.js";

const FEW_OPTIONS = 4;

/** A row for one address with the field that its unit wants, without a slider. */
export function numberRow(app, address, label) {
  const row = new ControlRow(app, address, label);
  row.take(_fieldOf(row));
  return row;
}

/** A number field with its unit beside it. */
export function typedField(row, extra = {}) {
  const { app, input } = row;
  const field = made("input", {
    type: "number",
    inputmode: "decimal",
    class: "number",
    autocomplete: "off",
    id: row.fieldId,
    step: fieldStep(app.data, input, app.deliveredAt(row.address)),
    title: "With a decimal point, as in 1.5; without commas",
    ...extra,
  });
  const comma = _commaOf(field);
  field.addEventListener("input", () => {
    row.beginTyping();
    row.offer(typedNumber(app.data, input, field.valueAsNumber), comma.lost() || _unread(field));
  });
  field.addEventListener("change", () => {
    row.typing = !row.why.hidden;
    row.update();
  });
  return {
    inputs: [field],
    elements: [field, made("span", { class: "unit", text: unitBeside(app.data, input) })],
    show: (number) => _put(field, toldNumber(app.data, input, number)),
  };
}

function _unread(field) {
  return Number.isNaN(field.valueAsNumber) ? "A number belongs here." : "";
}

/**
 * Whether a browser left out a comma that was typed: "1,5" must not be taken for 15. One that reads
 * commas as its language does puts them in, and tells so by an event.
 */
function _commaOf(field) {
  let [lost, first] = [false, false];
  field.addEventListener("beforeinput", ({ data }) => {
    if (data?.includes(",")) [lost, first] = [true, field.value === ""];
    else if (data === null) lost = false; // something is taken away
  });
  field.addEventListener("input", ({ data }) => {
    const written = data?.includes(",");
    const anew = data === field.value && !first; // all that stood there is gone
    if (written || anew) lost = false;
  });
  field.addEventListener("change", () => {
    lost = false;
  });
  return { lost: () => (lost ? "Write a decimal point in place of a comma." : "") };
}

function _put(field, number) {
  const text = String(number);
  if (field.value !== text) field.value = text;
}

function _fieldOf(row) {
  const { input, app } = row;
  const unit = app.data.units[input.unit] ?? {};
  if (input.options?.length)
    return selectField(
      row,
      input.options.map((name, at) => [at + 1, name]),
    );
  if (unit.kind === "flag") return _flagField(row);
  if (unit.style === "date") return input.ends_on_quarter ? _quarterField(row) : _dayField(row);
  return typedField(row);
}

/** A list of which one is chosen. */
function selectField(row, options) {
  const select = made("select", { id: row.fieldId });
  select.append(...options.map(([number, text]) => made("option", { value: number, text })));
  select.addEventListener("change", () => {
    if (!row.offer(Number(select.value))) select.value = String(row.app.valueAt(row.address));
  });
  return {
    inputs: [select],
    elements: [select],
    show: (number) => {
      select.value = String(number);
    },
  };
}

/** Buttons of which one is pressed in, where the options are few. */
export function choiceRow(app, address) {
  const row = new ControlRow(app, address);
  const { options } = row.input;
  if (options.length > FEW_OPTIONS) return numberRow(app, address);
  const name = freshId("choice");
  const inputs = options.map((_, at) =>
    made("input", {
      type: "radio",
      name,
      value: at + 1,
      onchange: () => row.offer(at + 1),
    }),
  );
  const labels = options.map((text, at) =>
    made("label", { class: "option" }, inputs[at], text.replaceAll("_", " ")),
  );
  const show = (number) =>
    inputs.forEach((one, at) => {
      one.checked = number === at + 1;
    });
  row.take({ inputs, elements: labels, show }, true);
  return row;
}

/** The ends of calendar quarters from the earliest to the latest. */
function _quarterField(row) {
  const { low, high } = row.input;
  const days = quarterEnds(low, high, row.app.deliveredAt(row.address));
  return selectField(
    row,
    days.map((day) => [day, inWords(row.app.data, row.input, day)]),
  );
}

/** Serials of the last days of quarters between two days, and of one more day. */
export function quarterEnds(low, high, another) {
  const found = new Set([another]);
  for (let day = quarterEnd(low); day <= high; day = quarterEnd(day, 1)) found.add(day);
  return [...found].sort((left, right) => left - right);
}

function _flagField(row) {
  const box = made("input", { type: "checkbox", id: row.fieldId });
  box.addEventListener("change", () => {
    if (!row.offer(box.checked ? 1 : 0)) box.checked = row.app.valueAt(row.address) === 1;
  });
  return {
    inputs: [box],
    elements: [box, made("span", { class: "unit", text: "yes" })],
    show: (number) => {
      box.checked = number === 1;
    },
  };
}

function _dayField(row) {
  const field = made("input", { type: "date", id: row.fieldId });
  field.addEventListener("change", () => {
    const day = serialOf(field.value);
    row.offer(day, Number.isNaN(day) ? "A day belongs here." : "");
  });
  return {
    inputs: [field],
    elements: [field],
    show: (number) => {
      field.value = dateField(number);
    },
  };
}
