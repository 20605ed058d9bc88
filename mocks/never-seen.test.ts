/**
 * Does the gateway answer for every synthetic person, role and provider byte for byte as if what truth.json says is
 * never seen had never been recorded? Through the whole gateway, in-process, with and without emergency access.
 */
import { describe, expect, it } from 'vitest';
import { FIXTURES } from '../fhir-fixtures/index';
import truthFile from '../fhir-fixtures/truth.json';
import type { Truth } from '../fhir-fixtures/truth';
import type { OpenRecordAnswer } from '../src/domain/api';
import type { Role } from '../src/domain/roles';
import { emergencyOffered } from '../src/gateway/decide/emergency-opens';
import { policy } from '../tests/kits/gateway/shipped-policy';
import { DEMO_USERS } from './demo-config';
import { createMemoryMount } from './gateway-in-page';
import { sampleOf } from '../tests/kits/deep';

const truth = truthFile as unknown as Truth;
const ORIGIN = 'http://127.0.0.1:5173';
const NOW = Date.UTC(2026, 10, 22, 10);
const REASON = 'Unconscious in resus, no history';
const LOOKERS = DEMO_USERS.filter(
  ({ memberships: [{ role }, ...others] }) =>
    others.length === 0 && !['privacy-officer', 'opt-out-officer'].includes(role),
);
/** Their whole point is that nothing opens, or that a provider is withheld whole: no answers to compare. */
const PEOPLE = truth.people.filter(({ id }) => !['dana', 'ruth', 'winifred'].includes(id));

type Asking = (
  method: string,
  path: string,
  body?: unknown,
) => Promise<{ readonly status: number; readonly text: string }>;

async function signedIn(userId: string, omit: ReadonlySet<string>): Promise<Asking> {
  let ids = 0;
  const mount = await createMemoryMount({
    origin: ORIGIN,
    now: () => NOW,
    key: new Uint8Array(32).fill(7),
    randomId: () => `id${String((ids += 1)).padStart(30, '0')}`,
    providers: { omit },
  });
  const ask = mount.browser();
  const asking: Asking = async (method, path, body) => {
    const response = await ask(
      new Request(`${ORIGIN}${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
      }),
    );
    return { status: response.status, text: await response.text() };
  };
  await asking('POST', '/api/session', { userId });
  return asking;
}

/** Everything the gateway says of one person: how it opens, and each provider's answer. */
async function said(asking: Asking, person: Truth['people'][number], emergency: boolean): Promise<readonly string[]> {
  const { nhsNumber, dateOfBirth } = person;
  const opened = await asking('POST', '/api/records', {
    nhsNumber,
    dateOfBirth,
    ...(emergency ? { purpose: 'emergency', reason: REASON } : { purpose: 'direct-care' }),
  });
  const answer = JSON.parse(opened.text) as OpenRecordAnswer;
  if (answer.outcome !== 'open') return [opened.text];
  const answers = await Promise.all(
    answer.providers.map(async ({ id }) => {
      const { status, text } = await asking('GET', `/fhir/${id}/Patient/${answer.access}/$everything`);
      return `${id} ${String(status)} ${text}`;
    }),
  );
  return [opened.text, ...answers];
}

async function holderOf(wanted: string): Promise<Truth['people'][number]> {
  for (const { provider, person, load } of FIXTURES)
    if ((await load()).some(({ resourceType, id }) => `${provider}/${resourceType}/${id}` === wanted)) {
      const found = truth.people.find(({ id }) => id === person);
      if (found !== undefined) return found;
    }
  throw new Error(`nobody has ${wanted}`);
}

const hiddenFrom = (role: Role): ReadonlySet<string> =>
  new Set(truth.neverSeen.flatMap(({ reference, by }) => (by === 'everyone' || by.includes(role) ? [reference] : [])));

// to whom it is not offered, emergency access is not given: they see what they see without
const LOOKS = LOOKERS.flatMap(({ id, memberships: [{ role }] }) =>
  [false, ...(emergencyOffered(policy, role) ? [true] : [])].map((emergency) => ({ id, role, emergency })),
);

describe('what is never seen leaves no trace', () => {
  it.each(sampleOf(LOOKS, 3))(
    '$role, emergency $emergency: the same bytes without it',
    async ({ id, role, emergency }) => {
      const whole = await signedIn(id, new Set());
      const without = await signedIn(id, hiddenFrom(role));
      for (const person of PEOPLE) {
        const [a, b] = [await said(whole, person, emergency), await said(without, person, emergency)];
        expect(a, person.id).toEqual(b);
      }
    },
  );

  it.each(truth.mustShow.flatMap(({ reference, to, why }) => to.map((role) => ({ reference, role, why }))))(
    'but $reference is shown to $role ($why): leaving it out changes the bytes',
    async ({ reference, role }) => {
      const user = LOOKERS.find(({ memberships }) => memberships[0].role === role);
      if (user === undefined) throw new Error(`nobody is ${role}`);
      const person = await holderOf(reference);
      const whole = await said(await signedIn(user.id, new Set()), person, false);
      expect(await said(await signedIn(user.id, new Set([reference])), person, false)).not.toEqual(whole);
    },
  );
});
