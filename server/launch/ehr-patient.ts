/** Who is the patient that a system launched for? Its one Patient is read with its own token, then let go of. */
import { isObject } from '../../src/domain/json';
import { NHS_NUMBER_SYSTEM } from '../../src/domain/nhs-number';
import { openExchange } from '../../src/gateway/intake/ask/exchange';
import type { Ports } from '../../src/gateway/ports';
import { personOf, refused, type Named, type Refused } from './door';

const TIMEOUT_MS = 8_000;
const MAX_BYTES = 1024 * 1024;

/** A FHIR id, which can name nothing but a resource below the base. */
const ID = /^(?!\.{1,2}$)[A-Za-z0-9.-]{1,64}$/;

/** The one NHS number of a Patient; undefined where it holds none, or several. */
function numberOf(patient: Readonly<Record<string, unknown>>): unknown {
  const identifiers = Array.isArray(patient['identifier']) ? patient['identifier'] : [];
  const numbers = identifiers.flatMap((one) =>
    isObject(one) && one['system'] === NHS_NUMBER_SYSTEM && one['use'] !== 'old' ? [one['value']] : [],
  );
  return new Set(numbers).size === 1 ? numbers[0] : undefined;
}

/**
 * Reads `Patient/{id}` and nothing else: no reference is followed. INVARIANT: what it says is matched with demographics
 * later; until then it is what another system typed.
 */
export async function readPatient(
  fetch: Ports['fetch'],
  iss: string,
  id: unknown,
  token: string,
): Promise<Named | Refused> {
  if (typeof id !== 'string' || !ID.test(id)) return refused('no-patient', 'the launch came without a patient');
  const withToken: Ports['fetch'] = (url, init) => {
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${token}`);
    return fetch(url, { ...init, headers });
  };
  const exchange = openExchange(withToken, { baseUrl: iss, timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES });
  try {
    const answer = await exchange.get(`Patient/${id}`);
    if (!answer.ok) return refused('system-not-reached', 'the patient could not be read from the system');
    const { value } = answer;
    if (!isObject(value) || value['resourceType'] !== 'Patient' || value['id'] !== id)
      return refused('no-patient', 'the system gave another patient, or none');
    const person = personOf(numberOf(value), value['birthDate']);
    return person ?? refused('no-patient', 'the patient has no single NHS number and date of birth');
  } finally {
    exchange.close();
  }
}
