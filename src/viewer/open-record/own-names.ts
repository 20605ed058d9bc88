/**
 * How does the page come to read by a deployer's own tables? It asks the gateway for their names once, and for the
 * codes of each contribution as it arrives, and lays what it was told over the tables that it was built with.
 */
import type { ConceptCode, TerminologyAnswer, TerminologyRequest } from '../../domain/terminology-api';
import { eachCoding } from '../../domain/codings';
import type { ProviderState } from '../../record/entry';
import type { Code, Concept } from '../../terminology/concepts';
import { layOver, type Laid } from '../../terminology/in-force';
import { FACT_TABLES, TERM_TABLES } from '../../terminology/tables';

type Names = NonNullable<TerminologyAnswer['names']>;
export type AskTerminology = (request: TerminologyRequest) => Promise<TerminologyAnswer>;

/** Codes in one question: with their systems they stay far below what the gateway takes. */
const MOST_CODES = 1_000;
/** Longer ones are words, and no table holds them. */
const LONGEST = 64;

/** Names are the same for everybody: they are kept by their digest for as long as the page lives. */
let kept: { readonly digest: string; readonly names: Names } | null = null;

const rowKey = ({ table, concept, group }: Pick<ConceptCode, 'table' | 'concept' | 'group'>): string =>
  [table, concept, group].join('\n');

/**
 * The tables as told: each concept with its names, and with the codes that were asked for.
 * INVARIANT: a condition that has codes in a system is never read as one that has none, whichever of them were told: a
 * code that stands for no code keeps its place, and nothing is found by it.
 */
export function laidBy(names: Names, codes: readonly ConceptCode[]): Laid {
  const coded = new Map<string, Code[]>();
  for (const row of codes) {
    const { system, code } = row;
    coded.set(rowKey(row), [...(coded.get(rowKey(row)) ?? []), { system, code }]);
  }
  const conceptsOf = (table: string): readonly Concept[] =>
    (names.terms[table] ?? []).map(({ id, group, name, names: called, codedIn }) => ({
      id,
      group,
      name,
      names: called,
      codes: [
        ...(coded.get(rowKey({ table, concept: id, group })) ?? []),
        ...(table === 'conditions' ? codedIn.map((system) => ({ system, code: '' })) : []),
      ],
    }));
  return {
    terms: Object.fromEntries(TERM_TABLES.map((table) => [table, () => conceptsOf(table)])),
    facts: Object.fromEntries(
      FACT_TABLES.map((table) => [
        table,
        () =>
          new Map(
            Object.entries(names.facts[table] ?? {}).map(([fact, of]) => [fact, new Map(Object.entries(of))] as const),
          ),
      ]),
    ),
  };
}

export interface OwnNames {
  /**
   * Asks for what these contributions need and was not told yet, and lays it: true where something was laid. Rejects
   * when it cannot be had.
   */
  follow(states: readonly ProviderState[]): Promise<boolean>;
  /** Takes the tables away again; what was asked for and comes later is not laid, until it is followed anew. */
  leave(): void;
}

/** Follows one open record, by the tables of this digest. */
export function followOwnNames(digest: string, ask: AskTerminology): OwnNames {
  const told = new Set<string>();
  const seen = new WeakSet<object>();
  const rows = new Map<string, ConceptCode>();
  let left = false;
  let laid = false;

  async function asking(codes: TerminologyRequest['codes']): Promise<void> {
    const had = kept?.digest === digest ? { digest } : {};
    const { terminology, names, codes: found } = await ask({ codes, ...had });
    // INVARIANT: rows of other tables than the record was opened under are not mixed with these.
    if (terminology?.digest !== digest) throw new Error('other tables are in force than at the opening');
    if (names !== undefined) kept = { digest, names };
    for (const row of found) rows.set(`${rowKey(row)}\n${row.system}\n${row.code}`, row);
  }

  return {
    follow: async (states) => {
      left = false;
      const fresh = states.flatMap((state) =>
        state.state === 'answered' && !seen.has(state.resources) ? [state.resources] : [],
      );
      const wanted = new Map<string, TerminologyRequest['codes'][number]>();
      for (const resources of fresh)
        eachCoding(resources, (system, code) => {
          const key = `${system ?? ''}\n${code}`;
          if (code !== '' && code.length <= LONGEST && (system ?? '').length <= 500 && !told.has(key))
            wanted.set(key, { ...(system === undefined ? {} : { system }), code });
        });
      const codes = [...wanted.values()];
      const before = rows.size;
      if (codes.length === 0 && laid) return false;
      for (let at = 0; at === 0 || at < codes.length; at += MOST_CODES) await asking(codes.slice(at, at + MOST_CODES));
      for (const key of wanted.keys()) told.add(key);
      for (const resources of fresh) seen.add(resources);
      // what nothing new was told of needs no new tables: laying them forgets all that was worked out by the old ones
      if (left || kept === null || (laid && rows.size === before)) return false;
      layOver(laidBy(kept.names, [...rows.values()]));
      laid = true;
      return true;
    },
    leave: () => {
      left = true;
      laid = false;
      layOver(null);
    },
  };
}
