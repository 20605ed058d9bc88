/**
 * When a part is down, does every question that there is say so in the same way, and when to come back? A table over
 * all routes.
 */
import { describe, expect, it } from 'vitest';
import { QUESTIONS } from './app';
import { FORM, REASON, WHO, world, type World } from '../../tests/kits/gateway/gateway';
import type { Stores } from './ports';

type Method = (...given: unknown[]) => unknown;
type Name = Exclude<keyof Stores, 'ready'>;

const STORES: readonly Name[] = [
  'sessions',
  'accesses',
  'optOuts',
  'cases',
  'register',
  'audit',
  'alerts',
  'openings',
  'watched',
  'reports',
  'seen',
  'limits',
  'launches',
];
/** Those that ask no store: the process lives, how one signs in stands in the config, a launch in its cookie. */
const ASKS_NOBODY = [
  'GET /healthz',
  'GET /api/identity',
  'GET /api/launch',
  ...QUESTIONS.filter(({ who }) => who === 'public').map(({ path }) => `GET ${path}`),
];

const USERS = {
  anyone: 'ben',
  public: 'ben',
  'signed-in': 'ben',
  clinical: 'ben',
  'privacy-officer': 'priscilla',
  'opt-out-officer': 'oscar',
} as const;

const BODIES: Readonly<Record<string, unknown>> = {
  'POST /api/session': { userId: 'ben' },
  'POST /api/session/role': { role: 'hospital-clinician' },
  'POST /api/patients': WHO,
  'POST /api/records': { ...WHO, purpose: 'emergency', reason: REASON },
  'POST /api/records/:access/emergency': { reason: REASON },
  'POST /api/records/:access/numbers': { provider: 'north' },
  'POST /api/records/:access/prints': { what: 'summary' },
  'POST /api/records/:access/exports': { what: 'summary' },
  'POST /api/records/:access/reports': { provider: 'north', reference: 'Condition/x', kind: 'wrong-entry' },
  'POST /api/opt-outs': FORM,
  'POST /api/opt-outs/search': { nhsNumber: WHO.nhsNumber },
  'POST /api/opt-outs/worklist/:id': { action: 'close', note: 'A note' },
  'POST /api/opt-outs/cases': { contact: 'Somebody' },
  'POST /api/opt-outs/cases/:id': { state: 'closed', note: 'A note' },
  'POST /api/audit/search': {},
  'POST /api/audit/report': { nhsNumber: WHO.nhsNumber, format: 'fhir' },
  'POST /api/policy/simulate': {},
  'POST /api/records/:access/why': { why: 'referred' },
  'POST /api/launch': { launch: 'x' },
  'POST /api/watched-people': WHO,
  'POST /api/watched-people/search': WHO,
  'POST /api/watched-people/remove': WHO,
};

/** The stores, of which the named ones refuse everything once they are down. */
function withDown(down: { names: readonly Name[] }): (stores: Stores) => Stores {
  const breakable = (name: Name, store: Stores[Name]) => {
    const methods = Object.entries(store as unknown as Record<string, Method>).map(([method, ask]) => [
      method,
      (...given: unknown[]) => (down.names.includes(name) ? Promise.reject(new Error('down')) : ask(...given)),
    ]);
    return Object.fromEntries(methods) as unknown;
  };
  return (stores) => ({
    ...(Object.fromEntries(STORES.map((name) => [name, breakable(name, stores[name])])) as unknown as Stores),
    ready: () => (down.names.length > 0 ? Promise.reject(new Error('down')) : stores.ready()),
  });
}

const TABLE = QUESTIONS.map(({ method, path, who }) => [`${method} ${path}`, method, path, USERS[who]] as const);

describe.each(TABLE)('%s', (name, method, path, userId) => {
  const asked = async (down: readonly Name[], change: (place: World) => void = () => undefined) => {
    const broken: { names: readonly Name[] } = { names: [] };
    const place = world({ stores: withDown(broken) });
    const ask = await place.signIn(userId);
    broken.names = down;
    change(place);
    const at = path.replace(':provider', 'north').replace(':access', 'a'.repeat(24)).replace(/:\w+/g, 'x');
    return ask(method, at, BODIES[name]);
  };

  it('with the whole database down: nothing, and a time to come back; nobody is signed out unasked', async () => {
    const { status, headers } = await asked(STORES);
    if (ASKS_NOBODY.includes(name)) {
      expect(status).toBe(200);
      return;
    }
    const session = name === 'DELETE /api/session' ? '' : null;
    expect([status, Number(headers.get('Retry-After')) >= 1, headers.get('x-session')]).toEqual([503, true, session]);
  });

  it.each([
    ['everything but the sessions', STORES.filter((store) => store !== 'sessions')],
    ['the audit', ['audit'] as const],
    ['demographics', [] as const],
  ])('without %s: a 503 never comes without a time to come back', async (_what, down) => {
    const { status, headers } = await asked(down, (place) => {
      place.replies.delete('pds.test');
    });
    expect(status !== 503 || Number(headers.get('Retry-After')) >= 1).toBe(true);
  });
});
