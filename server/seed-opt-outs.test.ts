/** Does a first start write the opted-out people into the register, and a second start leave later decisions alone? */
import { expect, it } from 'vitest';
import { consentOf } from '../src/gateway/opt-out/consent';
import { isOptedOut } from '../src/gateway/opt-out/register';
import type { OptOutStore, StoredConsent } from '../src/gateway/ports';
import { added } from '../tests/kits/gateway/told';
import { seedOptOuts } from './seed-opt-outs';

const memory = (): OptOutStore => {
  const stored: StoredConsent[] = [];
  return {
    add: (consent) => Promise.resolve(void stored.push(consent)),
    get: (id) => Promise.resolve(stored.find((one) => one.id === id) ?? null),
    of: (nhsNumber) => Promise.resolve(stored.filter((one) => one.nhsNumber === nhsNumber)),
  };
};

const NUMBER = '9990000018';
const NOW = Date.UTC(2026, 10, 22);

const decision = {
  form: {
    nhsNumber: NUMBER,
    firstName: 'A',
    lastName: 'XX-TEST',
    dateOfBirth: '1960-01-01',
    gpPractice: 'P',
    address: 'A',
    postcode: 'N1 1AA',
    leafletRead: true,
  },
  decidedAt: '2026-05-18T10:30:00+01:00',
  origin: 'form',
};

it('opts the person out, once, and a later opt-in survives the next start', async () => {
  const store = memory();
  await seedOptOuts(store, [decision]);
  expect(await isOptedOut(store, [NUMBER], NOW)).toBe(true);
  await added(
    store,
    consentOf({
      id: 'later',
      nhsNumber: NUMBER,
      decision: 'permit',
      at: '2026-06-01T00:00:00Z',
      recordedBy: 'desk',
      origin: 'form',
    }),
  );
  await seedOptOuts(store, [decision]);
  expect(await isOptedOut(store, [NUMBER], NOW)).toBe(false);
  expect(await store.of(NUMBER)).toHaveLength(2);
});

it('keeps the NHS number out of the id, which stands in a URL', async () => {
  const store = memory();
  await seedOptOuts(store, [decision]);
  expect((await store.of(NUMBER)).map(({ id }) => id).join()).not.toContain(NUMBER);
});
