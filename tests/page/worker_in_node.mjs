// Asks the page's worker for things whose steps take a while; prints what it answers, as JSON.
import { Work } from "../../fundmodel/page/source/worker.js";

function* steps(count) {
  for (let step = 1; step <= count; step++) {
    for (const end = performance.now() + 15; performance.now() < end;); // a step takes a while
    yield step;
  }
  return { steps: count };
}

const until = (isTrue) =>
  new Promise((resume) => {
    const look = () => (isTrue() ? resume() : setTimeout(look, 5));
    look();
  });

const newest = [];
const inSteps = (_, state) => steps(state.steps);
const work = new Work((answer) => newest.push(answer), { worlds: inSteps, tornado: inSteps });
work.take({ kind: "worlds", id: 1, state: { steps: 40 } });
work.take({ kind: "tornado", id: 1, state: { steps: 40 } });
await until(() => newest.some(({ kind, id, done }) => kind === "worlds" && id === 1 && done));
work.take({ kind: "tornado", id: 2, state: { steps: 4 } });
work.take({ kind: "worlds", id: 2, state: { steps: 4 } });
await until(() => !work.busy);
const broken = [];
const fails = () => {
  throw new Error("no such scenario");
};
const other = new Work((answer) => broken.push(answer), { worlds: fails });
other.take({ kind: "worlds", id: 3, state: {} });
await until(() => !other.busy);
process.stdout.write(JSON.stringify({ newest, broken }));
