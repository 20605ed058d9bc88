/**
 * What does a code of an interpretation say? A table of facts. Sources: HL7 v3 ObservationInterpretation (THO), HL7 v2
 * table 0078, SNOMED CT qualifier values.
 */

/** A word that calls a value out of its range, and how far. */
export type Flag =
  | 'High'
  | 'Low'
  | 'Abnormal'
  | 'Significantly high'
  | 'Significantly low'
  | 'Critical high'
  | 'Critical low'
  | 'Critical abnormal'
  | 'Off scale high'
  | 'Off scale low';

/** `flag`: out of range; `range`: within it; `finding`: a result of its own, or more about one. */
export type Saying =
  | { readonly kind: 'flag'; readonly words: Flag }
  | { readonly kind: 'range'; readonly words: string }
  | { readonly kind: 'finding'; readonly words: string };

const flags: Readonly<Record<string, Flag>> = {
  H: 'High',
  HX: 'High',
  HU: 'Significantly high',
  HH: 'Critical high',
  '>': 'Off scale high',
  'H>': 'Off scale high',
  L: 'Low',
  LX: 'Low',
  LU: 'Significantly low',
  LL: 'Critical low',
  '<': 'Off scale low',
  'L<': 'Off scale low',
  A: 'Abnormal',
  AA: 'Critical abnormal',
};

const findings: Readonly<Record<string, string>> = {
  U: 'Significant change up',
  D: 'Significant change down',
  B: 'Better',
  W: 'Worse',
  S: 'Susceptible',
  R: 'Resistant',
  I: 'Intermediate',
  MS: 'Moderately susceptible',
  VS: 'Very susceptible',
  SDD: 'Susceptible, dose dependent',
  'SYN-R': 'Synergy, resistant',
  'SYN-S': 'Synergy, susceptible',
  NS: 'Non-susceptible',
  NCL: 'No breakpoint defined',
  IE: 'Insufficient evidence',
  POS: 'Positive',
  NEG: 'Negative',
  DET: 'Detected',
  ND: 'Not detected',
  IND: 'Indeterminate',
  E: 'Equivocal',
  RR: 'Reactive',
  NR: 'Non-reactive',
  WR: 'Weakly reactive',
  EX: 'Outside threshold',
  CAR: 'Carrier',
  EXP: 'Expected',
  UNE: 'Unexpected',
  TOX: 'Cytotoxic substance present',
  AC: 'Anti-complementary substances present',
  QCF: 'Quality control failure',
  HM: 'Held for medical review',
  LFC: 'Low, further comment',
  OBX: 'More in another part of the result',
};

/** Qualifier values by which findings are coded; each is what its preferred term says. */
const snomed: Readonly<Record<string, Saying>> = {
  '75540009': { kind: 'flag', words: 'High' },
  '281302008': { kind: 'flag', words: 'High' },
  '62482003': { kind: 'flag', words: 'Low' },
  '281300000': { kind: 'flag', words: 'Low' },
  '263654008': { kind: 'flag', words: 'Abnormal' },
  '394844007': { kind: 'flag', words: 'Abnormal' },
  '17621005': { kind: 'range', words: 'Normal' },
  '281301001': { kind: 'range', words: 'Normal' },
  '10828004': { kind: 'finding', words: 'Positive' },
  '260385009': { kind: 'finding', words: 'Negative' },
  '260408008': { kind: 'finding', words: 'Weakly positive' },
  '260373001': { kind: 'finding', words: 'Detected' },
  '260415000': { kind: 'finding', words: 'Not detected' },
  '11214006': { kind: 'finding', words: 'Reactive' },
  '131194007': { kind: 'finding', words: 'Non-reactive' },
  '82334004': { kind: 'finding', words: 'Indeterminate' },
  '42425007': { kind: 'finding', words: 'Equivocal' },
  '419984006': { kind: 'finding', words: 'Inconclusive' },
  '30714006': { kind: 'finding', words: 'Resistant' },
  '131196009': { kind: 'finding', words: 'Susceptible' },
  '11896004': { kind: 'finding', words: 'Intermediate' },
  '52101004': { kind: 'finding', words: 'Present' },
  '2667000': { kind: 'finding', words: 'Absent' },
};

export const BY_SNOMED: ReadonlyMap<string, Saying> = new Map(Object.entries(snomed));

/** A finding that these words name judges the value by itself: beside it no range is asked. How it changed does not. */
export const JUDGES: ReadonlySet<string> = new Set(
  [...Object.entries(findings), ['', 'Sensitive'] as const]
    .filter(([code]) => !['U', 'D', 'B', 'W', 'EXP', 'UNE', 'HM', 'OBX', 'LFC', 'IE', 'NCL', 'QCF'].includes(code))
    .map(([, words]) => words.toLowerCase()),
);

/** By the code as HL7 writes it, in capitals. */
export const BY_HL7: ReadonlyMap<string, Saying> = new Map<string, Saying>([
  ...Object.entries(flags).map(([code, words]) => [code, { kind: 'flag', words }] as const),
  ...Object.entries(findings).map(([code, words]) => [code, { kind: 'finding', words }] as const),
  ['N', { kind: 'range', words: 'Normal' }],
]);

const UNLIKE_A_VALUE = /\b(?:risk|probability|likelihood|suspicion|grade|titre|titer|avidity|index|dose)\b/;
const HIGH = /\b(?:high|above|raised|elevated|increased)\b/;
const LOW = /\b(?:low|below|lowered|decreased|reduced)\b/;
const CRITICAL = /\b(?:critical(?:ly)?|panic|alert|life[- ]threatening)\b/;

/** Words that call a value high or low and add nothing that the flag does not say. */
const ONLY_A_FLAG =
  /^(?:(?:very|critical(?:ly)?|panic|alert|abnormal(?:ly)?|significantly|limits?|range|reference|normal|interval|the|of|value|result|threshold|upper|lower|high|low|above|below|raised|elevated|increased|decreased|reduced|off|scale|outside|out|alarm)[\s,:()*!-]*)+$/;

/** Within its range, and nothing else said. */
const ONLY_NORMAL =
  /^(?:within |in )?(?:the )?(?:normal|reference|expected)?[\s-]*(?:normal|in range|range|limits?|interval|reference|unremarkable|not abnormal|non[- ]abnormal|not flagged)(?: (?:range|limits?|result|value))?$/;

function flagInWords(text: string): Flag | null {
  const isCritical = CRITICAL.test(text);
  const isHigh = HIGH.test(text.replace(/\bnot (?:high|above|raised|elevated)\b/g, ''));
  const isLow = LOW.test(text.replace(/\bnot (?:low|below|decreased|reduced)\b/g, ''));
  if (isHigh && isLow) return null;
  if (isHigh) return isCritical ? 'Critical high' : 'High';
  if (isLow) return isCritical ? 'Critical low' : 'Low';
  if (/\b(?:not|non|nil)[\s-]+abnormal\b/.test(text)) return null;
  if (/\babnormal\b/.test(text)) return isCritical ? 'Critical abnormal' : 'Abnormal';
  return isCritical && /^(?:critical|panic|alert)(?: (?:value|result))?$/.test(text) ? 'Critical abnormal' : null;
}

/**
 * What an interpretation says in its own words: a flag, “normal”, or a finding as it is written. A flag with more words
 * beside it is both.
 */
export function sayingsOf(written: string): readonly Saying[] {
  const words = written.replace(/\s*\((?:qualifier value|finding)\)$/i, '').trim();
  const text = words
    .toLowerCase()
    .replace(/[.*!]+$/, '')
    .trim();
  if (ONLY_NORMAL.test(text)) return [{ kind: 'range', words: 'Normal' }];
  const flag = UNLIKE_A_VALUE.test(text) ? null : flagInWords(text);
  if (flag === null) return [{ kind: 'finding', words }];
  return ONLY_A_FLAG.test(text)
    ? [{ kind: 'flag', words: flag }]
    : [
        { kind: 'flag', words: flag },
        { kind: 'finding', words },
      ];
}
