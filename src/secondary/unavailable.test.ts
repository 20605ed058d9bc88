/** What is answered while a store is down? Nothing, with a time to come back: each route, whoever asks. */
import { describe, expect, it } from 'vitest';
import { FORM } from '../../tests/kits/secondary/requests';
import { OBJECTION, program, type Program } from '../../tests/kits/secondary/program';
import { STORE_NAMES } from '../../tests/kits/secondary/memory-stores';
import { QUESTIONS } from './app';

const ASKED = { question: 'flu', by: ['ageBand'] };
const DECISION = { decision: 'approve', conditions: [], reason: '' };

/** Who asks what of a request in which state. A new route goes here. */
const CASES: Readonly<
  Record<string, readonly [user: string, state: Parameters<Program['requested']>[0], body?: unknown]>
> = {
  'GET /readyz': ['ana', 'draft'],
  'GET /api/register': ['ana', 'open'],
  'POST /api/session': ['ana', 'draft', { userId: 'ana' }],
  'GET /api/session': ['ana', 'draft'],
  'DELETE /api/session': ['ana', 'draft'],
  'POST /api/requests': ['ana', 'draft', FORM],
  'GET /api/requests': ['ana', 'draft'],
  'GET /api/requests/:id': ['ana', 'open'],
  'POST /api/requests/:id/submit': ['ana', 'draft'],
  'POST /api/requests/:id/decision': ['mem-1', 'submitted', DECISION],
  'POST /api/requests/:id/build': ['link', 'approved'],
  'GET /api/requests/:id/build': ['link', 'built'],
  'POST /api/requests/:id/end': ['keys', 'open'],
  'POST /api/requests/:id/answers': ['ana', 'built', ASKED],
  'POST /api/requests/:id/preview': ['ana', 'approved', ASKED],
  'POST /api/answers/:id/release': ['mem-1', 'open', {}],
  'POST /api/objections': ['desk', 'draft', OBJECTION],
  'POST /api/objections/search': ['desk', 'draft', { nhsNumber: OBJECTION.nhsNumber }],
  'GET /api/objections/reviews': ['desk', 'draft'],
  'POST /api/objections/:id/withdraw': ['desk', 'draft', { signedBy: 'Marjorie Thompson' }],
  'GET /api/worklist': ['link', 'draft'],
  'POST /api/worklist/:id': ['link', 'draft', { ruling: 'same', reason: 'looked at both' }],
  'POST /api/audit/search': ['priv', 'draft', {}],
  'GET /api/alerts': ['priv', 'draft'],
};

/** They ask no store. */
const ASKS_NOBODY = ['GET /healthz', 'GET /api/identity'];

async function prepared(name: string) {
  const [user, state, body] = CASES[name] ?? ['ana', 'draft'];
  const world = program();
  const id = await world.requested(state);
  const [answer] = await world.memory.stores.answers.of(id);
  const kept = await (
    await world.signIn('desk')
  )('POST', '/api/objections', name.includes('withdraw') ? OBJECTION : {});
  const ask = await world.signIn(user);
  const [method = '', path = ''] = name.split(' ');
  const of = name.includes('/answers/:id') ? answer?.id : name.includes('withdraw') ? kept.body['id'] : id;
  const at = path.replace(':id', path.includes('worklist') ? 'w-1' : String(of));
  return { world, run: () => ask(method, at, body) };
}

const TABLE = QUESTIONS.map(({ method, path }) => `${method} ${path}`);

it('leaves no route out', () => {
  expect([...Object.keys(CASES), ...ASKS_NOBODY].sort()).toEqual([...TABLE].sort());
});

describe.each(TABLE)('%s', (name) => {
  it('answers where nothing is down', async () => {
    const { run } = await prepared(name);
    expect((await run()).status).toBeLessThan(300);
  });

  it.skipIf(ASKS_NOBODY.includes(name))('with the whole database down: nothing, and a time to come back', async () => {
    const { world, run } = await prepared(name);
    const before = structuredClone(world.gone);
    world.memory.down(STORE_NAMES);
    const { status, headers, body } = await run();
    expect([status, Number(headers.get('Retry-After')) >= 1]).toEqual([503, true]);
    expect(body['error']).toMatchObject({ code: 'unavailable' });
    expect(world.gone).toEqual(before);
  });

  const audited = ![...ASKS_NOBODY, 'GET /readyz', 'GET /api/register', 'GET /api/session'].includes(name);
  it.runIf(audited)('without the audit: 503, and nothing is done', async () => {
    const { world, run } = await prepared(name);
    const before = await everything(world);
    world.memory.down(['audit']);
    expect((await run()).status).toBe(503);
    world.memory.down([]);
    await world.settled();
    expect(await everything(world)).toEqual(before);
  });
});

/** All that is kept, the audit apart. */
async function everything({ memory: { stores }, gone }: Program): Promise<unknown> {
  const requests = await stores.requests.list();
  return {
    requests,
    answers: await Promise.all(requests.map(({ id }) => stores.answers.of(id))),
    builds: await Promise.all(requests.map(({ id }) => stores.builds.get(id))),
    objections: await stores.objections.all(),
    gone: [...gone],
  };
}
