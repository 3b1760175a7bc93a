// What is known of a number: range, grade, source, note, how it is drawn, why a scenario has it.

import { splitAddress } from "./addresses.js";
import { inWords, rangeInWords } from "./control_scale.js";
import { made } from "./elements.js";
import { format } from "./numbers.js";
import { sourceInWords } from "./sections/assumption_page.js";
import { rangeAt } from "./refusals.js";
import { inputAt } from "./state.js";

/** Behind what is not the same in all years. */
export const BY_YEAR = ", by year";

let _lastId = 0;

/** An id that no other element of the page has. */
export function freshId(word) {
  _lastId += 1;
  return `${word}-${_lastId}`;
}

/**
 * A button that opens what is known of a number, and the place where it opens.
 * @returns {[HTMLElement, HTMLElement]} built when it is first opened.
 */
export function aboutButton(app, address) {
  const input = inputAt(app.data, address);
  const id = freshId("about");
  const inside = made("dl", { id, class: "about", hidden: true });
  const button = made("button", {
    type: "button",
    class: "plain",
    "aria-expanded": "false",
    "aria-controls": id,
    "aria-label": `About ${input.label}`,
    text: input.grade === "definition" ? "about" : `grade ${input.grade}`,
    onclick: () => _open(app, address, button, inside),
  });
  return [button, inside];
}

function _open(app, address, button, inside) {
  const opens = inside.hidden;
  if (opens) inside.replaceChildren(..._rows(app, address));
  inside.hidden = !opens;
  button.setAttribute("aria-expanded", String(opens));
}

function _rows(app, address) {
  return [...aboutRows(app, address)].flatMap(([word, text, link]) => [
    made("dt", { text: word }),
    made("dd", {}, text, _linkTo(link)),
  ]);
}

/** What an address has as delivered; of all years at once the lowest and the highest. */
export function deliveredInWords(app, address) {
  const { data } = app;
  const input = inputAt(data, address);
  const [name, cell] = splitAddress(address);
  const numbers = input.by_year && cell === null ? Object.values(app.delivered.stated[name]) : [];
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  if (!(low < high)) return inWords(data, input, app.deliveredAt(address));
  return `${format(data, input.unit, low)} to ${inWords(data, input, high)}${BY_YEAR}`;
}

/** What there is to say of a number: words and texts, in order. */
function* aboutRows(app, address) {
  const { data, scenario } = app;
  const [name, cell] = splitAddress(address);
  const input = inputAt(data, address);
  const known = { ...input, ...input.cells?.[cell] };
  const range = rangeInWords(
    data,
    input,
    rangeAt(data, address, scenario, (one) => app.valueAt(one)),
  );
  const because = scenario.because[address] ?? scenario.because[name];
  const source = scenario.sources?.[address] ?? scenario.sources?.[name] ?? known.source;
  yield ["Name", address];
  yield ["Delivered", deliveredInWords(app, address)];
  if (because) yield [`Changed in ${scenario.label || scenario.name}`, because];
  if (range) yield ["Plausible", range];
  yield ["Grade", known.as_of ? `${known.grade}, as of ${known.as_of}` : known.grade];
  if (source) yield ["Source", sourceInWords(source), source.link];
  if (known.note) yield ["Note", known.note];
  if (known.drawn) yield ["In worlds", known.drawn];
  if (known.review_by) yield ["Review by", known.review_by];
}

/** A link to where a source is; addresses that are none of the web stay texts. */
function _linkTo(link) {
  if (!/^https?:\/\//.test(link ?? "")) return link ? ` ${link}` : null;
  return made(
    "span",
    {},
    " ",
    made("a", { href: link, target: "_blank", rel: "noopener noreferrer", text: "Open it" }),
  );
}
