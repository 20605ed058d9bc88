/** Does what was ended stay ended, whoever was in the middle of changing it? */
import { describe, expect, it } from 'vitest';
import { AUDIT_ACTION_SYSTEM, type AuditAction } from '../../domain/audit';
import { open, read, REASON, world, type World } from '../../../tests/kits/gateway/gateway';
import type { Stores } from '../ports';

/** A world in which the audit of one action waits until it is let go. */
function heldAt(action: AuditAction): World & { reached: Promise<void>; release: () => void } {
  let release: () => void = () => undefined;
  let arrived: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const held = (stores: Stores): Stores => ({
    ...stores,
    audit: {
      ...stores.audit,
      async append(event, keys) {
        if (event.subtype?.some(({ system, code }) => system === AUDIT_ACTION_SYSTEM && code === action)) {
          arrived();
          await gate;
        }
        await stores.audit.append(event, keys);
      },
    },
  });
  return Object.assign(world({ stores: held }), { reached, release });
}

describe('a record closed while emergency access is being opened', () => {
  it('stays closed', async () => {
    const place = heldAt('emergency-opened');
    const ben = await place.signIn('ben');
    const access = await open(ben);
    const widening = ben('POST', `/api/records/${access}/emergency`, { reason: REASON });
    await place.reached;
    expect((await ben('DELETE', `/api/records/${access}`)).status).toBe(204);
    place.release();
    expect((await widening).status).toBe(404);
    expect((await read(ben, access)).status).toBe(404);
  });
});

describe('a session ended while it is being changed', () => {
  it('stays ended when the role was being changed', async () => {
    const place = heldAt('role-changed');
    const ben = await place.signIn('ben');
    const changing = ben('POST', '/api/session/role', { role: 'hospital-clinician' });
    await place.reached;
    await place.stores.sessions.remove('id-00000000000000000001');
    place.release();
    expect((await changing).status).toBe(401);
    expect((await ben('GET', '/api/session')).body).toEqual({ signedIn: false });
  });

  it('stays ended when its last use was being noted', async () => {
    const ended = (stores: Stores): Stores => ({
      ...stores,
      sessions: {
        ...stores.sessions,
        async touch(id, seenAt) {
          await stores.sessions.remove(id);
          return stores.sessions.touch(id, seenAt);
        },
      },
    });
    const place = world({ stores: ended });
    const ben = await place.signIn('ben');
    place.now += 60_000;
    expect((await ben('GET', '/api/session')).body).toEqual({ signedIn: false });
    expect((await ben('GET', '/api/session')).body).toEqual({ signedIn: false });
  });
});
