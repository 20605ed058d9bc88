/** Does a session end when it must, and does a route answer those alone whom it is for? Through the whole gateway. */
import { describe, expect, it } from 'vitest';
import { world } from '../../../tests/kits/gateway/gateway';
import { QUESTIONS } from '../app';

const MINUTE = 60_000;
/** As the kit's config says. */
const [IDLE, ABSOLUTE] = [15, 600];

const isSignedIn = async (ask: Awaited<ReturnType<ReturnType<typeof world>['signIn']>>): Promise<unknown> =>
  (await ask('GET', '/api/session')).body['signedIn'];

describe('a session', () => {
  it('ends when nothing was asked for as long as the idle limit, and not before', async () => {
    const place = world();
    const ask = await place.signIn('ben');
    place.now += IDLE * MINUTE - 1000;
    expect(await isSignedIn(ask)).toBe(true);
    place.now += IDLE * MINUTE + 1000;
    expect(await isSignedIn(ask)).toBe(false);
  });

  it('ends at the absolute limit, however busy it is', async () => {
    const place = world();
    const ask = await place.signIn('ben');
    const end = place.now + ABSOLUTE * MINUTE;
    while (place.now + 10 * MINUTE < end) {
      place.now += 10 * MINUTE;
      expect(await isSignedIn(ask)).toBe(true);
    }
    place.now = end;
    expect(await isSignedIn(ask)).toBe(false);
  });
});

const USERS = { ben: 'clinical', priscilla: 'privacy-officer', oscar: 'opt-out-officer' } as const;

/** Every question with every user whom it is not for. */
const NOT_THEIRS = QUESTIONS.flatMap(({ method, path, who }) =>
  who === 'anyone' || who === 'public'
    ? []
    : ([null, 'ben', 'priscilla', 'oscar'] as const).flatMap((user) =>
        user !== null && (who === 'signed-in' || who === USERS[user]) ? [] : [[method, path, user] as const],
      ),
);

describe('a route', () => {
  it('has many whom it is not for', () => {
    expect(NOT_THEIRS.length).toBeGreaterThan(100);
  });

  it.each(NOT_THEIRS)('%s %s answers nothing to %s', async (method, path, user) => {
    const place = world();
    const ask = await place.signIn(user ?? 'nobody');
    const at = path.replace(':provider', 'north').replace(/:\w+/g, 'x');
    const { status, body } = await ask(method, at, method === 'POST' ? {} : undefined);
    expect(status).toBe(user === null ? 401 : 403);
    if (!path.startsWith('/fhir')) expect(Object.keys(body)).toEqual(['error']);
  });
});
