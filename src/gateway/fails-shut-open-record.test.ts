/** A record that is open: does it close on the very next request, whichever that is, once it may no longer be seen? */
import { added } from '../../tests/kits/gateway/told';
import { describe, expect, it } from 'vitest';
import { consentOf } from './opt-out/consent';
import { FORM, open, read, REASON, replyOf, world, type Ask, type World } from '../../tests/kits/gateway/gateway';
import { bundle, condition, NUMBER, patient, provider } from '../../tests/kits/gateway/fake-server';

interface Held {
  readonly place: World;
  readonly ask: Ask;
  readonly access: string;
}

const LETTER = {
  resourceType: 'DocumentReference',
  id: 'd',
  status: 'current',
  subject: { reference: 'Patient/p1' },
  type: { text: 'Letter' },
  content: [{ attachment: { contentType: 'text/plain', data: btoa('Asthma') } }],
};

const NEXT: Readonly<Record<string, (held: Held, document: string) => ReturnType<Ask>>> = {
  'reading a provider': ({ ask, access }) => read(ask, access),
  'reading a document already seen': ({ ask, access }, document) =>
    ask('GET', `/fhir/north/Patient/${access}/${document}`),
  'emergency access': ({ ask, access }) => ask('POST', `/api/records/${access}/emergency`, { reason: REASON }),
  'ending emergency access': ({ ask, access }) => ask('DELETE', `/api/records/${access}/emergency`),
  'taking a summary away': ({ ask, access }) => ask('POST', `/api/records/${access}/exports`, { what: 'summary' }),
  'asking what is new': ({ ask, access }) => ask('GET', `/api/records/${access}/changes`),
  printing: ({ ask, access }) => ask('POST', `/api/records/${access}/prints`, { what: 'summary' }),
  reporting: ({ ask, access }) =>
    ask('POST', `/api/records/${access}/reports`, { provider: 'north', reference: 'Condition/x', kind: 'wrong-entry' }),
};

const EVENTS: Readonly<Record<string, readonly [expected: 404 | 401, happen: (held: Held) => Promise<unknown>]>> = {
  'an opt-out at the desk': [404, async ({ place }) => (await place.signIn('oscar'))('POST', '/api/opt-outs', FORM)],
  'an opt-out carried over from an older register': [
    404,
    ({ place }) =>
      added(
        place.stores.optOuts,
        consentOf({
          id: 'x',
          nhsNumber: NUMBER,
          decision: 'deny',
          at: new Date(place.now).toISOString(),
          recordedBy: 'Desk',
          origin: 'CareMyWay (Islington)',
        }),
      ),
  ],
  'a change of role': [404, ({ ask }) => ask('POST', '/api/session/role', { role: 'hospital-clinician' })],
  'a change of role and back': [
    404,
    async ({ ask }) => {
      await ask('POST', '/api/session/role', { role: 'hospital-clinician' });
      await ask('POST', '/api/session/role', { role: 'emergency-clinician' });
    },
  ],
  'the record’s own end': [
    404,
    async ({ place, ask }) => {
      for (let minutes = 0; minutes < 120; minutes += 10) {
        place.now += 10 * 60_000;
        await ask('GET', '/api/session');
      }
    },
  ],
  'closing it': [404, ({ ask, access }) => ask('DELETE', `/api/records/${access}`)],
  'a clock set back': [
    404,
    ({ place }) => {
      place.now -= 3600_000;
      return Promise.resolve();
    },
  ],
  'signing out': [401, ({ ask }) => ask('DELETE', '/api/session')],
  'an idle session': [
    401,
    ({ place }) => {
      place.now += 15 * 60_000;
      return Promise.resolve();
    },
  ],
  'somebody else signing in at the same browser': [
    404,
    ({ ask }) => ask('POST', '/api/session', { userId: 'a-emergency-clinician' }),
  ],
};

const CASES = Object.entries(EVENTS).flatMap(([event, [expected, happen]]) =>
  Object.entries(NEXT).map(([next, request]) => [event, next, expected, happen, request] as const),
);

describe('an open record', () => {
  const hold = async (): Promise<readonly [Held, string]> => {
    const place = world();
    place.replies.set('$everything', () => replyOf(bundle([patient(), condition('c1'), LETTER])));
    const ask = await place.signIn('ben');
    const access = await open(ask);
    const { text } = await read(ask, access);
    expect(text).toContain('Asthma');
    return [{ place, ask, access }, /"url":"(Binary\/[A-Za-z0-9.-]+)"/.exec(text)?.[1] ?? ''];
  };

  it.each(Object.entries(NEXT))('answers while nothing happens: %s', async (_next, request) => {
    const [held, document] = await hold();
    expect((await request(held, document)).status).toBeLessThan(300);
  });

  it.each(CASES)('closes after %s, on %s (%i)', async (_event, _next, expected, happen, request) => {
    const [held, document] = await hold();
    await happen(held);
    const asked = held.place.asked.length;
    const { status, text } = await request(held, document);
    expect(status).toBe(expected);
    expect(text).not.toMatch(/Asthma|sections|providers/);
    expect(held.place.asked.slice(asked)).toEqual([]);
  });
});

describe('an opt-out, for a user of another region,', () => {
  const OPTED_OUT = async (place: World) =>
    expect((await (await place.signIn('oscar'))('POST', '/api/opt-outs', FORM)).status).toBe(201);

  it('closes what it suppresses and leaves the general practice’s own open', async () => {
    const place = world({
      providers: [provider({ ods: 'OTHER' }), provider({ id: 'south', ods: 'OTHER', setting: 'gp' })],
    });
    const ask = await place.signIn('far-emergency-clinician');
    const access = await open(ask);
    await OPTED_OUT(place);
    expect((await read(ask, access)).status).toBe(404);
    expect((await read(ask, access, 'south')).status).toBe(200);
    expect((await ask('POST', `/api/records/${access}/prints`, { what: 'summary' })).status).toBe(204);
  });

  it('closes the record where it leaves nothing', async () => {
    const place = world();
    const ask = await place.signIn('far-emergency-clinician');
    const access = await open(ask);
    await OPTED_OUT(place);
    expect((await ask('POST', `/api/records/${access}/prints`, { what: 'summary' })).status).toBe(404);
  });
});
