/** Which codes and words say that somebody has no allergies (of a kind), rather than that they have one? Source: SNOMED CT 716186003 and its children, HL7 IPS. */

const IPS = /absent-unknown-uv-ips/;

/** The only two that speak of every allergy. Source: RECORD.md "Allergy label". */
const ALL_CODES = new Set(['716186003']);
const IPS_ALL = new Set(['no-known-allergies']);

/** Kinds of allergy a partial negative speaks of; the FHIR category it denies, null for other kinds. */
const PARTIAL: Readonly<Record<string, string | null>> = {
  '409137002': 'medication', '428607008': 'environment', '429625007': 'food', '428197003': 'environment', '716184000': 'environment', '1003774007': 'environment', '716220001': 'environment', '160244002': 'any',
  'no-known-medication-allergies': 'medication', 'no-known-environmental-allergies': 'environment', 'no-known-food-allergies': 'food', 'no-allergy-info': null,
};

const WORDS = /^\s*(?:(?:no|nil|without|denies|denied)\b(?:\s+(?:any|previous|history of|documented|recorded))*\s*(?:known|significant|reported)?\b.*(?:allerg|sensitiv|intoleran|adverse|reaction)|(?:nil|none)\s+known\b|n\.?k\.?d?\.?a\.?\b|(?:drug |food )?allerg(?:y|ies)\s*[:–-]?\s*(?:nil|none|no known)\b|not known to have (?:any )?allerg)/i;

export interface Negative {
  /** True for "no known allergies" of any kind, coded: the one that may make the label. */
  readonly all: boolean;
  /** The category a partial negative denies; `any` for one in words; null when it denies nothing, such as "no information". */
  readonly denies: string | null;
}

/** Reads a negative from the codings (system and code) and the words; null when it is an allergy. */
export function negativeOf(codings: readonly { readonly system?: string; readonly code?: string }[], text: string | null): Negative | null {
  for (const { system = '', code } of codings) {
    const plain = String(code ?? '');
    const ips = IPS.test(system);
    if (ips ? IPS_ALL.has(plain) : ALL_CODES.has(plain)) return { all: true, denies: 'any' };
    if (Object.hasOwn(PARTIAL, plain)) return { all: false, denies: PARTIAL[plain] ?? null };
  }
  if (text === null || !WORDS.test(text)) return null;
  const denies = /\b(?:drug|medic)|nkda/i.test(text) ? 'medication' : /\bfood/i.test(text) ? 'food' : 'any';
  return { all: false, denies };
}
