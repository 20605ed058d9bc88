/** How long is somebody signed in, and by whose word? */
import { beforeEach, describe, expect, it } from 'vitest';
import { program, type Program } from '../../../tests/kits/secondary/program';
import { ABSOLUTE_MS, IDLE_MS } from './session';

let world: Program;
beforeEach(() => {
  world = program();
});

describe('a session', () => {
  it('ends when nobody uses it, and is kept by use until its latest end', async () => {
    const begun = world.now;
    const used = await world.signIn('ana');
    const idle = await world.signIn('ana-2');
    const alive = async (ask: typeof used) => (await ask('GET', '/api/requests')).status;
    world.now = begun + IDLE_MS - 1;
    expect(await alive(used)).toBe(200);
    world.now = begun + IDLE_MS;
    expect([await alive(used), await alive(idle)]).toEqual([200, 401]);
    while (world.now < begun + ABSOLUTE_MS - IDLE_MS) {
      world.now += IDLE_MS - 20_000;
      expect(await alive(used)).toBe(200);
    }
    world.now = begun + ABSOLUTE_MS;
    expect(await alive(used)).toBe(401);
  });

  it('tells who is signed in, as what, and until when; and is over when signed out', async () => {
    const ask = await world.signIn('mem-1');
    expect((await ask('GET', '/api/session')).body).toMatchObject({
      signedIn: true,
      user: { id: 'mem-1' },
      role: 'data-access-group',
      idleEndsAt: '2026-11-29T12:30:00.000Z',
      endsAt: '2026-11-29T22:00:00.000Z',
    });
    expect((await ask('DELETE', '/api/session')).status).toBe(204);
    expect((await ask('GET', '/api/requests')).status).toBe(401);
  });

  it('is nobody’s who is not in the config', async () => {
    const told = await world.ask('POST', '/api/session', { userId: 'nobody' });
    expect([told.status, world.memory.audited.at(-1)?.event.outcome]).toEqual([401, '4']);
  });
});
