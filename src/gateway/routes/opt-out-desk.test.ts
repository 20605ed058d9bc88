/**
 * Is a form that demographics do not confirm kept and ruled, once, and does it close the record meanwhile where it
 * must? Through the whole gateway. Source: POLICY 1.
 */
import { describe, expect, it } from 'vitest';
import { readAuditEvent } from '../../domain/audit';
import { CASE_MOVES, CASE_STATES, type CasesAnswer, type WorklistAnswer } from '../../domain/opt-out-desk';
import { auditedIn } from '../../../tests/kits/gateway/audited';
import { bundle, NUMBER, patient } from '../../../tests/kits/gateway/fake-server';
import {
  FORM,
  open,
  read,
  replyOf,
  tryOpening,
  world,
  type Ask,
  type World,
} from '../../../tests/kits/gateway/gateway';

const HELD_FORM = { ...FORM, lastName: 'Formerly' };
const WRONG_DAY = { ...FORM, dateOfBirth: '1948-03-15' };
const DAY = 24 * 3_600_000;

const desk = async (): Promise<{ readonly place: World; readonly ask: Ask }> => {
  const place = world();
  return { place, ask: await place.signIn('oscar') };
};
const kept = async (ask: Ask, form: object): Promise<string> =>
  String((await ask('POST', '/api/opt-outs', form)).body['worklist']);
const rows = async (ask: Ask) => ((await ask('GET', '/api/opt-outs/worklist')).body as unknown as WorklistAnswer).rows;
const rule = (ask: Ask, id: string, action: string, more: object = {}) =>
  ask('POST', `/api/opt-outs/worklist/${id}`, { action, note: 'Rang the practice', ...more });
const cases = async (ask: Ask, query = '') =>
  ((await ask('GET', `/api/opt-outs/cases${query}`)).body as unknown as CasesAnswer).cases;
const codes = async (place: World) =>
  (await auditedIn(place.stores)).map((event) => event.subtype?.[1]?.code).filter((code) => code !== 'signed-in');

describe('a form that is not confirmed', () => {
  it('closes the record where number and date of birth agree: opened before or not, at once, until it is ruled', async () => {
    const { place, ask } = await desk();
    const ben = await place.signIn('ben');
    const access = await open(ben);
    expect((await read(ben, access)).status).toBe(200);
    const id = await kept(ask, HELD_FORM);
    expect([(await tryOpening(ben)).body['outcome'], (await read(ben, access)).status]).toEqual(['opted-out', 404]);
    expect((await tryOpening(ben, { purpose: 'emergency', reason: 'Unconscious in resus' })).body['outcome']).toBe(
      'opted-out',
    );
    expect(await rows(ask)).toMatchObject([
      { id, state: 'held', due: '2025-10-16', overdue: false, nhsNumber: NUMBER, familyName: 'Formerly' },
    ]);
    expect((await ask('POST', '/api/opt-outs/search', { nhsNumber: NUMBER })).body).toMatchObject({
      optedOut: false,
      held: true,
      cases: [{ id, state: 'held' }],
    });
    expect((await rule(ask, id, 'close')).body).toEqual({ outcome: 'closed' });
    expect((await tryOpening(ben)).status).toBe(201);
    expect(await rows(ask)).toEqual([]);
    expect(await cases(ask, '?done=yes')).toMatchObject([{ id, state: 'closed', consent: null }]);
  });

  it.each([
    ['the date of birth differs', WRONG_DAY, undefined],
    ['nobody has the number', FORM, () => replyOf(bundle([]))],
  ])('has no effect on any record where %s', async (_what, form, reply) => {
    const { place, ask } = await desk();
    const normal = place.replies.get('pds.test');
    if (reply !== undefined) place.replies.set('pds.test', reply);
    await kept(ask, form);
    if (normal !== undefined) place.replies.set('pds.test', normal);
    expect((await tryOpening(await place.signIn('ben'))).status).toBe(201);
    expect(await rows(ask)).toMatchObject([{ state: 'open' }]);
  });

  it('is kept under seal: nothing of it stands in a store in clear', async () => {
    const { place, ask } = await desk();
    await kept(ask, { ...HELD_FORM, address: 'Canary Wharf 7', email: 'canary@example.org' });
    const all = JSON.stringify(await place.stores.cases.list({ states: CASE_STATES, order: 'newest', count: 9 }));
    expect(all.length).toBeGreaterThan(300);
    for (const word of [NUMBER, 'Formerly', 'Marjorie', 'Canary', 'canary', '1948', 'Elm Row'])
      expect(all).not.toContain(word);
  });

  it('waits once, however often it is sent in', async () => {
    const { ask } = await desk();
    expect(await kept(ask, HELD_FORM)).toBe(await kept(ask, HELD_FORM));
    expect(await rows(ask)).toHaveLength(1);
  });

  it('is due on the fifth working day, and overdue from the day after', async () => {
    const { place, ask } = await desk();
    await kept(ask, WRONG_DAY);
    place.now += 7 * DAY;
    const oscar = await place.signIn('oscar');
    expect(await rows(oscar)).toMatchObject([{ due: '2025-10-16', overdue: false }]);
    place.now += DAY;
    expect(await rows(await place.signIn('oscar'))).toMatchObject([{ overdue: true }]);
    expect(await place.stores.cases.counts('2025-10-17')).toEqual({ open: 1, held: 0, overdue: 1 });
  });
});

describe('ruling', () => {
  it('by “match” takes the name that differs for the person’s, and records what the form says', async () => {
    const { place, ask } = await desk();
    const id = await kept(ask, HELD_FORM);
    const ruled = await rule(ask, id, 'match');
    expect([ruled.status, ruled.body['outcome']]).toEqual([200, 'recorded']);
    const [decision] = await place.stores.optOuts.of(NUMBER);
    expect(decision).toMatchObject({ id: ruled.body['consent'], consent: { provision: { type: 'deny' } } });
    expect(await cases(ask)).toMatchObject([{ id, state: 'recorded', consent: decision?.id, moves: ['acknowledged'] }]);
    expect(await codes(place)).toEqual(
      expect.arrayContaining(['opt-out-held', 'opt-out-ruled', 'opted-out', 'opt-out-cases-read']),
    );
  });

  it('by “match” never takes a stranger: neither date of birth nor name and postcode agree', async () => {
    const { place, ask } = await desk();
    const id = await kept(ask, { ...WRONG_DAY, lastName: 'Stranger' });
    const { status, body } = await rule(ask, id, 'match', { nhsNumber: NUMBER });
    expect([status, body['worklist']]).toEqual([409, id]);
    expect(await place.stores.optOuts.of(NUMBER)).toEqual([]);
    expect(await rows(ask)).toHaveLength(1);
  });

  it('by “retry” records what demographics confirm by now, holds what they half confirm, and lifts no hold', async () => {
    const { place, ask } = await desk();
    const person = place.replies.get('pds.test') ?? (() => replyOf(bundle([])));
    place.replies.set('pds.test', () => replyOf(bundle([])));
    const id = await kept(ask, HELD_FORM);
    expect(await rows(ask)).toMatchObject([{ state: 'open' }]);
    place.replies.set('pds.test', person);
    expect((await rule(ask, id, 'retry')).status).toBe(409);
    expect(await rows(ask)).toMatchObject([{ state: 'held' }]);
    place.replies.set('pds.test', () => replyOf(bundle([])));
    expect((await rule(ask, id, 'retry')).status).toBe(409);
    expect(await rows(ask)).toMatchObject([{ state: 'held' }]);
    place.replies.set('pds.test', () =>
      replyOf(bundle([patient({ name: [{ use: 'official', family: 'Formerly', given: ['Marjorie'] }] })])),
    );
    expect((await rule(ask, id, 'retry')).body['outcome']).toBe('recorded');
    expect((await rule(ask, id, 'retry')).body).toMatchObject({ error: { code: 'already-ruled' } });
  });

  it('decides nothing while demographics do not answer, and the form is free for the next officer', async () => {
    const { place, ask } = await desk();
    const id = await kept(ask, HELD_FORM);
    const person = place.replies.get('pds.test') ?? (() => replyOf(bundle([])));
    place.replies.set('pds.test', () => Promise.reject(new Error('down')));
    expect((await rule(ask, id, 'match')).status).toBe(503);
    place.replies.set('pds.test', person);
    expect((await rule(ask, id, 'match')).status).toBe(200);
  });

  it('is done once: of officers who rule at the same moment one does, and the others are told', async () => {
    const { place, ask } = await desk();
    const id = await kept(ask, HELD_FORM);
    const others = await Promise.all(['a-opt-out-officer', 'far-opt-out-officer'].map((who) => place.signIn(who)));
    const answers = await Promise.all([
      rule(ask, id, 'match'),
      ...others.map((other) => rule(other, id, 'close')),
      rule(ask, id, 'match'),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(3);
    const matched = answers[0]?.status === 200 || answers[3]?.status === 200;
    expect(await place.stores.optOuts.of(NUMBER)).toHaveLength(matched ? 1 : 0);
  });

  it('goes on after a gateway died between the decision and the note of it, and stores it once', async () => {
    const { place, ask } = await desk();
    const id = await kept(ask, HELD_FORM);
    const replace = place.stores.cases.replace.bind(place.stores.cases);
    let dies = false;
    Object.assign(place.stores.cases, {
      replace: (...given: Parameters<typeof replace>) =>
        dies && given[0].state === 'recorded' ? Promise.reject(new Error('killed')) : replace(...given),
    });
    const broken = world({ stores: () => place.stores });
    const oscar = await broken.signIn('oscar');
    dies = true;
    expect((await rule(oscar, id, 'match')).status).toBe(503);
    dies = false;
    broken.now += 61_000;
    expect((await rule(await broken.signIn('oscar'), id, 'close')).body['outcome']).toBe('recorded');
    expect(await place.stores.optOuts.of(NUMBER)).toHaveLength(1);
  });

  it('wants a note, and an action that there is', async () => {
    const { ask } = await desk();
    const id = await kept(ask, HELD_FORM);
    expect((await ask('POST', `/api/opt-outs/worklist/${id}`, { action: 'close' })).text).toContain('Note');
    expect((await rule(ask, id, 'open')).status).toBe(400);
    expect((await rule(ask, 'nobody', 'close')).status).toBe(404);
  });
});

describe('opting back in', () => {
  const denied = async (ask: Ask): Promise<string> => String((await ask('POST', '/api/opt-outs', FORM)).body['id']);
  const back = (ask: Ask, id: string, body?: object) => ask('POST', `/api/opt-outs/${id}/withdraw`, body);

  it.each([
    ['nobody’s signature', undefined, /signedBy: Signed by is missing/],
    ['somebody else’s signature', { signedBy: 'Gerald Partner' }, /not the person’s own name/],
    ['a partner of the same family name', { signedBy: 'Gerald XX-TESTPATIENT' }, /not the person’s own name/],
    [
      'a parent, of a person of 16',
      {
        signedBy: 'A Parent',
        onBehalf: { name: 'A Parent', relationship: 'mother', basis: 'parental-responsibility' },
      },
      /16 or over/,
    ],
    [
      'somebody else than the deputy',
      {
        signedBy: 'Gerald Partner',
        onBehalf: { name: 'A Deputy', relationship: 'son', basis: 'court-appointed-deputy' },
      },
      /somebody else than the person named/,
    ],
  ])('is refused on %s', async (_what, body, words) => {
    const { place, ask } = await desk();
    const { status, text } = await back(ask, await denied(ask), body);
    expect(status).toBe(400);
    expect(text).toMatch(words);
    expect((await tryOpening(await place.signIn('ben'))).body['outcome']).toBe('opted-out');
  });

  it('is refused, and the form kept without effect, where demographics do not confirm it', async () => {
    const { place, ask } = await desk();
    const { status, body } = await back(ask, await denied(ask), {
      signedBy: 'Marjorie Other',
      lastName: 'Other',
    });
    expect([status, await rows(ask)]).toMatchObject([409, [{ id: body['worklist'], kind: 'opt-in', state: 'open' }]]);
    expect((await tryOpening(await place.signIn('ben'))).body['outcome']).toBe('opted-out');
  });

  it('takes the person’s own signature, and a deputy’s, and says who signed', async () => {
    for (const body of [
      { signedBy: 'M. XX-Testpatient' },
      {
        signedBy: 'A Deputy',
        onBehalf: { name: 'A Deputy', relationship: 'son', basis: 'court-appointed-deputy' },
      },
    ]) {
      const { place, ask } = await desk();
      const permit = await back(ask, await denied(ask), body);
      expect(permit.status).toBe(201);
      expect(permit.text).toContain(body.signedBy);
      place.now += 1;
      expect((await tryOpening(await place.signIn('ben'))).status).toBe(201);
      const last = (await auditedIn(place.stores)).map(readAuditEvent).find(({ details }) => details['supersedes']);
      expect(last?.details['signed by']).toBe(body.signedBy);
    }
  });
});

describe('a second form', () => {
  it('is recorded, and says which decision it repeats; a reference finds both', async () => {
    const { ask } = await desk();
    const first = await ask('POST', '/api/opt-outs', FORM);
    const second = await ask('POST', '/api/opt-outs', { ...FORM, gpPractice: 'Elsewhere' });
    expect([first.status, second.status, first.body['duplicateOf'], second.body['duplicateOf']]).toEqual([
      201,
      201,
      undefined,
      first.body['id'],
    ]);
    const found = await ask('POST', '/api/opt-outs/search', { nhsNumber: NUMBER });
    const [one] = (found.body['history'] ?? []) as readonly { readonly reference: string }[];
    expect(one?.reference).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
    const typed = one?.reference.toLowerCase().replace('-', ' ');
    expect((await ask('POST', '/api/opt-outs/search', { reference: typed })).body).toMatchObject({
      nhsNumber: NUMBER,
      optedOut: true,
    });
    expect((await ask('POST', '/api/opt-outs/search', { reference: '2222-2223' })).status).toBe(400);
    expect((await ask('POST', '/api/opt-outs/search', { reference: '2222-2222' })).status).toBe(404);
  });
});

describe('a request', () => {
  const begin = async (ask: Ask): Promise<string> =>
    ((await ask('POST', '/api/opt-outs/cases', { contact: 'M Test' })).body as unknown as CasesAnswer).cases[0]?.id ??
    '';
  const move = (ask: Ask, id: string, state: string, note?: string) =>
    ask('POST', `/api/opt-outs/cases/${id}`, { state, ...(note === undefined ? {} : { note }) });

  it('goes the leaflet’s secure way, each step by whom and when', async () => {
    const { ask } = await desk();
    const id = await begin(ask);
    expect((await move(ask, id, 'form asked for')).status).toBe(200);
    expect((await ask('POST', '/api/opt-outs', { ...FORM, case: id })).status).toBe(201);
    expect((await move(ask, id, 'acknowledged')).status).toBe(200);
    const [done] = await cases(ask, '?done=yes');
    expect(done?.steps.map(({ state, by }) => [state, by])).toEqual(
      ['received', 'form-asked-for', 'received-whole', 'recorded', 'acknowledged'].map((state) => [
        state,
        'Oscar Lowe',
      ]),
    );
    expect((await ask('POST', '/api/opt-outs', { ...FORM, case: id })).body).toMatchObject({
      error: { code: 'no-such-request' },
    });
  });

  it('goes by hand where the table says, and nowhere else', async () => {
    const { ask } = await desk();
    for (const from of ['received', 'form-asked-for', 'received-whole'] as const)
      for (const to of CASE_STATES) {
        const id = await begin(ask);
        if (from !== 'received') await move(ask, id, from);
        expect((await move(ask, id, to, 'A note')).status, `${from} → ${to}`).toBe(
          CASE_MOVES[from].includes(to) ? 200 : 409,
        );
      }
    expect((await move(ask, await begin(ask), 'closed')).text).toContain('note');
    expect((await move(ask, await begin(ask), 'no such state')).status).toBe(400);
  });

  it('is answered to the address on the form; what is not confirmed, with nothing but that it came', async () => {
    const { place, ask } = await desk();
    place.replies.set('pds.test', () =>
      replyOf(bundle([patient({ address: [{ use: 'home', line: ['9 Shared House'], postalCode: 'N2 2BB' }] })])),
    );
    const id = await kept(ask, HELD_FORM);
    const receipt = await ask('POST', `/api/opt-outs/cases/${id}/letter`);
    expect(receipt.body).toMatchObject({
      kind: 'receipt',
      to: { name: 'Marjorie Formerly', lines: ['1 Elm Row', 'N1 9ZZ'] },
      paragraphs: ['We have received your request.'],
    });
    await rule(ask, id, 'match');
    const letter = await ask('POST', `/api/opt-outs/cases/${id}/letter`);
    expect(letter.body).toMatchObject({ kind: 'opted-out', to: { lines: ['1 Elm Row', 'N1 9ZZ'] } });
    for (const said of ['north central London only', 'GP information', 'National Data Opt-out'])
      expect(letter.text).toContain(said);
    for (const answer of [receipt, letter]) expect(answer.text).not.toMatch(/Shared House|N2 2BB|999/);
  });
});

describe('the register as a whole', () => {
  it('is taken away as a table that holds no formula', async () => {
    const { ask } = await desk();
    await ask('POST', '/api/opt-outs', FORM);
    const { headers, text } = await ask('GET', '/api/opt-outs/export');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(text.split('\r\n')).toHaveLength(3);
    expect(text).toContain(`,${NUMBER},opted-out,`);
  });

  it('lists a parent’s decision when the child is nearly 16, then as due; it stays in force', async () => {
    const { place, ask } = await desk();
    const born = '2009-12-01';
    place.replies.set('pds.test', () => replyOf(bundle([patient({ birthDate: born })])));
    const onBehalf = { name: 'A Parent', relationship: 'mother', basis: 'parental-responsibility' };
    expect((await ask('POST', '/api/opt-outs', { ...FORM, dateOfBirth: born, onBehalf })).status).toBe(201);
    expect((await ask('GET', '/api/opt-outs/reviews')).body).toMatchObject({
      rows: [{ state: 'coming', sixteenOn: '2025-12-01', nhsNumber: NUMBER }],
    });
    place.now = Date.parse('2025-12-01T00:00:00Z');
    const later = await place.signIn('oscar');
    expect((await later('GET', '/api/opt-outs/reviews')).body).toMatchObject({ rows: [{ state: 'review-due' }] });
    expect((await later('POST', '/api/opt-outs/search', { nhsNumber: NUMBER })).body).toMatchObject({
      optedOut: true,
      reviewDue: true,
    });
  });
});
