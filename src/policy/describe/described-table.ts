/** How is one table described, so that the Policy screen and docs/POLICY.md can show it? */
import type { Policy } from '../policy';

/** As it is shown: nothing but text. */
export interface DescribedTable {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface TableDescription {
  readonly id: string;
  readonly title: string;
  readonly about: string | ((policy: Policy) => string);
  readonly columns: readonly string[] | ((policy: Policy) => readonly string[]);
  rows(policy: Policy): readonly (readonly string[])[];
}

export const described = (policy: Policy, { id, title, about, columns, rows }: TableDescription): DescribedTable => ({
  id,
  title,
  about: typeof about === 'string' ? about : about(policy),
  columns: typeof columns === 'function' ? columns(policy) : columns,
  rows: rows(policy),
});

export const yesNo = (is: boolean): string => (is ? 'yes' : 'no');
