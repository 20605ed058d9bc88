/**
 * What is in a small record that somebody pasted in, once it is mended and read as R4 the way intake does? Synthetic
 * records only.
 */
import type { FhirResource } from 'fhir/r4';
import { isObject, type JsonDraft } from '../../domain/json';
import { isNhsNumber, nhsNumberDigits } from '../../domain/nhs-number';
import { clashesIn } from '../../stu3/bundle';
import { respeltToR4 } from '../../stu3/convert';
import { problem, type Problem } from '../http/problem';
import { fits } from '../intake/clean/fit';
import { liftContained } from '../intake/clean/lift-contained';
import { makeSound } from '../intake/clean/sound';

/** More than anybody reads through; a whole record is no small one. */
const MOST = 300;

export interface Pasted {
  readonly resources: readonly FhirResource[];
  /** `Type/id` of what intake would drop, with the row that says so. */
  readonly dropped: readonly { readonly reference: string; readonly rule: 'D-unreadable' | 'D-patient' }[];
}

const isResource = (value: unknown): value is JsonDraft => isObject(value) && typeof value['resourceType'] === 'string';

function given(pasted: unknown): readonly JsonDraft[] | null {
  if (Array.isArray(pasted)) return (pasted as unknown[]).every(isResource) ? (pasted as JsonDraft[]) : null;
  if (!isResource(pasted)) return null;
  if (pasted['resourceType'] !== 'Bundle') return [pasted];
  const entries: readonly unknown[] = Array.isArray(pasted['entry']) ? (pasted['entry'] as unknown[]) : [];
  return entries.flatMap((entry) => (isObject(entry) && isResource(entry['resource']) ? [entry['resource']] : []));
}

/**
 * Numbers 999… are for testing and belong to nobody (NHS England, test data). Digits beside a code are the code's own.
 */
const isRealNumber = (text: string): boolean => isNhsNumber(text) && nhsNumberDigits(text)?.startsWith('999') !== true;

/** The whole JSON as text: an NHS number in any identifier, reference or note counts, however it is spaced. */
function holdsRealNumber(json: string): boolean {
  for (const [, value = ''] of json.matchAll(/"(?:value|id|valueString)":"([^"]{10,14})"/g))
    if (isRealNumber(value)) return true;
  // Ten digits that are a whole string may be a code; within other text, or spaced 3-3-4, they are not.
  for (const [digits] of json.matchAll(/\b\d{3}[ -]\d{3}[ -]\d{4}\b|(?<!")\b\d{10}\b|\b\d{10}\b(?!")/g))
    if (isRealNumber(digits)) return true;
  return false;
}

/** The record, or the problem to tell. Nothing of it is kept or logged. */
export function readPasted(pasted: unknown, fhirVersion: 'STU3' | 'R4'): Pasted | Problem {
  const all = given(pasted);
  if (all === null || all.length === 0)
    return problem(400, 'bad-input', 'Paste one FHIR resource, a list of them, or a Bundle with entries, as JSON.');
  if (all.length > MOST) return problem(400, 'bad-input', `Paste at most ${String(MOST)} resources.`);
  let json: string;
  try {
    json = JSON.stringify(all);
  } catch {
    return problem(400, 'bad-input', 'This is nested too deep to be read.');
  }
  if (holdsRealNumber(json))
    return problem(
      400,
      'not-synthetic',
      'This holds an NHS number outside the test range 999…, so it may be about a real person. Nothing was tried ' +
        'and nothing was kept. Paste synthetic records only.',
    );

  const stu3 = fhirVersion === 'STU3' ? clashesIn(all) : null;
  const kept: FhirResource[] = [];
  const dropped: { reference: string; rule: 'D-unreadable' | 'D-patient' }[] = [];
  all.forEach((resource, index) => {
    if (typeof resource['id'] !== 'string' || resource['id'] === '') resource['id'] = `pasted-${String(index + 1)}`;
    const reference = `${String(resource['resourceType'])}/${resource['id'] as string}`;
    if (resource['resourceType'] === 'Patient') {
      dropped.push({ reference, rule: 'D-patient' });
      return;
    }
    const sound = makeSound(resource, { base: 'urn:nowhere/', fullUrls: new Map(), stu3 });
    const converted = sound && stu3 !== null ? respeltToR4(resource, stu3) : null;
    const r4 = !sound
      ? null
      : converted === null
        ? (resource as unknown as FhirResource)
        : converted.ok
          ? converted.resource
          : null;
    if (r4 !== null && fits(r4)) kept.push(r4);
    else dropped.push({ reference, rule: 'D-unreadable' });
  });
  return { resources: liftContained(kept), dropped };
}
