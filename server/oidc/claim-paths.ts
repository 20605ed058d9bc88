/**
 * What stands at a path in the claims, and in which element of which list? Two things that stand in one element belong
 * together; two that stand in different ones do not, and a reader that flattens the lists can no longer tell.
 */
import { isObject } from '../../src/domain/json';

export type Claims = Readonly<Record<string, unknown>>;

/** An object that the path went through, other than the claims themselves. */
export interface Passed {
  readonly object: Claims;
  /** Under which it stands: an element, under that of its list. */
  readonly key: string;
  readonly isElement: boolean;
}

interface Way {
  /** Which element was taken of each list on the way, by the list's own path. */
  readonly trail: ReadonlyMap<string, number>;
  /** Outermost first. */
  readonly passed: readonly Passed[];
}

export interface Found extends Way {
  /** Null where something stands that is no text, or where the path leads nowhere in this element. */
  readonly text: string | null;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : [value]);

const through = (way: Way, object: unknown, key: string, isElement: boolean): readonly Passed[] =>
  isObject(object) ? [...way.passed, { object, key, isElement }] : way.passed;

function walk(here: unknown, path: string, name: string, way: Way): readonly Found[] {
  // A claim whose own name holds dots or slashes, such as a URL, is found whole before it is read as a path.
  const key = isObject(here) && !Object.hasOwn(here, path) ? (path.split('.')[0] ?? path) : path;
  if (!isObject(here) || !Object.hasOwn(here, key)) return [{ text: null, ...way }];
  const value = here[key];
  if (key === path) return listOf(value).map((one) => ({ text: isText(one) ? one : null, ...way }));
  const [rest, there] = [path.slice(key.length + 1), `${name}\n${key}`];
  if (!Array.isArray(value)) return walk(value, rest, there, { ...way, passed: through(way, value, key, false) });
  return (value as unknown[]).flatMap((one, at) =>
    walk(one, rest, there, { trail: new Map([...way.trail, [there, at]]), passed: through(way, one, key, true) }),
  );
}

/** Everything at a dotted path, through lists: `posts.role_code` finds the code of each post, and of which it is. */
export const foundAt = (claims: unknown, path: string): readonly Found[] =>
  walk(claims, path, '', { trail: new Map(), passed: [] });

/** Every text at a path, in order, wherever it stands. */
export const textsAt = (claims: unknown, path: string): readonly string[] =>
  foundAt(claims, path).flatMap(({ text }) => text ?? []);

/** True when both passed through a list in common. */
export const shareList = (a: Found, b: Found): boolean => [...a.trail.keys()].some((list) => b.trail.has(list));

/** True unless they stand in different elements of a list in common. */
export const inOneElement = (a: Found, b: Found): boolean =>
  [...a.trail].every(([list, at]) => (b.trail.get(list) ?? at) === at);
