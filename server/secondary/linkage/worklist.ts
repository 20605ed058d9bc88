/**
 * What is left to the linkage team: a row of a source beside whoever the number belongs to? Sealed in the linkage zone.
 * A ruling is a signed row of its own, and holds for exactly what was seen: a row that changes is asked about anew.
 */
import { createHmac } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Identity } from '../../../src/secondary/linkage/link-row';
import type { SecondaryConfig } from '../config/shape';
import { linkageFolderMade } from '../intake/state';
import { linkageZone } from '../linkage-zone';
import { keyFolder } from '../keys/key-folder';
import { readRows, writeRows, type RowsWriter } from '../keys/sealed-rows';
import type { PersonKnown, RowOfSource, RulingOf } from './person';

export interface WorkItem {
  /** Tells nothing of whose it is. */
  readonly id: string;
  readonly source: string;
  readonly rule: 'L3' | 'L5';
  /** As far as linkage may look, made plain. */
  readonly row: Identity;
  readonly person: Identity;
  readonly nhsNumber: string;
}

export interface Ruling {
  readonly item: string;
  readonly ruling: 'same' | 'other';
  /** Who ruled, and when: an ISO instant. */
  readonly by: string;
  readonly at: string;
}

interface Signed extends Ruling {
  readonly signature: string;
}

const NAME = 'worklist';

const worklistFile = (config: SecondaryConfig): string => join(linkageZone(config.dataDir), 'worklist.sealed');
const rulingsFile = (config: SecondaryConfig): string => join(linkageZone(config.dataDir), 'rulings.ndjson');

const keyOf = (config: SecondaryConfig): Buffer => keyFolder(config.keysDir).key('zone');

const macOf = (key: Buffer, ...parts: readonly string[]): string =>
  createHmac('sha256', key).update(JSON.stringify(parts)).digest('hex');

const plain = ({ birthDate, family, given, postcode, gender }: Identity): Identity => ({
  birthDate,
  family,
  given,
  postcode,
  gender,
});

const fieldsOf = (one: Identity): readonly string[] => Object.values(plain(one)) as readonly string[];

/** The id of a row as it stands beside this person: of anything else it is another. */
function itemId(key: Buffer, row: RowOfSource, person: PersonKnown): string {
  const beside = person.demographics === null ? [] : fieldsOf(person.demographics);
  const twin = person.hasTwin ? 'twin' : '';
  return macOf(key, 'item', row.source, row.patient, row.number, ...fieldsOf(row), ...beside, twin).slice(0, 32);
}

const signatureOf = (key: Buffer, { item, ruling, by, at }: Ruling): string =>
  macOf(key, 'ruling', item, ruling, by, at);

/** Every ruling that was signed with our key; one that was not, or was changed, counts for nothing. */
export function rulingsOf(config: SecondaryConfig): readonly Ruling[] {
  if (!existsSync(rulingsFile(config))) return [];
  const key = keyOf(config);
  return readFileSync(rulingsFile(config), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Signed)
    .filter((one) => one.signature === signatureOf(key, one));
}

/** What was ruled last of each row. */
export function rulings(config: SecondaryConfig): RulingOf {
  const key = keyOf(config);
  const last = new Map(rulingsOf(config).map(({ item, ruling }) => [item, ruling]));
  if (last.size === 0) return () => null;
  return (row, person) => last.get(itemId(key, row, person)) ?? null;
}

export interface WorklistWriter {
  add(row: RowOfSource, person: PersonKnown, rule: WorkItem['rule']): void;
  close(): void;
}

/** A new list in place of the old. */
export function writeWorklist(config: SecondaryConfig): WorklistWriter {
  linkageFolderMade(config);
  const key = keyOf(config);
  const rows: RowsWriter = writeRows(worklistFile(config), key, NAME);
  return {
    add: (row, person, rule) => {
      if (person.demographics === null) return;
      const item: WorkItem = {
        id: itemId(key, row, person),
        source: row.source,
        rule,
        row: plain(row),
        person: plain(person.demographics),
        nhsNumber: person.number,
      };
      rows.write(item);
    },
    close: () => {
      rows.close();
    },
  };
}

/** For the linkage team alone: what nobody has ruled on yet, in order, from `start` on. */
export function worklist(config: SecondaryConfig, start = 0, most = 50): readonly WorkItem[] {
  if (!existsSync(worklistFile(config))) return [];
  const ruled = new Set(rulingsOf(config).map(({ item }) => item));
  const open: WorkItem[] = [];
  for (const item of readRows<WorkItem>(worklistFile(config), keyOf(config), NAME)) {
    if (!ruled.has(item.id)) open.push(item);
    if (open.length === start + most) break;
  }
  return open.slice(start);
}

/** Signs and keeps what somebody of the linkage team ruled; false where no such row waits. */
export function rule(config: SecondaryConfig, given: Ruling): boolean {
  if (!worklist(config, 0, Number.MAX_SAFE_INTEGER).some(({ id }) => id === given.item)) return false;
  const { item, ruling, by, at } = given;
  const signed: Signed = { item, ruling, by, at, signature: signatureOf(keyOf(config), given) };
  appendFileSync(rulingsFile(config), `${JSON.stringify(signed)}\n`, { mode: 0o600 });
  return true;
}
