/** Which NHS numbers do made-up people have? Those of the test range that begin with 999: nobody is ever given one. */

const RANGE = 1_000_000;
const SMALLEST = 999_000_000;

/** The check digit of nine digits by Modulus 11; 10 where there is no such number. */
function checkDigit(nine: number): number {
  let sum = 0;
  for (let left = nine, weight = 2; left > 0; left = Math.floor(left / 10), weight += 1) sum += weight * (left % 10);
  return (11 - (sum % 11)) % 11;
}

/** The six digits after 999 for which there is a number. */
const BASES: Uint32Array = (() => {
  const found = new Uint32Array(RANGE);
  let count = 0;
  for (let base = 0; base < RANGE; base += 1) if (checkDigit(SMALLEST + base) !== 10) found[count++] = base;
  return found.slice(0, count);
})();

/** A step without a common divisor with the count of numbers, so that each comes once. */
const STEP = 7919;

export const NUMBERS = BASES.length;

/** One person in so many had another number before the present one. */
export const FORMER_EVERY = 100;

export const MOST_PEOPLE = Math.floor((NUMBERS * FORMER_EVERY) / (FORMER_EVERY + 1)) - 1;

function numberAt(place: number): string {
  const nine = SMALLEST + (BASES[(place * STEP + 17) % NUMBERS] ?? 0);
  return String(nine * 10 + checkDigit(nine));
}

export const numberOf = (person: number): string => numberAt(person);

/** The number that somebody had before; of one person in each hundred. */
export const formerNumberOf = (person: number): string => numberAt(NUMBERS - 1 - Math.floor(person / FORMER_EVERY));
