/**
 * Is a record open in several tabs closed in all of them, and do the marks that tabs exchange tell and open nothing?
 */
import fc from 'fast-check';
import { expect, it, describe } from 'vitest';
import type { OpenedRecord, SessionAnswer } from '../../domain/api';
import { NUMBER } from '../../../tests/kits/gateway/fake-server';
import { open, read, tryOpening, world, type Ask } from '../../../tests/kits/gateway/gateway';
import { sessionMarks } from '../session/marks';
import { recordMark } from './open-now';
import { auditedIn } from '../../../tests/kits/gateway/audited';

const openNow = async (ask: Ask): Promise<unknown> => (await ask('GET', '/api/records')).body;
const session = async (ask: Ask): Promise<SessionAnswer> =>
  (await ask('GET', '/api/session')).body as unknown as SessionAnswer;
const opened = async (ask: Ask): Promise<OpenedRecord> => (await tryOpening(ask)).body as unknown as OpenedRecord;

describe('the records that a session holds open', () => {
  it('are its own and no other session’s, and only while they are open', async () => {
    const place = world();
    const [asha, again] = [await place.signIn('asha'), await place.signIn('asha')];
    const access = await open(asha);
    expect(await openNow(asha)).toEqual({ records: [{ access }] });
    expect(await openNow(again)).toEqual({ records: [] });
    expect((await asha('DELETE', `/api/records/${access}`)).status).toBe(204);
    expect(await openNow(asha)).toEqual({ records: [] });
  });

  it('are none any more once their time is over', async () => {
    const place = world();
    const asha = await place.signIn('asha');
    await open(asha);
    for (let minutes = 0; minutes < 121; minutes += 10) {
      place.now += 10 * 60_000;
      await session(asha);
    }
    expect(await openNow(asha)).toEqual({ records: [] });
  });

  it('are nobody’s to ask who opens none', async () => {
    expect((await (await world().signIn('priscilla'))('GET', '/api/records')).status).toBe(403);
    expect((await (await world().signIn('nobody'))('GET', '/api/records')).status).toBe(401);
  });
});

describe('closing a record', () => {
  it('closes every opening of this person in this session, and audits each', async () => {
    const place = world();
    const asha = await place.signIn('asha');
    const [one, other] = [await open(asha), await open(asha)];
    expect((await asha('DELETE', `/api/records/${one}`)).status).toBe(204);
    expect([(await read(asha, one)).status, (await read(asha, other)).status]).toEqual([404, 404]);
    const events = await auditedIn(place.stores);
    expect(events.filter(({ subtype }) => subtype?.some(({ code }) => code === 'record-closed'))).toHaveLength(2);
  });

  it('leaves another session’s opening of the same person alone', async () => {
    const place = world();
    const [asha, elsewhere] = [await place.signIn('asha'), await place.signIn('asha')];
    const [mine, theirs] = [await open(asha), await open(elsewhere)];
    await asha('DELETE', `/api/records/${mine}`);
    expect((await read(elsewhere, theirs)).status).toBe(200);
  });

  it('leaves another person’s record alone', async () => {
    const place = world();
    const asha = await place.signIn('asha');
    const mine = await open(asha);
    const row = await place.stores.accesses.get(mine);
    if (row === null) throw new Error('the record did not open');
    await place.stores.accesses.put({
      ...row,
      id: 'id-of-another-persons-access',
      nhsNumber: '9990000018',
      otherNhsNumbers: [],
    });
    await asha('DELETE', `/api/records/${mine}`);
    expect(await openNow(asha)).toEqual({ records: [{ access: 'id-of-another-persons-access' }] });
  });
});

describe('the marks that tabs tell each other', () => {
  it('stay the same as long as the session and the role do', async () => {
    const place = world();
    const ben = await place.signIn('ben');
    const first = await session(ben);
    expect((await session(ben)).marks).toEqual(first.marks);
    await ben('POST', '/api/session/role', { role: 'hospital-clinician' });
    const changed = await session(ben);
    expect(changed.marks?.user).toBe(first.marks?.user);
    expect(changed.marks?.session).not.toBe(first.marks?.session);
    const anew = await session(await place.signIn('ben'));
    expect([anew.marks?.user === first.marks?.user, anew.marks?.session === first.marks?.session]).toEqual([
      true,
      false,
    ]);
    expect((await session(await place.signIn('asha'))).marks?.user).not.toBe(first.marks?.user);
  });

  it('are one for all openings of a person in a session, and another in another session', async () => {
    const place = world();
    const [asha, again] = [await place.signIn('asha'), await place.signIn('asha')];
    const [one, other, elsewhere] = [await opened(asha), await opened(asha), await opened(again)];
    expect(one.mark).toBe(other.mark);
    expect(elsewhere.mark).not.toBe(one.mark);
  });

  it('open nothing: no route takes one for the access', async () => {
    const asha = await world().signIn('asha');
    const { mark = '' } = await opened(asha);
    expect((await read(asha, mark)).status).toBe(404);
    expect((await asha('DELETE', `/api/records/${mark}`)).status).toBe(404);
  });

  it('hold nothing of the number, the user or the session that they stand for', () => {
    const text = fc.string({ minLength: 4, maxLength: 30 });
    fc.assert(
      fc.property(text, text, text, (id, userId, ods) => {
        const key = new Uint8Array(32).fill(7);
        const membership = { role: 'gp', organisation: { ods, name: '', region: '' } } as const;
        const { user, session: mark } = sessionMarks(key, {
          id,
          membership,
          user: { id: userId, name: '', memberships: [membership] },
        });
        const record = recordMark(key, { sessionId: id, nhsNumber: NUMBER });
        for (const one of [user, mark, record]) expect(one).toMatch(/^[0-9a-f]{32}$/);
        expect(new Set([user, mark, record]).size).toBe(3);
        expect(recordMark(new Uint8Array(32).fill(8), { sessionId: id, nhsNumber: NUMBER })).not.toBe(record);
      }),
    );
  });
});
