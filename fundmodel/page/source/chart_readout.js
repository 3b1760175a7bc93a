// What a chart says of the year under the pointer; the table says the same without a pointer.

import { drawn, mark, say } from "./elements.js";
import { fixed } from "./numbers.js";

/** Let a chart be read year by year: `parts` has its frame and, once drawn, its years' `xs`. */
export function readable(parts) {
  const { frame } = parts;
  const line = drawn("line", {
    class: "pointed",
    y1: 12,
    y2: 216,
    stroke: "#777777",
    visibility: "hidden",
  });
  frame.svg.append(line);
  frame.svg.addEventListener("pointermove", (event) => {
    const year = nearestTo(_placeOf(frame.svg, event), parts.xs);
    mark(line, "x1", parts.xs[year]);
    mark(line, "x2", parts.xs[year]);
    mark(line, "visibility", "visible");
    say(frame.readout, yearInWords(frame.chart, year));
  });
  frame.svg.addEventListener("pointerleave", () => {
    mark(line, "visibility", "hidden");
    say(frame.readout, "");
  });
}

/** All series in one year, in words. */
export function yearInWords(chart, index) {
  const decimals = chart.decimals ?? 2;
  const told = chart.series.map((one) => {
    const now = fixed(one.values[index], decimals);
    const before = one.reference ? fixed(one.reference[index], decimals) : now;
    return `${one.name} ${now}${before === now ? "" : ` (as delivered ${before})`}`;
  });
  return `${chart.years[index]}: ${told.join("; ")}`;
}

/** Which of the places is nearest. */
export function nearestTo(x, xs) {
  return xs.reduce(
    (best, one, index) => (Math.abs(one - x) < Math.abs(xs[best] - x) ? index : best),
    0,
  );
}

function _placeOf(svg, event) {
  const { left, width } = svg.getBoundingClientRect();
  return ((event.clientX - left) / width) * svg.viewBox.baseVal.width;
}
