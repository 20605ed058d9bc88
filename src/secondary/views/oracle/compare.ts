/** How do two collections compare? Nothing on either side gives nothing; two values are never one of them. */
import { momentKey } from '../moments';
import type { Comparison } from '../path/ast';
import type { Run, Values } from './run';

/** By code points, as the databases order texts; not by UTF-16 units. */
function byCodePoint(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  if (at === a.length || at === b.length) return a.length - b.length;
  const high = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;
  const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
  if (high(left) === high(right)) return left - right;
  return high(left) ? 1 : -1;
}

/** Order of two moments; null where one of them is too coarse to know. */
function byMoment(a: string, b: string): number | null {
  const [left, right] = [momentKey(a), momentKey(b)];
  const shared = Math.min(left.length, right.length);
  const order = byCodePoint(left.slice(0, shared), right.slice(0, shared));
  return order !== 0 || left.length === right.length ? order : null;
}

const ANSWERS: Readonly<Record<Comparison, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** -1, 0 or 1 and the like; null where it cannot be known; undefined where the two are of different kinds. */
function order(a: unknown, b: unknown, moments: boolean): number | null | undefined {
  if (typeof a === 'string' && typeof b === 'string') return moments ? byMoment(a, b) : byCodePoint(a, b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return typeof a === 'boolean' && typeof b === 'boolean' ? Number(a) - Number(b) : undefined;
}

const isCompound = (value: unknown): boolean => typeof value === 'object';

/** Of whole collections: as many, and each equal in its place. */
const equal = (left: Values, right: Values): boolean =>
  left.length === right.length && left.every((value, at) => order(value, right[at], false) === 0);

export function compared(how: Comparison, left: Values, right: Values, moments: boolean, run: Run): Values {
  if (left.length === 0 || right.length === 0) return [];
  if (left.some(isCompound) || right.some(isCompound)) return run.fails('only simple values are compared');
  if (!moments && (how === '=' || how === '!=')) return [equal(left, right) === (how === '=')];
  if (left.length > 1 || right.length > 1) return run.fails(`“${how}” compares two values, and there are more`);
  const found = order(left[0], right[0], moments);
  if (found === undefined || typeof left[0] === 'boolean')
    return run.fails(`“${how}” compares two numbers or two texts`);
  return found === null ? [] : [ANSWERS[how](found)];
}
