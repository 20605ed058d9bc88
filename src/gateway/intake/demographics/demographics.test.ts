import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findPeople, lookUpPerson } from './demographics';
import {
  BASE,
  bundle,
  fakeServer,
  LOOK_UP,
  NUMBER,
  patient,
  replyWith,
  type Reply,
} from '../../../../tests/kits/gateway/fake-server';

const ask = (reply: Reply) => lookUpPerson(fakeServer({ [LOOK_UP]: reply }), { baseUrl: BASE }, { nhsNumber: NUMBER });
const TWIN = { id: 'p2', identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990200017' }] };

describe('by NHS number', () => {
  test('one Patient is found, and the question is the one that was agreed', async () => {
    const server = fakeServer({ [LOOK_UP]: bundle([patient()]) });
    const found = await lookUpPerson(server, { baseUrl: `${BASE}/` }, { nhsNumber: NUMBER });
    expect(found).toMatchObject({ outcome: 'found', person: { nhsNumber: NUMBER, restricted: false } });
    expect(server.asked).toEqual([LOOK_UP]);
    expect(server.inits[0]).toMatchObject({
      method: 'GET',
      redirect: 'manual',
      credentials: 'omit',
      headers: { Accept: 'application/fhir+json' },
    });
  });

  test('nobody: unknown', async () => {
    expect(await ask(bundle([], { total: 0 }))).toEqual({ outcome: 'unknown' });
    expect(await ask({ resourceType: 'Bundle', type: 'searchset', total: 0 })).toEqual({ outcome: 'unknown' });
  });

  test('a restricted person is found as restricted', async () => {
    expect(await ask(bundle([patient({ meta: { security: [{ code: 'R' }] } })]))).toMatchObject({
      outcome: 'found',
      person: { restricted: true },
    });
  });

  test.each<[string, () => Reply]>([
    ['two people', () => bundle([patient(), patient(TWIN)])],
    ['an invalid birth date', () => bundle([patient({ birthDate: '1961-04-93' })])],
    ['an OperationOutcome', () => ({ resourceType: 'OperationOutcome', issue: [] })],
    [
      'an error among the entries',
      () => bundle([{ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'timeout' }] }]),
    ],
    ['a total without entries', () => ({ resourceType: 'Bundle', total: 1 })],
    ['entries that are no Patients', () => bundle([{ resourceType: 'Person', id: '1' }])],
    ['HTML', () => replyWith('<html>busy</html>')],
    ['cut off JSON', () => replyWith('{"resourceType":"Bundle","entry":[')],
    ['a 500', () => replyWith(bundle([patient()]), 500)],
    [
      'a 404',
      () => replyWith({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'not-found' }] }, 404),
    ],
    ['a redirect', () => new Response(null, { status: 302, headers: { Location: 'https://evil.test/' } })],
    ['a refused connection', () => Promise.reject(new TypeError('refused'))],
  ])('%s: unavailable, so nothing opens', async (_what, reply) => {
    expect(await ask(reply())).toEqual({ outcome: 'unavailable' });
  });

  describe('silence', () => {
    beforeEach(() => {
      vi.useFakeTimers();
    });
    afterEach(() => {
      vi.useRealTimers();
    });
    test('no answer for 8 s: unavailable', async () => {
      const found = ask(new Promise<Response>(() => undefined));
      await vi.advanceTimersByTimeAsync(8000);
      expect(await found).toEqual({ outcome: 'unavailable' });
    });
  });
});

describe('by name', () => {
  const QUERY = { family: 'xx-testpatient', given: 'Marjorie', dateOfBirth: '1948-03-14' };
  const PATH = 'Patient?family=xx-testpatient&given=Marjorie&birthdate=1948-03-14';

  test('everybody of that name, with the postcode where it is given', async () => {
    const server = fakeServer({ [`${PATH}&address-postalcode=N2+2BB`]: bundle([patient(), patient(TWIN)]) });
    const found = await findPeople(server, { baseUrl: BASE }, { ...QUERY, postcode: 'N2 2BB' });
    expect(found).toMatchObject({ outcome: 'found', people: [{ nhsNumber: NUMBER }, { nhsNumber: '9990200017' }] });
  });

  test('a restricted person is not among the matches, whatever else their Patient holds', async () => {
    const restricted = patient({ ...TWIN, birthDate: undefined, meta: { security: [{ code: 'V' }] } });
    const server = fakeServer({ [PATH]: bundle([restricted]) });
    expect(await findPeople(server, { baseUrl: BASE }, QUERY)).toEqual({ outcome: 'found', people: [] });
  });

  test('a fault is unavailable, never "nobody"', async () => {
    expect(await findPeople(fakeServer({}), { baseUrl: BASE }, QUERY)).toEqual({ outcome: 'unavailable' });
  });
});
