/**
 * Has a user no more sessions than `limits.sessionsPerUser`, over all gateways, and is whoever sits before the one that
 * ended told why? Through the whole gateway. Source: CONTRACT "Config file".
 */
import { expect, it } from 'vitest';
import { readAuditEvent } from '../../domain/audit';
import { auditedIn } from '../../../tests/kits/gateway/audited';
import { open, read, world, type Ask, type World } from '../../../tests/kits/gateway/gateway';

const MINUTE = 60_000;
const TOO_MANY = { error: { code: 'too-many-sessions' } };

const place = (): World => world({ limits: { sessionsPerUser: 2 }, gateways: 2 });
const isSignedIn = async (ask: Ask): Promise<unknown> => (await ask('GET', '/api/records')).status !== 401;

/** So many sessions of one user, a minute apart. */
async function sessions(of: World, user: string, count: number): Promise<readonly Ask[]> {
  const asks: Ask[] = [];
  for (let at = 0; at < count; at += 1) {
    of.now += MINUTE;
    asks.push(await of.signIn(user));
  }
  return asks;
}

it('the oldest ends with the record that it holds open, and no other; both gateways count together', async () => {
  const here = place();
  const priscilla = await here.signIn('priscilla');
  const [first, second] = await sessions(here, 'ben', 2);
  if (first === undefined || second === undefined) throw new Error('nobody signed in');
  const access = await open(first);
  const kept = await open(second);
  const [third] = await sessions(here, 'ben', 1);
  expect([await isSignedIn(first), await isSignedIn(second), await isSignedIn(third ?? first)]).toEqual([
    false,
    true,
    true,
  ]);
  expect((await read(first, access)).status).toBe(401);
  expect((await read(second, kept)).status).toBe(200);
  expect(await isSignedIn(priscilla)).toBe(true);
  expect((await here.stores.accesses.get(access)) ?? null).toBeNull();
  const events = (await auditedIn(here.stores)).map(readAuditEvent);
  expect(events.filter(({ action }) => action.startsWith('Ended')).map(({ user, details }) => [user, details])).toEqual(
    [['Ben Okoro', expect.objectContaining({ user: 'ben', why: 'the oldest of more than 2' })]],
  );
  const listed = (await priscilla('GET', '/api/sessions')).body['sessions'] as readonly { userId: string }[];
  expect(listed.filter(({ userId }) => userId === 'ben')).toHaveLength(2);
});

it('tells the browser of the session that ended why: to each question, and once to a page that starts', async () => {
  const here = place();
  const [first] = await sessions(here, 'ben', 3);
  if (first === undefined) throw new Error('nobody signed in');
  for (const path of ['/api/records', '/api/records/nobody'])
    expect([(await first('GET', path)).status, (await first('GET', path)).body]).toMatchObject([401, TOO_MANY]);
  expect((await first('GET', '/api/session')).body).toEqual({ signedIn: false, ended: 'too-many-sessions' });
  expect((await first('GET', '/api/session')).body).toEqual({ signedIn: false });
});

it('signs nobody out for a session that is over by itself', async () => {
  const here = place();
  const [first, second] = await sessions(here, 'ben', 2);
  if (first === undefined || second === undefined) throw new Error('nobody signed in');
  here.now += 10 * MINUTE;
  expect(await isSignedIn(first)).toBe(true);
  // the second has stood idle too long by now, and the first has not
  here.now += 10 * MINUTE;
  await sessions(here, 'ben', 1);
  expect([await isSignedIn(first), await isSignedIn(second)]).toEqual([true, false]);
  expect((await second('GET', '/api/records')).body).toMatchObject({ error: { code: 'not-signed-in' } });
});

it('no change of role brings back a session that has ended meanwhile', async () => {
  const here = place();
  await sessions(here, 'ben', 1);
  const [before] = await here.stores.sessions.list();
  if (before === undefined) throw new Error('nobody signed in');
  await sessions(here, 'ben', 2);
  expect(await here.stores.sessions.replace({ ...before, seenAt: here.now })).toBe(false);
  expect(await here.stores.sessions.touch(before.id, here.now)).toBe(false);
  expect(await here.stores.sessions.get(before.id)).toBeNull();
});
