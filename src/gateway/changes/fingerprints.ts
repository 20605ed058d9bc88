/**
 * What would tell, next time, that a released resource is new or was changed? Two keyed hashes each: of its name and of
 * what was released of
 * it. Nothing clinical can be read from them, and two users' fingerprints of one resource have nothing in common.
 * Source: ARCHITECTURE "seen".
 */
import type { FhirResource } from 'fhir/r4';
import { enteredInError } from '../../domain/status-said';
import { createOpaqueId } from '../opaque-id';

/** Hexadecimal digits of each of the two hashes. */
const HALF = 16;
/** Ids are made anew for every access, and so is every reference to one; what is left of the text is what was said. */
const IDS_OF_ONE_ACCESS = /["/#][0-9a-f]{32}"/g;

export interface Viewing {
  readonly userId: string;
  readonly nhsNumber: string;
  readonly role: string;
  /** ODS code of where the role is held: another opt-out scope, another reason to look. */
  readonly organisation: string;
  readonly emergency: boolean;
  /** Other tables release other things: after a change of policy nothing is compared. */
  readonly policyDigest: string;
}

/** Under which name are the fingerprints of one viewing kept? Tells nobody whose they are. */
export const scopeOf = (key: Uint8Array, viewing: Viewing): string => {
  const { userId, nhsNumber, role, organisation, emergency, policyDigest } = viewing;
  const told = [userId, nhsNumber, role, organisation, emergency, policyDigest];
  return createOpaqueId(key, 'seen', 'scope')(JSON.stringify(told));
};

export interface Given {
  readonly key: Uint8Array;
  readonly scope: string;
  readonly provider: string;
  /** The access that the resources were released in. */
  readonly access: string;
  /** `names[i]` is the provider's own name of `resources[i]`. */
  readonly names: readonly string[];
  readonly resources: readonly FhirResource[];
  /** SNOMED codes that the gateway may have added to what the provider says. */
  readonly translated: ReadonlySet<string>;
}

/** A code that the gateway added stands behind others, without a name. */
const ADDED = /,?\{"system":"http:\/\/snomed\.info\/sct","code":"(\d+)"\}/g;

/** One text, 32 digits a resource, in the order given. */
export function fingerprintsOf({ key, scope, provider, access, names, resources, translated }: Given): string {
  const provided = (text: string): string =>
    translated.size === 0 ? text : text.replace(ADDED, (coding, code: string) => (translated.has(code) ? '' : coding));
  const said = (resource: FhirResource): string =>
    provided(JSON.stringify(resource)).replaceAll(access, '').replace(IDS_OF_ONE_ACCESS, '');
  const hash = createOpaqueId(key, `seen ${scope}`, provider);
  return resources
    .map((resource, at) => hash(names[at] ?? '').slice(0, HALF) + hash(said(resource)).slice(0, HALF))
    .join('');
}

/** Name's hash → content's hash. */
const read = (prints: string): ReadonlyMap<string, string> => {
  const seen = new Map<string, string>();
  for (let at = 0; at + 2 * HALF <= prints.length; at += 2 * HALF)
    seen.set(prints.slice(at, at + HALF), prints.slice(at + HALF, at + 2 * HALF));
  return seen;
};

export interface Difference {
  /** `Type/id` as released in this access. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** Changed, and the provider now says that it was entered in error. What is merely absent is not mentioned. */
  readonly withdrawn: readonly string[];
}

/** What is new in `resources`, whose fingerprints are `prints`, against those of an earlier opening. */
export function differences(before: string, prints: string, resources: readonly FhirResource[]): Difference {
  const earlier = read(before);
  const added: string[] = [];
  const changed: string[] = [];
  const withdrawn: string[] = [];
  resources.forEach((resource, index) => {
    const at = index * 2 * HALF;
    const content = earlier.get(prints.slice(at, at + HALF));
    if (content === prints.slice(at + HALF, at + 2 * HALF)) return;
    const list = content === undefined ? added : enteredInError(resource) ? withdrawn : changed;
    list.push(`${resource.resourceType}/${String(resource.id)}`);
  });
  return { added, changed, withdrawn };
}
