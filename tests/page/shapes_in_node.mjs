// Scores, chances, shapes and streams of the page: reads numbers from the standard input as JSON.
import { readFileSync } from "node:fs";
import { correlated } from "../../fundmodel/page/source/worlds/correlated.js";
import { roundedToText } from "../../fundmodel/page/source/worlds/decimals.js";
import { builtUp, beginnings } from "../../fundmodel/page/source/worlds/events.js";
import { chanceOf, scoreOf } from "../../fundmodel/page/source/worlds/normal.js";
import { randomWords } from "../../fundmodel/page/source/worlds/philox.js";
import { sha256 } from "../../fundmodel/page/source/worlds/sha256.js";
import { shapeOf } from "../../fundmodel/page/source/worlds/shapes.js";
import { Chances } from "../../fundmodel/page/source/worlds/spread.js";

const asked = JSON.parse(readFileSync(0, "utf-8"));
const hex = (words) => [...words].map((word) => word.toString(16).padStart(8, "0"));
process.stdout.write(
  JSON.stringify({
    digests: asked.texts.map((text) => hex(sha256(text)).join("")),
    words: hex(randomWords(asked.key, asked.first, 8)),
    streams: asked.texts.map((name) => [
      ...new Chances(asked.seed, asked.texts[0]).of(name, asked.paths),
    ]),
    scores: asked.chances.map(scoreOf),
    chances: asked.scores.map(chanceOf),
    rounded: asked.numbers.map(roundedToText),
    shapes: asked.draws.map((draw) => asked.scores.map(shapeOf(draw))),
    together: correlated(
      asked.independent.map((row) => Float64Array.from(row)),
      asked.matrix,
    ).map((row) => [...row]),
    events: asked.events.map(({ hazard, events }) => beginnings(events, builtUp(hazard))),
  }),
);
