/**
 * Which codes and names mean the same measurement, and which molar mass turns its mass into an amount of substance?
 * Rows: `analytes.csv` and `analyte-facts.csv`. Only listed analytes are ever converted. A specimen other than blood, a
 * posture and a time stand in the key.
 */
import { concepts, facts, fromTables } from '../../terminology/in-force';
import { remembered } from '../../domain/remembered';
import { plainText } from '../fhir/concept';
import { rememberedByTables } from '../../terminology/in-force';
import { LONGEST_NAME, phraseKey } from '../fhir/wording';

export interface Analyte {
  readonly key: string;
  /** g/mol; absent where mass and substance units must not be converted. */
  readonly molarMass?: number;
  /** Charge of a monovalent ion: meq/L is mmol/L. */
  readonly charge?: 1;
  readonly names: readonly string[];
}

interface LookUps {
  readonly byCode: ReadonlyMap<string, Analyte>;
  readonly byName: ReadonlyMap<string, Analyte>;
  readonly byWords: ReadonlyMap<string, Analyte>;
}

/**
 * A single letter that comparing words passes over (protein S, side left) tells one test from another: such a name is
 * known only as it stands.
 */
const LOSES_A_LETTER = /(?:^| )[slr](?: |$)/;

const lookUps: () => LookUps = fromTables(() => {
  const about = facts('analyte-facts');
  const byCode = new Map<string, Analyte>();
  const byName = new Map<string, Analyte>();
  const byWords = new Map<string, Analyte>();
  // INVARIANT: names that are the same words in another order, of two measurements, mean neither.
  const ofTwo = new Set<string>();
  for (const { id, names, codes } of concepts('analytes')) {
    const mass = about.get('molar_mass')?.get(id)?.[0];
    const analyte: Analyte = {
      key: about.get('compared_as')?.get(id)?.[0] ?? id,
      ...(mass === undefined ? {} : { molarMass: Number(mass) }),
      ...(about.get('charge')?.get(id)?.[0] === '1' ? { charge: 1 as const } : {}),
      names,
    };
    for (const { code } of codes) byCode.set(code, analyte);
    for (const name of names) {
      byName.set(name, analyte);
      if (LOSES_A_LETTER.test(name)) continue;
      const words = phraseKey(name);
      if ((byWords.get(words) ?? analyte).key === analyte.key) byWords.set(words, analyte);
      else ofTwo.add(words);
    }
  }
  for (const words of ofTwo) byWords.delete(words);
  return { byCode, byName, byWords };
});

/** The measurement that a LOINC or SNOMED CT code means; undefined when the map does not know it. */
export const analyteOfCode = (code: string): Analyte | undefined => lookUps().byCode.get(code);

/**
 * An estimate of the filtration rate, by whichever formula its long name tells; not one that was measured, nor the
 * receptor of that abbreviation.
 */
const ESTIMATED_GFR =
  /^(?!.*\b(?:mutation|gene|receptor|exon|variant)s?\b)(?:e-?gfr\b|gfr calculated\b|estimated (?:gfr|glomerular filtration rate)\b|.*\begfr\b)/;

/**
 * What a laboratory's or LOINC's long name adds: how it is counted, and that it is of blood. A specimen other than
 * blood is part of the name and stays.
 */
const LONG =
  /(?: (?:moles|mass|substance|units|enzymatic activity|catalytic activity|arbitrary|entitic|volume|presence)?(?:\/?(?:volume|area|mass|moles))?(?: concentration| fraction)?)?(?: in| of)? (?:serum or plasma|serum plasma|serum\/plasma|serum|plasma|venous blood|whole blood|blood)(?: or (?:serum|plasma))?(?: by [a-z ]+)?$/;

/** `serum alt level` is `alt`, `potassium moles/volume in serum or plasma` is `potassium`. */
const bareName = (name: string): string =>
  name
    .replace(LONG, '')
    .replace(/^(?:serum|plasma|blood|venous|s|p)[ -]+/, '')
    .replace(/ (?:level|lvl|concentration|measurement|estimation|result|test|detection|assay)s?$/, '')
    .replace(/ (?:serum|plasma)(?= |$)/, '')
    .replace(/^absolute | absolute(?= count$|$)/, '')
    .replace(/^(?:hb a1c|hba1c level)/, 'hba1c');

/** The measurement that a plain lower-case name means. */
export const analyteOfName = (name: string): Analyte | undefined =>
  lookUps().byName.get(name) ?? named(name) ?? undefined;

const named = rememberedByTables((name): Analyte | null => {
  if (name.length > LONGEST_NAME) return null;
  // "INR - international normalised ratio": an abbreviation and its words, where both mean one thing.
  const [short, words, ...more] = name.split(' - ').map((part) => part.trim());
  if (words !== undefined && more.length === 0) {
    const [left, right] = [analyteOfName(short ?? ''), analyteOfName(words)];
    if (left !== undefined && left.key === right?.key) return left;
  }
  if (ESTIMATED_GFR.test(name)) return lookUps().byName.get('egfr') ?? null;
  const bare = bareName(name);
  const occasion = withoutOccasion(name);
  return (
    lookUps().byName.get(bare) ??
    lookUps().byName.get(bare.replace(/\.total$| total$|^total /, '')) ??
    turned(bare) ??
    withAbbreviation(bare) ??
    afterLoad(name) ??
    (occasion === name || occasion === '' ? null : (analyteOfName(occasion) ?? null))
  );
});

/**
 * What a letter or a system adds to a test's name about the occasion of it, which the date tells: examined or measured,
 * on admission, at discharge, the lowest of a stay, at a baby check. A peak, a trough and a baseline are tests of
 * their own.
 */
const OCCASION: readonly RegExp[] = [
  /^(?:o\/e|on examination)[ -]+/,
  /^(?:admission|discharge|lowest|highest|latest|most recent|pre-?hospital) (?=\S)/,
  /(?: -)? (?:on|at|before|pre|prior to)[ -](?:admission|discharge|d\/c|transfer)$/,
  / - (?:admission|discharge)$/,
  / \(?(?:post|pre)[- ]?op(?:erative)?\)?$/,
  /(?: (?:taken|done|measured|recorded|checked))? (?:at|in|by) (?:the )?(?:hospital|out-?patients?|opd|paramedics?|ambulance)$/,
  / (?:-|at) \d+(?:-\d+)? ?(?:weeks?|months?|years?|yrs?)(?: (?:check|review|development check))?$/,
];

const withoutOccasion = (name: string): string =>
  OCCASION.reduce((rest, shape) => rest.replace(shape, ''), name).trim();

/** On which occasion, of those that exclude each other, and by whom a test was measured. */
const OCCASIONS: readonly (readonly [string, RegExp])[] = [
  ['before an operation', /\bpre[- ]?op/],
  ['after an operation', /\bpost[- ]?op/],
  ['on admission', /^admission\b|\b(?:on|at)[ -]admission\b| - admission$/],
  ['at discharge', /^discharge\b|\b(?:on|at|before|pre|prior to)[ -](?:discharge|d\/c)\b| - discharge$/],
  ['lowest', /^lowest\b/],
  ['highest', /^highest\b/],
  ['latest', /^(?:latest|most recent)\b/],
  ['by an ambulance', /^pre-?hospital\b|\b(?:paramedics?|ambulance)$/],
  ['in hospital', /\b(?:at|in|by) (?:the )?hospital$/],
  ['as an outpatient', /\b(?:at|in|by) (?:the )?(?:out-?patients?|opd)$/],
];

const occasionsOf = remembered((name): readonly string[] => {
  const plain = plainText(name)
    .replace(/[()[\]]/g, '')
    .trim();
  return OCCASIONS.flatMap(([occasion, words]) => (words.test(plain) ? [occasion] : []));
});

/** INVARIANT: an occasion is passed over only where the other name tells none, or the same. */
export function occasionsDiffer(a: string, b: string): boolean {
  const [x, y] = [occasionsOf(a), occasionsOf(b)];
  return x.length > 0 && y.length > 0 && !x.some((one) => y.includes(one));
}

const TWO_HOURS = /\b(?:2|two)[ -]?(?:h|hrs?|hours?)\b|\b120 ?(?:m|mins?|minutes?)\b/;

/** What is said of a glucose tolerance test besides; other amounts than 75 g are other tests. */
const OF_TOLERANCE_TEST =
  /\b(?:75 ?g(?:m|rams?)?|post|after|(?:glucose )?load|oral|o?gtt|glucose tolerance test|plasma|serum|venous|blood|level|at|value|sample|concentration)\b/g;

/** `GTT - 120 minute plasma glucose`: two hours after the load, in whatever order. */
function afterLoad(name: string): Analyte | null {
  if (!TWO_HOURS.test(name) || !/\bglucose\b|gtt\b/.test(name)) return null;
  const rest = name
    .replace(TWO_HOURS, ' ')
    .replace(OF_TOLERANCE_TEST, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return rest === 'glucose' || rest === '' ? (lookUps().byName.get('2 hour glucose') ?? null) : null;
}

/**
 * What in brackets tells one test from another, and must not be passed over: the specimen, the time, the form that was
 * measured.
 */
const TELLS =
  /\d ?g\b|\bload\b|urin|csf|cerebro|fluid|capill|arter|cord|fast|random|post|pre\b|adjust|correct|ioni[sz]|free|direct|conjug|sensitiv|\bhs\b|24|left|right|stool|fa?ec|sputum|swab|gene|mutation|ig[gaem]\b|quant|antibod|antigen|total|absolute|^[a-e]$|%/i;

/**
 * `Creatinine (XE2q5)`, `Potassium (K)`: the name without brackets that only spell it again; the same name where they
 * tell more.
 */
export const withoutBrackets = (name: string): string =>
  name.length > LONGEST_NAME
    ? name
    : name.replace(/\s*[([]([^()[\]]*)[)\]]/g, (whole, inside: string) => (TELLS.test(inside) ? whole : ' ')).trim();

/**
 * The words of a test that no row lists, for comparing: without brackets, how it is counted and that it is of blood;
 * empty where nothing is left.
 */
export const testPhrase = rememberedByTables((name): string =>
  name.length > LONGEST_NAME
    ? plainText(name)
    : phraseKey(
        bareName(plainText(withoutBrackets(name)))
          .replace(/ counts?$|^total /g, '')
          .replaceAll('/', ' '),
      ),
);

/**
 * `albumin creatinine ratio urine`, `vitamin d 25-hydroxy`: the same words in another order, or spelt the American way.
 */
const turned = (name: string): Analyte | null => lookUps().byWords.get(phraseKey(name)) ?? null;

/** `mean corpuscular volume mcv`: an abbreviation behind its words, or before them, where both mean one thing. */
function withAbbreviation(name: string): Analyte | null {
  const words = name.split(' ');
  if (words.length < 3) return null;
  for (const [short, long] of [
    [words.at(-1), words.slice(0, -1)],
    [words[0], words.slice(1)],
  ] as const) {
    const known = lookUps().byName.get(short ?? '');
    if (known !== undefined && lookUps().byName.get(long.join(' '))?.key === known.key) return known;
  }
  return null;
}

/** A name for a code that was sent without any: the first of those the measurement is known by. */
export const nameOfAnalyte = ({ key, names }: Analyte): string => {
  const name = names[0] ?? key;
  return name.length <= 4 && name === name.toLowerCase()
    ? name.toUpperCase()
    : name.charAt(0).toUpperCase() + name.slice(1);
};
