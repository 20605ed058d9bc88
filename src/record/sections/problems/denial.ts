/** Does a condition say that there are no problems, or not this one? Then it is a statement, and never a problem. */
import type { CodeableConcept, Coding } from 'fhir/r4';
import { nothingKnown } from '../../codes/nothing-known';
import { deniesOneThing, saysNothingKnown } from '../../codes/nothing-known-words';
import { list, textOf } from '../../fhir/shape';
import { longTermOf } from './long-term';

export type Denial =
  /** `all`: of no problem at all, and not of one, or of the family. */
  | {
      readonly kind: 'statement';
      readonly says: 'none' | 'not known';
      readonly words: string;
      readonly all?: true;
    }
  | { readonly kind: 'to check'; readonly words: string };

/** “Negative for malignancy”: what it is negative for is denied. */
const NEGATIVE_FOR = /^(?:(?:tested|screened|screening|patient|pt) )?(?:is )?negative for \S/i;
/** What takes part of a denial back, or says a second thing. */
const SAYS_MORE =
  /\b(?:but|except|excepting|apart|other than|however|although|though|until|since|unless|save|then)\b|[,;.:]\s*(?!(?:no|nor|or|and|nil|none)\b)\S/i;

/** “No history of stroke, MI or TIA” is one denial; “…, father MI” and “…, has eczema” say a second thing. */
const LISTED = /[,;][^,;]*\b(?:or|nor)\b[^,;]*$/i;
const SECOND = /[,;]\s*(?!(?:no|nor|or|and|nil|none)\b)\S/i;
const ASSERTS =
  /[,;].*\b(?:has|have|had|father|mother|brother|sister|son|daughter|now|currently|since|diagnosed|started|known|is|was|confirmed|history)\b/i;
const saysOneThing = (words: string): boolean => !ASSERTS.test(words) && (!SECOND.test(words) || LISTED.test(words));

/** A finding by its own name. */
const A_FINDING = /^negative symptoms?\b/i;

/** “No asthma”, “Not diabetic”: the whole of the rest is a condition that we know by name. */
function deniesByName(words: string): boolean {
  const rest = /^(?:no|not|nil|never had|does not have|hasn't got)\s+(\S.*)$/i.exec(words)?.[1];
  return rest !== undefined && !SAYS_MORE.test(rest) && longTermOf({ text: rest }).length > 0;
}

const denies = (words: string): boolean =>
  !A_FINDING.test(words) &&
  (deniesByName(words) ||
    (deniesOneThing(words) && saysOneThing(words)) ||
    (NEGATIVE_FOR.test(words) && !SAYS_MORE.test(words)));

const HEADED = /^(?:family (?:medical )?(?:history|hx)|fhx?|f\/h|fam hx)\s*(?:of\b)?\s*[-–:=?]*\s*/i;
const NO_FAMILY =
  /^(?:there is |patient has |pt has |has )?(?:no|nil|negative|denies|denied|without|unknown)\b.*\b(?:family (?:medical )?(?:history|hx)|fhx?|f\/h|fam hx)\b/i;
const NOTHING =
  /^(?:no|nil|none|negative|not known|unknown|nad|unremarkable|non[- ]?contributory|unobtainable|adopted)\b/i;
const UNKNOWN = /\b(?:unknown|not known|unobtainable|adopted|not asked|unable)\b/i;

/** “No family history: breast cancer” says of what there is none. */
const OF_WHAT = /(?<=\b(?:no|nil|without) )(family (?:medical )?(?:history|hx)|fhx?|f\/h)(?: of)? ?[:=–-]+ */i;

const PEOPLE =
  'mother|father|mum|mom|mummy|dad|daddy|parent|uncle|aunt|aunty|auntie|sibling|brother|sister|grand\\w*|gran|nan|' +
  'maternal|paternal|cousin|son|daughter|niece|nephew|twin';
const RELATIVE = `(?:${PEOPLE})(?:['’]?s)?`;
/** It tells of somebody, or sends its reader elsewhere. */
const TELLS = new RegExp(`\\b(?:${RELATIVE}|had|has|have|died|carriers?|see)\\b`, 'i');
/** An age, a year, a relative in brackets: no mere name of an illness. */
const MORE_THAN_NAME = /[\d([]/;
/** What stands behind a mark is said beside the denial: “No FH - mother has breast cancer”. */
const BESIDE = new RegExp(
  `(?:\\s[-–—]|[-–—]\\s|[:=([–—]|\\b(?:history|hx|fhx?|f/h)(?: known)?(?:-|\\s(?=${RELATIVE}\\b)))(.*)`,
  'is',
);

/** Of somebody ill, behind words that only begin like a denial. Missed, a cancer in the family reads as none. */
const tellsBeside = (words: string): boolean => TELLS.test(BESIDE.exec(words)?.[1] ?? '');

/** A family history that denies: “No family history of diabetes”, “FH: nil of note”. Null for every other text. */
export function deniedInFamily(said: string): 'none' | 'not known' | null {
  const of = OF_WHAT.exec(said);
  const what = of === null ? '' : said.slice(of.index + of[0].length);
  if (MORE_THAN_NAME.test(what) || TELLS.test(what)) return null;
  const words = said.replace(OF_WHAT, '$1 of ');
  const rest = words.replace(HEADED, '');
  const headed = rest !== words;
  if (tellsBeside(rest)) return null;
  const says = headed && rest !== '' ? saysNothingKnown('problems', rest) : null;
  if (says !== null) return says;
  if (SAYS_MORE.test(headed ? rest : words)) return null;
  if (!(headed ? NOTHING.test(rest) || denies(rest) : NO_FAMILY.test(words))) return null;
  return UNKNOWN.test(words) ? 'not known' : 'none';
}

const wordsOf = (concept: CodeableConcept | undefined): readonly string[] =>
  [textOf(concept?.text), ...list(concept?.coding).map(({ display }) => textOf(display))].filter(
    (words) => words !== null,
  );

/**
 * Reads a concept with what stands beside it. Null where nothing of it denies.
 * INVARIANT: a name or a known code beside the denial makes it a problem to check, and never a denial.
 */
export function denialIn(
  concept: CodeableConcept | undefined,
  title: string,
  beside: readonly string[],
): Denial | null {
  const codings = list<Coding>(concept?.coding).filter((coding) => typeof coding === 'object');
  const all = nothingKnown('problems', { codings, text: textOf(concept?.text), beside });
  if (all !== null) return all.kind === 'statement' ? { ...all, all: true } : all;
  const said = wordsOf(concept).length === 0 ? [title] : wordsOf(concept);
  const family = said.map(deniedInFamily);
  const denied = said.map((words, at) => family[at] !== null || denies(words));
  if (!denied.includes(true)) return null;
  const coded = longTermOf({ coding: codings.map(({ system, code }) => ({ system, code }) as Coding) });
  if (denied.includes(false) || coded.length > 0) return { kind: 'to check', words: [...new Set(said)].join(' – ') };
  return { kind: 'statement', says: family.every((one) => one === 'not known') ? 'not known' : 'none', words: title };
}
