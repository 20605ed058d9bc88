import { describe, expect, it } from 'vitest';
import type { ChangesAnswer } from '../../domain/api';
import { open, read, replyOf, REASON, world, type Ask, type World } from '../../../tests/kits/gateway/gateway';
import { bundle, condition, patient } from '../../../tests/kits/gateway/fake-server';
import type { Json } from '../../domain/json';
import type { Stores } from '../ports';

const holds = (place: World, ...resources: readonly Json[]): void =>
  void place.replies.set('$everything', () => replyOf(bundle([patient(), ...resources])));
const asthma = condition('c1', { code: { text: 'Asthma' } });
const gout = condition('c2', { code: { text: 'Gout' } });
const inError = (resource: Json): Json => ({
  ...resource,
  verificationStatus: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'entered-in-error' }],
  },
});

/** Opens, reads, and tells what is new, each reference by the words of its code. */
async function look(
  ask: Ask,
  place: World,
  more: Json = {},
): Promise<Record<'since' | 'added' | 'changed' | 'withdrawn', unknown>> {
  place.now += 60_000;
  const access = await open(ask, more);
  const shown = await read(ask, access);
  const entries = shown.body['entry'] as readonly {
    readonly resource: {
      readonly resourceType: string;
      readonly id?: string;
      readonly code?: { readonly text?: string };
    };
  }[];
  const names = new Map(
    entries.map(({ resource }) => [`${resource.resourceType}/${String(resource.id)}`, resource.code?.text]),
  );
  const { body } = await ask('GET', `/api/records/${access}/changes`);
  const [north] = (body as unknown as ChangesAnswer).providers;
  const told = (references: readonly string[] = []): unknown => references.map((reference) => names.get(reference));
  return {
    since: north?.since,
    added: told(north?.added),
    changed: told(north?.changed),
    withdrawn: told(north?.withdrawn),
  };
}

describe('what is new since I last looked', () => {
  it('is nothing at the first opening, which has nothing to be compared with', async () => {
    const place = world();
    holds(place, asthma);
    expect(await look(await place.signIn('asha'), place)).toEqual({
      since: null,
      added: [],
      changed: [],
      withdrawn: [],
    });
  });

  it('is what was added, and what says something else than it did', async () => {
    const place = world();
    const ask = await place.signIn('asha');
    holds(place, asthma);
    await look(ask, place);
    holds(place, { ...asthma, onsetDateTime: '2011' }, gout);
    expect(await look(ask, place)).toMatchObject({
      since: expect.any(String) as string,
      added: ['Gout'],
      changed: ['Asthma'],
      withdrawn: [],
    });
    expect(await look(ask, place)).toMatchObject({ added: [], changed: [] });
  });

  it('is not changed by an order of arrival, nor by the ids of another access', async () => {
    const place = world();
    const ask = await place.signIn('asha');
    const recordedIn = { ...gout, evidence: [{ detail: [{ reference: 'Condition/c1' }] }] };
    holds(place, asthma, recordedIn);
    await look(ask, place);
    holds(place, recordedIn, asthma);
    expect(await look(ask, place)).toMatchObject({ added: [], changed: [], withdrawn: [] });
  });

  it('says withdrawn only where the source now says entered in error, and nothing of what is merely absent', async () => {
    const place = world();
    const ask = await place.signIn('asha');
    holds(place, asthma, gout);
    await look(ask, place);
    holds(place, inError(asthma));
    expect(await look(ask, place)).toMatchObject({ added: [], changed: [], withdrawn: ['Asthma'] });
  });

  it('never tells of what is withheld: it is as if it had not been sent', async () => {
    const place = world();
    const ask = await place.signIn('asha');
    holds(place, asthma);
    await look(ask, place);
    holds(
      place,
      asthma,
      condition('c9', { code: { coding: [{ system: 'http://snomed.info/sct', code: '86406008' }] } }),
    );
    expect(await look(ask, place)).toMatchObject({ added: [], changed: [], withdrawn: [] });
  });

  it.each([
    ['another user', 'ben', {}],
    ['the same user in an emergency', 'ben', { purpose: 'emergency', reason: REASON }],
  ])('is each viewer’s own: %s has not looked before', async (_, user, more) => {
    const place = world();
    holds(place, asthma);
    await look(await place.signIn('asha'), place);
    await look(await place.signIn('asha'), place);
    if (user === 'ben' && 'purpose' in more) await look(await place.signIn('ben'), place);
    expect(await look(await place.signIn(user), place, more)).toMatchObject({ since: null, added: [] });
  });

  it('is compared with the last opening, however often a provider is asked in this one', async () => {
    const place = world();
    const ask = await place.signIn('asha');
    holds(place, asthma);
    await look(ask, place);
    holds(place, asthma, gout);
    place.now += 60_000;
    const access = await open(ask);
    await read(ask, access);
    await ask('GET', `/api/records/${access}/changes`);
    await read(ask, access);
    const { body } = await ask('GET', `/api/records/${access}/changes`);
    expect((body as unknown as ChangesAnswer).providers[0]?.added).toHaveLength(1);
  });

  it('belongs to an open record: anybody else’s is not found', async () => {
    const place = world();
    const access = await open(await place.signIn('asha'));
    expect((await (await place.signIn('ben'))('GET', `/api/records/${access}/changes`)).status).toBe(404);
  });

  it('keeps no word of the record in the store, and no name of the provider’s', async () => {
    const kept: string[] = [];
    const listening = (stores: Stores): Stores => ({
      ...stores,
      seen: { ...stores.seen, put: (row) => (kept.push(JSON.stringify(row)), stores.seen.put(row)) },
    });
    const place = world({ stores: listening });
    const ask = await place.signIn('asha');
    holds(place, asthma);
    await look(ask, place);
    holds(place, asthma, gout);
    await look(ask, place);
    expect(kept).toHaveLength(2);
    for (const row of kept)
      expect(row.replace(/\\*"(?:added|changed|withdrawn)\\*":\[[^\]]*\]/g, '')).not.toMatch(
        /Asthma|Gout|Condition|asha|9990123454/,
      );
  });

  it('is noted once within one access, until what is shown is another, or was not noted', async () => {
    let puts = 0;
    let down = true;
    const counting = (stores: Stores): Stores => ({
      ...stores,
      seen: {
        ...stores.seen,
        put: (row) => (down ? Promise.reject(new Error('down')) : ((puts += 1), stores.seen.put(row))),
      },
    });
    const place = world({ stores: counting });
    const ask = await place.signIn('asha');
    holds(place, asthma);
    const access = await open(ask);
    const noted = async (): Promise<number> => {
      await read(ask, access);
      await ask('GET', `/api/records/${access}/changes`);
      return puts;
    };
    expect(await noted()).toBe(0);
    down = false;
    expect([await noted(), await noted()]).toEqual([1, 1]);
    place.now += 1_000;
    expect(await noted()).toBe(1);
    holds(place, asthma, gout);
    expect([await noted(), await noted()]).toEqual([2, 2]);
  });

  it('stands in the way of no answer: a store that fails leaves nothing called new', async () => {
    const down = (): Promise<never> => Promise.reject(new Error('CANARY'));
    const place = world({ stores: (stores) => ({ ...stores, seen: { ...stores.seen, last: down, put: down } }) });
    const ask = await place.signIn('asha');
    holds(place, asthma);
    const access = await open(ask);
    expect((await read(ask, access)).status).toBe(200);
    expect((await ask('GET', `/api/records/${access}/changes`)).body).toEqual({ providers: [] });
  });
});
