/**
 * What if a ruling at the opt-out desk could not be stored, or was stored and nobody was told? The same officer rules
 * the same again at once, and there is one decision. Through the whole gateway. Source: CONTRACT "HTTP".
 */
import { describe, expect, it } from 'vitest';
import type { CasesAnswer, WorklistAnswer } from '../../domain/opt-out-desk';
import { NUMBER } from '../../../tests/kits/gateway/fake-server';
import { FORM, world, type Ask, type World } from '../../../tests/kits/gateway/gateway';

const HELD_FORM = { ...FORM, lastName: 'Formerly' };
const DOWN = new Error('the database went away');

/** How the next decision, or the next change of a case after it, is lost: before it is stored, or its answer alone. */
type Loss = 'decision' | 'answer of the decision' | 'note of the decision';

interface Desk {
  readonly place: World;
  readonly ask: Ask;
  lose(loss: Loss): void;
}

async function desk(): Promise<Desk> {
  const place = world();
  const { optOuts, cases } = place.stores;
  const add = optOuts.add.bind(optOuts);
  const replace = cases.replace.bind(cases);
  let next: Loss | null = null;
  const isLost = (loss: Loss): boolean => {
    const lost = next === loss;
    if (lost) next = null;
    return lost;
  };
  Object.assign(optOuts, {
    add: async (...given: Parameters<typeof add>) => {
      if (isLost('decision')) throw DOWN;
      await add(...given);
      if (isLost('answer of the decision')) throw DOWN;
    },
  });
  Object.assign(cases, {
    replace: (...given: Parameters<typeof replace>) =>
      given[0].state === 'recorded' && isLost('note of the decision') ? Promise.reject(DOWN) : replace(...given),
  });
  const failing = world({ stores: () => place.stores });
  return { place: failing, ask: await failing.signIn('oscar'), lose: (loss) => (next = loss) };
}

const LOSSES: readonly Loss[] = ['decision', 'answer of the decision', 'note of the decision'];
const kept = async (ask: Ask): Promise<string> =>
  String((await ask('POST', '/api/opt-outs', HELD_FORM)).body['worklist']);
const rule = (ask: Ask, id: string, action: string) =>
  ask('POST', `/api/opt-outs/worklist/${id}`, { action, note: 'Rang the practice' });
const waiting = async (ask: Ask) =>
  ((await ask('GET', '/api/opt-outs/worklist')).body as unknown as WorklistAnswer).rows;
const cases = async (ask: Ask) => ((await ask('GET', '/api/opt-outs/cases')).body as unknown as CasesAnswer).cases;

describe.each(LOSSES)('after a failure that lost the %s', (loss) => {
  it('the same ruling by the same officer is done at once, and once', async () => {
    const { place, ask, lose } = await desk();
    const id = await kept(ask);
    lose(loss);
    expect((await rule(ask, id, 'match')).status).toBe(503);
    const again = await rule(ask, id, 'match');
    expect([again.status, again.body['outcome']]).toEqual([200, 'recorded']);
    expect((await place.stores.optOuts.of(NUMBER)).map(({ id: decision }) => decision)).toEqual([
      again.body['consent'],
    ]);
    expect(await cases(ask)).toMatchObject([{ id, state: 'recorded', consent: again.body['consent'] }]);
  });

  it('another officer, and another ruling, wait until what was thought lost can no longer come', async () => {
    const { place, ask, lose } = await desk();
    const id = await kept(ask);
    const other = await place.signIn('a-opt-out-officer');
    lose(loss);
    expect((await rule(ask, id, 'match')).status).toBe(503);
    for (const answer of [await rule(other, id, 'match'), await rule(ask, id, 'close')])
      expect([answer.status, answer.body]).toMatchObject([409, { error: { code: 'being-ruled' } }]);
    place.now += 21_000;
    const later = await rule(await place.signIn('a-opt-out-officer'), id, 'match');
    expect([later.status, later.body['outcome']]).toEqual([200, 'recorded']);
    expect(await place.stores.optOuts.of(NUMBER)).toHaveLength(1);
  });

  it('the same form is recorded when it is sent again, and once', async () => {
    const { place, ask, lose } = await desk();
    lose(loss);
    expect((await ask('POST', '/api/opt-outs', FORM)).status).toBe(503);
    const again = await ask('POST', '/api/opt-outs', FORM);
    expect([again.status, again.body['duplicateOf']]).toEqual([201, undefined]);
    expect(await place.stores.optOuts.of(NUMBER)).toHaveLength(1);
    expect(await waiting(ask)).toEqual([]);
  });

  it('so is the form of a request that came before it', async () => {
    const { place, ask, lose } = await desk();
    const begun = await ask('POST', '/api/opt-outs/cases', { way: 'secure-email', contact: 'Marjorie' });
    const id = (begun.body as unknown as CasesAnswer).cases[0]?.id;
    lose(loss);
    expect((await ask('POST', '/api/opt-outs', { ...FORM, case: id })).status).toBe(503);
    expect((await ask('POST', '/api/opt-outs', { ...FORM, lastName: 'Other', case: id })).body).toMatchObject({
      error: { code: 'no-such-request' },
    });
    expect((await ask('POST', '/api/opt-outs', { ...FORM, case: id })).status).toBe(201);
    expect(await place.stores.optOuts.of(NUMBER)).toHaveLength(1);
    expect(await cases(ask)).toMatchObject([{ id, state: 'recorded' }]);
  });
});
