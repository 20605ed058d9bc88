/**
 * What stands at a path in the claims, and in which element of which list? Two things that stand in the same element belong
 * together; two that stand in different ones do not, and a reader that flattens the lists can no longer tell.
 */

export type Claims = Readonly<Record<string, unknown>>;

/** Which element was taken of each list on the way, by the list's own path. */
type Trail = ReadonlyMap<string, number>;

export interface Found {
  /** Null where something stands that is no text, or where the path leads nowhere in this element. */
  readonly text: string | null;
  readonly trail: Trail;
}

const isObject = (value: unknown): value is Claims => typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : [value]);

function walk(here: unknown, path: string, name: string, trail: Trail): readonly Found[] {
  // A claim whose own name holds dots or slashes, such as a URL, is found whole before it is read as a path.
  const key = isObject(here) && !Object.hasOwn(here, path) ? (path.split('.')[0] ?? path) : path;
  if (!isObject(here) || !Object.hasOwn(here, key)) return [{ text: null, trail }];
  const value = here[key];
  if (key === path) return listOf(value).map((one) => ({ text: isText(one) ? one : null, trail }));
  const [rest, there] = [path.slice(key.length + 1), `${name}\n${key}`];
  if (!Array.isArray(value)) return walk(value, rest, there, trail);
  return (value as unknown[]).flatMap((one, at) => walk(one, rest, there, new Map([...trail, [there, at]])));
}

/** Everything at a dotted path, through lists: `nrbac_roles.role_code` finds the code of each role, and which role it is of. */
export const foundAt = (claims: unknown, path: string): readonly Found[] => walk(claims, path, '', new Map());

/** Every text at a path, in order, wherever it stands. */
export const textsAt = (claims: unknown, path: string): readonly string[] => foundAt(claims, path).flatMap(({ text }) => text ?? []);

/** True when both passed through a list in common. */
export const shareList = (a: Found, b: Found): boolean => [...a.trail.keys()].some((list) => b.trail.has(list));

/** True unless they stand in different elements of a list in common. */
export const inOneElement = (a: Found, b: Found): boolean => [...a.trail].every(([list, at]) => (b.trail.get(list) ?? at) === at);
