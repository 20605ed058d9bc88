/** Do two phrases name the same thing, and of which side of the body do they speak? */
import type { CodeableConcept } from 'fhir/r4';
import { codeIn, conceptText, plainText } from './concept';
import { SNOMED } from '../../domain/code-systems';
import { remembered } from './remembered';

export type Side = 'left' | 'right' | 'both';

/** SNOMED CT laterality qualifiers: left, right, right and left. */
const SIDE_CODES: Readonly<Record<string, Side>> = { '7771000': 'left', '24028007': 'right', '51440002': 'both' };

const sideInText = remembered((text): Side | null => {
  const words = ` ${plainText(text)} `;
  const left = /[ /](?:left|l|lt)[ /]/.test(words);
  const right = /[ /](?:right|r|rt)[ /]/.test(words);
  if (/[ /](?:bilateral|bilaterally|both)[ /]/.test(words) || (left && right)) return 'both';
  return left ? 'left' : right ? 'right' : null;
});

/** The side that the body sites or the words tell; null when none does. */
export function sideOf(text: string | null, sites: readonly CodeableConcept[] = []): Side | null {
  const sides = new Set<Side>();
  for (const site of sites) {
    const code = codeIn(site, SNOMED);
    const side = (code === null ? undefined : SIDE_CODES[code]) ?? sideInText(conceptText(site) ?? '');
    if (side !== null) sides.add(side);
  }
  if (sides.size === 0) return text === null ? null : sideInText(text);
  const [only] = sides;
  return sides.size === 1 && only !== undefined ? only : 'both';
}

/** Words that do not change which thing is meant; sides are compared apart. A letter may (hepatitis A), and stays. */
const FILLER = new Set([
  'of', 'the', 'an', 'in', 'nos', 'unspecified', 'disorder', 'finding', 'procedure', 'situation',
  'left', 'right', 'bilateral', 'l', 'r', 'lt', 'rt', 'side',
]);

/** Words whose place in the phrase matters: "pain without fever" is not "fever without pain". */
const ORDERED = /\b(?:without|with|due|secondary|after|following|not|no|from|to)\b/;

/** British and American spelling as one; not for people to read. */
const oneSpelling = (plain: string): string => plain.replace(/[ao]e/g, 'e').replace(/\b(tum|hum|lab)our/g, '$1or').replace(/iz(?=e|ation|ing)/g, 'is').replace(/\bfibre/g, 'fiber');

/** What a classification adds, beside its own second wording in square brackets, to say that nothing more is known. Source: WHO ICD-10 and OPCS-4 rubrics. */
const NOTHING_MORE = /,? (?:(?:site|part|organism|cause|type|severity|joint|limb) )?(?:not specified|unspecified)\b|,? not elsewhere classified\b|,? (?:due to|with|by) unspecified \w+|,? without (?:mention of )?complications?\b|,? with(?:out)? long[- ]term (?:\(current\) |current )?use of \w+|\b(?:nec|nos)\b/g;

/** One word for what happened and for what it is (a fractured hip is a fracture of the hip), and abbreviations of one meaning in their words. */
const HAPPENED: Readonly<Record<string, string>> = {
  uti: 'urinary tract infection', lrti: 'lower respiratory tract infection', urti: 'upper respiratory tract infection', dvt: 'deep vein thrombosis', copd: 'chronic obstructive pulmonary disease',
  ckd: 'chronic kidney disease', aki: 'acute kidney injury', acl: 'anterior cruciate ligament', gord: 'gastro esophageal reflux disease', ihd: 'ischemic heart disease', bph: 'benign prostatic hyperplasia', fractured: 'fracture', ruptured: 'rupture', dislocated: 'dislocation', sprained: 'sprain', perforated: 'perforation', fractures: 'fracture' };

/** The phrase for comparing: without filler and side, its words in a fixed order; empty when nothing is left. */
export const phraseKey = remembered((text) => {
  const plain = oneSpelling(plainText(text.toLowerCase().replace(/\[[^\][]*\]/g, ' ').replace(NOTHING_MORE, ' ')).replace(/[./]+(?= |$)/g, '').replace(/(?<=[a-z])-(?=[a-z])/g, ' ').replace(/\binfectious disease\b/g, 'infection'));
  const words = plain.split(' ').filter((word) => word !== '' && !FILLER.has(word)).flatMap((word) => HAPPENED[word]?.split(' ') ?? word);
  return (ORDERED.test(plain) ? words : words.sort()).join(' ');
});
