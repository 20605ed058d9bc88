/**
 * Can a folder of tables be read by: the shipped ones, or a deployer's pack? Manifest, digest and every row, checked
 * before anything is read by them.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkTables, type Tables } from '../../src/terminology/check';
import { conceptsOf, factsOf } from '../../src/terminology/concepts';
import { lossesIn, soundTables } from '../../src/terminology/floor';
import { layTables, type Laid } from '../../src/terminology/in-force';
import {
  digestedText,
  MANIFEST_FILE,
  readManifest,
  type Manifest,
  type SignedLoss,
} from '../../src/terminology/manifest';
import { FACT_TABLES, fileOf, TABLE_NAMES, TERM_TABLES, type TableName } from '../../src/terminology/tables';
import { SHIPPED } from './folder';

export interface Pack {
  readonly manifest: Manifest;
  readonly tables: Laid;
  /** What it loses of the shipped tables, and who signed for it. */
  readonly losses: readonly SignedLoss[];
  /** How many rows each table holds. */
  readonly rows: ReadonlyMap<TableName, number>;
}

export type ReadPack =
  { readonly ok: true; readonly pack: Pack } | { readonly ok: false; readonly problems: readonly string[] };

const textOf = (folder: string, file: string): string | null => {
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch {
    return null;
  }
};

export const digestOf = (text: (name: TableName) => string): string =>
  `sha256:${createHash('sha256').update(digestedText(text)).digest('hex')}`;

function manifestIn(folder: string, texts: ReadonlyMap<TableName, string>): Manifest | string {
  const text = textOf(folder, MANIFEST_FILE);
  if (text === null) return 'is missing: it holds name, release, licence and digest';
  const read = readManifest(text);
  if (!read.ok) return read.problem;
  if (texts.size < TABLE_NAMES.length) return read.manifest;
  const digest = digestOf((name) => texts.get(name) ?? '');
  return digest === read.manifest.digest
    ? read.manifest
    : `digest is ${read.manifest.digest} and the tables have ${digest}: they are not as its maker left ` +
        'them, or the manifest is old';
}

const shippedTables = (): Tables =>
  soundTables(new Map(TABLE_NAMES.map((name) => [name, textOf(SHIPPED, fileOf(name)) ?? ''])));

const unsignedWords = (loss: string): string =>
  `loses what the shipped tables hold, and nobody has signed for it: “${loss}”. Put the rows back, or add ` +
  `{ "loss": ${JSON.stringify(loss)}, "signedBy", "signedOn" } to signed in ${MANIFEST_FILE}.`;

/** Reads a whole pack; every fault comes back as a sentence that names the folder, the file and the line. */
export function readPack(folder: string): ReadPack {
  const texts = new Map<TableName, string>();
  for (const name of TABLE_NAMES) {
    const text = textOf(folder, fileOf(name));
    if (text !== null) texts.set(name, text);
  }
  const manifest = manifestIn(folder, texts);
  const checked = checkTables(texts);
  const problems = [
    ...(typeof manifest === 'string' ? [`${folder}: ${MANIFEST_FILE} ${manifest}`] : []),
    ...(checked.ok
      ? []
      : checked.problems.map(({ file, line, problem }) => `${folder}: ${file}, line ${String(line)}: ${problem}`)),
  ];
  if (!checked.ok || typeof manifest === 'string') return { ok: false, problems };
  const lost = folder === SHIPPED ? [] : lossesIn(shippedTables(), checked.tables);
  const unsigned = lost.filter((loss) => !manifest.signed.some((one) => one.loss === loss));
  if (unsigned.length > 0) return { ok: false, problems: unsigned.map((loss) => `${folder}: ${unsignedWords(loss)}`) };
  const rows = (name: TableName): Parameters<typeof conceptsOf>[0] => checked.tables.get(name) ?? [];
  return {
    ok: true,
    pack: {
      manifest,
      losses: manifest.signed.filter(({ loss }) => lost.includes(loss)),
      tables: {
        terms: Object.fromEntries(TERM_TABLES.map((name) => [name, () => conceptsOf(rows(name))])),
        facts: Object.fromEntries(FACT_TABLES.map((name) => [name, () => factsOf(rows(name))])),
      },
      rows: new Map(TABLE_NAMES.map((name) => [name, rows(name).length])),
    },
  };
}

/** Lays a pack in place of the shipped tables; what is wrong with it comes back as sentences, and nothing is laid. */
export function layPack(folder: string): ReadPack {
  const read = readPack(folder);
  if (read.ok) layTables(read.pack.tables);
  return read;
}

/** A sentence for each thing that a pack loses of the shipped tables, and who signed for it. */
export const lostByPack = ({ manifest, losses }: Pack): readonly string[] =>
  losses.map(
    ({ loss, signedBy, signedOn }) =>
      `terminology: the pack ${manifest.name} loses what the shipped tables hold: ${loss} ` +
      `(signed by ${signedBy} on ${signedOn})`,
  );
