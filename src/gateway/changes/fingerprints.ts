/**
 * What would tell, next time, that a released resource is new or was changed? Eight bytes: a keyed hash of its name and
 * one of what was released of it. Nothing clinical can be read from them, and two users' fingerprints of one resource
 * have nothing in common. Source: ARCHITECTURE "seen".
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { createHalfSipHash, createHashInput, type HashInput } from '../half-siphash';
import { createOpaqueId } from '../opaque-id';
import { saidIn } from './said';

/** Of one resource: four of its name, four of its content. A change goes unseen once in 2³² changes. */
const BYTES = 8;

export interface Viewing {
  readonly userId: string;
  readonly nhsNumber: string;
  readonly role: string;
  /** ODS code of where the role is held: another opt-out scope, another reason to look. */
  readonly organisation: string;
  readonly emergency: boolean;
  /** Other tables release other things: after a change of policy nothing is compared. */
  readonly policyDigest: string;
  /** The form of release (`RELEASE_FORM`). */
  readonly form: string;
}

/** Under which name are the fingerprints of one viewing kept? Tells nobody whose they are. */
export const scopeOf = (key: Uint8Array, viewing: Viewing): string => {
  const { userId, nhsNumber, role, organisation, emergency, policyDigest, form } = viewing;
  const told = [userId, nhsNumber, role, organisation, emergency, policyDigest, form];
  return createOpaqueId(key, 'seen', 'scope')(JSON.stringify(told));
};

/** A code that the gateway added stands behind others, without a name. */
const ADDED = /,?\{"system":"http:\/\/snomed\.info\/sct","code":"(\d+)"\}/g;

export interface Printing {
  readonly key: Uint8Array;
  readonly scope: string;
  readonly provider: string;
  /** The access that the resources are released in. */
  readonly access: string;
  /** SNOMED codes that the gateway may have added to what the provider says. */
  readonly translated: ReadonlySet<string>;
}

/** `name`: the provider's own name of a resource; `json`: what is released of it, in UTF-8. */
export type FingerprintOf = (name: string, json: Uint8Array<ArrayBuffer>) => readonly [name: number, content: number];

const [utf8, text] = [new TextEncoder(), new TextDecoder('utf-8', { ignoreBOM: true })];

/** The fingerprint of each resource that one provider releases in one access. */
export function fingerprintOf({ key, scope, provider, access, translated }: Printing): FingerprintOf {
  const context = utf8.encode(`\u0000seen ${scope}\u0000${provider}`);
  const seed = new Uint8Array(key.length + context.length);
  seed.set(key);
  seed.set(context, key.length);
  const derived = new DataView(sha256(seed).buffer);
  const hash = createHalfSipHash(derived.getInt32(0, true), derived.getInt32(4, true));
  const putSaid = saidIn(utf8.encode(access));
  const provided = (json: Uint8Array<ArrayBuffer>): Uint8Array =>
    translated.size === 0
      ? json
      : utf8.encode(text.decode(json).replace(ADDED, (coding, code: string) => (translated.has(code) ? '' : coding)));
  let input = createHashInput(4_096);
  const room = (bytes: number): HashInput => {
    if (input.bytes.length < bytes + 4) input = createHashInput(2 * bytes);
    return input;
  };
  return (name, json) => {
    const named = room(3 * name.length);
    const ofName = hash(named, utf8.encodeInto(name, named.bytes).written);
    const said = provided(json);
    const into = room(said.length);
    return [ofName, hash(into, putSaid(said, into.bytes))];
  };
}

/** Eight bytes a resource, in the order given: what is kept. */
export function packed(prints: readonly ReturnType<FingerprintOf>[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(prints.length * BYTES);
  const view = new DataView(bytes.buffer);
  prints.forEach(([name, content], at) => {
    view.setUint32(at * BYTES, name);
    view.setUint32(at * BYTES + 4, content);
  });
  return bytes;
}

/** Name's hash → the contents' hashes: two names may share one. */
function read(prints: Uint8Array): ReadonlyMap<number, readonly number[]> {
  const view = new DataView(prints.buffer, prints.byteOffset, prints.byteLength);
  const seen = new Map<number, readonly number[]>();
  for (let at = 0; at + BYTES <= view.byteLength; at += BYTES) {
    const name = view.getUint32(at);
    seen.set(name, [...(seen.get(name) ?? []), view.getUint32(at + 4)]);
  }
  return seen;
}

export interface Difference {
  /** `Type/id` as released in this access. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** Changed, and the provider now says that it was entered in error. What is merely absent is not mentioned. */
  readonly withdrawn: readonly string[];
}

export const NOTHING: Difference = { added: [], changed: [], withdrawn: [] };

/** A released resource, as far as it is told of. */
export interface Shown {
  /** `Type/id` as released in this access. */
  readonly reference: string;
  readonly enteredInError: boolean;
}

/**
 * What is new in `prints` against those of an earlier opening. `earlier`: what this access was told already, where the
 * provider is asked again in it; that stays told.
 */
export function differences(
  before: Uint8Array,
  prints: Uint8Array,
  shown: (at: number) => Shown,
  earlier: Difference = NOTHING,
): Difference {
  const seen = read(before);
  const view = new DataView(prints.buffer, prints.byteOffset, prints.byteLength);
  const [wereAdded, wereOther] = [new Set(earlier.added), new Set([...earlier.changed, ...earlier.withdrawn])];
  const told = wereAdded.size + wereOther.size > 0;
  const added: string[] = [];
  const changed: string[] = [];
  const withdrawn: string[] = [];
  for (let at = 0; (at + 1) * BYTES <= view.byteLength; at += 1) {
    const contents = seen.get(view.getUint32(at * BYTES));
    const same = contents?.includes(view.getUint32(at * BYTES + 4)) === true;
    if (same && !told) continue;
    const { reference, enteredInError } = shown(at);
    if (same && !wereAdded.has(reference) && !wereOther.has(reference)) continue;
    const isNew = contents === undefined || wereAdded.has(reference);
    (isNew ? added : enteredInError ? withdrawn : changed).push(reference);
  }
  return { added, changed, withdrawn };
}
