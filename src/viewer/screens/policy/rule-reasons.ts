/** Why does each row of the policy stand? From the tables in force: every table that has an `Id` and a `Why` tells. */
import { isObject } from '../../../domain/json';

const isRow = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((cell) => typeof cell === 'string');

/** Row id → its reason. Reads `GET /api/policy` by shape; what it cannot read is left out. */
export function reasonsOf(answer: unknown): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  const tables = isObject(answer) && Array.isArray(answer['tables']) ? (answer['tables'] as readonly unknown[]) : [];
  for (const table of tables) {
    if (!isObject(table) || !isRow(table['columns']) || !Array.isArray(table['rows'])) continue;
    const id = table['columns'].indexOf('Id');
    const why = table['columns'].findIndex((column) => column === 'Why' || column === 'Rule');
    if (id < 0 || why < 0) continue;
    for (const row of table['rows'] as readonly unknown[]) if (isRow(row)) reasons.set(row[id] ?? '', row[why] ?? '');
  }
  return reasons;
}
