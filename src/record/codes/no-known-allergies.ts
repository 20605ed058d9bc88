/**
 * Does an allergy's code, with all the words beside it, say that there are none, or is it an allergy?
 * Source: SNOMED CT 716186003 and its children, HL7 IPS.
 */
import { isVoidSystem } from '../../domain/void-system';
import { SNOMED, canonicalSystem } from '../../domain/code-systems';
import { allergenOfCode } from './allergens';
import { negativeWords, plainWords, soundsLikeDenial } from './negative-words';

/**
 * The only two that speak of every allergy, each in its own system: the same number of another system is a number.
 * Source: RECORD.md "Allergy label".
 */
const speaksOfAll = (coding: Coding): boolean =>
  typeof coding.system === 'string' &&
  (codeOf(coding) === '716186003'
    ? canonicalSystem(coding.system.trim()) === SNOMED
    : codeOf(coding) === 'no-known-allergies' && /absent-unknown/u.test(coding.system));

interface Code {
  /** What it says, where the sender gives the code alone. */
  readonly term: string;
  /** FHIR's category, `any`, or nothing for “not asked”. */
  readonly denies: readonly string[];
  /** Its own terms that name a substance: beside the code they are its words; without it they name the substance. */
  readonly own?: RegExp;
}

const CODES: Readonly<Record<string, Code>> = {
  '716186003': { term: 'No known allergies', denies: ['any'] },
  '160244002': { term: 'No known allergies', denies: ['any'] },
  '409137002': {
    term: 'No known drug allergy',
    denies: ['medication'],
    own: /^no known history of drug allerg(?:y|ies)$/,
  },
  '429625007': { term: 'No known food allergy', denies: ['food'] },
  '428607008': { term: 'No known environmental allergy', denies: ['environment'] },
  '428197003': {
    term: 'No known insect allergy',
    denies: ['environment'],
    own: /^no known insect(?: venom)? allerg(?:y|ies)$/,
  },
  '716184000': {
    term: 'No known latex allergy',
    denies: ['environment'],
    own: /^no known (?:natural rubber )?latex allerg(?:y|ies)$/,
  },
  '1003774007': {
    term: 'No known latex allergy',
    denies: ['environment'],
    own: /^no known (?:hevea brasiliensis |natural rubber )?latex allerg(?:y|ies)$/,
  },
  '716220001': { term: 'No known animal allergy', denies: ['environment'], own: /^no known animal allerg(?:y|ies)$/ },
  '1631000175102': { term: 'Patient not asked', denies: [] },
  '261665006': { term: 'Unknown', denies: [] },
  'no-known-allergies': { term: 'No known allergies', denies: ['any'] },
  'no-known-medication-allergies': { term: 'No known medication allergies', denies: ['medication'] },
  'no-known-environmental-allergies': { term: 'No known environmental allergies', denies: ['environment'] },
  'no-known-food-allergies': { term: 'No known food allergies', denies: ['food'] },
  'no-allergy-info': { term: 'No information about allergies', denies: [] },
};

interface Coding {
  readonly system?: string | undefined;
  readonly code?: unknown;
  readonly display?: unknown;
}

export interface Written {
  readonly codings: readonly Coding[];
  readonly text: string | null;
  /** Every other word of the resource: notes, reactions. */
  readonly beside: readonly string[];
}

export type Statement =
  /** `all`: none of any kind, by a clinician's code. `denies`: categories or `any`; empty where it denies nothing. */
  | { readonly kind: 'negative'; readonly all: boolean; readonly denies: readonly string[] }
  /**
   * `toCheck`: words or a code of a denial stand in it, and it is none. `overruled`: a negative code is among them, so
   * that
   * its status says nothing.
   */
  | { readonly kind: 'allergy'; readonly toCheck: boolean; readonly overruled: boolean };

const codeOf = ({ code }: Coding): string =>
  typeof code === 'string' || typeof code === 'number' ? String(code).trim() : '';
const wordsOf = (words: unknown): string | null =>
  typeof words === 'string' && words.trim() !== '' ? words.trim() : null;

/** HL7's codes for a value that is not there name nothing, so whatever stands beside them speaks. */
export const isVoid = ({ system }: Coding): boolean => isVoidSystem(system);

const known = (coding: Coding): Code | undefined =>
  Object.hasOwn(CODES, codeOf(coding)) ? CODES[codeOf(coding)] : undefined;

/** The term of a negative code; null for every other code. */
export const negativeTerm = (coding: Coding): string | null => known(coding)?.term ?? null;

/** What some words deny, beside these codes; null where they are no denial. */
export function deniedBy(words: string, codings: readonly Coding[]): readonly string[] | null {
  const plain = plainWords(words);
  return codings.map(known).find((code) => code?.own?.test(plain) === true)?.denies ?? negativeWords(words);
}

/** No negative: a code that no table knows is one where its own words are, and an allergy's where it has none. */
const isOther = (coding: Coding): boolean =>
  known(coding) === undefined &&
  (allergenOfCode(codeOf(coding)) !== undefined || negativeWords(wordsOf(coding.display) ?? '') === null);

/** A sender's own number beside the words or the code: it names nothing, and vouches for nothing. */
const isOwnNumber = (coding: Coding): boolean => known(coding) === undefined && wordsOf(coding.display) === null;

const allergy = (toCheck: boolean, overruled: boolean): Statement => ({ kind: 'allergy', toCheck, overruled });

/**
 * Reads what an allergy says. A negative needs its code and no word beside it that is not itself a negative.
 * INVARIANT: anything that is no negative, in any place, makes it an allergy: text, display, another code, note,
 * reaction.
 */
export function readStatement({ codings, text, beside }: Written): Statement {
  const named = codings.filter((coding) => !isVoid(coding));
  const negatives = named.flatMap((coding) => known(coding) ?? []);
  const said = [text, ...named.map(({ display }) => wordsOf(display))].filter((words) => words !== null);
  const readings = said.map((words) => deniedBy(words, named));
  const isQuiet = beside.every((words) => deniedBy(words, named) !== null);
  // Where nothing but a code for “no value” stands, that is what it says.
  if (said.length === 0 && named.length === 0 && codings.length > 0) {
    return isQuiet ? { kind: 'negative', all: false, denies: [] } : allergy(true, false);
  }
  if (negatives.length === 0 && readings.every((reading) => reading === null))
    return allergy(said.some(soundsLikeDenial), false);
  if (!isQuiet || named.some(isOther) || readings.includes(null)) return allergy(true, negatives.length > 0);
  const denials = [...readings.filter((reading) => reading !== null), ...negatives.map(({ denies }) => denies)];
  const kinds = [...new Set(denials.flat())];
  // Words that say less than the code take the label from it: “No known drug allergies” beside the code for all.
  const all = !named.some(isOwnNumber) && named.some(speaksOfAll) && denials.every((denies) => denies.includes('any'));
  return { kind: 'negative', all, denies: kinds.includes('any') ? ['any'] : kinds };
}
