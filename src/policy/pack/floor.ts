/**
 * Does a pack lower what no pack may lower? An exclusion and an opt-out’s effect may be added to and never taken from;
 * what is unknown stays denied; the desks have no clinical view. Opt-out before everything, restricted people, and the
 * audit before the body are no rows: no table reaches them. Source: POLICY 8.
 */
import { ROLES_WITHOUT_CLINICAL_VIEW } from '../../domain/roles';
import { endOfGroup } from '../indexes/quick-terms';
import type { PolicyTables } from '../tables';
import { asWritten } from '../tables/lexicon';
import { setsNamedIn } from '../tables/word-sets';
import { isSame, missingFrom, quoted, SCOPE_QUESTIONS, scopeEffect } from './compared';

/** One way of lowering the floor. The sentences name the row; none where the pack leaves it where it is. */
type FloorRule = (shipped: PolicyTables, pack: PolicyTables) => readonly string[];

/** Each category stays on, and keeps its name, its settings and its labels. */
const categories: FloorRule = (shipped, pack) =>
  shipped.exclusions.flatMap((was) => {
    const row = pack.exclusions.find(({ id }) => id === was.id);
    if (row === undefined) return [`${was.id} is missing`];
    const settings = missingFrom(row.settings, was.settings);
    const labels = missingFrom(row.labels, was.labels);
    return [
      ...(was.on && !row.on ? [`${was.id} is switched off`] : []),
      ...(row.category === was.category && row.name === was.name ? [] : [`${was.id} has another category or name`]),
      ...(settings.length > 0 ? [`${was.id} loses the settings ${quoted(settings)}`] : []),
      ...(labels.length > 0 ? [`${was.id} loses the labels ${quoted(labels)}`] : []),
    ];
  });

const medicineSwitches: FloorRule = (shipped, pack) =>
  shipped.medicineSwitches
    .filter((was) => !pack.medicineSwitches.some(({ id, exclusion }) => id === was.id && exclusion === was.exclusion))
    .map(({ id, exclusion }) => `${id} no longer switches the medicines of ${exclusion}`);

/** True where the pack’s flag makes a row tell no less than the shipped one. */
const tellsAsMuch = (flag: unknown, was: unknown): boolean => flag === undefined || flag === was;

const codes: FloorRule = (shipped, pack) =>
  shipped.exclusionCodes.flatMap((was) => {
    const rows = pack.exclusionCodes.filter(
      (row) =>
        row.exclusion === was.exclusion &&
        row.family === was.family &&
        row.medicine === was.medicine &&
        tellsAsMuch(row.shared, was.shared) &&
        missingFrom(was.except, row.except).length === 0,
    );
    const lost = [
      ...missingFrom(
        rows.flatMap((row) => row.codes ?? []),
        was.codes,
      ),
      ...missingFrom(
        rows.flatMap((row) => row.prefixes ?? []),
        was.prefixes,
      ).map((start) => `${start}…`),
    ];
    return lost.length === 0 ? [] : [`${was.exclusion} loses the ${was.family} codes ${quoted(lost)}`];
  });

const words: FloorRule = (shipped, pack) =>
  shipped.lexicon.flatMap((was) => {
    const kept = pack.lexicon
      .filter(
        (row) =>
          row.exclusion === was.exclusion &&
          tellsAsMuch(row.exactCase, was.exactCase) &&
          tellsAsMuch(row.namesOnly, was.namesOnly),
      )
      .flatMap(asWritten);
    const lost = missingFrom(kept, asWritten(was));
    return lost.length === 0 ? [] : [`${was.exclusion} loses the words ${quoted(lost)}`];
  });

/** What stands in a term's brackets that say what must not stand there. */
function ruledOut(term: string): readonly string[] {
  return [...term.matchAll(/(?<!\\)\(\?<?!/g)].map(({ index }) => term.slice(index, endOfGroup(term, index)));
}

/** The sets that these terms name, and those that their words name. */
function setsWithin(terms: readonly string[], sets: PolicyTables['wordSets']): readonly string[] {
  const named = terms.flatMap(setsNamedIn);
  const words = sets.filter(({ id }) => named.includes(id)).flatMap((set) => set.words);
  return words.length === 0 ? named : [...named, ...setsWithin(words, sets)];
}

/**
 * A word more in a set is found in more sentences; in one that a term names in what must not stand there, in fewer.
 */
const wordSets: FloorRule = (shipped, pack) => {
  const written = [...shipped.lexicon.flatMap(asWritten), ...shipped.wordSets.flatMap(({ words: own }) => own)];
  const sparing = setsWithin(written.flatMap(ruledOut), shipped.wordSets);
  return shipped.wordSets.flatMap(({ id, words: had }) => {
    const has = pack.wordSets.find((set) => set.id === id)?.words;
    const lost = missingFrom(has, had);
    const more = sparing.includes(id) ? missingFrom(had, has) : [];
    return [
      ...(lost.length > 0 ? [`the word set {${id}} loses the words ${quoted(lost)}`] : []),
      ...(more.length > 0 ? [`the word set {${id}} spares by the words ${quoted(more)}`] : []),
    ];
  });
};

const medicines: FloorRule = (shipped, pack) =>
  shipped.medicines.flatMap((was) => {
    const kept = pack.medicines
      .filter(
        (row) =>
          row.exclusion === was.exclusion &&
          tellsAsMuch(row.shared, was.shared) &&
          tellsAsMuch(row.medicinesOnly, was.medicinesOnly) &&
          tellsAsMuch(row.onlyWithIndication, was.onlyWithIndication) &&
          missingFrom(was.unless, row.unless).length === 0,
      )
      .flatMap(({ names }) => names);
    const lost = missingFrom(kept, was.names);
    return lost.length === 0 ? [] : [`${was.exclusion} loses the medicines ${quoted(lost)}`];
  });

/** A medicine that treats two diseases is told apart by the shipped names and words alone: any other may spare it. */
const sharedMedicines: FloorRule = (shipped, pack) =>
  pack.medicines.flatMap((row) => {
    if (row.shared === undefined) return [];
    const was = shipped.medicines.filter(({ shared }) => shared === row.shared);
    const more = [
      ...missingFrom(
        was.flatMap(({ names }) => names),
        row.names,
      ),
      ...missingFrom(
        was.flatMap(({ unless = [] }) => unless),
        row.unless,
      ),
      ...missingFrom(
        was.flatMap(({ otherNames = [] }) => otherNames),
        row.otherNames,
      ),
    ];
    return more.length === 0 ? [] : [`${row.exclusion} spares ${row.shared} by the words ${quoted(more)}`];
  });

const hormones: FloorRule = (shipped, pack) => {
  const lost = missingFrom(pack.hormones, shipped.hormones);
  return lost.length === 0 ? [] : [`EX-4 loses the hormones ${quoted(lost)}`];
};

const doorCodes: FloorRule = (shipped, pack) => {
  const lost = missingFrom(pack.doorCodeTerms, shipped.doorCodeTerms);
  return lost.length === 0 ? [] : [`DC-1 loses the words ${quoted(lost)}`];
};

const nearMisses: FloorRule = (shipped, pack) => {
  const pairs = (tables: PolicyTables): readonly string[] =>
    tables.nearMisses.flatMap((row) =>
      row.codes.flatMap((code) => row.words.map((word) => `${row.exclusion}: ${word} (${code})`)),
    );
  const more = missingFrom(pairs(shipped), pairs(pack));
  return more.length === 0 ? [] : [`near-misses.json silences ${quoted(more)}`];
};

const EFFECTS = ['suppress', 'switch', 'show'] as const;

const optOut: FloorRule = (shipped, pack) =>
  SCOPE_QUESTIONS.flatMap((question) => {
    const [was, is] = [scopeEffect(shipped.optOutScopes, question), scopeEffect(pack.optOutScopes, question)];
    const { viewer, provider, setting } = question;
    return EFFECTS.indexOf(is) <= EFFECTS.indexOf(was)
      ? []
      : [`an opt-out would ${is} to a viewer ${viewer} what a provider ${provider} of setting ${setting} holds`];
  });

/** R, V and every word that nobody knows restrict. */
const confidentiality: FloorRule = (shipped, pack) => {
  const more = missingFrom(shipped.ordinaryConfidentiality, pack.ordinaryConfidentiality);
  return more.length === 0 ? [] : [`label-caps.json takes the confidentiality ${quoted(more)} for ordinary`];
};

const harmlessLabels: FloorRule = (shipped, pack) => {
  const telling = [...shipped.exclusions, ...shipped.labelCaps].flatMap(({ labels }) => labels);
  const more = Object.keys(pack.harmlessLabels).filter((label) => telling.includes(label));
  return more.length === 0 ? [] : [`label-caps.json takes the labels ${quoted(more)} for harmless`];
};

const desks: FloorRule = (_shipped, pack) => {
  const given = [
    ...pack.roleViews.map(({ role }) => role),
    ...pack.labelCaps.flatMap(({ cells }) => Object.keys(cells)),
    ...pack.exports.map(({ role }) => role),
  ] as readonly string[];
  return ROLES_WITHOUT_CLINICAL_VIEW.filter((desk) => given.includes(desk)).map((desk) => `${desk} is given a view`);
};

/** What everybody is told stays told: each notice, on the same condition, with the names that stand in it. */
const notices: FloorRule = (shipped, pack) =>
  shipped.standingNotices.flatMap((was) => {
    const row = pack.standingNotices.find(({ id }) => id === was.id);
    const named = ['{categories}', '{lists}'].filter((name) => was.text.includes(name));
    const isKept =
      row !== undefined &&
      row.code === was.code &&
      row.when === was.when &&
      named.every((name) => row.text.includes(name));
    return isKept ? [] : [`the standing notice ${was.id} is gone, or no longer says what it said`];
  });

/** A section that is told as a summary, with none for its entries, would read as empty: the cell says N instead. */
const summaries: FloorRule = (shipped, pack) =>
  shipped.summaries
    .filter((was) => !pack.summaries.some(({ section, type }) => section === was.section && type === was.type))
    .map(
      ({ id, section, type }) => `the summary ${id} of ${type} in ${section} is gone, and its section would look empty`,
    );

const headlines: FloorRule = (shipped, pack) =>
  shipped.headlines
    .filter((was) => !pack.headlines.some(({ id, type }) => id === was.id && type === was.type))
    .map(({ id }) => `the headline ${id} of an alert is gone`);

/** Tables that code carries out, or that say how a resource is read: a pack leaves them out, or has them as shipped. */
export const FIXED = [
  'ownConcepts',
  'knownVocabularies',
  'modifiers',
  'relationships',
  'emergency',
  'denials',
  'communicationNeedCodes',
  'communicationNeedWords',
  'optedOutInPart',
  'routineLines',
  'routineValues',
  'routineAnswers',
  'routineFollows',
  'routineResults',
  'otherHeadings',
  'routineLists',
  'routineCompanions',
] as const satisfies readonly (keyof PolicyTables)[];

const fixed: FloorRule = (shipped, pack) =>
  FIXED.filter((table) => !isSame(pack[table], shipped[table])).map(
    (table) => `the table ${table} is not a pack’s to change`,
  );

export const FLOOR: readonly FloorRule[] = [
  categories,
  medicineSwitches,
  codes,
  words,
  wordSets,
  medicines,
  sharedMedicines,
  hormones,
  doorCodes,
  nearMisses,
  optOut,
  confidentiality,
  harmlessLabels,
  desks,
  notices,
  summaries,
  headlines,
  fixed,
];

/** What the pack lowers, a sentence each; empty where it leaves the floor where it is. */
export const floorProblems = (shipped: PolicyTables, pack: PolicyTables): readonly string[] =>
  FLOOR.flatMap((rule) => rule(shipped, pack)).map((what) => `The floor that no pack may lower: ${what}.`);
