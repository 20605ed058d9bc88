/** How does a test come by a register that is held from outside: files, keys, decisions and who reads them back? */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../../server/database/open';
import { optOutStore } from '../../../server/database/opt-out-store';
import { wrappingKeyOf, type WrappingKeys } from '../../../server/keys/wrapping';
import { openOutside } from '../../../server/register/open-outside';
import { consentOf } from '../../../src/gateway/opt-out/consent';
import type { OptOutStore, StoredConsent } from '../../../src/gateway/ports';
import { added } from '../gateway/told';
import type { Place } from './databases';

export function wrappingKeys(): WrappingKeys {
  const current = wrappingKeyOf(randomBytes(32).toString('base64'));
  if (current === null) throw new Error('32 bytes are a key');
  return { current, previous: [] };
}

/** People of the range that is never given to anybody. */
export const PEOPLE = ['9990000018', '9990000026', '9990000034', '9990000042', '9990000050', '9990000069'] as const;

let decided = 0;

/** A decision of somebody, each with an id of its own and later than the one before. */
export function decision(nhsNumber: string, what: 'deny' | 'permit' = 'deny'): StoredConsent {
  decided += 1;
  return consentOf({
    id: randomBytes(24).toString('hex'),
    nhsNumber,
    decision: what,
    at: new Date(Date.UTC(2026, 0, 1) + decided).toISOString(),
    recordedBy: 'Oscar',
    origin: 'Opt-out desk “Ärger” \u2028',
  });
}

export interface TestRegister {
  readonly folder: string;
  readonly files: { readonly anchorFile: string; readonly registerCopyFile: string; readonly wrapping: WrappingKeys };
  readonly database: Database;
  readonly logged: string[];
  /** As a server that starts now would hold it. */
  start(files?: Partial<TestRegister['files']>): Promise<OptOutStore>;
  add(store: OptOutStore, one: StoredConsent): Promise<void>;
  remove(): Promise<void>;
}

export async function testRegister(place: Place): Promise<TestRegister> {
  const folder = mkdtempSync(join(tmpdir(), 'wp-register-'));
  const opened = await openDatabase(place.url);
  if (!opened.ok) throw new Error(opened.problem);
  const logged: string[] = [];
  const note = (fields: object, message: string): void => void logged.push(`${message} ${JSON.stringify(fields)}`);
  const files = {
    anchorFile: join(folder, 'anchors'),
    registerCopyFile: join(folder, 'copy'),
    wrapping: wrappingKeys(),
  };
  return {
    folder,
    files,
    database: opened,
    logged,
    start: async (given = {}) =>
      optOutStore(opened.db, await openOutside({ ...files, ...given }, opened.db, { info: note, error: note })),
    add: added,
    remove: async () => {
      await opened.close().catch(() => undefined);
      await place.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A file as a key is kept in it. */
export function keyFile(folder: string, { current }: WrappingKeys): string {
  const file = join(folder, 'wrapping-key');
  writeFileSync(file, Buffer.from(current.key).toString('base64'), { mode: 0o600 });
  return file;
}
