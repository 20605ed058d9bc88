/**
 * Are the tables of a pack whole together? Each cell there once, each hazard listed, each id used once, each SNOMED
 * code sound, each example of a word telling by that word, and nothing ordinary.
 */
import { isSnomedId } from '../../domain/snomed-id';
import { canonical } from '../indexes/code-family';
import { createTextIndex, type TextIndex } from '../indexes/text-index';
import { exclusionMark } from '../marks';
import { eachOnce, problemsOfTables } from '../table-problems';
import type { PolicyTables } from '../tables';
import { EXCLUSION_IDS } from '../tables/exclusions';
import { isShippedRole } from '../../domain/roles';
import { clinicalRolesOf } from '../clinical-roles';
import { asWritten } from '../tables/lexicon';
import { costProblem } from './costly-terms';
import { KIND_CAPS } from '../tables/kind-caps';
import { MISTYPED, MISTYPED_MEDICINES } from '../tables/mistyped';
import { ADDRESS_AT_ONCE } from '../tables/addresses';
import { NEAREST_ROLES } from '../tables/nearest-roles';

interface Weighing {
  readonly id?: string;
  readonly label?: string;
  readonly hazard: string;
}

const rowsWithIds = (tables: PolicyTables) => [
  ...tables.roleViews,
  ...tables.summaries,
  ...tables.headlines,
  ...tables.optOutScopes,
  ...tables.exports,
  ...tables.standingNotices,
  ...tables.nearMisses,
  ...tables.routineLines,
  ...tables.exclusionCodes,
  ...tables.wordSets,
  ...tables.lexicon,
  ...tables.medicines,
];

const repeated = (names: readonly string[]): readonly string[] => [
  ...new Set(names.filter((name, at) => names.indexOf(name) !== at)),
];

function hazardProblems(tables: PolicyTables): readonly string[] {
  const known = tables.hazards.map(({ id }) => id);
  const rows: readonly Weighing[] = [
    ...rowsWithIds(tables),
    ...tables.exclusions,
    ...tables.medicineSwitches,
    ...tables.labelCaps,
    ...tables.ownRoles,
    ...MISTYPED,
    ...MISTYPED_MEDICINES,
    ...KIND_CAPS,
    ...NEAREST_ROLES,
    ...ADDRESS_AT_ONCE,
  ];
  return rows
    .filter(({ hazard }) => !known.includes(hazard))
    .map(({ id, label, hazard }) => `${id ?? label ?? ''}: hazards.json has no ${hazard}; add it there.`);
}

function codeProblems({ exclusionCodes, labelCaps, nearMisses }: PolicyTables): readonly string[] {
  const rows = [
    ...exclusionCodes.filter(({ family }) => family === 'sct').map(({ id, codes = [] }) => ({ name: id, codes })),
    ...labelCaps.map(({ label, codes }) => ({ name: label as string, codes })),
    ...nearMisses.map(({ id, codes }) => ({ name: id, codes })),
  ];
  return rows.flatMap(({ name, codes }) =>
    codes
      .filter((code) => !isSnomedId(code))
      .map((code) => `${name}: ${code} is no SNOMED id (6 to 18 digits with a right check digit).`),
  );
}

/** The words of all tables put together, or why they cannot be: two terms that are sound may not be so as one. */
function textIndexOf(tables: PolicyTables): TextIndex | string {
  const all = new Set(EXCLUSION_IDS);
  try {
    return createTextIndex({ exclusions: all, medicines: all }, tables);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** One letter or digit, or only a dot, begins half of a system: the record would be left empty in silence. */
const prefixProblems = ({ exclusionCodes }: PolicyTables): readonly string[] =>
  exclusionCodes.flatMap(({ id, family, prefixes = [] }) =>
    prefixes
      .filter((start) => canonical(family, start).trim().length < 2)
      .map((start) => `exclusion-codes.json, ${id}: “${start}” begins too many codes; name two characters or more.`),
  );

interface Costing {
  readonly row: string;
  readonly terms: readonly string[];
  /** As somebody wrote them, where that is otherwise. */
  readonly written?: readonly string[];
}

/** A term that may take longer than anybody can wait holds up every record whose text begins like it. */
const costProblems = ({ lexicon, medicines, doorCodeTerms }: PolicyTables): readonly string[] =>
  [
    ...lexicon.map((row) => ({ row: `lexicon.json, ${row.id}`, terms: row.terms, written: asWritten(row) })),
    { row: 'lexicon.json, doorCodeTerms', terms: doorCodeTerms },
    ...medicines.map(({ id, names, otherNames = [], unless = [] }) => ({
      row: `medicines.json, ${id}`,
      terms: [...names, ...otherNames, ...unless],
    })),
  ].flatMap(({ row, terms, written = terms }: Costing) =>
    terms.flatMap((term, at) => {
      const problem = costProblem(term);
      return problem === null ? [] : [`${row}: “${written[at] ?? term}” ${problem}.`];
    }),
  );

/** What stands in every record. A term that tells of these would leave it empty, and nothing would say why. */
const ORDINARY = [
  '',
  ' ',
  'Asthma',
  'No known allergies',
  'Penicillin',
  'Blood pressure 120/80 mmHg',
  'Seen in clinic today, well.',
];

/**
 * A term that does not tell of its own example is misspelt, and would let through what it was written for; one that
 * tells of a near miss or of anything would withhold what it was not written for, in silence.
 */
function wordProblems(tables: PolicyTables): readonly string[] {
  const index = textIndexOf(tables);
  if (typeof index === 'string') return [`lexicon.json, medicines.json: the terms cannot stand together: ${index}.`];
  const { names, words, medicine } = index;
  const missed = tables.lexicon.flatMap(({ id, exclusion, examples, nearMisses }) => [
    ...(examples.length === 0 ? [`lexicon.json, ${id}: gives no example that its terms tell of.`] : []),
    ...examples
      .filter((example) => (names(example) & exclusionMark(exclusion)) === 0)
      .map((example) => `lexicon.json, ${exclusion}: no term tells of the example “${example}”.`),
    ...nearMisses
      .filter((text) => (words(text) & exclusionMark(exclusion)) !== 0)
      .map((text) => `lexicon.json, ${exclusion}: a term tells of the near miss “${text}”.`),
  ]);
  return [
    ...missed,
    ...ORDINARY.filter((text) => (names(text) | medicine(text)) !== 0).map(
      (text) => `lexicon.json, medicines.json: a term tells of “${text}”, and would withhold what is in every record.`,
    ),
  ];
}

/**
 * What decides is known by how it is called: a cell by its section and role, a summary and a headline by their kind.
 */
const nameProblems = ({ roleViews, exports, summaries, headlines }: PolicyTables): readonly string[] => [
  ...roleViews
    .filter(({ id, section, role }) => id !== `RV-${section}-${role}`)
    .map(({ id, section, role }) => `role-views.json: ${id} must be called RV-${section}-${role}.`),
  ...exports.filter(({ id, role }) => id !== `XP-${role}`).map(({ id, role }) => `${id} must be called XP-${role}.`),
  ...summaries.filter(({ id }) => !id.startsWith('SU-')).map(({ id }) => `${id} must be called SU-….`),
  ...headlines.filter(({ id }) => !id.startsWith('HL-')).map(({ id }) => `${id} must be called HL-….`),
];

/** A role that nobody knows has no cells, and so nobody’s exemption. */
function roleProblems(tables: PolicyTables): readonly string[] {
  const named: readonly string[] = [
    ...tables.labelCaps.flatMap(({ cells }) => Object.keys(cells)),
    ...tables.planExemptRoles,
    ...tables.crisisPlanExemptRoles,
    ...tables.lastThreeRoles,
  ];
  return [...new Set(named)]
    .filter((role) => !(clinicalRolesOf(tables) as readonly string[]).includes(role))
    .map((role) => `label-caps.json, summaries.json: nobody knows the role ${role}.`);
}

/**
 * INVARIANT: a pack's role is none of the shipped ones, so that no cell of theirs, nor a desk's want of any, is read as
 * its own.
 */
const ownRoleProblems = ({ ownRoles }: PolicyTables): readonly string[] => [
  ...ownRoles.filter(({ id }) => isShippedRole(id)).map(({ id }) => `own-roles.json: ${id} is a shipped role already.`),
  ...ownRoles
    .filter(({ id }) => !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id) || id.length > 40)
    .map(({ id }) => `own-roles.json: ${id} must be words in small letters with hyphens, at most 40 characters.`),
  ...repeated(ownRoles.map(({ id }) => id)).map((id) => `own-roles.json: ${id} stands more than once.`),
];

/** What is wrong, in words that name the row; empty where the tables may be relied on. */
export const wholeProblems = (tables: PolicyTables): readonly string[] => [
  ...problemsOfTables(tables),
  ...eachOnce(
    'Exports',
    clinicalRolesOf(tables),
    tables.exports.map(({ role }) => role),
  ),
  ...repeated(rowsWithIds(tables).map(({ id }) => id)).map((id) => `${id}: the id stands more than once.`),
  ...repeated(tables.summaries.map(({ section, type }) => `${section}, ${type}`)).map(
    (kind) => `summaries.json: more than one summary of ${kind}.`,
  ),
  ...nameProblems(tables),
  ...ownRoleProblems(tables),
  ...roleProblems(tables),
  ...hazardProblems(tables),
  ...codeProblems(tables),
  ...prefixProblems(tables),
  ...costProblems(tables),
  ...wordProblems(tables),
];
