// A small page to work by hand: its data, and what somebody changed on it.
import { freshState } from "../../fundmodel/page/source/state.js";

const EACH = {
  each: null,
  by_year: false,
  options: null,
  whole: false,
  flag: false,
  movable: true,
  low_is: null,
  high_is: null,
};
export const input = (name, unit, low, high, more = {}) => ({
  ...EACH,
  name,
  label: `Label of ${name}`,
  unit,
  low,
  high,
  grade: "C",
  ...more,
});
const UNCHANGED = { values: {}, because: {}, ranges: {}, file: "" };
export const DATA = {
  series_years: [2027, 30],
  sets: { window: ["Roads, ports", "Energy", "Homes"] },
  units: {
    "US$ m": { style: "money", kind: "plain", told: 0.001, told_as: "US$ bn" },
    share: { style: "percent", kind: "share", told: 100, told_as: "%" },
    quarters: { style: "whole", kind: "quarters", told: 1, told_as: "quarters" },
    date: { style: "date", kind: "date", told: 1, told_as: "date" },
    choice: { style: "whole", kind: "choice", told: 1, told_as: "choice" },
    flag: { style: "whole", kind: "flag", told: 1, told_as: "flag" },
  },
  inputs: [
    input("us_share", "share", 0, 1),
    input("pledge", "US$ m", 0, 300_000),
    input("delay", "quarters", 0, 40, { whole: true }),
    input("signed", "date", 46387, 48213, { whole: true, ends_on_quarter: true }),
    input("reading", "choice", null, null, { options: ["D1 accounting, yearly", 'it\'s & "so"'] }),
    input("growth", "share", -0.2, 0.2, { by_year: true }),
    input("mix", "share", 0, 1, { each: "window", adds_to_one: true, cells: {}, rest_for: [] }),
    input("cost", "share", 0, 1, { each: "window", cells: { Energy: { low: 0.1 } }, rest_for: [] }),
    input("length", "quarters", 1, 200, { whole: true, movable: false }),
  ],
  values: {
    us_share: 0.5,
    pledge: 100_000,
    delay: 4,
    signed: 46387,
    reading: 1,
    growth: { 2027: 0.02, 2030: 0.03 },
    mix: [0.5, 0.3, 0.2],
    cost: [0.1, 0.2, 0.3],
    length: 120,
  },
  scenarios: [
    { ...UNCHANGED, name: "base", label: "Base", fingerprint: "0123456789abcdef01" },
    {
      ...UNCHANGED,
      name: "low",
      label: "Low\n  changes:\nline",
      values: { us_share: 0.25 },
      fingerprint: "fedcba9876543210fe",
    },
  ],
};

export const stateOf = (edits, scenario = "base") => ({
  ...freshState(scenario),
  edits: new Map(Object.entries(edits)),
});
export const EDITS = {
  us_share: 0.1 + 0.2,
  pledge: 115_000,
  signed: 47118,
  reading: 2,
  growth: 0.01,
  "growth[2031]": -0.015,
  "cost[Roads, ports]": 1e-7,
};
