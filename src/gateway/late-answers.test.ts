import { describe, expect, it } from 'vitest';
import {
  FORM,
  open,
  read,
  REASON,
  replyOf,
  types,
  world,
  type Ask,
  type World,
} from '../../tests/kits/gateway/gateway';
import { bundle, condition, patient } from '../../tests/kits/gateway/fake-server';
import type { Json } from '../domain/json';

/** A reply that waits until it is let go. */
function held(value: Json): { readonly reply: () => Promise<Response>; readonly letGo: () => void } {
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return {
    reply: () => gate.then(() => replyOf(value)),
    letGo: () => {
      letGo();
    },
  };
}

describe('a provider takes its time, and meanwhile', () => {
  const start = async (userId = 'ben', more: Json = {}) => {
    const place = world();
    const ask = await place.signIn(userId);
    const access = await open(ask, more);
    const slow = held(bundle([patient(), condition('c1')]));
    place.replies.set('$everything', slow.reply);
    return { place, ask, access, slow, answer: read(ask, access) };
  };

  it.each<[string, (ask: Ask, access: string, place: World) => Promise<unknown>]>([
    ['the record was closed', (ask, access) => ask('DELETE', `/api/records/${access}`)],
    ['the user changed role', (ask) => ask('POST', '/api/session/role', { role: 'hospital-clinician' })],
    ['the user signed out', (ask) => ask('DELETE', '/api/session')],
    [
      'the record expired',
      (_ask, _access, place) => {
        place.now += 3 * 3600_000;
        return Promise.resolve();
      },
    ],
    [
      'the person opted out',
      async (_ask, _access, place) => {
        const oscar = await place.signIn('oscar');
        expect((await oscar('POST', '/api/opt-outs', FORM)).status).toBe(201);
      },
    ],
  ])('%s: nothing of it is given', async (_what, happen) => {
    const { place, ask, access, slow, answer } = await start();
    await happen(ask, access, place);
    slow.letGo();
    const { status, text } = await answer;
    expect(status).toBe(404);
    expect(text).not.toContain('Asthma');
  });

  it('emergency access ended: the answer is the role’s own', async () => {
    const place = world();
    const ask = await place.signIn('ben');
    await ask('POST', '/api/session/role', { role: 'hospital-clinician' });
    const access = await open(ask, { purpose: 'emergency', reason: REASON });
    const restricted = condition('c1', {
      meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }] },
    });
    place.replies.set('$everything', () => replyOf(bundle([restricted])));
    expect(types(await read(ask, access))).toContain('Condition');
    const slow = held(bundle([restricted]));
    place.replies.set('$everything', slow.reply);
    const answer = read(ask, access);
    place.now += 30 * 60_000;
    slow.letGo();
    expect(types(await answer)).not.toContain('Condition');
  });
});

describe('demographics, asked again,', () => {
  it('bring up a number that was not known at the opening: the person is found again', async () => {
    const place = world();
    const ask = await place.signIn('ben');
    const access = await open(ask);
    place.now += 6 * 60_000;
    expect((await read(ask, access)).status).toBe(200);
    place.replies.set('pds.test', () =>
      replyOf(
        bundle([patient({ identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990200017' }] })]),
      ),
    );
    place.now += 6 * 60_000;
    expect((await read(ask, access)).status).toBe(404);
  });

  it('restrict the person: the open record closes', async () => {
    const place = world();
    const ask = await place.signIn('ben');
    const access = await open(ask);
    place.replies.set('pds.test', () => replyOf(bundle([patient({ meta: { security: [{ code: 'R' }] } })])));
    place.now += 6 * 60_000;
    expect((await read(ask, access)).status).toBe(404);
  });
});

describe('emergency access', () => {
  const asHospital = async (place: World): Promise<Ask> => {
    const ask = await place.signIn('ben');
    await ask('POST', '/api/session/role', { role: 'hospital-clinician' });
    return ask;
  };
  const RESTRICTED = condition('c1', {
    meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }] },
  });

  it('tells the privacy officer once, and of the missing relationship in the same alert', async () => {
    const place = world();
    await open(await place.signIn('ben'), { purpose: 'emergency', reason: REASON });
    const alerts = await place.stores.alerts.list();
    expect(alerts.map(({ kind }) => kind)).toEqual(['emergency']);
    expect(alerts[0]?.text).toMatch(/without a relationship.*Unconscious in resus/);
  });

  it('ends by itself, and is renewed with a new reason for as long again', async () => {
    const place = world();
    place.replies.set('$everything', () => replyOf(bundle([RESTRICTED])));
    const ask = await asHospital(place);
    const access = await open(ask);
    expect(types(await read(ask, access))).not.toContain('Condition');
    expect((await ask('POST', `/api/records/${access}/emergency`, { reason: REASON })).status).toBe(200);
    expect(types(await read(ask, access))).toContain('Condition');
    place.now += 14 * 60_000;
    await ask('GET', '/api/session');
    place.now += 14 * 60_000;
    expect(
      (await ask('POST', `/api/records/${access}/emergency`, { reason: 'Still unconscious, in theatre' })).status,
    ).toBe(200);
    place.now += 14 * 60_000;
    await ask('GET', '/api/session');
    place.now += 14 * 60_000;
    expect(types(await read(ask, access))).toContain('Condition');
    place.now += 2 * 60_000 + 1;
    expect(types(await read(ask, access))).not.toContain('Condition');
  });

  it('opens one person’s record and no other of the same user', async () => {
    const place = world();
    place.replies.set('$everything', () => replyOf(bundle([RESTRICTED])));
    const ask = await asHospital(place);
    const widened = await open(ask, { purpose: 'emergency', reason: REASON });
    const other = await open(ask);
    expect(types(await read(ask, widened))).toContain('Condition');
    expect(types(await read(ask, other))).not.toContain('Condition');
  });

  it('never opens an excluded category', async () => {
    const place = world();
    const hiv = condition('c1', { code: { coding: [{ system: 'http://snomed.info/sct', code: '86406008' }] } });
    place.replies.set('$everything', () => replyOf(bundle([hiv])));
    const ask = await place.signIn('ben');
    const answer = await read(ask, await open(ask, { purpose: 'emergency', reason: REASON }));
    expect(types(answer)).toEqual(['Patient', 'OperationOutcome']);
  });
});
