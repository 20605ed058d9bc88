/** Which organisation does a reference mean, and do two providers mean the same one? */
import type { Reference } from 'fhir/r4';
import { ODS_ORGANISATION, ODS_SITE } from '../../domain/code-systems';
import type { ReadContext } from '../section';
import { plainText } from './concept';
import { referenceText } from './reference';
import { list } from './shape';

export interface Organisation {
  readonly ods: string | null;
  readonly name: string | null;
}

const isOds = (system: string | undefined): boolean => system === ODS_ORGANISATION || system === ODS_SITE;

/** The organisation a reference points to, by ODS code and name, as far as either is told; null when neither is. */
export function organisationOf(reference: Reference | undefined, context: ReadContext): Organisation | null {
  if (reference === undefined) return null;
  const target = context.resolve(reference.reference);
  const identifiers = target?.resourceType === 'Organization' ? list(target.identifier) : [];
  const ods = [...list(reference.identifier), ...identifiers].find(
    ({ system, value }) => isOds(system) && value,
  )?.value;
  const name = referenceText(reference, context);
  return ods === undefined && name === null ? null : { ods: ods?.toUpperCase() ?? null, name };
}

/** Words that tell the kind or the legal form of an organisation, not which one it is. */
const FORM = new Set([
  'the',
  'nhs',
  'foundation',
  'trust',
  'university',
  'hospital',
  'hospitals',
  'teaching',
  'general',
  'ltd',
  'limited',
  'of',
]);

/** How practices are called; some private hospitals are medical or health centres too. */
const PRACTICE = /\b(?:gps?|general practi\w+|surgery|practice|(?:medical|health|family|group) centre|mc)\b/i;

/** Whether this may be the name of a general practice, or of whoever works in one. */
export const mayBePractice = (name: string): boolean => PRACTICE.test(name);

function plainName(name: string): string {
  const words = plainText(name).split(' ');
  const own = words.filter((word) => !FORM.has(word));
  return (own.length === 0 ? words : own).join(' ');
}

const sameOds = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a)));

/**
 * True when both mean one organisation: by ODS code (a site belongs to its trust), else by name without its legal form.
 */
export function sameOrganisation(a: Organisation, b: Organisation): boolean {
  if (a.ods !== null && b.ods !== null) return sameOds(a.ods, b.ods);
  return a.name !== null && b.name !== null && plainName(a.name) === plainName(b.name);
}

export const anySameOrganisation = (a: readonly Organisation[], b: readonly Organisation[]): boolean =>
  a.some((one) => b.some((other) => sameOrganisation(one, other)));
