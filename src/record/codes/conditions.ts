/**
 * Which codes and words name the same condition? Only where SNOMED CT, ICD-10 and Read v2 mean one and the same
 * concept:
 * a broader or narrower code is another row, or has none, and stays apart. Rows: `conditions.csv`; codes without dots.
 */
import type { Concept } from '../../terminology/concepts';
import { concepts, facts, fromTables } from '../../terminology/in-force';

/** One that lasts. */
export interface LongTermCondition {
  readonly name: string;
  readonly snomed: readonly string[];
  readonly icd10: readonly string[];
  readonly read: readonly string[];
  /** Other wordings and abbreviations of exactly this condition. */
  readonly also: readonly string[];
  /**
   * Told by its name alone: whatever code a provider gives with the name, it lasts, so that two onsets do not make two
   * of it.
   */
  readonly byName: boolean;
}

/** One of the kind that comes and goes: the onsets must still agree. A code that two rows list is of either. */
export interface AcuteCondition {
  readonly name: string;
  /** `sct|…`, `icd|…` and `read|…`. */
  readonly codes: readonly string[];
  readonly names: readonly string[];
}

/**
 * Further wordings of a common condition, whatever code stands beside them. It may bear the name of one of the two
 * others; it then adds wordings to that one, and what a long-term one is called there stays as that has it.
 */
export interface CommonCondition {
  readonly name: string;
  readonly lasts: boolean;
  /** Only where the code means exactly this. */
  readonly icd10: readonly string[];
  /** Its own name first. */
  readonly names: readonly string[];
}

const PREFIX: Readonly<Record<string, string>> = { snomed: 'sct', icd10: 'icd', read2: 'read' };

const codesOf = ({ codes }: Concept, system: string): readonly string[] =>
  codes.flatMap((one) => (one.system === system ? [one.code] : []));

const inGroup = (...groups: readonly string[]): readonly Concept[] =>
  concepts('conditions').filter(({ group }) => groups.includes(group));

export const longTermConditions: () => readonly LongTermCondition[] = fromTables(() => {
  const toldBy = facts('condition-facts').get('told_by');
  return inGroup('long-term').map((concept) => ({
    name: concept.name,
    snomed: codesOf(concept, 'snomed'),
    icd10: codesOf(concept, 'icd10'),
    read: codesOf(concept, 'read2'),
    also: concept.names.slice(1),
    byName: toldBy?.get(concept.id)?.includes('name') === true,
  }));
});

export const acuteConditions: () => readonly AcuteCondition[] = fromTables(() =>
  inGroup('acute').map(({ name, codes, names }) => ({
    name,
    codes: codes.map(({ system, code }) => `${PREFIX[system] ?? system}|${code}`),
    names,
  })),
);

export const commonConditions: () => readonly CommonCondition[] = fromTables(() =>
  inGroup('common long-term', 'common acute').map((concept) => ({
    name: concept.name,
    lasts: concept.group === 'common long-term',
    icd10: codesOf(concept, 'icd10'),
    names: concept.names,
  })),
);

/** By the id of a condition, what it is called here: `acute|` before one that comes and goes. */
const calledById = fromTables(
  () =>
    new Map(
      concepts('conditions').map(
        ({ id, group, name }) => [id, group.endsWith('acute') ? `acute|${name}` : name] as const,
      ),
    ),
);

function named(fact: string): ReadonlyMap<string, readonly string[]> {
  const called = calledById();
  return new Map(
    [...(facts('condition-facts').get(fact) ?? [])].map(([id, others]) => [
      called.get(id) ?? id,
      others.map((one) => called.get(one) ?? one),
    ]),
  );
}

/**
 * By the name of a condition, `acute|` before one that comes and goes: those of which it is a kind, likewise. What is a
 * kind of another may have begun later, so that only one that began with it is the same. Rows: `condition-facts.csv`.
 */
export const kindsOfConditions: () => ReadonlyMap<string, readonly string[]> = fromTables(() => named('kind_of'));

/** Those that nobody has twice: a wider name for one of their kinds is that one, and no other. */
export const conditionsHadOnce: () => ReadonlySet<string> = fromTables(() => new Set(named('had_once').keys()));

/** By the name of a condition: those that are the same illness under a wider name, and no earlier stage of it. */
export const sameIllnesses: () => ReadonlyMap<string, readonly string[]> = fromTables(() => named('one_illness'));
