/**
 * Does a table file hold what its schema says? Read from JSON, shipped or of a pack; what is wrong is named by file,
 * row and field, with what to do about it.
 */
import { z } from 'zod';

export type DeepReadonly<T> = T extends readonly (infer U)[]
  ? readonly DeepReadonly<U>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;

export type ReadTable<T> =
  { readonly ok: true; readonly tables: T } | { readonly ok: false; readonly problems: readonly string[] };

export interface TableFile<T> {
  readonly name: string;
  /** The names of its tables. */
  readonly holds: readonly string[];
  /** The rows as they were given, in their order: a digest tells of the file, and not of how it was read. */
  read(given: unknown): ReadTable<T>;
  /** As shipped; throws where it is faulty, for then nothing may start. */
  shipped(given: unknown): T;
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** What people call a row by: its id or label; where it has none, its place. */
function nameOf(row: unknown, at: PropertyKey): string {
  const { id: named, label: labelled } = isObject(row) ? row : {};
  const own = [named, labelled].find((name) => typeof name === 'string');
  return typeof at === 'number' ? String(own ?? at + 1) : String(at);
}

/** “role-views.json, roleViews, row RV-results-gp, depth: …” */
function problemOf(name: string, given: unknown, issue: z.core.$ZodIssue): string {
  const { path } = issue;
  const message = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
  const [table, at, ...field] = path;
  if (table === undefined) return `${name}: ${message}. Compare it with the shipped file.`;
  const rows = isObject(given) ? given[String(table)] : undefined;
  const row = at === undefined ? '' : `, row ${nameOf(isObject(rows) ? rows[String(at)] : undefined, at)}`;
  const place = field.length === 0 ? '' : `, ${field.map(String).join('.')}`;
  return `${name}, ${String(table)}${row}${place}: ${message}. Correct it there.`;
}

/** Refuses what stands at a path of the file, as [table, row, field]. */
export type Refuse = (path: readonly PropertyKey[], message: string) => void;

/**
 * A file with these tables; besides, it says which question they answer and where its rules come from. `check` looks at
 * what no field can tell by itself, once each of them is sound.
 */
export function tableFile<S extends z.core.$ZodLooseShape>(
  name: string,
  lists: S,
  check: (tables: DeepReadonly<z.infer<z.ZodObject<S>>>, refuse: Refuse) => void = () => undefined,
): TableFile<DeepReadonly<z.infer<z.ZodObject<S>>>> {
  type Tables = DeepReadonly<z.infer<z.ZodObject<S>>>;
  const schema = z.strictObject({ about: SENTENCE, source: SENTENCE, ...lists }).superRefine((tables, context) => {
    check(tables as Tables, (path, message) => {
      context.addIssue({ code: 'custom', path: [...path], message });
    });
  });
  const holds = Object.keys(lists);
  const read = (given: unknown): ReadTable<Tables> => {
    const { error } = schema.safeParse(given);
    if (error !== undefined) return { ok: false, problems: error.issues.map((issue) => problemOf(name, given, issue)) };
    const rows = given as Json;
    return { ok: true, tables: Object.fromEntries(holds.map((table) => [table, rows[table]])) as Tables };
  };
  return {
    name,
    holds,
    read,
    shipped: (given) => {
      const result = read(given);
      if (!result.ok) throw new Error(result.problems.join('\n'));
      return result.tables;
    },
  };
}

const SENTENCE = z.string().regex(/\S/, 'must not be empty');

/** A reason in plain English. */
export const why = z.string().regex(/\S.{4}/, 'must give a reason, in a sentence');
/** A row of hazards.json. */
export const hazard = z.string().regex(/^H-\d{2,3}$/, 'must name a hazard, as H-01');
export const id = z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'must be an id of letters, digits and hyphens');
export const text = SENTENCE;
export const texts = z.array(SENTENCE);
/** A security label: in capitals, as it is read whatever its case. */
export const label = z.string().regex(/^[A-Z0-9-]+$/, 'must be a label in capitals');
export const labels = z.array(label);
/** Element names, with blanks between them; empty for none. */
export const elements = z.string();

const compiles = (term: string): boolean => {
  try {
    return new RegExp(term, 'i').source !== '';
  } catch {
    return false;
  }
};
/** Regular expressions. */
export const terms = z.array(SENTENCE.refine(compiles, 'is no regular expression'));
