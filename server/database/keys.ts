/**
 * Which secrets are ids, cookies and fingerprints keyed with? Made once, then the same for every server on this
 * database, and wrapped there where the config names a key to wrap them by.
 */
import { randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { unwrap, wrap, type WrappingKeys } from '../keys/wrapping';
import type { Tables } from './tables';

/**
 * `gateway` keys ids and fingerprints. INVARIANT: it is never rotated in place: what people have seen, and what an id
 * of an open record stands for, would be forgotten or mistaken at once, everywhere.
 */
export const FIXED_KEY = 'gateway';
/** They sign cookies, and are rotated: the newest signs, the one before it is still read. */
export const ROTATED_KEYS = ['cookies', 'sign-in'] as const;
export type RotatedKey = (typeof ROTATED_KEYS)[number];

/** Any constant will do, as long as every copy of the server takes the same lock. */
const KEY_LOCK = 735_201_145;

export interface StoredKey {
  readonly value: Uint8Array;
  /** Milliseconds since it was made, by the database's clock. */
  readonly age: number;
}

/** Every key by name, the newest first. */
export type StoredKeys = ReadonlyMap<string, readonly StoredKey[]>;

export type ReadKeys =
  | { readonly ok: true; readonly keys: StoredKeys }
  /** In words that name the row and the place in the config, and nothing of a key. */
  | { readonly ok: false; readonly problem: string };

/** `cookies`, then `cookies.2`, `cookies.3` …: each is bound to its own name. */
const placeOf = (name: string): { readonly base: string; readonly generation: number } => {
  const parts = /^(.*)\.(\d+)$/.exec(name);
  return parts === null ? { base: name, generation: 1 } : { base: parts[1] ?? '', generation: Number(parts[2]) };
};

interface Row {
  readonly name: string;
  readonly value: string;
  readonly age: number;
}

const rowsOf = (db: Kysely<Tables>): Promise<readonly Row[]> =>
  db
    .selectFrom('keys')
    .select(['name', 'value'])
    .select(sql<number>`(extract(epoch from now() - made_at) * 1000)::double precision`.as('age'))
    .execute();

function problemOf(name: string, wrapping: WrappingKeys | null, why: 'other-key' | 'damaged', id: string): string {
  if (why === 'damaged') return `keys: the key "${name}" in the database is damaged or was put there for another name`;
  return wrapping === null
    ? `keys.file is missing: the key "${name}" in the database is wrapped (under key ${id})`
    : `keys.file: the key "${name}" in the database is wrapped under another key (${id}); keys.file holds ` +
        `${wrapping.current.id}. Name the file of the key it was wrapped under in keys.previous`;
}

interface Unsealed {
  readonly keys: Map<string, readonly StoredKey[]>;
  /** What is not wrapped under the present key. */
  readonly stale: readonly { readonly name: string; readonly value: Uint8Array }[];
}

function unseal(rows: readonly Row[], wrapping: WrappingKeys | null): Unsealed | string {
  const keys = new Map<string, readonly StoredKey[]>();
  const stale: { name: string; value: Uint8Array }[] = [];
  const order = [...rows].sort((a, b) => placeOf(b.name).generation - placeOf(a.name).generation);
  for (const { name, value, age } of order) {
    const read = unwrap(wrapping, name, value);
    if (!read.ok) return problemOf(name, wrapping, read.why, read.why === 'other-key' ? read.id : '');
    const { base } = placeOf(name);
    keys.set(base, [...(keys.get(base) ?? []), { value: read.value, age: Number(age) }]);
    if (wrapping !== null && read.under !== wrapping.current.id) stale.push({ name, value: read.value });
  }
  return { keys, stale };
}

/** What the database holds, as it stands. Rejects when it does not answer. */
export async function readKeys(db: Kysely<Tables>, wrapping: WrappingKeys | null): Promise<ReadKeys> {
  const read = unseal(await rowsOf(db), wrapping);
  return typeof read === 'string' ? { ok: false, problem: read } : { ok: true, keys: read.keys };
}

const sealed = (wrapping: WrappingKeys | null, name: string, value: Uint8Array): string =>
  wrapping === null ? Buffer.from(value).toString('base64') : wrap(wrapping.current, name, value);

/**
 * Makes the keys that are missing and wraps anew what stands in clear or under a previous key: all in one transaction,
 * one server after the other. A key that cannot be read leaves everything as it was.
 */
export async function prepareKeys(db: Kysely<Tables>, wrapping: WrappingKeys | null): Promise<ReadKeys> {
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(KEY_LOCK)})`.execute(transaction);
    // one that was rotated stands under a later name, and is not missing
    const there = new Set((await rowsOf(transaction)).map(({ name }) => placeOf(name).base));
    for (const name of [FIXED_KEY, ...ROTATED_KEYS].filter((one) => !there.has(one)))
      await transaction
        .insertInto('keys')
        .values({ name, value: sealed(wrapping, name, randomBytes(32)) })
        .execute();
    const read = unseal(await rowsOf(transaction), wrapping);
    if (typeof read === 'string') return { ok: false as const, problem: read };
    for (const { name, value } of read.stale)
      await transaction
        .updateTable('keys')
        .set({ value: sealed(wrapping, name, value) })
        .where('name', '=', name)
        .execute();
    return { ok: true as const, keys: read.keys };
  });
}

export interface Rotation {
  /** Milliseconds for which the key before the new one is still read. */
  readonly keptMs: number;
  /** True: the keys before it are thrown away now, and whoever is signed in by them is signed out. */
  readonly atOnce: boolean;
}

export type Rotated =
  { readonly ok: true; readonly generation: number } | { readonly ok: false; readonly problem: string };

/** Makes a newer key of this name. Two at a time are enough: while the last rotation is still under way it refuses. */
export async function rotateKey(
  db: Kysely<Tables>,
  wrapping: WrappingKeys | null,
  name: RotatedKey,
  { keptMs, atOnce }: Rotation,
): Promise<Rotated> {
  return db.transaction().execute(async (transaction): Promise<Rotated> => {
    await sql`select pg_advisory_xact_lock(${sql.lit(KEY_LOCK)})`.execute(transaction);
    const rows = (await rowsOf(transaction)).filter((row) => placeOf(row.name).base === name);
    const read = unseal(rows, wrapping);
    if (typeof read === 'string') return { ok: false, problem: read };
    const [newest, ...older] = [...rows].sort((a, b) => placeOf(b.name).generation - placeOf(a.name).generation);
    if (newest === undefined)
      return { ok: false, problem: `the database holds no key "${name}" yet: start the server once` };
    const left = keptMs - Number(newest.age);
    if (!atOnce && older.length > 0 && left > 0)
      return {
        ok: false,
        problem:
          `the last rotation of "${name}" is ${String(Math.floor(Number(newest.age) / 60_000))} minutes ago, and ` +
          `sessions of the key before it may last ${String(Math.ceil(left / 60_000))} minutes more. Wait for them, ` +
          'or say --at-once and sign everybody out',
      };
    const gone = atOnce ? [newest, ...older] : older;
    if (gone.length > 0)
      await transaction
        .deleteFrom('keys')
        .where(
          'name',
          'in',
          gone.map((row) => row.name),
        )
        .execute();
    const generation = placeOf(newest.name).generation + 1;
    const next = `${name}.${String(generation)}`;
    await transaction
      .insertInto('keys')
      .values({ name: next, value: sealed(wrapping, next, randomBytes(32)) })
      .execute();
    return { ok: true, generation };
  });
}
