// The plausible ranges of inputs, whose ends may be other numbers of the same set.

/** What `data.draws.inputs` says of an input in a scenario. */
export function inputOf(draws, scenario, name) {
  return { ...draws.inputs[name], ...draws.scenarios[scenario].ends[name] };
}

/**
 * The lowest and the highest plausible number of an input, or of one of its members.
 *
 * @param lookUp name of an input -> its stated number
 */
export function plausibleRange(draws, scenario, name, member, lookUp) {
  const { ends, cells } = inputOf(draws, scenario, name);
  const [low, high] = cells?.[member] ?? ends;
  return [
    endAt(draws, scenario, low, -Infinity, lookUp),
    endAt(draws, scenario, high, Infinity, lookUp),
  ];
}

function endAt(draws, scenario, end, limit, lookUp) {
  if (typeof end !== "string") return end ?? limit;
  const number = lookUp(end);
  const [low, high] = inputOf(draws, scenario, end).ends;
  const isOutside =
    (typeof low === "number" && number < low) || (typeof high === "number" && number > high);
  return isOutside ? limit : number;
}
