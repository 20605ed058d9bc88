/** Does a text hold what tells who somebody is? Told by its shape, or by a canary that was planted to be looked for. */
import { isNhsNumber } from '../../../src/domain/nhs-number';

const NUMBERS = /(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g;

const SHAPES: readonly (readonly [what: string, shape: RegExp])[] = [
  ['a planted canary', /canary/i],
  ['a postcode', /\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b/],
  ['an id of the spine', /\b[0-9a-f]{64}\b/],
  ['an address of e-mail', /[^\s@]+@[^\s@]+\.[a-z]{2,}/i],
  ['a reference to a person', /\bPatient\//],
  ['marks of a document', /<\/?[a-z][^>]*>/i],
];

/** What it holds; null where it holds none of it. `digests`: a text in which a digest may stand. */
export function identifierIn(value: string, digests = false): string | null {
  for (const [number] of value.matchAll(NUMBERS)) if (isNhsNumber(number)) return 'an NHS number';
  const found = SHAPES.find(([what, shape]) => shape.test(value) && !(digests && what === 'an id of the spine'));
  return found?.[0] ?? null;
}
