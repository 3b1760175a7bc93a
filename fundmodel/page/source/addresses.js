// Addresses of numbers, as scenarios write them: `name`, `name[Member]` or `name[2030]`.

const namesOf = new WeakMap();
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

/** What stands in a list under a name, such as one of `data.inputs`; undefined if nothing does. */
export function named(list, name) {
  if (!namesOf.has(list)) namesOf.set(list, new Map(list.map((one) => [one.name, one])));
  return namesOf.get(list).get(name);
}

/** The two parts of an address: ["pledge", "Germany"], or ["us_profit_share", null]. */
export function splitAddress(address) {
  const found = /^([^[\]]+)(?:\[([^[\]]*)\])?$/.exec(address);
  return found ? [found[1], found[2] ?? null] : [address, null];
}

/** The members of an assumption or a line; [""] where it has none. */
export function membersOf(data, one) {
  return one.each ? data.sets[one.each] : [""];
}

/** Whether the text between brackets is a calendar year. */
export function isYear(cell) {
  return /^\d{4}$/.test(cell) && Number(cell) >= FIRST_YEAR && Number(cell) <= LAST_YEAR;
}

/** Every address of an assumption under which a scenario states a number. */
export function addressesOf(data, one, values) {
  if (one.by_year)
    return Object.keys(values.stated[one.name]).map((year) => `${one.name}[${year}]`);
  return membersOf(data, one).map((member) => (member ? `${one.name}[${member}]` : one.name));
}
