/** Does a config that was read again hold for what was remembered, and for what is under way, as if it always had? */
import { describe, expect, it } from 'vitest';
import type { ProviderConfig } from './config';
import { bundle, condition, patient, provider } from '../../tests/kits/gateway/fake-server';
import { open, read, replyOf, world, type World } from '../../tests/kits/gateway/gateway';

const LETTER = {
  resourceType: 'DocumentReference',
  id: 'd',
  status: 'current',
  subject: { reference: 'Patient/p1' },
  type: { text: 'Letter' },
  content: [{ attachment: { contentType: 'text/plain', data: btoa('Seen in clinic.') } }],
};

const was = provider({ ods: 'OTHER' });
/** The same with its base, or what kind of place it is, put right. */
const CHANGED: readonly (readonly [string, ProviderConfig])[] = [
  ['moved', { ...was, baseUrl: 'https://south.test/fhir' }],
  ['another kind of place', { ...was, setting: 'mental-health' }],
];

const holding = (): World => {
  const place = world({ providers: [was] });
  place.replies.set('south.test', () => replyOf(bundle([patient()])));
  place.replies.set('$everything', () => replyOf(bundle([patient(), condition('c'), LETTER])));
  return place;
};

describe.each(CHANGED)('a provider that is %s', (_what, now) => {
  it('is asked again for a letter that was released before', async () => {
    const place = holding();
    const ask = await place.signIn('asha');
    const access = await open(ask);
    const url = /"url":"(Binary\/[A-Za-z0-9.-]+)"/.exec((await read(ask, access)).text)?.[1];
    place.reconnect([now]);
    const asked = place.asked.length;
    await ask('GET', `/fhir/north/Patient/${access}/${String(url)}`);
    expect(place.asked.slice(asked).filter((one) => one.includes('$everything'))).toHaveLength(1);
  });

  it('is asked anew where it changed while it answered', async () => {
    const place = holding();
    const ask = await place.signIn('asha');
    const access = await open(ask);
    let answers = 0;
    place.replies.set('$everything', () => {
      answers += 1;
      if (answers === 1) place.reconnect([now]);
      return replyOf(bundle([patient(), condition('c', { code: { text: answers === 1 ? 'Gout' : 'Asthma' } })]));
    });
    const { status, text } = await read(ask, access);
    expect(status).toBe(200);
    expect(text).not.toContain('Gout');
    expect(text).toContain('Asthma');
  });
});

it('a provider that stays as it was is asked once, whatever else is read again', async () => {
  const place = holding();
  const ask = await place.signIn('asha');
  const access = await open(ask);
  let answers = 0;
  place.replies.set('$everything', () => {
    answers += 1;
    place.reconnect([{ ...was }, { ...was, id: 'more', ods: 'MORE' }]);
    return replyOf(bundle([patient(), condition('c')]));
  });
  expect((await read(ask, access)).status).toBe(200);
  expect(answers).toBe(1);
});

it('an answer that was asked for where the relationship was found out is not given once its provider is another', async () => {
  const own = provider({ ods: 'RNG01' });
  const place = world({ providers: [own] });
  place.replies.set('south.test', () => replyOf(bundle([patient()])));
  place.replies.set('$everything', () => replyOf(bundle([patient(), condition('c', { code: { text: 'Gout' } })])));
  const ask = await place.signIn('ben');
  const access = await open(ask);
  place.reconnect([{ ...own, baseUrl: 'https://south.test/fhir' }]);
  place.replies.set('$everything', () => replyOf(bundle([patient(), condition('c')])));
  const { text } = await read(ask, access);
  expect(text).toContain('Asthma');
  expect(text).not.toContain('Gout');
});

it('who somebody is comes from demographics anew', async () => {
  const place = holding();
  const ask = await place.signIn('asha');
  const access = await open(ask);
  place.reconnect([was]);
  const asked = place.asked.length;
  await read(ask, access);
  expect(place.asked.slice(asked).some((one) => one.includes('pds.test'))).toBe(true);
});
