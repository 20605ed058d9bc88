/**
 * An allergy that is to nothing, and says in an extension, or in a code without its system, why: “asked but unknown”.
 * Read past, it would count as an allergy without a name, and the person as known to have allergies. It becomes HL7's
 * own code for a value that is not there, which is neither an allergy nor a denial of one. Where the reason hides what
 * is there, such as `masked`, it stays an allergy, and says so. (Hazards H-06, H-50.)
 * Source: HL7 FHIR R4 extension data-absent-reason; HL7 iso21090-nullFlavor.
 */
import { reasonIn } from './absent-reason';
import { isObject, objectsOf, textOf, type Json } from './json';
import { saysSomething } from './own-text';
import { isVoidSystem } from './void-system';

const ABSENT = 'http://terminology.hl7.org/CodeSystem/data-absent-reason';
const NULL_FLAVOR = 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor';

/**
 * Nobody knows, or nobody asked. INVARIANT: never one that hides what is there: masked, sent as text, another value,
 * an error. Source: HL7 data-absent-reason; HL7 v3 NullFlavor.
 */
const NOT_KNOWN: ReadonlySet<string> = new Set(
  (
    'unknown asked-unknown temp-unknown not-asked asked asked-declined not-applicable ' + 'NI UNK ASKU NASK NAV NAVU NA'
  ).split(' '),
);
const codeOf = ({ code }: Json): string => textOf(code) ?? '';

/** How the two systems name what they have no value for. INVARIANT: no other word, which may be the allergen's. */
const NO_WORDS =
  /^(?:asked[ ,-]+(?:but )?(?:unknown|declined)|temporarily[ -]un(?:known|available)|(?:value )?(?:is )?(?:unknown|not (?:asked|known|applicable|available))|no information(?: available)?)$/i;

/**
 * A code of those two systems without its system, and beside no word but its own: `NAV` may be a ward's code for
 * Navelbine. `unknown` and `asked` are anybody's words, and are left.
 */
function isBare(coding: Json): boolean {
  const code = codeOf(coding);
  const display = textOf(coding['display']);
  return (
    (coding['system'] ?? null) === null &&
    NOT_KNOWN.has(code) &&
    /^(?:[A-Z]{3,4}|\w+-\w+)$/.test(code) &&
    (display === null || display === code || NO_WORDS.test(display))
  );
}

const coded = (code: string): Json => ({ system: /^[A-Z]/.test(code) ? NULL_FLAVOR : ABSENT, code });

/** Why nothing is named, where a code of those systems is all there is, or an extension says it. */
function reasonOf(concept: Json, codings: readonly Json[], companion: unknown): string | null {
  const said = codings.filter((one) => (one['code'] ?? one['display'] ?? null) !== null);
  if (said.length > 0) return said.every(({ system }) => isVoidSystem(system)) ? codeOf(said[0] ?? {}) : null;
  const parts = [concept, ...(isObject(companion) ? [companion] : []), ...codings];
  return parts.reduce<string | null>((found, part) => found ?? reasonIn(part), null);
}

/** Its reaction names what it was to: that is its name. */
const namesSubstance = ({ reaction }: Json): boolean =>
  objectsOf(reaction).some(({ substance }) => isObject(substance) && saysSomething(substance));

/** The words beside the code, else why there are none: a code, for words that anybody typed may tell anything. */
function notNamed(reason: string, codings: readonly Json[]): string {
  const words = codings.flatMap(({ display }) => textOf(display) ?? []).find((one) => !NO_WORDS.test(one));
  return words ?? (CODE.test(reason) ? `Not named: ${reason}` : 'Not named');
}
const CODE = /^[A-Za-z]+(?:-[A-Za-z]+){0,3}$/;

/** The very same resource where it names something, or says nothing of why it does not. */
export function settleAbsentName<R extends object>(resource: R): R {
  const { resourceType, code, _code: companion } = resource as Json;
  if (resourceType !== 'AllergyIntolerance') return resource;
  const concept = isObject(code) ? code : {};
  const codings = objectsOf(concept['coding']);
  if (codings.some(isBare)) {
    const named = codings.map((one) => (isBare(one) ? { ...one, ...coded(codeOf(one)) } : one));
    return { ...resource, code: { ...concept, coding: named } };
  }
  const reason = textOf(concept['text']) === null ? reasonOf(concept, codings, companion) : null;
  if (reason === null || namesSubstance(resource as Json)) return resource;
  if (!NOT_KNOWN.has(reason)) return { ...resource, code: { ...concept, text: notNamed(reason, codings) } };
  return codings.some(({ system }) => isVoidSystem(system))
    ? resource
    : { ...resource, code: { ...concept, coding: [coded(reason)] } };
}
