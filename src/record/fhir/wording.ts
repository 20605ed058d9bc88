/** Do two phrases name the same thing, and of which side of the body do they speak? */
import type { CodeableConcept } from 'fhir/r4';
import { codeIn, conceptText, plainText } from './concept';
import { SNOMED } from '../../domain/code-systems';
import { remembered } from '../../domain/remembered';
import { SIDE_CODES, type Side } from '../../domain/sides';

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
  'of',
  'the',
  'an',
  'in',
  'disease',
  's',
  'nos',
  'unspecified',
  'disorder',
  'finding',
  'procedure',
  'situation',
  'left',
  'right',
  'bilateral',
  'l',
  'r',
  'lt',
  'rt',
  'side',
]);

/** Words whose place in the phrase matters: "pain without fever" is not "fever without pain". */
const ORDERED = /\b(?:without|with|due|secondary|after|following|not|no|from|to)\b/;

/** British and American spelling as one; not for people to read. */
const oneSpelling = (plain: string): string =>
  plain
    .replace(/[ao]e/g, 'e')
    .replace(/\b(tum|hum|lab)our/g, '$1or')
    .replace(/iz(?=e|ation|ing)/g, 'is')
    .replace(/\bfibre/g, 'fiber');

/**
 * What a classification adds, beside its own second wording in square brackets, to say that nothing more is known.
 * Source: WHO ICD-10 and OPCS-4 rubrics.
 */
const NOTHING_MORE =
  /,? (?:(?:site|part|organism|cause|type|severity|joint|limb) )?(?:not specified|unspecified)\b|,? not elsewhere classified\b|,? (?:due to|with|by) unspecified \w+|,? without (?:mention of )?(?:complications?|obstruction|gangrene|perforation|abscess|ulcer|inflammation|diarrhoea)(?:(?:,| or| and) (?:obstruction|gangrene|perforation|abscess|ulcer|inflammation))*\b|,? with(?:out)? long[- ]term (?:\(current\) |current )?use of \w+|\b(?:nec|nos)\b/g;

/**
 * One word for what happened and for what it is (a fractured hip is a fracture of the hip), and abbreviations of one
 * meaning in their words.
 */
const HAPPENED: Readonly<Record<string, string>> = {
  uti: 'urinary tract infection',
  lrti: 'lower respiratory tract infection',
  urti: 'upper respiratory tract infection',
  dvt: 'deep vein thrombosis',
  copd: 'chronic obstructive lung',
  ckd: 'chronic kidney',
  aki: 'acute kidney injury',
  acl: 'anterior cruciate ligament',
  gord: 'gastro esophageal reflux',
  ihd: 'ischemic heart',
  bph: 'benign prostatic hyperplasia',
  deafness: 'hearing loss',
  menorrhagia: 'bleeding heavy menstrual',
  deaf: 'hearing loss',
  fractured: 'fracture',
  ruptured: 'rupture',
  dislocated: 'dislocation',
  sprained: 'sprain',
  perforated: 'perforation',
  detached: 'detachment',
  abuse: 'misuse',
  paralysis: 'palsy',
  renal: 'kidney',
  hepatic: 'liver',
  colonic: 'colon',
  gastric: 'stomach',
  cardiac: 'heart',
  pulmonary: 'lung',
  fractures: 'fracture',
  broken: 'fracture',
  mets: 'metastasis',
  nof: 'neck femur',
  vit: 'vitamin',
  assoc: 'associated',
};

/** Examinations by their short names, whoever spells them out. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/\bcomputed tomography\b|\bcat scan\b/g, 'ct'],
  [/\bmagnetic resonance imaging\b|\bmr imaging\b/g, 'mri'],
  [/\bultrasonography\b|\buss\b/g, 'ultrasound'],
  [/\b(?:plain )?(?:x[ -]ray|xray|radiograph)s?\b|\bplain film\b/g, 'xray'],
  [/\b(ct|mri|ultrasound|dexa|dxa|pet) scans?\b/g, '$1'],
  [/\b([a-z]{4,})gram\b/g, '$1graphy'],
  [/(?<= )w(?= )/g, 'with'],
  [/\boperation\b/g, 'surgery'],
  [/\bmalignant (?:neoplasm|tumor)\b/g, 'cancer'],
  [/\binfectious disease\b/g, 'infection'],
  [/\bobstructive (?:air ?ways?|respiratory tract)(?= |$)/g, 'obstructive lung'],
  [/\b(\w+) postpartum\b|\bpostpartum (\w+)/g, '$1$2 postnatal'],
];

/**
 * One of several: `ovaries` and `ovary`, `fibroids` and `fibroid`. A short word, and one such as `pelvis` or `lupus`,
 * stays.
 */
const single = (word: string): string =>
  word
    .replace(/oses$/, 'osis')
    .replace(/tases$/, 'tasis')
    .replace(/(?<=[a-z]{3})ies$/, 'y')
    .replace(/(?<=[a-z]{3}[^iuss])s$/, '');

/**
 * Longer text is no name of anything that is listed: it is compared as it stands, which is all that its length allows.
 */
export const LONGEST_NAME = 300;

/** Kinds of imaging, which stand before what was looked at and abbreviate nothing behind them. */
const IMAGING = /^(?:CT|MRI|US|USS|XR|PET|DEXA|DXA|ECG|EEG)$/;

/** `MDS - Myelodysplastic syndrome`: the words, where the letters before them are their letters in order. */
function withoutAbbreviation(text: string): string {
  const [, short = '', long = ''] =
    /^([A-Z][A-Z0-9]{1,5}) [-–] (.+)$/.exec(text) ?? /^([A-Z][A-Z0-9]{1,5}) \((.+)\)$/.exec(text) ?? [];
  if (short === '' || IMAGING.test(short)) return text;
  const letters = long.toLowerCase();
  let at = letters.startsWith(short.charAt(0).toLowerCase()) ? 0 : -1;
  for (const letter of short.slice(1).toLowerCase()) at = at < 0 ? at : letters.indexOf(letter, at + 1);
  return at < 0 ? text : long;
}

/** The phrase for comparing: without filler and side, its words in a fixed order; empty when nothing is left. */
export const phraseKey = remembered((text) => {
  if (text.length > LONGEST_NAME) return plainText(text);
  const bare = withoutAbbreviation(text)
    .toLowerCase()
    .replace(/\[[^\][]*\]/g, ' ')
    // The sign for a fracture; before a number it counts.
    .replace(/#(?! ?\d)/g, ' fracture ')
    .replace(NOTHING_MORE, ' ');
  let plain = oneSpelling(
    plainText(bare)
      .replace(/[./]+(?= |$)/g, '')
      .replace(/(?<=[a-z0-9])-(?=[a-z0-9])/g, ' '),
  );
  for (const [long, short] of SHORT) plain = plain.replace(long, short);
  const words = plain
    .split(' ')
    .filter((word) => word !== '' && !FILLER.has(word))
    .flatMap((word) => HAPPENED[word]?.split(' ') ?? single(word));
  return (ORDERED.test(plain) ? words : words.sort()).join(' ');
});
