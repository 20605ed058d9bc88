/**
 * Whose record is it? Resources of somebody else inside one bundle are named and left out; bundles of two people are
 * refused.
 */
import { sexOf, type Sex } from '../../src/domain/ranges-by-sex';
import { type Json, isObject } from '../../src/domain/json';
import { LEGACY_NHS_NUMBER_SYSTEM, NHS_NUMBER_SYSTEM, isNhsNumber, nhsNumberDigits } from '../../src/domain/nhs-number';
import { type Warning } from './bundle';

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : value === undefined ? [] : [value];

/** The NHS number in an identifier list, digits only; null when there is none. */
function nhsNumberIn(identifiers: unknown): string | null {
  for (const identifier of listOf(identifiers)) {
    if (
      !isObject(identifier) ||
      (identifier['system'] !== NHS_NUMBER_SYSTEM && identifier['system'] !== LEGACY_NHS_NUMBER_SYSTEM)
    )
      continue;
    const digits = nhsNumberDigits(String(identifier['value'] ?? ''));
    if (digits !== null) return digits;
  }
  return null;
}

const PATIENT = /(?:^|\/)Patient\/([^/]+)(?:\/_history\/.*)?$/;

interface Subject {
  readonly patient: string | null;
  readonly nhsNumber: string | null;
}

/** Whom a resource is about: its subject or patient, where that is a Patient. */
function subjectOf(resource: Json): Subject | null {
  for (const element of ['subject', 'patient', 'beneficiary', 'for']) {
    const reference = resource[element];
    if (!isObject(reference)) continue;
    const target = typeof reference['reference'] === 'string' ? reference['reference'] : '';
    const patient = PATIENT.exec(target)?.[1] ?? null;
    const nhsNumber = nhsNumberIn(reference['identifier']);
    if (patient !== null || nhsNumber !== null) return { patient, nhsNumber };
  }
  return null;
}

/** An appointment is about the patients who take part: ours, when any of them is. */
function participants(resource: Json): readonly string[] {
  if (resource['resourceType'] !== 'Appointment') return [];
  return listOf(resource['participant']).flatMap((one) => {
    const actor = isObject(one) ? one['actor'] : undefined;
    const target = isObject(actor) && typeof actor['reference'] === 'string' ? actor['reference'] : '';
    return PATIENT.exec(target)?.[1] ?? [];
  });
}

export interface OnePerson {
  readonly nhsNumber: string | null;
  readonly resources: readonly Json[];
  readonly warnings: readonly Warning[];
}

/**
 * Keeps what is about the bundle's person: the Patient that most resources are about. `preferred` is the number other
 * bundles hold.
 */
export function ofOnePerson(resources: readonly Json[], preferred: ReadonlySet<string>): OnePerson {
  const patients = resources.filter((resource) => resource['resourceType'] === 'Patient');
  const numbers = new Map(patients.map((patient) => [String(patient['id']), nhsNumberIn(patient['identifier'])]));
  const counts = new Map<string, number>(patients.map((patient) => [String(patient['id']), 0]));
  const subjects = resources.map(subjectOf);
  for (const subject of subjects)
    if (typeof subject?.patient === 'string') counts.set(subject.patient, (counts.get(subject.patient) ?? 0) + 1);
  const prefers = (id: string): number => Number(preferred.has(numbers.get(id) ?? ''));
  const known = (id: string): number => Number(numbers.has(id));
  const main = [...counts.keys()].sort(
    (a, b) =>
      prefers(b) - prefers(a) || known(b) - known(a) || (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1),
  )[0];
  const nhsNumber = main === undefined ? null : (numbers.get(main) ?? null);
  const same = (patient: string): boolean =>
    patient === main || (nhsNumber !== null && numbers.get(patient) === nhsNumber);
  const kept: Json[] = [];
  const warnings: Warning[] = [];
  resources.forEach((resource, at) => {
    const subject =
      resource['resourceType'] === 'Patient'
        ? { patient: String(resource['id']), nhsNumber: nhsNumberIn(resource['identifier']) }
        : subjects[at];
    const other =
      subject !== null &&
      subject !== undefined &&
      ((subject.patient !== null && !same(subject.patient)) ||
        (subject.nhsNumber !== null && nhsNumber !== null && subject.nhsNumber !== nhsNumber));
    const taking = participants(resource);
    if (other || (taking.length > 0 && main !== undefined && !taking.some(same)))
      warnings.push({
        reference: `${String(resource['resourceType'])}/${String(resource['id'])}`,
        reason: 'about another person: left out',
      });
    else kept.push(resource);
  });
  return { nhsNumber, resources: kept, warnings };
}

/** A Patient whose NHS number is no NHS number proves nobody's identity; that is said. */
export const unproved = (resources: readonly Json[]): readonly Warning[] =>
  resources.flatMap((resource) => {
    if (resource['resourceType'] !== 'Patient') return [];
    const sent = listOf(resource['identifier']).flatMap((one) =>
      isObject(one) && (one['system'] === NHS_NUMBER_SYSTEM || one['system'] === LEGACY_NHS_NUMBER_SYSTEM)
        ? [String(one['value'] ?? '')]
        : [],
    );
    return sent.length > 0 && !sent.some(isNhsNumber)
      ? [
          {
            reference: `Patient/${String(resource['id'])}`,
            reason: 'its NHS number fails its check: whose record this is could not be confirmed by it',
          },
        ]
      : [];
  });

/** The dates of birth that a bundle's Patients of these NHS numbers carry. */
export const birthDatesIn = (resources: readonly Json[], people: ReadonlyMap<string, string>): readonly string[] =>
  resources.flatMap((resource) =>
    resource['resourceType'] === 'Patient' &&
    typeof resource['birthDate'] === 'string' &&
    people.has(nhsNumberIn(resource['identifier']) ?? '')
      ? [resource['birthDate']]
      : [],
  );

/** Every NHS number that a Patient of a bundle carries. */
export const numbersIn = (resources: readonly Json[]): readonly string[] =>
  resources.flatMap((resource) =>
    resource['resourceType'] === 'Patient' ? (nhsNumberIn(resource['identifier']) ?? []) : [],
  );

/** The one sex that the Patients given are recorded with; null where they hold none, another, or two. */
export function sexIn(resources: readonly Json[]): Sex | null {
  const told = new Set(
    resources.flatMap((resource) =>
      resource['resourceType'] === 'Patient' && typeof resource['gender'] === 'string' ? [resource['gender']] : [],
    ),
  );
  const [only] = told;
  return told.size === 1 ? sexOf(only) : null;
}
