/**
 * What does a status say that is sent as a concept? Every coding is read: HL7's system in any position decides; words
 * and local codings only where it is absent.
 */
import { isVoidSystem } from './void-system';
import { isObject, type Json } from './json';
import { rememberedPart } from './remembered';

/** One word of a status: what else senders call it, and the broader words that it makes more precise. */
interface Word {
  readonly also?: string;
  readonly within?: string;
}
export type StatusWords = Readonly<Record<string, Word>>;

const IN_ERROR = 'entered-in-error';
const WRONG: StatusWords = { [IN_ERROR]: { also: 'entered in error|recorded in error|added in error' } };

/** Whether it stands. Source: HL7 condition-clinical and allergyintolerance-clinical. */
export const CLINICAL_WORDS: StatusWords = {
  active: { also: 'current|ongoing|active problem|still active' },
  recurrence: { also: 'recurrent', within: 'active' },
  relapse: { also: 'relapsed', within: 'active' },
  inactive: { also: 'not active|past|past problem|inactive problem|historical|no longer active' },
  remission: { also: 'in remission', within: 'inactive' },
  resolved: { also: 'ended|cured|healed|problem resolved', within: 'inactive' },
  ...WRONG,
};

/** Whether it is so. Source: HL7 condition-ver-status and allergyintolerance-verification. */
export const VERIFICATION_WORDS: StatusWords = {
  unconfirmed: { also: 'not confirmed|suspected|possible|probable|query' },
  presumed: { also: 'presumed diagnosis|presumed allergy', within: 'unconfirmed' },
  provisional: { also: 'provisional diagnosis|working diagnosis|working', within: 'unconfirmed' },
  differential: { also: 'differential diagnosis', within: 'unconfirmed' },
  confirmed: { also: 'definite|verified|confirmed present|known present' },
  refuted: { also: 'ruled out|excluded|known absent|disproved|disproven|not present' },
  ...WRONG,
};

export type StatusSaid =
  /** One word of the list. */
  | { readonly kind: 'said'; readonly word: string }
  /** Nothing was sent, or only that it is not known. */
  | { readonly kind: 'silent' }
  /** Codings that disagree, or words that no list knows: nothing may be made of it. `words`: as they were sent. */
  | { readonly kind: 'unclear'; readonly words: string };

const HL7 = /^https?:\/\/(?:[a-z]+\.)?hl7\.org\//i;
const SILENT = /^(?:unknown|not known|n a|na|unk|ni|not specified|unspecified|not recorded)?$/;

const plain = (text: unknown): string =>
  typeof text === 'string' || typeof text === 'number'
    ? String(text)
        .normalize('NFKC')
        .toLowerCase()
        .replace(/\((?:finding|situation|disorder|qualifier value)\)\s*$/u, ' ')
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()
    : '';

const bySpelling = new WeakMap<StatusWords, ReadonlyMap<string, string>>();
function spellingsOf(words: StatusWords): ReadonlyMap<string, string> {
  let made = bySpelling.get(words);
  if (made === undefined) {
    made = new Map(
      Object.entries(words).flatMap(([word, { also }]) =>
        [word, ...(also?.split('|') ?? [])].map((one) => [plain(one), word] as const),
      ),
    );
    bySpelling.set(words, made);
  }
  return made;
}

/** Of several words the one, where all but it are broader ways to say it. */
function oneOf(said: ReadonlySet<string>, words: StatusWords): string | null {
  const narrow = [...said].filter((word) => ![...said].some((other) => words[other]?.within === word));
  return narrow.length === 1 ? (narrow[0] ?? null) : null;
}

interface Part {
  readonly system: string;
  /** The word of the list, or null. */
  readonly word: string | null;
  readonly words: string;
}

const trimmed = (text: unknown): string =>
  typeof text === 'string' || typeof text === 'number' ? String(text).trim() : '';

/** Every coding and text that says something. */
function partsOf(concept: unknown, known: ReadonlyMap<string, string>): readonly Part[] {
  const read = (system: string, code: unknown, display: unknown): readonly Part[] => {
    if (isVoidSystem(system)) return [];
    const word = known.get(plain(code)) ?? known.get(plain(display)) ?? null;
    const words = trimmed(display) || trimmed(code);
    return word === null && SILENT.test(plain(words)) ? [] : [{ system, word, words }];
  };
  if (!isObject(concept)) return read('', concept, undefined);
  const { coding, text } = concept;
  const codings = Array.isArray(coding) ? (coding as readonly unknown[]) : [coding];
  return [
    ...codings.flatMap((one) => (isObject(one) ? read(trimmed(one['system']), one['code'], one['display']) : [])),
    ...read('', undefined, text),
  ];
}

/**
 * Reads a status-like concept, a bare code or a list of either.
 * INVARIANT: codings that disagree never take a fact away: neither as refuted, nor as over, nor as entered in error.
 * @param sent what stands in the resource, of whatever shape
 * @param words CLINICAL_WORDS or VERIFICATION_WORDS
 */
export function statusSaid(sent: unknown, words: StatusWords): StatusSaid {
  // Most resources have no such element at all, and each is asked for it.
  if (sent === undefined || sent === null) return SAYS_NOTHING;
  let reader = byWords.get(words);
  if (reader === undefined) byWords.set(words, (reader = rememberedPart((one) => readAnew(one, words))));
  return reader(sent);
}

/** A dozen statuses stand behind thousands of resources: each is read once by each list of words. */
const byWords = new WeakMap<StatusWords, (sent: unknown) => StatusSaid>();

function readAnew(sent: unknown, words: StatusWords): StatusSaid {
  const known = spellingsOf(words);
  const parts = (Array.isArray(sent) ? (sent as readonly unknown[]) : [sent]).flatMap((one) => partsOf(one, known));
  if (parts.length === 0) return SAYS_NOTHING;
  const decisive = parts.filter(({ system, word }) => word !== null && HL7.test(system));
  const speaking = decisive.length > 0 ? decisive : parts.filter(({ word }) => word !== null);
  const said = new Set(speaking.flatMap(({ word }) => word ?? []));
  const word = said.size === 0 ? null : oneOf(said, words);
  if (word !== null) return { kind: 'said', word };
  const unread = speaking.length > 0 ? speaking : parts;
  return { kind: 'unclear', words: [...new Set(unread.map((one) => one.words))].join(', ') };
}

const SAYS_NOTHING: StatusSaid = { kind: 'silent' };

const ERROR_WORD = /^\s*(?:entered|recorded|added)[-_ ]in[-_ ]error\s*$/i;

/** True for a code or a concept that says, by the rules above, that the thing was entered in error. */
function saysError(sent: unknown, words: StatusWords): boolean {
  if (sent === undefined || sent === null) return false;
  if (typeof sent === 'string') return ERROR_WORD.test(sent);
  const said = statusSaid(sent, words);
  return said.kind === 'said' && said.word === IN_ERROR;
}

/** True when a status of a resource, of whatever type, says that it was entered in error. */
export function enteredInError(resource: object): boolean {
  const { status, docStatus, lifecycleStatus, clinicalStatus, verificationStatus } = resource as Json;
  return (
    saysError(status, WRONG) ||
    saysError(docStatus, WRONG) ||
    saysError(lifecycleStatus, WRONG) ||
    saysError(verificationStatus, VERIFICATION_WORDS) ||
    // The wrong element for it: believed only where the right one does not say otherwise.
    (saysError(clinicalStatus, CLINICAL_WORDS) && statusSaid(verificationStatus, VERIFICATION_WORDS).kind === 'silent')
  );
}

const ALL_SPELLINGS = [CLINICAL_WORDS, VERIFICATION_WORDS].map(spellingsOf);

/** True for a word of a status and nothing else: it tells of no illness, whatever stands beside it. */
export const isStatusWord = (text: unknown): boolean => ALL_SPELLINGS.some((known) => known.has(plain(text)));

/** True for a text or a code that says only that it is not known. */
export const isUnknownWord = (text: unknown): boolean =>
  (typeof text === 'string' || typeof text === 'number') && SILENT.test(plain(text));
