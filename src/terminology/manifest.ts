/** Which tables are these: whose, which release, under which licence, and are they still as their maker left them? */
import { isDay } from '../domain/dates';
import { fileOf, TABLE_NAMES, type TableName } from './tables';

export const MANIFEST_FILE = 'manifest.json';

export interface Manifest {
  readonly name: string;
  readonly release: string;
  /** What the tables are made from, and what allows it. */
  readonly licence: string;
  /** `sha256:` and 64 hexadecimal digits, of what `digestedText` gives. */
  readonly digest: string;
  /** What these tables lose of the shipped ones, and who answers for it; none where the key is left out. */
  readonly signed: readonly SignedLoss[];
}

export interface SignedLoss {
  /** Word for word as it is told. */
  readonly loss: string;
  readonly signedBy: string;
  /** A date, YYYY-MM-DD. */
  readonly signedOn: string;
}

/** What is told of the tables in force, beside the policy. */
export type TerminologyInForce = Pick<Manifest, 'name' | 'release' | 'digest'>;

export const inForce = ({ name, release, digest }: TerminologyInForce): TerminologyInForce => ({
  name,
  release,
  digest,
});

/** The one text whose SHA-256 is the digest: each table's file name and text, in the order of their names. */
export const digestedText = (text: (name: TableName) => string): string =>
  TABLE_NAMES.map((name) => `${fileOf(name)}\n${text(name).replaceAll('\r\n', '\n')}`).join('\n');

const KEYS = ['name', 'release', 'licence', 'digest'] as const;
const SIGNED = 'signed';
const SIGNATURE = ['loss', 'signedBy', 'signedOn'] as const;

/** The signatures, or what is wrong with one; a key that is left out holds none. */
function readSigned(given: unknown): readonly SignedLoss[] | string {
  if (given === undefined) return [];
  if (!Array.isArray(given)) return 'signed must be a list of { loss, signedBy, signedOn }';
  const read: SignedLoss[] = [];
  for (const one of given as readonly unknown[]) {
    const held = new Map<string, unknown>(typeof one === 'object' && one !== null ? Object.entries(one) : []);
    const [loss, signedBy, signedOn] = SIGNATURE.map((key) => {
      const value = held.get(key);
      return typeof value === 'string' ? value.trim() : '';
    });
    if (held.size !== SIGNATURE.length || !loss || !signedBy || !isDay(signedOn ?? ''))
      return 'signed must hold loss, signedBy and signedOn (a date, YYYY-MM-DD) in each, and nothing else';
    read.push({ loss, signedBy, signedOn: signedOn ?? '' });
  }
  return read;
}

export type ReadManifest =
  { readonly ok: true; readonly manifest: Manifest } | { readonly ok: false; readonly problem: string };

/** Reads a manifest as JSON; an unknown key, a missing or empty one, and a digest of another shape refuse it. */
export function readManifest(text: string): ReadManifest {
  const refused = (problem: string): ReadManifest => ({ ok: false, problem });
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return refused('is no JSON');
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return refused('must be one JSON object');
  const held = new Map<string, unknown>(Object.entries(given));
  const odd = [...held.keys()].find((key) => key !== SIGNED && !(KEYS as readonly string[]).includes(key));
  if (odd !== undefined) return refused(`has an unknown key "${odd}": it holds ${KEYS.join(', ')} and ${SIGNED}`);
  const words = KEYS.map((key) => held.get(key));
  const [name, release, licence, digest] = words.map((value) => (typeof value === 'string' ? value.trim() : ''));
  const empty = KEYS.find((_, at) => ([name, release, licence, digest][at] ?? '') === '');
  if (empty !== undefined) return refused(`has no ${empty}`);
  if (!/^sha256:[0-9a-f]{64}$/.test(digest ?? '')) return refused('digest must be sha256: and 64 hexadecimal digits');
  const signed = readSigned(held.get(SIGNED));
  if (typeof signed === 'string') return refused(signed);
  return {
    ok: true,
    manifest: { name: name ?? '', release: release ?? '', licence: licence ?? '', digest: digest ?? '', signed },
  };
}
