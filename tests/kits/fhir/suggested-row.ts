/**
 * What would the table of elements say of a type that it lacks, as far as a machine can tell? To be read and set right
 * by whoever adds the type: what changes the row, and what may never be shown, is for a person to say.
 */
import { FULL_SHAPES } from '../../../src/gateway/redact/full-shapes';
import type { Kind, Shape } from '../../../src/gateway/redact/shapes';
import { leavesOf } from './definitions';

const WHOSE = /^(?:subject|patient|for)$/;
const INSIDE = /^(?:meta|implicitRules|contained)$/;

/** The row as JSON, ready to be put into the table. */
export function suggestedRow(type: string): string {
  const row: { also: string[]; used: Record<string, string[]>; never: Record<string, string[]> } = {
    also: [],
    used: {},
    never: {},
  };
  const put = (lists: Record<string, string[]>, why: string, path: string): void => {
    lists[why] = [...(lists[why] ?? []), path];
  };
  for (const leaf of leavesOf(type)) {
    const { path } = leaf;
    let kind: Kind | Shape | undefined = FULL_SHAPES[type as 'Condition'];
    for (const name of path.split('.')) kind = typeof kind === 'object' ? kind[name] : undefined;
    if (kind === 'dosage' || (kind === 'timing' && path.endsWith('timing'))) continue;
    if (INSIDE.test(path)) put(row.used, 'labels, modifiers and what is referred to inside', path);
    else if (path === 'text') put(row.never, 'technical: narrative is never released', path);
    else if (kind === 'informant') put(row.never, 'third party', path);
    else if (kind === undefined) put(row.never, 'technical', path);
    else if (kind === 'identifier') put(row.used, 'identity and joining', path);
    else if (WHOSE.test(path)) put(row.used, 'whose it is', path);
    else row.also.push(path);
  }
  const joined = (lists: Record<string, string[]>) =>
    Object.fromEntries(Object.entries(lists).map(([why, paths]) => [why, paths.join(' ')]));
  return JSON.stringify({ [type]: { also: row.also.join(' '), used: joined(row.used), never: joined(row.never) } });
}
