/** What does the objections desk keep, find and take back? And what of it does anybody else come to see? */
import { beforeEach, describe, expect, it } from 'vitest';
import { OBJECTION, MARJORIE, program, type Ask, type Program } from '../../../tests/kits/secondary/program';
import { readConsent } from '../objections/consent';

let world: Program;
let desk: Ask;
beforeEach(async () => {
  world = program();
  desk = await world.signIn('desk');
});

const FORMS: readonly (readonly [string, object, number])[] = [
  ['as it is', OBJECTION, 201],
  ['with blanks in the number', { ...OBJECTION, nhsNumber: '999 012 3454' }, 201],
  ['with the name in other letters', { ...OBJECTION, lastName: 'THOMPSON ' }, 201],
  ['by post', { ...OBJECTION, address: '1 High Street' }, 201],
  ['by email', { ...OBJECTION, email: 'marjorie@example.org' }, 201],
  ['with no email', { ...OBJECTION, email: 'marjorie' }, 400],
  ['with another birth date', { ...OBJECTION, dateOfBirth: '1948-03-15' }, 409],
  ['with another name', { ...OBJECTION, lastName: 'Thomson' }, 409],
  ['of a number that nobody has', { ...OBJECTION, nhsNumber: '9990000018' }, 409],
  ['of no number', { ...OBJECTION, nhsNumber: '9990123455' }, 400],
  ['without a signature', { ...OBJECTION, signedBy: '' }, 400],
  ['with a field that nobody knows', { ...OBJECTION, reason: 'x' }, 400],
];

describe('a form', () => {
  it.each(FORMS)('%s', async (_how, form, status) => {
    const told = await desk('POST', '/api/objections', form);
    expect(told.status).toBe(status);
    expect(await world.memory.stores.objections.all()).toHaveLength(status === 201 ? 1 : 0);
    if (status === 409) expect(told.body['error']).toMatchObject({ code: 'not-confirmed' });
  });

  it.each([
    ['parental-responsibility', '1948-03-14', 400],
    ['lasting-power-of-attorney', '1948-03-14', 201],
    ['court-appointed-deputy', '1948-03-14', 201],
  ])('signed by %s for somebody born %s: %i', async (basis, _born, status) => {
    const onBehalf = { name: 'Ann Thompson', relationship: 'daughter', basis };
    const told = await desk('POST', '/api/objections', { ...OBJECTION, signedBy: 'Ann Thompson', onBehalf });
    expect(told.status).toBe(status);
  });

  it('is kept as a Consent of this register alone, which linkage reads', async () => {
    await desk('POST', '/api/objections', OBJECTION);
    const [kept] = await world.memory.stores.objections.all();
    const { consent } = kept ?? {};
    expect(readConsent(consent as never)).toEqual({
      row: { nhsNumber: MARJORIE.nhsNumber, out: true, at: '2026-11-29T12:00:00.000Z' },
    });
    expect(consent?.category).toEqual([{ coding: [{ system: 'urn:whole-picture:secondary-use', code: 'opt-out' }] }]);
  });

  it('is acknowledged with what it does, and what it cannot', async () => {
    const { body } = await desk('POST', '/api/objections', OBJECTION);
    expect(body).toMatchObject({ decision: 'opted-out', decidedAt: '2026-11-29T12:00:00.000Z' });
    for (const words of ['cannot be recalled', 'may stand', 'your own care', 'National Data Opt-out'])
      expect(body['acknowledgement']).toContain(words);
  });

  it('while demographics do not answer: 503, and nothing is kept', async () => {
    world.demographics = () => Promise.reject(new Error('down'));
    expect((await desk('POST', '/api/objections', OBJECTION)).status).toBe(503);
    expect(await world.memory.stores.objections.all()).toEqual([]);
  });
});

describe('opting in again', () => {
  const withdrawn = async (form: object) => {
    const { body } = await desk('POST', '/api/objections', OBJECTION);
    return desk('POST', `/api/objections/${String(body['id'])}/withdraw`, form);
  };

  it.each([
    ['the person', { signedBy: 'Marjorie Thompson' }, 201],
    ['the person, by initial', { signedBy: 'M. Thompson' }, 201],
    ['the person, turned round', { signedBy: 'THOMPSON, Marjorie' }, 201],
    ['somebody else', { signedBy: 'John Smith' }, 400],
    ['another of the family', { signedBy: 'Beth Thopson' }, 400],
    ['nobody', {}, 400],
    ['an attorney', attorney('Ann Thompson', 'Ann Thompson'), 201],
    ['another than the attorney', attorney('John Smith', 'Ann Thompson'), 400],
    ['the person, of another birth date', { signedBy: 'Marjorie Thompson', dateOfBirth: '1948-03-15' }, 409],
  ])('signed by %s', async (_who, form, status) => {
    const told = await withdrawn(form);
    expect(told.status).toBe(status);
    const all = await world.memory.stores.objections.all();
    expect(all.map(({ out }) => out)).toEqual(status === 201 ? [true, false] : [true]);
  });

  it('makes nobody stale, and is read by linkage as such', async () => {
    await withdrawn({ signedBy: 'Marjorie Thompson' });
    const all = await world.memory.stores.objections.all();
    expect(all.map(({ consent }) => readConsent(consent as never))).toMatchObject([
      { row: { out: true } },
      { row: { out: false } },
    ]);
    expect(await world.memory.stores.objections.latestOut()).toBe(1);
  });

  it('of what is no longer in force, or not there', async () => {
    const { body } = await desk('POST', '/api/objections', OBJECTION);
    const at = `/api/objections/${String(body['id'])}/withdraw`;
    await desk('POST', at, { signedBy: 'Marjorie Thompson' });
    expect((await desk('POST', at, { signedBy: 'Marjorie Thompson' })).status).toBe(409);
    const [, second] = await world.memory.stores.objections.all();
    expect((await desk('POST', `/api/objections/${second?.id ?? ''}/withdraw`, { signedBy: 'x' })).status).toBe(409);
    expect((await desk('POST', '/api/objections/none/withdraw', { signedBy: 'x' })).status).toBe(404);
  });
});

function attorney(signedBy: string, name: string) {
  return { signedBy, onBehalf: { name, relationship: 'daughter', basis: 'lasting-power-of-attorney' } };
}

describe('the register', () => {
  it('tells its history by number and by reference, newest first, and which is in force', async () => {
    const first = (await desk('POST', '/api/objections', OBJECTION)).body;
    await desk('POST', `/api/objections/${String(first['id'])}/withdraw`, { signedBy: 'Marjorie Thompson' });
    const byNumber = (await desk('POST', '/api/objections/search', { nhsNumber: MARJORIE.nhsNumber })).body;
    const byReference = (await desk('POST', '/api/objections/search', { reference: first['reference'] })).body;
    expect(byNumber).toEqual(byReference);
    expect(byNumber).toMatchObject({
      decisions: [
        { decision: 'opted-in', active: true, recordedBy: 'Name of desk' },
        { decision: 'opted-out', active: false },
      ],
      reviewDue: false,
    });
  });

  it.each([{}, { nhsNumber: '1' }, { reference: 'AAAA-AAAA' }, { nhsNumber: MARJORIE.nhsNumber, reference: 'x' }])(
    'is not asked by %j',
    async (body) => {
      expect((await desk('POST', '/api/objections/search', body)).status).toBe(400);
    },
  );

  it('has nothing of a reference that nobody has, and nothing of whoever never decided', async () => {
    expect((await desk('POST', '/api/objections/search', { reference: '2222-2222' })).status).toBe(404);
    const nobody = await desk('POST', '/api/objections/search', { nhsNumber: MARJORIE.nhsNumber });
    expect(nobody.body).toEqual({ decisions: [], reviewDue: false });
  });

  it('lists a parent’s decision from three months before sixteen', async () => {
    const child = { birthDate: '2011-03-01', family: 'thompson', given: 'kim' };
    world.demographics = () => Promise.resolve(child);
    const onBehalf = { name: 'Ann Thompson', relationship: 'mother', basis: 'parental-responsibility' };
    const form = { ...OBJECTION, firstName: 'Kim', dateOfBirth: child.birthDate, signedBy: 'Ann Thompson', onBehalf };
    expect((await desk('POST', '/api/objections', form)).status).toBe(201);
    const rows = async () => (await (await world.signIn('desk'))('GET', '/api/objections/reviews')).body['rows'];
    world.now = Date.UTC(2026, 10, 28);
    expect(await rows()).toEqual([]);
    world.now = Date.UTC(2026, 10, 30);
    expect(await rows()).toMatchObject([{ name: 'Kim Thompson', sixteenOn: '2027-03-01', state: 'coming' }]);
    world.now = Date.UTC(2027, 2, 1);
    expect(await rows()).toMatchObject([{ state: 'review-due' }]);
    const found = await (
      await world.signIn('desk')
    )('POST', '/api/objections/search', { nhsNumber: MARJORIE.nhsNumber });
    expect(found.body).toMatchObject({ reviewDue: true });
  });

  it('stands in no answer and no event by number, and whoever looked is found by it', async () => {
    const texts = [
      await desk('POST', '/api/objections', OBJECTION),
      await desk('POST', '/api/objections/search', { nhsNumber: MARJORIE.nhsNumber }),
      await (await world.signIn('priv'))('POST', '/api/audit/search', { nhsNumber: MARJORIE.nhsNumber }),
    ];
    for (const { text } of texts) expect(text).not.toContain(MARJORIE.nhsNumber);
    expect(JSON.stringify(world.memory.audited)).not.toContain(MARJORIE.nhsNumber);
    const acts = (texts[2]?.body['entry'] as { resource: { subtype: { code: string }[] } }[]).map(
      ({ resource }) => resource.subtype[1]?.code,
    );
    expect(acts).toEqual(['audit-searched', 'objections-searched', 'opted-out']);
  });
});
