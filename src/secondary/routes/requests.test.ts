/** What does a request look like to each who may see it, from its draft to its entry in the public register? */
import { beforeEach, describe, expect, it } from 'vitest';
import { FORM } from '../../../tests/kits/secondary/requests';
import { OBJECTION, program, type Program } from '../../../tests/kits/secondary/program';
import type { RegisterAnswer, RequestAnswer } from '../shapes/http';
import { digestOf } from './audited';

let world: Program;
beforeEach(() => {
  world = program();
});

const read = async (user: string, id: string): Promise<RequestAnswer> =>
  (await (await world.signIn(user))('GET', `/api/requests/${id}`)).body as unknown as RequestAnswer;
const register = async (): Promise<RegisterAnswer> =>
  (await world.ask('GET', '/api/register')).body as unknown as RegisterAnswer;

describe('a request', () => {
  it('tells each what they may do next', async () => {
    const id = await world.requested('submitted');
    expect((await read('mem-1', id)).mayDo).toEqual(['decide', 'end']);
    expect((await read('ana', id)).mayDo).toEqual(['end']);
    const built = await world.requested('built');
    expect((await read('ana', built)).mayDo).toEqual(['ask', 'end']);
    expect((await read('link', built)).mayDo).toEqual(['build', 'end']);
    expect((await read('priv', built)).mayDo).toEqual([]);
  });

  it('tells what was asked, decided and built, and what is never included', async () => {
    const id = await world.requested('open');
    const one = await read('ana', id);
    expect(one).toMatchObject({ state: 'open', form: FORM, digest: null, closed: null, expiresOn: '2027-11-29' });
    expect(one.decisions.map(({ by, decision }) => [by, decision])).toEqual([
      ['Name of mem-1', 'approve'],
      ['Name of mem-2', 'approve'],
    ]);
    expect(one.questions.map(({ id: question }) => question)).toEqual(['flu']);
    expect(one.notIncluded.join()).toContain('NHS numbers');
    expect(one.answers).toMatchObject([{ question: 'flu', by: ['ageBand'], state: 'waiting' }]);
  });

  it('shows an answer that has not left to nobody but whoever asked and whoever releases', async () => {
    const id = await world.requested('open');
    for (const user of ['ana', 'mem-1']) expect((await read(user, id)).answers).toHaveLength(1);
    for (const user of ['link', 'keys', 'priv']) expect((await read(user, id)).answers).toEqual([]);
  });

  it('says why it is closed', async () => {
    const id = await world.requested('open');
    await (
      await world.signIn('desk')
    )('POST', '/api/objections', OBJECTION);
    expect((await read('ana', id)).closed).toMatchObject({ code: 'objections-stale', rules: ['OB-1'] });
  });

  it('is previewed on made-up rows from its approval on, and kept nowhere', async () => {
    const asked = { question: 'flu', by: ['ageBand'] };
    for (const [state, status] of [
      ['submitted', 409],
      ['approved', 200],
      ['built', 200],
    ] as const) {
      const id = await world.requested(state);
      const told = await (await world.signIn('ana'))('POST', `/api/requests/${id}/preview`, asked);
      expect(told.status).toBe(status);
      if (status === 200) expect(told.body).toMatchObject({ synthetic: true });
      expect(await world.memory.stores.answers.of(id)).toEqual([]);
      const group = await (await world.signIn('mem-1'))('POST', `/api/requests/${id}/preview`, asked);
      expect(group.status).toBe(403);
    }
  });
});

describe('a build', () => {
  const built = async (id: string, user = 'link') =>
    (await (await world.signIn(user))('GET', `/api/requests/${id}/build`)).body;

  it('that fails says why, and leaves the state', async () => {
    const id = await world.requested('approved');
    const no = { status: 422, code: 'too-fine', message: 'Too fine.', rules: ['FL-4'] } as const;
    Object.assign(world.work, { build: () => Promise.resolve(no) });
    await (
      await world.signIn('link')
    )('POST', `/api/requests/${id}/build`);
    await world.settled();
    expect(await built(id)).toMatchObject({ state: 'failed', refused: { code: 'too-fine', rules: ['FL-4'] } });
    expect(await read('ana', id)).toMatchObject({ state: 'approved', build: 'failed' });
  });

  it('that breaks says so without its words', async () => {
    const id = await world.requested('approved');
    Object.assign(world.work, { build: () => Promise.reject(new Error('secret of 9990123454')) });
    await (
      await world.signIn('link')
    )('POST', `/api/requests/${id}/build`);
    await world.settled();
    const one = await built(id);
    expect(one).toMatchObject({ state: 'failed', refused: { code: 'failed' } });
    expect(JSON.stringify(one)).not.toContain('secret');
  });

  it('is one at a time', async () => {
    const [first, second] = [await world.requested('approved'), await world.requested('approved')];
    let end: () => void = () => undefined;
    const waits = new Promise<void>((resolve) => {
      end = resolve;
    });
    const build = world.work.build.bind(world.work);
    Object.assign(world.work, {
      build: async (...given: Parameters<typeof build>) => {
        await waits;
        return build(...given);
      },
    });
    const link = await world.signIn('link');
    expect((await link('POST', `/api/requests/${first}/build`)).status).toBe(202);
    expect(await built(first)).toMatchObject({ state: 'running' });
    expect((await link('POST', `/api/requests/${second}/build`)).body['error']).toMatchObject({
      code: 'build-running',
    });
    end();
    await world.settled();
    expect(await built(first)).toMatchObject({ state: 'built', manifest: { digest: 'abc123' } });
  });

  it('of a request that is ended meanwhile leaves nothing', async () => {
    const id = await world.requested('approved');
    const build = world.work.build.bind(world.work);
    Object.assign(world.work, {
      build: async (...given: Parameters<typeof build>) => {
        await (
          await world.signIn('keys')
        )('POST', `/api/requests/${id}/end`);
        return build(...given);
      },
    });
    await (
      await world.signIn('link')
    )('POST', `/api/requests/${id}/build`);
    await world.settled();
    expect(await world.memory.stores.requests.get(id)).toMatchObject({ state: 'ended', built: null });
    expect(world.gone).toEqual([`key ${id}`, `files ${id}`, `key ${id}`, `files ${id}`]);
  });

  it('that a stop cut short is noted so', async () => {
    const id = await world.requested('approved');
    await world.memory.stores.builds.put(id, { ...NEVER, state: 'running' });
    await world.app.begin();
    expect(await built(id)).toMatchObject({ state: 'failed', refused: { code: 'interrupted' } });
  });

  it('tells its report to the linkage team alone', async () => {
    const id = await world.requested('built');
    const report = { sources: [], counts: [], ladder: [], worklist: 0 };
    await world.memory.stores.builds.put(id, { ...NEVER, state: 'built', report });
    expect((await built(id))['report']).toEqual(report);
    for (const user of ['ana', 'mem-1', 'keys', 'priv']) expect((await built(id, user))['report']).toBeNull();
  });

  it('tells exact rows and the digests of files to the linkage team alone', async () => {
    const id = await world.requested('approved');
    const files = ['people', 'events'].map((name) => ({ path: `sets/${name}.parquet`, sha256: name, rows: 1_234 }));
    Object.assign(world.work, {
      build: () => Promise.resolve({ manifest: { request: id, digest: 'abc123', files }, report: null }),
    });
    await (
      await world.signIn('link')
    )('POST', `/api/requests/${id}/build`);
    await world.settled();
    expect((await built(id))['manifest']).toEqual({ request: id, digest: 'abc123', files });
    // of two builds they would tell how many events whoever objected in between had
    for (const user of ['keys', 'priv'])
      expect((await built(id, user))['manifest']).toEqual({ request: id, digest: 'abc123', files: [] });
  });

  it('tells the digest to nobody who sees answers: where it stays, whoever objected was not in it', async () => {
    const id = await world.requested('open');
    const request = async (user: string) => (await (await world.signIn(user))('GET', `/api/requests/${id}`)).body;
    for (const user of ['ana', 'mem-1']) {
      expect([await built(id, user), (await request(user))['digest']]).toMatchObject([
        { state: 'built', manifest: null },
        null,
      ]);
      expect(JSON.stringify([await built(id, user), await request(user)])).not.toContain('abc123');
    }
    for (const user of ['link', 'keys', 'priv']) expect((await request(user))['digest']).toBe('abc123');
  });
});

const NEVER = { step: null, startedAt: null, endedAt: null, manifest: null, refused: null, report: null };

describe('the public register', () => {
  it('has nothing of what is not approved', async () => {
    await world.requested('draft');
    await world.requested('submitted');
    expect((await register()).uses).toEqual([]);
  });

  it('tells of a use without any person, and of a report once it is released', async () => {
    const id = await world.requested('open');
    const before = await register();
    expect(before.uses).toMatchObject([
      {
        id,
        role: 'analyst',
        organisation: FORM.people.organisation,
        purpose: 'prevention',
        state: 'open',
        from: '2026-11-29',
        to: '2027-11-29',
        reports: [],
      },
    ]);
    expect(before.uses[0]?.objections.map((one) => one.id)).toEqual(['OB-1', 'OB-2', 'OB-3', 'OB-4', 'OB-5']);
    const [answer] = await world.memory.stores.answers.of(id);
    const released = await (await world.signIn('mem-1'))('POST', `/api/answers/${answer?.id ?? ''}/release`);
    expect([released.status, released.body]).toMatchObject([200, { state: 'released', digest: answer?.digest }]);
    const text = JSON.stringify(await register());
    expect((await register()).uses[0]?.reports).toMatchObject([
      { question: 'flu', releasedOn: '2026-11-29', digest: answer?.digest, answer: { released: true } },
    ]);
    for (const name of ['Name of', 'Ana Lyst', 'mem-1']) expect(text).not.toContain(name);
  });

  it('keeps the entry of what has ended', async () => {
    const id = await world.requested('open');
    await (
      await world.signIn('ana')
    )('POST', `/api/requests/${id}/end`);
    expect((await register()).uses).toMatchObject([{ id, state: 'ended', to: '2026-11-29' }]);
  });

  it('names no practice in a report', async () => {
    const id = await world.requested('open');
    const [answer] = await world.memory.stores.answers.of(id);
    if (answer === undefined) throw new Error('no answer');
    const rows = [{ ...answer.answer.rows[0], by: { practice: 'F83001' } }] as typeof answer.answer.rows;
    await world.memory.stores.answers.add({ ...answer, id: 'p', by: ['practice'], answer: { ...answer.answer, rows } });
    await (
      await world.signIn('mem-1')
    )('POST', '/api/answers/p/release', { decision: 'release' });
    expect((await register()).uses[0]?.reports).toMatchObject([{ withoutPractices: true, answer: { rows: [] } }]);
    expect(JSON.stringify(await register())).not.toContain('F83001');
    // the digest of the whole answer would tell which practices add up to its total, to whoever tries them
    const [report] = (await register()).uses[0]?.reports ?? [];
    expect(report?.digest).toBe(digestOf(JSON.stringify({ ...report?.answer, released: false })));
    expect(report?.digest).not.toBe(answer.digest);
  });

  it('tells of an exception and of what it lifts', async () => {
    const notice = {
      id: 'copi-3',
      basis: 'COPI Regulation 3',
      from: '2026-11-01',
      to: '2026-12-31',
      purposes: ['prevention'],
      signedBy: ['Carla Keys', 'Colin Keys'],
    } as const;
    world.law = { ...world.law, exceptions: [notice] };
    const analyst = await world.signIn('ana');
    const { body } = await analyst('POST', '/api/requests', { ...FORM, exceptions: ['copi-3'] });
    await analyst('POST', `/api/requests/${String(body['id'])}/submit`);
    for (const member of ['mem-1', 'mem-2'])
      await (
        await world.signIn(member)
      )('POST', `/api/requests/${String(body['id'])}/decision`, { decision: 'approve' });
    const [use] = (await register()).uses;
    expect(use?.exceptions).toEqual([
      { id: 'copi-3', basis: 'COPI Regulation 3', from: '2026-11-01', to: '2026-12-31' },
    ]);
    expect(use?.objections.map(({ id }) => id)).toEqual(['OB-1', 'OB-4', 'OB-5']);
    expect(JSON.stringify(use)).not.toContain('Carla');
  });
});

describe('refusing to release', () => {
  it('needs a reason, is told to whoever asked, and stands', async () => {
    const id = await world.requested('open');
    const [answer] = await world.memory.stores.answers.of(id);
    const member = await world.signIn('mem-1');
    const at = `/api/answers/${answer?.id ?? ''}/release`;
    expect((await member('POST', at, { decision: 'refuse' })).status).toBe(400);
    expect((await member('POST', at, { decision: 'refuse', reason: 'Too close' })).body).toMatchObject({
      state: 'refused',
    });
    expect((await member('POST', at, { decision: 'release' })).status).toBe(409);
    expect((await read('ana', id)).answers).toMatchObject([{ state: 'refused', reason: 'Too close' }]);
    expect((await register()).uses[0]?.reports).toEqual([]);
  });
});
