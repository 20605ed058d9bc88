/** What has somebody chosen to try, and what is asked of the gateway for it? */
import type { SimulateRequest } from '../../../../domain/policy';
import type { Purpose } from '../../../../domain/api';
import type { Role } from '../../../../domain/roles';
import type { Setting } from '../../../../domain/settings';

/** In the list of people: a record that is pasted in. */
export const PASTED = 'pasted';

export interface SimulatorForm {
  readonly role: Role;
  readonly purpose: Purpose;
  readonly emergency: boolean;
  readonly optedOut: boolean;
  readonly from: 'inside' | 'outside';
  readonly person: string;
  readonly setting: Setting;
  readonly fhirVersion: 'STU3' | 'R4';
  /** The pasted record that is being tried; null until somebody asked for it. */
  readonly pasted: unknown;
}

/** Null while there is nothing to try yet. */
export function requestOf({ person, pasted, setting, fhirVersion, ...viewer }: SimulatorForm): SimulateRequest | null {
  if (person !== PASTED) return { ...viewer, person };
  return pasted === null ? null : { ...viewer, pasted, setting, fhirVersion };
}

export type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

/** Reads what was pasted as JSON; more than the gateway takes is said here already. */
export function parsePasted(text: string): Parsed {
  if (text.trim() === '') return { ok: false, problem: 'Paste a FHIR resource or Bundle as JSON' };
  if (text.length > 200_000) return { ok: false, problem: 'This is too long: paste at most 200 kB' };
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, problem: 'This is not JSON: check that nothing is missing at its beginning or end' };
  }
}
