/** What only the memory of one gateway holds: is it asked again by another? On any database: `tests/gateway`. */
import { describe, expect, it } from 'vitest';
import { open, read, replyOf, world, type Change, type World } from '../../tests/kits/gateway/gateway';
import { bundle, condition, patient } from '../../tests/kits/gateway/fake-server';

const SNOMED = 'http://snomed.info/sct';
const ASTHMA = { system: SNOMED, code: '195967001' };
const EPILEPSY = { system: SNOMED, code: '84757009' };

function place(gateways: number): World {
  const change: Change = { gateways, tables: { name: 'trust', release: '1', digest: 'd' } as never };
  const here = world(change);
  here.replies.set('$everything', () => replyOf(bundle([patient(), condition('c1', { code: { coding: [ASTHMA] } })])));
  return here;
}

/** What the first answer to this question is, by a gateway that was asked for nothing else but the sign-in. */
describe.each([1, 2])('with %i gateways', (gateways) => {
  it('codes are named that another gateway has released, and none that nobody has', async () => {
    const here = place(gateways);
    const ask = await here.signIn('asha');
    const access = await open(ask);
    expect((await read(ask, access)).status).toBe(200);
    const answers = [];
    for (let times = 0; times < 2; times += 1)
      answers.push(await ask('POST', '/api/terminology', { codes: [ASTHMA, EPILEPSY] }));
    for (const { body } of answers) {
      const codes = body['codes'] as readonly { readonly code: string }[];
      expect(codes.length).toBeGreaterThan(0);
      expect(codes.map(({ code }) => code)).not.toContain(EPILEPSY.code);
    }
    expect(answers[1]?.text).toBe(answers[0]?.text);
    const before = here.asked.length;
    await ask('POST', '/api/terminology', { codes: [ASTHMA] });
    await ask('POST', '/api/terminology', { codes: [{ system: SNOMED, code: '1' }, EPILEPSY] });
    expect(here.asked.length).toBe(before);
  });
});
