/**
 * Is anything in the contribution about somebody else? One resource of another person is enough to trust none of it.
 * Source: TRAPS 16.
 */
import { type Json, isObject, objectsOf } from '../../../domain/json';
import type { Person } from './person';
import { isAnothersNumber } from './identity';
import { nhsNumbersOf } from './person';

/** The elements by which the carried types say whom they are about. */
const SUBJECTS = ['subject', 'patient', 'for'] as const;

const PATIENT = /(?:^|\/)Patient\/([^/?#]+)$/u;

function isAnother(reference: unknown, id: string, person: Person, contained: readonly Json[]): boolean {
  if (!isObject(reference)) return false;
  const { reference: target, identifier } = reference;
  if (
    isObject(identifier) &&
    String(identifier['system']).endsWith('/Id/nhs-number') &&
    isAnothersNumber(identifier['value'], person)
  )
    return true;
  if (typeof target !== 'string') return false;
  if (target.startsWith('#')) {
    const inner = contained.find((item) => item['resourceType'] === 'Patient' && item['id'] === target.slice(1));
    return (
      inner !== undefined &&
      (nhsNumbersOf(inner).some((number) => isAnothersNumber(number, person)) ||
        (inner['birthDate'] ?? person.dateOfBirth) !== person.dateOfBirth)
    );
  }
  const named = PATIENT.exec(target)?.[1];
  return named !== undefined && named !== id && named !== person.nhsNumber && !person.otherNhsNumbers.includes(named);
}

/** True when some resource, or one inside it, is about another Patient than the confirmed one. */
export function isAboutAnother(resource: Readonly<Json>, id: string, person: Person): boolean {
  const contained = objectsOf(resource['contained']);
  for (const item of [resource, ...contained]) {
    for (const element of SUBJECTS) if (isAnother(item[element], id, person, contained)) return true;
    if (item['resourceType'] !== 'Appointment') continue;
    const patients = objectsOf(item['participant']).filter(
      ({ actor }) => isObject(actor) && PATIENT.test(String(actor['reference'])),
    );
    if (patients.length > 0 && patients.every(({ actor }) => isAnother(actor, id, person, contained))) return true;
  }
  return false;
}
