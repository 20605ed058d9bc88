/**
 * What did the policy say in one version? Its tables as they are shown to people, kept word for word, so that two
 * versions can be laid side by side.
 */
import type { DescribedTable } from '../describe';
import { describeTables } from '../describe';
import type { Policy } from '../policy';

export interface PolicySnapshot {
  readonly version: string;
  /** The day it came into force; null while it is still being written. An issued version never changes. */
  readonly issued: string | null;
  /** What changed and why, in a sentence or two. */
  readonly note: string;
  /**
   * The digest with which the audit names this version, as shipped: every switch as the tables say and no value sets.
   */
  readonly digest: string;
  readonly tables: readonly DescribedTable[];
}

export const snapshotOf = (policy: Policy, issued: string | null, note: string): PolicySnapshot => ({
  version: policy.version,
  issued,
  note,
  digest: policy.digest,
  tables: describeTables(policy),
});

/** As JSON with one row of a table on a line, so that a change of a row reads as one. */
export function printSnapshot({ tables, ...head }: PolicySnapshot): string {
  const table = ({ rows, ...facts }: DescribedTable): string =>
    `    ${JSON.stringify(facts).slice(0, -1)}, "rows": [\n` +
    `${rows.map((row) => `      ${JSON.stringify(row)}`).join(',\n')}\n    ]}`;
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "tables": [\n${tables.map(table).join(',\n')}\n  ]\n}\n`;
}
