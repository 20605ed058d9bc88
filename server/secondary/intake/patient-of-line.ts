/** Which Patient does a line refer to? Found by a pattern where that is certain, and by parsing the line where not. */
import { isObject, type Json } from '../../../src/domain/json';

/** INVARIANT: no match within a JSON string: there every quote is escaped by a backslash. */
const REFERENCES = /"reference"\s*:\s*"(?:[^"\\]*\/)?Patient\/([A-Za-z0-9.-]{1,64})"/g;

/** Null where it refers to none or to several; then the line must be parsed. */
function onlyOneIn(line: string): string | null {
  let one: string | null = null;
  REFERENCES.lastIndex = 0;
  for (let found = REFERENCES.exec(line); found !== null; found = REFERENCES.exec(line)) {
    const id = found[1] ?? '';
    if (one !== null && one !== id) return null;
    one = id;
  }
  return one;
}

const idIn = (reference: unknown): string | null =>
  typeof reference === 'string' ? (/(?:^|\/)Patient\/([^/]+)/.exec(reference)?.[1] ?? null) : null;

const OF: readonly string[] = ['subject', 'patient', 'beneficiary', 'for', 'individual'];

function firstIn(resource: Json): string | null {
  for (const element of OF) {
    const of = resource[element];
    const id = isObject(of) ? idIn(of['reference']) : null;
    if (id !== null) return id;
  }
  const rest: unknown[] = [resource];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (isObject(node)) {
      const id = idIn(node['reference']);
      if (id !== null) return id;
    }
    if (typeof node === 'object' && node !== null)
      for (const value of Object.values(node)) if (typeof value === 'object') rest.push(value ?? {});
  }
  return null;
}

/** The id of the Patient; null where it refers to none. `read` parses the line, for the few that need it. */
export function patientIdOf(line: string, read: () => unknown): string | null {
  const one = onlyOneIn(line);
  if (one !== null) return one;
  const resource = read();
  return isObject(resource) ? firstIn(resource) : null;
}
