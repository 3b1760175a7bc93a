// A chart as a file: numbers (CSV), drawing (SVG) and picture (PNG). Nothing leaves the page.

import { drawn, made } from "./elements.js";
import { asCsv } from "./chart_words.js";

const PICTURE_TIMES = 2; // pixels a unit of the drawing, so that the picture is sharp in print
const FILE_HEAD = 46;
const LEGEND_ROW = 18;

/** A name that any system takes, from a title. */
export function fileName(title, ending) {
  const plain = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return `${plain || "chart"}.${ending}`;
}

/** Offer a file to the reader. */
export function save(name, content, kind) {
  const blob = content instanceof Blob ? content : new Blob([content], { type: kind });
  const address = URL.createObjectURL(blob);
  made("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The numbers of a table as a file; spreadsheets know by the mark in front that it is UTF-8. */
export function saveCsv(title, table) {
  save(fileName(title, "csv"), `\ufeff${asCsv(table)}`, "text/csv;charset=utf-8");
}

/**
 * A drawing by itself, with title, unit and legend, on white, as the text of an SVG file.
 * @param {SVGElement} svg as it stands on the page.
 * @param {{title: string, unit: string, source: string}} chart what is written round it.
 * @param {{mark: SVGElement, text: string}[]} legend from the first series on.
 */
export function standalone(svg, chart, legend) {
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  const foot = FILE_HEAD + height + legend.length * LEGEND_ROW;
  const picture = svg.cloneNode(true);
  for (const only of picture.querySelectorAll(".pointed")) only.remove();
  const whole = drawn(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${foot + 22}`,
      width,
      height: foot + 22,
      "font-family": "system-ui, sans-serif",
      "font-size": 12,
      fill: "#222222",
    },
    drawn("rect", { width: "100%", height: "100%", fill: "#ffffff" }),
    drawn("text", { x: 8, y: 19, "font-size": 15, "font-weight": "bold", text: chart.title }),
    drawn("text", { x: 8, y: 36, text: chart.unit }),
    drawn("g", { transform: `translate(0 ${FILE_HEAD})` }, ...picture.children),
    ...legend.map(({ mark, text }, row) =>
      _legendRow(mark, text, FILE_HEAD + height + row * LEGEND_ROW),
    ),
    drawn("text", {
      x: 8,
      y: foot + 14,
      "font-size": 10,
      fill: "#555555",
      text: chart.source ?? "",
    }),
  );
  return new XMLSerializer().serializeToString(whole);
}

/** The same as a picture, for those whom `done` tells; null where the browser refuses. */
export function asPicture(text, done) {
  const image = new Image();
  image.onload = () => {
    const canvas = made("canvas", {
      width: image.width * PICTURE_TIMES,
      height: image.height * PICTURE_TIMES,
    });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(done, "image/png");
  };
  image.onerror = () => done(null);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}

function _legendRow(mark, text, top) {
  return drawn(
    "g",
    { transform: `translate(8 ${top})` },
    drawn("g", { transform: "translate(0 2)" }, ...mark.cloneNode(true).children),
    drawn("text", { x: 32, y: 12, text }),
  );
}
