// What numbers come to together.

/** The sum of numbers, added from the first to the last. */
export function sumOf(numbers) {
  return numbers.reduce((sum, one) => sum + one, 0);
}
