/**
 * What may the page be told of the tables of names and codes that a deployer has put in place of the shipped ones?
 * Names whole, for no name is asked about; codes only as far as they were released. Source: CONTRACT "HTTP".
 */
import type { FhirResource } from 'fhir/r4';
import { ATC, DMD, ICD10, LOINC, READ_V2, SNOMED } from '../domain/code-systems';
import { eachCoding } from '../domain/codings';
import type { OwnTerminology } from '../domain/api';
import type { ConceptCode, TerminologyAnswer } from '../domain/terminology-api';
import { CATEGORIES, settled } from '../policy/marks';
import type { Policy } from '../policy/policy';
import type { Concept } from '../terminology/concepts';
import { concepts, facts, fromTables } from '../terminology/in-force';
import { FACT_TABLES, TERM_TABLES, type TermTable } from '../terminology/tables';

export interface OwnTables {
  readonly told: OwnTerminology;
  /** Every concept and every fact, without a code: the same for everybody. */
  names(): NonNullable<TerminologyAnswer['names']>;
  /** What the tables say of one code, however it is written; empty for one that they do not know. */
  rowsOf(code: string): readonly ConceptCode[];
  /** Keys of the codes in these resources that the tables know. */
  knownIn(resources: readonly FhirResource[]): ReadonlySet<string>;
}

/** By which a code that was released is found again: system and code as they were sent. */
export const releasedKey = (system: string | undefined, code: string): string => `${system ?? ''}\n${code}`;

/** How the policy knows the systems of the tables. */
const SYSTEMS: Readonly<Record<string, string>> = {
  snomed: SNOMED,
  dmd: DMD,
  icd10: ICD10,
  read2: READ_V2,
  loinc: LOINC,
  opcs4: 'https://fhir.nhs.uk/Id/opcs-4',
  atc: ATC,
};

/**
 * INVARIANT: a concept that a name or a code of it would withhold is told to nobody: what is never shared is not
 * spelt out by a table either.
 */
function isNeverShared({ codes, text }: Policy, { id, names, codes: coded }: Concept): boolean {
  let marks = 0;
  for (const name of [id, ...names]) marks |= text.names(name) | text.medicine(name);
  for (const { system, code } of coded) marks |= codes.mark(SYSTEMS[system] ?? system, code, false);
  return (settled(marks) & CATEGORIES) !== 0;
}

/** Case, dots and blanks tell no code from another when looking for rows: which is meant the reader decides. */
const plain = (code: string): string => code.toUpperCase().replace(/[.\s]/g, '');

/** The shortest start of a code that may stand for it in a table: those of CVX have two characters. */
const SHORTEST = 2;
const LONGEST = 64;

/** A row may be a start of the code sent: a category, a Read code before its term code. */
const startsOf = (code: string): readonly string[] => {
  const whole = plain(code).slice(0, LONGEST);
  return Array.from({ length: Math.max(0, whole.length - SHORTEST + 1) }, (_, at) => whole.slice(0, SHORTEST + at));
};

export function createOwnTables(told: OwnTerminology, policy: Policy): OwnTables {
  const shown = fromTables(
    () =>
      new Map<TermTable, readonly Concept[]>(
        TERM_TABLES.map((table) => [table, concepts(table).filter((concept) => !isNeverShared(policy, concept))]),
      ),
  );
  const names = fromTables((): NonNullable<TerminologyAnswer['names']> => {
    const hidden = new Set(
      TERM_TABLES.flatMap((table) => {
        const kept = new Set(shown().get(table));
        return concepts(table).flatMap((concept) => (kept.has(concept) ? [] : [concept.id, ...concept.names]));
      }),
    );
    return {
      terms: Object.fromEntries(
        [...shown()].map(([table, rows]) => [
          table,
          rows.map(({ id, group, name, names: called, codes }) => ({
            id,
            group,
            name,
            names: called,
            codedIn: [...new Set(codes.map(({ system }) => system))],
          })),
        ]),
      ),
      facts: Object.fromEntries(
        FACT_TABLES.map((table) => [
          table,
          Object.fromEntries(
            [...facts(table)].map(([fact, of]) => [
              fact,
              Object.fromEntries([...of].filter(([id]) => !hidden.has(id))),
            ]),
          ),
        ]),
      ),
    };
  });
  const byCode = fromTables(() => {
    const rows = new Map<string, ConceptCode[]>();
    for (const [table, each] of shown())
      for (const { id, group, codes } of each)
        for (const { system, code } of codes) {
          const row = { table, concept: id, group, system, code };
          const known = rows.get(plain(code));
          if (known === undefined) rows.set(plain(code), [row]);
          else known.push(row);
        }
    return rows;
  });
  const rowsOf = (code: string): readonly ConceptCode[] => startsOf(code).flatMap((start) => byCode().get(start) ?? []);
  return {
    told,
    names,
    rowsOf,
    knownIn: (resources) => {
      const known = new Set<string>();
      const unknown = new Set<string>();
      eachCoding(resources, (system, code) => {
        const key = releasedKey(system, code);
        if (!known.has(key) && !unknown.has(key)) (rowsOf(code).length > 0 ? known : unknown).add(key);
      });
      return known;
    },
  };
}
