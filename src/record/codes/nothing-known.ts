/**
 * Does a code, with all the words beside it, say that there is none of a section's things, or that it is not known?
 * Then it is a statement, and never one of those things. Allergies have a stricter reader: `no-known-allergies.ts`.
 * Source: HL7 IPS "Absent or Unknown Data"; SNOMED CT; RECORD.md "Absence has a reason".
 */
import { isSendersOwn } from '../../domain/code-systems';
import { plainWords } from './negative-words';
import { isVoid, type Written } from './no-known-allergies';
import { NONE_KNOWN, saysNothingKnown, type Topic } from './nothing-known-words';

export type NothingKnown =
  /** `none`: somebody says that there are none. `not known`: nobody asked, or nobody knows. `words`: as written. */
  | { readonly kind: 'statement'; readonly says: 'none' | 'not known'; readonly words: string }
  /** A negative code or words stand beside a name that is none: it counts as the thing, shown as written, in quotes. */
  | { readonly kind: 'to check'; readonly words: string };

interface Coded {
  readonly says: 'none' | 'not known';
  readonly term: string;
}
const none = (term: string): Coded => ({ says: NONE_KNOWN, term });
const unknown = (term: string): Coded => ({ says: 'not known', term });

/** Of any section. Source: SNOMED CT. */
const EVERYWHERE: Readonly<Record<string, Coded>> = {
  '1287211007': unknown('No information available'),
  '261665006': unknown('Unknown'),
  '1631000175102': unknown('Patient not asked'),
};

/** Source: HL7 IPS `absent-unknown-uv-ips` and its map to SNOMED CT; SNOMED CT. */
const CODES: Readonly<Record<Topic, Readonly<Record<string, Coded>>>> = {
  medications: {
    'no-known-medications': none('No known medications'),
    'no-medication-info': unknown('No information about medications'),
    '787481004': none('No known medications'),
    '182849000': none('No drug therapy prescribed'),
    '408350003': none('Patient not on self-medications'),
    '182904002': unknown('Drug treatment unknown'),
  },
  problems: {
    'no-known-problems': none('No known problems'),
    'no-problem-info': unknown('No information about problems'),
    '160245001': none('No current problems or disability'),
  },
  immunisations: {
    'no-known-immunizations': none('No known immunizations'),
    'no-immunization-info': unknown('No information about immunizations'),
    '787482006': none('No known immunizations'),
  },
  procedures: {
    'no-known-procedures': none('No known procedures'),
    'no-procedure-info': unknown('No information about past history of procedures'),
    '787480003': none('No known procedures'),
  },
  devices: {
    'no-known-devices': none('No known devices'),
    'no-device-info': unknown('No information about devices'),
    '787483001': none('No known device use'),
  },
  alerts: {},
  contacts: {},
  plans: {},
};

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** What a code says of these; undefined for every other code. */
function codedAs(topic: Topic, code: unknown): Coded | undefined {
  const key = typeof code === 'string' || typeof code === 'number' ? String(code).trim() : '';
  const table = CODES[topic];
  if (Object.hasOwn(table, key)) return table[key];
  return Object.hasOwn(EVERYWHERE, key) ? EVERYWHERE[key] : undefined;
}

/**
 * Reads a code with its words. `beside` holds what else would say that there is one: a dose, a strength, a batch; not
 * notes, which are shown beside the statement. Null where nothing of it is a negative.
 */
export function nothingKnown(topic: Topic, { codings, text, beside }: Written): NothingKnown | null {
  const named = codings.filter((coding) => !isVoid(coding));
  const coded = named.map(({ code }) => codedAs(topic, code));
  const displays = named.map(({ display }) => textOf(display));
  const own = new Set(coded.flatMap((one) => (one === undefined ? [] : plainWords(one.term))));
  const read = (said: string): 'none' | 'not known' | null =>
    own.size > 0 && own.has(plainWords(said)) ? NONE_KNOWN : saysNothingKnown(topic, said);
  const said = [textOf(text), ...displays].filter((one) => one !== null);
  const readings = said.map(read);
  const negative = coded.some((one) => one !== undefined) || readings.some((one) => one !== null);
  // Nothing but HL7's codes for a value that is not there.
  const onlyVoid = said.length === 0 && named.length === 0 && codings.length > 0;
  if (!negative && !onlyVoid) return null;
  const voidWords = codings.flatMap(({ display }) => textOf(display) ?? [])[0] ?? 'Not known';
  const shown = said[0] ?? coded.find((one) => one !== undefined)?.term ?? voidWords;
  // A sender's own number beside a code that denies names nothing that we know.
  const otherCode = named.some(
    (coding, at) => coded[at] === undefined && (displays[at] ?? null) === null && !isSendersOwn(coding),
  );
  // Displays alone do not say what stands beside them in a code; a text is its sender's word for the whole.
  const unsaid =
    textOf(text) === null
      ? coded.flatMap((one, at) => (one === undefined || (displays[at] ?? null) !== null ? [] : one.term))
      : [];
  const otherWords = [...said, ...beside].filter((one) => read(one) === null);
  if (onlyVoid && beside.length > 0) return null;
  if (otherCode || otherWords.length > 0)
    return { kind: 'to check', words: [...new Set([shown, ...said, ...unsaid, ...beside])].join(' – ') };
  const denies = [...coded.map((one) => one?.says), ...readings].includes(NONE_KNOWN) && !coded.some(isUnknown);
  return { kind: 'statement', says: denies ? NONE_KNOWN : 'not known', words: shown };
}

const isUnknown = (one: Coded | undefined): boolean => one?.says === 'not known';
