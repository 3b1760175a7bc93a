// The normal distribution and its inverse.

const CENTRE = 0.425; // so far from one half a chance is taken as central
const ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);
const FROM_SERIES = 2.3; // beyond this score the continued fraction is as good, and then better
const STEPS_OF_FRACTION = 90;

// Wichura (1988), algorithm AS 241: numerators and denominators, the highest power first
const CENTRAL = [
  [
    2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
    13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
  ],
  [
    5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
    5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1,
  ],
];
const OUTER = [
  [
    7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177,
    1.27045825245236838258, 3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959,
    1.42343711074968357734,
  ],
  [
    1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966,
    0.14810397642748007459, 0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187,
    1,
  ],
];
const FAR = [
  [
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386,
    0.026532189526576123093, 0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699,
    6.6579046435011037772,
  ],
  [
    2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5,
    7.868691311456132591e-4, 0.0148753612908506148525, 0.13692988092273580531,
    0.59983220655588793769, 1,
  ],
];

function polynomial(coefficients, x) {
  let sum = 0;
  for (let at = 0; at < coefficients.length; at++) sum = sum * x + coefficients[at];
  return sum;
}

/** The standard normal score that a chance has. */
export function scoreOf(chance) {
  const off = chance - 0.5;
  if (Math.abs(off) <= CENTRE) {
    const x = 0.180625 - off * off;
    return (off * polynomial(CENTRAL[0], x)) / polynomial(CENTRAL[1], x);
  }
  const root = Math.sqrt(-Math.log(off < 0 ? chance : 1 - chance));
  const [[above, below], x] = root <= 5 ? [OUTER, root - 1.6] : [FAR, root - 5];
  const size = polynomial(above, x) / polynomial(below, x);
  return off < 0 ? -size : size;
}

/** The density of the standard normal distribution. */
export function normalDensity(score) {
  return Math.exp(-0.5 * score * score) / ROOT_OF_TWO_PI;
}

/** The chance of a score no higher than this one; small ones keep their digits. */
export function chanceOf(score) {
  const size = Math.abs(score);
  const upper = size < FROM_SERIES ? 0.5 - fromTheMiddle(size) : beyondFar(size);
  if (score <= 0) return upper;
  return size < FROM_SERIES ? 0.5 + fromTheMiddle(size) : 1 - upper;
}

/** The chance between 0 and a score, by a series whose terms are all positive. */
function fromTheMiddle(size) {
  let [term, sum] = [size, size];
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (size * size) / odd;
    sum += term;
  }
  return sum * normalDensity(size);
}

/** The chance beyond a high score, by Laplace's continued fraction. */
function beyondFar(size) {
  let below = size;
  for (let step = STEPS_OF_FRACTION; step > 0; step--) below = size + step / below;
  return normalDensity(size) / below;
}
