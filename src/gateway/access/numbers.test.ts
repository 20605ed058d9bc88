/** Is the number of a contact shown only once the audit has heard of it, and to whom the policy shows numbers alone? */
import { expect, it } from 'vitest';
import { auditedIn } from '../../../tests/kits/gateway/audited';
import { open, world } from '../../../tests/kits/gateway/gateway';
import { AUDIT_ACTION_SYSTEM, readAuditEvent } from '../../domain/audit';
import { CLINICAL_ROLES } from '../../policy/tables/label-caps';

/** Who has the cell F for contacts, by the safety officer's ruling. */
const SHOWN: ReadonlySet<string> = new Set([
  'gp',
  'emergency-clinician',
  'paramedic',
  'hospital-clinician',
  'midwife',
  'community-nurse',
  'occupational-therapist',
  'social-worker',
  'mental-health-practitioner',
  'care-home-nurse',
]);

const numbersRead = async (place: ReturnType<typeof world>) =>
  (await auditedIn(place.stores)).filter((event) =>
    event.subtype?.some(({ system, code }) => system === AUDIT_ACTION_SYSTEM && code === 'number-read'),
  );

it.each(CLINICAL_ROLES)('%s', async (role) => {
  const place = world();
  const ask = await place.signIn(`a-${role}`);
  const access = await open(ask);
  const told = await ask('POST', `/api/records/${access}/numbers`, { provider: 'north' });
  expect(told.status).toBe(SHOWN.has(role) ? 204 : 403);
  const events = await numbersRead(place);
  expect(events).toHaveLength(SHOWN.has(role) ? 1 : 0);
  for (const event of events) expect(readAuditEvent(event).details['provider']).toBe('Northgate Hospital');
});

it('is of this access and of a provider that is asked, and needs the audit', async () => {
  const place = world({
    stores: (stores) => ({
      ...stores,
      audit: {
        ...stores.audit,
        append: (event, ...rest) =>
          event.subtype?.some(({ code }) => code === 'number-read')
            ? Promise.reject(new Error('full'))
            : stores.audit.append(event, ...rest),
      },
    }),
  });
  const ask = await place.signIn('asha');
  const path = `/api/records/${await open(ask)}/numbers`;
  expect((await ask('POST', path, { provider: 'north' })).status).toBe(503);
  expect((await ask('POST', path, { provider: 'nowhere' })).status).toBe(404);
  expect((await ask('POST', path, {})).status).toBe(400);
  expect((await (await place.signIn('ben'))('POST', path, { provider: 'north' })).status).toBe(404);
});
