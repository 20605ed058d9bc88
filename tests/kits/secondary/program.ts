/** The program of groups with made-up users, people and work, asked as a browser would. */
import { createSecondaryUse, type SecondaryApp } from '../../../src/secondary/app';
import type { AppConfig, DemographicPerson, Ports, Work } from '../../../src/secondary/ports';
import type { Actor, RegistersAt } from '../../../src/secondary/requests/request';
import { SHIPPED } from '../../../src/secondary/questions/shipped';
import type { Answer } from '../../../src/secondary/shapes/answer';
import type { Manifest } from '../../../src/secondary/shapes/data-set';
import { memoryStores, type MemoryStores } from './memory-stores';
import { actor, ANALYST, FORM, LAW, MEMBERS, NOW } from './requests';

export const USERS: readonly Actor[] = [
  ANALYST,
  actor('ana-2', 'analyst'),
  actor('ana-co', 'analyst', { organisation: { ods: 'X01', name: 'A Company', kind: 'company' } }),
  ...MEMBERS,
  actor('link', 'linkage-team'),
  actor('keys', 'key-custodian'),
  actor('desk', 'opt-out-officer'),
  actor('priv', 'privacy-officer'),
];

export const MARJORIE = { nhsNumber: '9990123454', birthDate: '1948-03-14', family: 'thompson', given: 'marjorie' };
export const OBJECTION = {
  nhsNumber: MARJORIE.nhsNumber,
  firstName: 'Marjorie',
  lastName: 'Thompson',
  dateOfBirth: MARJORIE.birthDate,
  signedBy: 'Marjorie Thompson',
};

export interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
  readonly text: string;
}

export type Ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Told>;

export interface Program {
  readonly app: SecondaryApp;
  readonly memory: MemoryStores;
  readonly ask: Ask;
  now: number;
  law: AppConfig['law'];
  registers: RegistersAt;
  /** Changed in place, where a test wants other work. */
  readonly work: Work;
  demographics: (nhsNumber: string) => Promise<DemographicPerson | null>;
  /** Whether it is gone: keys and files of ended requests. */
  readonly gone: string[];
  signIn(userId: string): Promise<Ask>;
  /** A request in this state, by its id. */
  requested(state: 'draft' | 'submitted' | 'approved' | 'built' | 'open'): Promise<string>;
  /** Waits until no build runs. */
  settled(): Promise<void>;
}

export const MANIFEST: Omit<Manifest, 'request'> = { digest: 'abc123', files: [] };

export const answerOf = (request: string, question: string): Answer => ({
  request,
  question,
  released: false,
  rows: [{ by: { ageBand: '65-69' }, population: 100, outcome: 40, percent: 40, stands: 'within' }],
  total: { population: 100, outcome: 40, percent: 40 },
});

function madeUpWork(gone: string[]): Work {
  return {
    build: ({ id }, tell) => {
      tell('link');
      return Promise.resolve({ manifest: { ...MANIFEST, request: id }, report: null });
    },
    keepOnly: () => Promise.resolve(),
    answer: ({ id }, _manifest, { id: question }) => Promise.resolve(answerOf(id, question)),
    preview: ({ id }, { id: question }) => Promise.resolve(answerOf(id, question)),
    worklist: () => Promise.resolve([]),
    rule: (id) => Promise.resolve(id === 'w-1'),
    destroyKey: (id) => (gone.push(`key ${id}`), Promise.resolve()),
    deleteFiles: (id) => (gone.push(`files ${id}`), Promise.resolve()),
    remains: () => Promise.resolve(false),
    hasSpine: () => Promise.resolve(false),
    destroySpine: () => (gone.push('spine'), Promise.resolve()),
  };
}

const ORIGIN = 'http://groups.test';

export function program(): Program {
  const memory = memoryStores();
  const gone: string[] = [];
  const work = madeUpWork(gone);
  let ids = 0;
  const ports: Ports = {
    stores: memory.stores,
    work,
    now: () => world.now,
    randomId: () => `id-${String((ids += 1))}`,
    randomBytes: (count) => Uint8Array.from({ length: count }, (_, at) => ((ids += 1) * 7 + at) % 256),
    key: new Uint8Array(32).fill(7),
    transport: {
      read: (request) => request.headers.get('x-session'),
      write: (headers, id) => {
        headers.set('x-session', id ?? '');
      },
    },
    addressOf: () => '192.0.2.1',
    log: { info: () => undefined, error: () => undefined },
    demographics: (nhsNumber) => world.demographics(nhsNumber),
    registers: async () => ({ ...world.registers, place: await memory.stores.objections.latestOut() }),
    questions: SHIPPED,
  };
  const config: AppConfig = {
    instance: { name: 'North Central London', region: 'ncl' },
    publicUrl: null,
    identity: { mode: 'demo', users: USERS },
    get law() {
      return world.law;
    },
    exempt: false,
    practices: { E83010: 'Elm Surgery' },
  };
  const app = createSecondaryUse(config, ports);
  const askAs =
    (session: string | null): Ask =>
    async (method, path, body, headers = {}) => {
      const response = await app.fetch(
        new Request(`${ORIGIN}${path}`, {
          method,
          headers: {
            ...(session === null ? {} : { 'x-session': session }),
            ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        }),
      );
      const text = await response.text();
      const read = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
      return { status: response.status, headers: response.headers, body: read, text };
    };
  const world: Program = {
    app,
    memory,
    ask: askAs(null),
    now: NOW,
    law: LAW,
    registers: { place: 0, file: null, listOf: '2026-11-28' },
    work,
    demographics: (nhsNumber) => Promise.resolve(nhsNumber === MARJORIE.nhsNumber ? MARJORIE : null),
    gone,
    async signIn(userId) {
      const { headers } = await world.ask('POST', '/api/session', { userId });
      return askAs(headers.get('x-session'));
    },
    async requested(state) {
      const analyst = await world.signIn('ana');
      const drafted = await analyst('POST', '/api/requests', FORM);
      const id = String(drafted.body['id']);
      const at = `/api/requests/${id}`;
      if (state === 'draft') return id;
      await analyst('POST', `${at}/submit`);
      if (state === 'submitted') return id;
      for (const { id: member } of MEMBERS) {
        const ask = await world.signIn(member);
        await ask('POST', `${at}/decision`, { decision: 'approve', conditions: [], reason: '' });
      }
      if (state === 'approved') return id;
      await (
        await world.signIn('link')
      )('POST', `${at}/build`);
      await world.settled();
      if (state === 'built') return id;
      await analyst('POST', `${at}/answers`, { question: 'flu', by: ['ageBand'] });
      return id;
    },
    async settled() {
      while ((await memory.stores.builds.running()).length > 0) await new Promise((resolve) => setTimeout(resolve, 1));
    },
  };
  return world;
}
