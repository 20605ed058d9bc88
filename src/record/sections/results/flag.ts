/**
 * What does an interpretation say of a value: is it out of range, and is it a result by itself? Every coding and every
 * word counts. Source: HL7 FHIR R4 Observation.interpretation ("A categorical assessment of an observation value").
 */
import type { CodeableConcept, Coding } from 'fhir/r4';
import { SNOMED, canonicalSystem } from '../../../domain/code-systems';
import { rememberedCode } from '../../../domain/remembered';
import { conceptText, plainText } from '../../fhir/concept';
import { list, textOf } from '../../fhir/shape';
import { BY_HL7, BY_SNOMED, JUDGES, sayingsOf, type Flag, type Saying } from './interpretations';

export type { Flag } from './interpretations';

export interface Interpreted {
  /** As the sender says; null: in range; undefined: nothing is said of the range. */
  readonly flag: Flag | null | undefined;
  /** Resistant, positive, reactive …: what stands as the result where no value does; null where nothing is said. */
  readonly finding: string | null;
  /** "Normal", and nothing that contradicts it. */
  readonly normal: boolean;
}

const NOTHING: Interpreted = { flag: undefined, finding: null, normal: false };

const HL7 = /0078$|ObservationInterpretation$|observation-interpretation$/i;

function byCode({ system, code }: Coding, isHl7: boolean): Saying | undefined {
  const said = typeof code === 'string' ? code.trim() : typeof code === 'number' ? String(code) : '';
  if (isHl7) return BY_HL7.get(said.toUpperCase());
  if (typeof system === 'string' && canonicalSystem(system) === SNOMED) return BY_SNOMED.get(said);
  return undefined;
}

const isHl7 = ({ system }: Coding): boolean => typeof system === 'string' && HL7.test(system);

/** The words of a text that is only the code again. */
const isLetterCode = (text: string): boolean => BY_HL7.has(text.trim().toUpperCase()) && text.trim().length < 4;

/** Two ways to say one thing. */
const SYNONYMS: Readonly<Record<string, string>> = {
  sensitive: 'susceptible',
  nonreactive: 'non-reactive',
  'not reactive': 'non-reactive',
  undetected: 'not detected',
  'weak positive': 'weakly positive',
  pos: 'positive',
  neg: 'negative',
  detected: 'detected',
};

const meaning = (words: string): string => {
  const plain = plainText(words);
  return SYNONYMS[plain] ?? plain;
};

/** What one interpretation says: the HL7 code in any position first, then every other coding, then the words. */
function sayingsIn(concept: CodeableConcept): readonly Saying[] {
  const codings = list(concept.coding).filter((one) => typeof one === 'object');
  const said: Saying[] = [];
  const hl7 = codings.filter(isHl7);
  for (const coding of hl7) said.push(...list(byCode(coding, true)));
  const text = textOf(concept.text);
  for (const coding of codings) {
    if (hl7.includes(coding) && byCode(coding, true) !== undefined) continue;
    const known = byCode(coding, false);
    const display = textOf(coding.display);
    if (known !== undefined) said.push(known);
    else if (display !== null && !isLetterCode(display)) said.push(...sayingsOf(display));
    else if (text === null || isLetterCode(text)) said.push(...list(byCode(coding, true)));
  }
  if (text !== null) said.push(...(isLetterCode(text) ? list(BY_HL7.get(text.trim().toUpperCase())) : sayingsOf(text)));
  if (said.length > 0) return said;
  const words = conceptText(concept);
  return words === null ? [] : [{ kind: 'finding', words }];
}

/** The further out of range, the sooner it speaks. */
const RANK: Readonly<Record<Flag, number>> = {
  'Critical high': 0,
  'Critical low': 0,
  'Critical abnormal': 1,
  'Off scale high': 2,
  'Off scale low': 2,
  'Significantly high': 3,
  'Significantly low': 3,
  High: 4,
  Low: 4,
  Abnormal: 5,
};

/** The most serious of several; null where there is none. */
export const worstOf = (flags: readonly (Flag | null)[]): Flag | null =>
  flags.reduce((worst, flag) => (flag === null || (worst !== null && RANK[worst] <= RANK[flag]) ? worst : flag), null);

const DIRECTION = /\b(?:high|low)$/i;

/** True where the flag that speaks says no less than this one. */
function isImplied(other: Flag, flag: Flag): boolean {
  const way = DIRECTION.exec(other)?.[0].toLowerCase();
  return way === undefined || way === DIRECTION.exec(flag)?.[0].toLowerCase();
}

/** One code without further words, as nearly every result has: each is read once. */
const byCodeAlone = rememberedCode((system: string | undefined, code: string) =>
  readAll([{ coding: [system === undefined ? { code } : { system, code }] }]),
);

/** Reads all interpretations of one value. INVARIANT: nothing that is said there is left unsaid. */
export function interpreted(interpretation: readonly CodeableConcept[]): Interpreted {
  if (interpretation.length === 0) return NOTHING;
  const [only] = interpretation;
  if (interpretation.length > 1 || only?.text !== undefined || only?.coding?.length !== 1)
    return readAll(interpretation);
  const { system, code, display } = only.coding[0] ?? {};
  return typeof code === 'string' && display === undefined && (system === undefined || typeof system === 'string')
    ? byCodeAlone(system, code)
    : readAll(interpretation);
}

function readAll(interpretation: readonly CodeableConcept[]): Interpreted {
  const said = interpretation.flatMap((concept) =>
    typeof concept === 'object' ? sayingsIn(concept) : typeof concept === 'string' ? sayingsOf(concept) : [],
  );
  const flags = said.flatMap((one) => (one.kind === 'flag' ? [one.words] : [])).sort((a, b) => RANK[a] - RANK[b]);
  const [flag] = flags;
  const normal = said.some(({ kind }) => kind === 'range');
  const findings = new Map<string, string>();
  for (const other of flags) if (flag !== undefined && !isImplied(other, flag)) findings.set(meaning(other), other);
  if (normal && flag !== undefined) findings.set('normal', 'Normal');
  for (const { kind, words } of said) {
    if (kind !== 'finding') continue;
    const key = meaning(words);
    // The sender's own word for it is the better one: "Sensitive" before our "Susceptible".
    if (!findings.has(key) || plainText(words) !== key) findings.set(key, words);
  }
  return {
    flag: flag ?? (normal || [...findings.keys()].some((one) => JUDGES.has(one)) ? null : undefined),
    finding: findings.size === 0 ? null : [...findings.values()].join(', '),
    normal: normal && flag === undefined,
  };
}
