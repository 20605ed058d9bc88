/** How do the tests watch what leaves the gateway? An outbound whose requests are answered in this process. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Destination } from '../../../src/gateway/asking';
import type { AuthConfig, AuthKind } from '../../../src/gateway/credentials';
import type { Requester } from '../../../src/gateway/ports';
import { oneKey } from '../../../server/keys/key-ring';
import { sealToken } from '../../../server/keys/sealed-token';
import { createLog } from '../../../server/log';
import type { Users } from '../../../server/outbound/carried';
import type { CredentialProblem } from '../../../server/outbound/credential-error';
import { openOutbound, type Outbound } from '../../../server/outbound/open-outbound';
import { memoryRefreshStore } from '../../../server/outbound/refresh-store';

export const KEYS = oneKey(new Uint8Array(32).fill(5));
export const ISSUER = 'https://cis2.test';
export const PUBLIC_URL = 'https://record.test';

export interface Folder {
  file(name: string, text: string, mode?: number): string;
  end(): void;
}

export function folder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'wp-reach-'));
  return {
    file(name, text, mode = 0o600) {
      const file = join(path, name);
      rmSync(file, { force: true });
      writeFileSync(file, text, { mode });
      return file;
    },
    end: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

export interface Reach {
  readonly outbound: Outbound;
  /** Every request that left, in order. */
  readonly left: Request[];
  readonly lines: string[];
  readonly told: (readonly [AuthKind, 'had' | CredentialProblem])[];
  now: number;
}

export type AnswerAt = Readonly<Record<string, (request: Request) => Response | Promise<Response>>>;

/** Answers by the origin that a request goes to; whoever is not in the table does not answer. */
export function reach(answers: AnswerAt, users: Users = { keys: KEYS, refresh: memoryRefreshStore() }): Reach {
  const made: Omit<Reach, 'outbound'> = { left: [], lines: [], told: [], now: 1_760_000_000_000 };
  const outbound = openOutbound({
    config: { direct: [] },
    publicUrl: PUBLIC_URL,
    users: () => users,
    now: () => made.now,
    log: createLog('info', (line) => void made.lines.push(line)),
    told: (kind, outcome) => void made.told.push([kind, outcome]),
    send: async (_dispatcher, url, init) => {
      const request = new Request(url, init);
      made.left.push(request.clone());
      const answer = answers[new URL(url).origin];
      if (answer === undefined) throw new TypeError('fetch failed');
      return answer(request);
    },
  });
  return Object.assign(made, { outbound });
}

export const BASE = 'https://place.test/fhir';

export const placeWith = (auth: AuthConfig, baseUrl = BASE): Destination => ({
  kind: 'provider',
  provider: 'north',
  place: { baseUrl, auth },
});

/** Somebody who is signed in; vouched for by this ID token, where one is given. */
export const requester = (idToken?: string, more: Partial<Requester> = {}): Requester => ({
  sessionId: 'session-1',
  user: { id: 'asha', name: 'Dr Asha Patel' },
  membership: { role: 'gp', organisation: { ods: 'Y00101', name: 'Parkside Medical Centre', region: 'QMJ' } },
  ...(idToken === undefined
    ? {}
    : {
        vouched: {
          issuer: ISSUER,
          subject: '555021935107',
          sdsUserId: '555021935107',
          roleProfile: '555254240100',
          sealedIdToken: sealToken(KEYS, { issuer: ISSUER, subject: '555021935107', kind: 'id-token' }, idToken),
        },
      }),
  ...more,
});
