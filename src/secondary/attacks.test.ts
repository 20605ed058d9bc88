/** What does somebody try who is signed in, and means no good? Each must be refused, with the row that says so. */
import { beforeEach, describe, expect, it } from 'vitest';
import { FORM, LAW, MEMBERS } from '../../tests/kits/secondary/requests';
import { OBJECTION, program, type Ask, type Program } from '../../tests/kits/secondary/program';

let world: Program;
beforeEach(() => {
  world = program();
});

const error = (rules: readonly string[]) => ({ error: expect.objectContaining({ rules }) as unknown });
const DECISION = { decision: 'approve', conditions: [], reason: '' };
const ASKED = { question: 'flu', by: ['ageBand'] };
const LATER = 86_400_000;

describe('permitting oneself', () => {
  it('by deciding on one’s own request', async () => {
    const id = await world.requested('submitted');
    const told = await (await world.signIn('ana'))('POST', `/api/requests/${id}/decision`, DECISION);
    expect([told.status, told.body]).toEqual([403, error(['RQ-10'])]);
    expect(world.memory.audited.at(-1)?.event).toMatchObject({ outcome: '4' });
  });

  it('by deciding twice: the state stays, and the privacy officer is told', async () => {
    const id = await world.requested('submitted');
    const ask = await world.signIn('mem-1');
    const once = await ask('POST', `/api/requests/${id}/decision`, DECISION);
    const twice = await ask('POST', `/api/requests/${id}/decision`, DECISION);
    expect([once.status, once.body]).toEqual([202, { id, state: 'submitted' }]);
    expect([twice.status, twice.body]).toEqual([403, error(['RQ-4'])]);
    const alerts = (await (await world.signIn('priv'))('GET', '/api/alerts')).body['alerts'];
    expect(alerts).toEqual([expect.objectContaining({ kind: 'RQ-4', request: id })]);
    const second = await (await world.signIn('mem-2'))('POST', `/api/requests/${id}/decision`, DECISION);
    expect([second.status, second.body]).toEqual([200, { id, state: 'approved' }]);
  });

  it('by deciding twice at the same moment', async () => {
    const id = await world.requested('submitted');
    const ask = await world.signIn('mem-1');
    const all = await Promise.all(
      Array.from({ length: 8 }, () => ask('POST', `/api/requests/${id}/decision`, DECISION)),
    );
    expect(all.filter(({ status }) => status < 300)).toHaveLength(1);
    expect(await world.memory.stores.requests.get(id)).toMatchObject({ state: 'submitted' });
  });

  it('by releasing an answer to one’s own question', async () => {
    const id = await world.requested('open');
    const [answer] = await world.memory.stores.answers.of(id);
    const told = await (await world.signIn('ana'))('POST', `/api/answers/${answer?.id ?? ''}/release`, {});
    expect(told.status).toBe(403);
    expect(await world.memory.stores.answers.get(answer?.id ?? '')).toMatchObject({ state: 'waiting' });
  });

  it.each(['ana', 'mem-1', 'keys', 'desk', 'priv'])('by building, as %s', async (user) => {
    const id = await world.requested('approved');
    const told = await (await world.signIn(user))('POST', `/api/requests/${id}/build`);
    expect([told.status, told.body]).toEqual([403, error(['RQ-10'])]);
  });
});

describe('asking for what is not to be had', () => {
  const post = async (form: unknown, user = 'ana') => (await world.signIn(user))('POST', '/api/requests', form);

  it('for a company, by form and by sign-in', async () => {
    const organisation = { ods: 'X01', name: 'A Company', kind: 'company' };
    const byForm = await post({ ...FORM, people: { ...FORM.people, organisation } });
    const byUser = await post(FORM, 'ana-co');
    for (const { status, body } of [byForm, byUser]) expect([status, body]).toEqual([403, error(['RQ-2'])]);
  });

  it('for research', async () => {
    const told = await post({ ...FORM, project: { ...FORM.project, purpose: 'research' } });
    expect([told.status, told.body]).toEqual([400, error(['RQ-1'])]);
  });

  it('under an exception that nobody knows', async () => {
    const told = await post({ ...FORM, exceptions: ['copi-9'] });
    expect([told.status, told.body]).toEqual([400, error(['RQ-7'])]);
  });

  it('with one column more in the build', async () => {
    const id = await world.requested('approved');
    const ask = await world.signIn('link');
    for (const body of [{ columns: ['practice'] }, { data: FORM.data }, [], 'x']) {
      const told = await ask('POST', `/api/requests/${id}/build`, body);
      expect([400]).toContain(told.status);
    }
    expect((await ask('POST', `/api/requests/${id}/build`, { columns: [] })).body).toEqual(error(['RQ-8']));
    expect(await world.memory.stores.builds.get(id)).toBeNull();
  });

  it('with a condition that widens it', async () => {
    const id = await world.requested('submitted');
    const conditions = [{ kind: 'columns', columns: ['practice'] }];
    const told = await (
      await world.signIn('mem-1')
    )('POST', `/api/requests/${id}/decision`, { ...DECISION, conditions });
    expect([told.status, told.body]).toEqual([400, error(['RQ-8'])]);
  });

  it.each([
    [{ question: 'cervical-screening', by: ['ageBand'] }, 422],
    [{ question: 'flu', by: ['practice'] }, 422],
    [{ question: 'flu', by: ['sex'] }, 422],
    [{ question: "flu'; drop table", by: ['ageBand'] }, 400],
    [{ question: 'flu', by: ['nhsNumber'] }, 400],
    [{ question: 'flu', by: [] }, 400],
    [{ question: 'flu', by: ['ageBand'], sql: 'select 1' }, 400],
  ])('by a question that was not approved: %j', async (body, status) => {
    const id = await world.requested('built');
    const told = await (await world.signIn('ana'))('POST', `/api/requests/${id}/answers`, body);
    expect(told.status).toBe(status);
    if (status === 422) expect(told.body).toEqual(error(['RQ-8']));
    expect(await world.memory.stores.answers.of(id)).toEqual([]);
  });

  it('of another’s request, which cannot be told from one that is not there', async () => {
    const id = await world.requested('built');
    const ask = await world.signIn('ana-2');
    const paths = (of: string) =>
      Promise.all([
        ask('GET', `/api/requests/${of}`),
        ask('GET', `/api/requests/${of}/build`),
        ask('POST', `/api/requests/${of}/answers`, ASKED),
        ask('POST', `/api/requests/${of}/preview`, ASKED),
        ask('POST', `/api/requests/${of}/submit`),
        ask('POST', `/api/requests/${of}/end`),
      ]);
    const others = (await paths(id)).map(({ status, text }) => [status, text]);
    expect(others).toEqual((await paths('r-none')).map(({ status, text }) => [status, text]));
    expect(new Set(others.map(([status]) => status))).toEqual(new Set([404]));
    expect((await ask('GET', '/api/requests')).body).toEqual({ requests: [] });
  });
});

describe('going on when it has ended', () => {
  const both = async (id: string, analyst: Ask) => {
    const build = await (await world.signIn('link'))('POST', `/api/requests/${id}/build`);
    const answer = await analyst('POST', `/api/requests/${id}/answers`, ASKED);
    return [build, answer].map(({ status, body }) => [status, body]);
  };

  it('the legal basis has expired', async () => {
    const id = await world.requested('built');
    world.law = { ...LAW, legalBasis: { reference: 'x', from: '2026-01-01', to: '2026-11-28' } };
    expect(await both(id, await world.signIn('ana'))).toEqual(Array(2).fill([403, error(['RQ-6'])]));
  });

  it('the approval has expired, and is ended by itself', async () => {
    const id = await world.requested('built');
    world.now += 366 * LATER;
    expect(await both(id, await world.signIn('ana'))).toEqual(Array(2).fill([403, error(['RQ-9'])]));
    await world.app.sweep();
    expect(await world.memory.stores.requests.get(id)).toMatchObject({ state: 'ended', built: null });
    expect(world.gone).toEqual([`key ${id}`, `files ${id}`]);
  });

  it('the request was ended', async () => {
    const id = await world.requested('open');
    const ended = await (await world.signIn('keys'))('POST', `/api/requests/${id}/end`);
    expect([ended.status, ended.body]).toEqual([200, { id, state: 'ended' }]);
    expect((await both(id, await world.signIn('ana'))).map(([status]) => status)).toEqual([409, 409]);
    const acts = world.memory.audited.map(({ event }) => event.subtype?.[1]?.code);
    expect(acts.filter((act) => /ended|destroyed|deleted/.test(act ?? ''))).toEqual([
      'build-ended',
      'request-ended',
      'keys-destroyed',
      'files-deleted',
    ]);
  });
});

describe('an objection between build and answer', () => {
  const asked = async (id: string) => (await world.signIn('ana'))('POST', `/api/requests/${id}/answers`, ASKED);
  const objects = async () => (await world.signIn('desk'))('POST', '/api/objections', OBJECTION);

  it('stops every answer at once, until it is built anew', async () => {
    const id = await world.requested('built');
    expect((await objects()).status).toBe(201);
    const told = await asked(id);
    expect([told.status, told.body]).toEqual([409, error(['OB-1'])]);
    expect(told.body['error']).toMatchObject({ code: 'objections-stale' });
    await (
      await world.signIn('link')
    )('POST', `/api/requests/${id}/build`);
    await world.settled();
    expect((await asked(id)).status).toBe(201);
  });

  it('stops what was answered and has not left, also after a new build', async () => {
    const id = await world.requested('open');
    const [answer] = await world.memory.stores.answers.of(id);
    await objects();
    const release = async () =>
      (await world.signIn('mem-1'))('POST', `/api/answers/${answer?.id ?? ''}/release`, { decision: 'release' });
    expect((await release()).body).toEqual(error(['OB-1']));
    await (
      await world.signIn('link')
    )('POST', `/api/requests/${id}/build`);
    await world.settled();
    expect((await release()).status).toBe(409);
  });

  it('that comes while it is built makes it stale', async () => {
    const id = await world.requested('approved');
    const build = world.work.build.bind(world.work);
    Object.assign(world.work, {
      build: async (...given: Parameters<typeof build>) => {
        await objects();
        return build(...given);
      },
    });
    await (
      await world.signIn('link')
    )('POST', `/api/requests/${id}/build`);
    await world.settled();
    expect((await asked(id)).body).toEqual(error(['OB-1']));
  });

  it.each([
    ['objects', 'OB-1', objects],
    [
      'ends the request',
      'RQ-10',
      async (id: string) => (await world.signIn('keys'))('POST', `/api/requests/${id}/end`),
    ],
  ])(
    'that comes while it is counted: nothing is told, and nothing kept, where somebody %s',
    async (_who, rule, does) => {
      const id = await world.requested('built');
      const answer = world.work.answer.bind(world.work);
      Object.assign(world.work, {
        answer: async (...given: Parameters<typeof answer>) => {
          await does(id);
          return answer(...given);
        },
      });
      const told = await asked(id);
      expect([told.status, told.body]).toEqual([409, error([rule])]);
      expect(await world.memory.stores.answers.of(id)).toEqual([]);
      expect(world.memory.audited.at(-1)?.event).toMatchObject({ outcome: '4' });
    },
  );

  it('that changed nothing in it: the answer of the new build may leave', async () => {
    const id = await world.requested('open');
    await objects();
    await (
      await world.signIn('link')
    )('POST', `/api/requests/${id}/build`);
    await world.settled();
    const again = await asked(id);
    const at = `/api/answers/${String(again.body['id'])}/release`;
    expect((await (await world.signIn('mem-1'))('POST', at, { decision: 'release' })).status).toBe(200);
  });

  it('by a cleaned list that has grown old, or is of an earlier day', async () => {
    const id = await world.requested('built');
    world.registers = { ...world.registers, listOf: '2026-11-20' };
    expect((await asked(id)).body).toEqual(error(['OB-3']));
    world.registers = { ...world.registers, listOf: '2026-11-28' };
    world.now += 7 * LATER;
    expect((await asked(id)).body).toEqual(error(['OB-3']));
  });

  it('is not passed over while the register does not answer', async () => {
    const id = await world.requested('built');
    world.memory.down(['objections']);
    expect((await asked(id)).status).toBe(503);
  });
});

describe('asking and asking', () => {
  it('the same question: one answer, whose bytes stay', async () => {
    const id = await world.requested('built');
    const ask = await world.signIn('ana');
    const texts = new Set<string>();
    for (let at = 0; at < 50; at += 1) texts.add((await ask('POST', `/api/requests/${id}/answers`, ASKED)).text);
    expect(texts.size).toBe(1);
    expect(await world.memory.stores.answers.of(id)).toHaveLength(1);
  });

  it('the same question many times at once: one answer, which leaves once', async () => {
    const id = await world.requested('built');
    const ask = await world.signIn('ana');
    const told = await Promise.all(Array.from({ length: 8 }, () => ask('POST', `/api/requests/${id}/answers`, ASKED)));
    expect(new Set(told.map(({ text }) => text)).size).toBe(1);
    expect(await world.memory.stores.answers.of(id)).toHaveLength(1);
  });

  it('what the control refuses is refused with its row, on record', async () => {
    const id = await world.requested('built');
    Object.assign(world.work, {
      answer: () => Promise.resolve({ status: 422, code: 'too-many', message: 'No more questions.', rules: ['D8'] }),
    });
    const told = await (await world.signIn('ana'))('POST', `/api/requests/${id}/answers`, ASKED);
    expect([told.status, told.body]).toEqual([422, error(['D8'])]);
    expect(world.memory.audited.at(-1)?.event).toMatchObject({ outcome: '4', outcomeDesc: 'too-many' });
    expect(await world.memory.stores.answers.of(id)).toEqual([]);
  });

  it('about people, at the desk: stopped after twenty who do not agree, and told', async () => {
    const ask = await world.signIn('desk');
    const wrong = { ...OBJECTION, dateOfBirth: '1948-03-15' };
    const all = await Promise.all(Array.from({ length: 30 }, () => ask('POST', '/api/objections', wrong)));
    expect(all.filter(({ status }) => status === 409)).toHaveLength(20);
    expect(all.filter(({ status }) => status === 429)).toHaveLength(10);
    expect(all.at(-1)?.headers.get('Retry-After')).toBe('600');
    expect(world.memory.alerts.length).toBeGreaterThan(0);
    world.now += 600_000;
    expect((await ask('POST', '/api/objections', OBJECTION)).status).toBe(201);
  });
});

describe('from another site, or in another way', () => {
  it.each([
    ['another origin', { origin: 'https://evil.test' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
  ])('%s reads the public register and nothing else', async (_what, headers) => {
    const ask = await world.signIn('ana');
    expect((await ask('GET', '/api/requests', undefined, headers)).status).toBe(403);
    expect((await ask('POST', '/api/requests', FORM, headers)).status).toBe(403);
    expect((await ask('GET', '/api/register', undefined, headers)).status).toBe(200);
  });

  it.each([
    ['GET', '/api/answers', 404],
    ['GET', '/', 404],
    ['GET', '/fhir/Patient', 404],
    ['PUT', '/api/requests', 405],
    ['HEAD', '/api/requests', 405],
    ['GET', '/api/objections', 405],
  ])('%s %s is %i', async (method, path, status) => {
    expect((await (await world.signIn('ana'))(method, path)).status).toBe(status);
  });

  it('nothing without signing in, but what is for everybody', async () => {
    for (const path of ['/api/requests', '/api/alerts', '/api/objections/reviews', '/api/worklist'])
      expect((await world.ask('GET', path)).status).toBe(401);
    expect((await world.ask('GET', '/api/session')).body).toMatchObject({ signedIn: false });
  });

  it.each([
    ['no JSON', 'x', 400],
    ['too much', JSON.stringify({ ...FORM, more: 'x'.repeat(300_000) }), 413],
    ['a prototype', '{"__proto__":{"role":"linkage-team"}}', 400],
  ])('%s', async (_what, body, status) => {
    expect((await (await world.signIn('ana'))('POST', '/api/requests', body)).status).toBe(status);
  });

  it('a role is one person’s one: each desk is closed to every other', async () => {
    for (const { id } of [...MEMBERS, { id: 'ana' }, { id: 'link' }, { id: 'keys' }]) {
      const ask = await world.signIn(id);
      expect((await ask('POST', '/api/objections/search', { nhsNumber: OBJECTION.nhsNumber })).status).toBe(403);
      expect((await ask('POST', '/api/audit/search', {})).status).toBe(403);
    }
    expect((await (await world.signIn('desk'))('GET', '/api/requests')).status).toBe(403);
  });
});
