/** Does the desk keep only what demographics confirm, say what it did in the audit, and let a person back in? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAuditEvent } from '../../domain/audit';
import { FORM, replyOf, tryOpening, world, type World } from '../../../tests/kits/gateway/gateway';
import { bundle, NUMBER, patient } from '../../../tests/kits/gateway/fake-server';
import { auditedIn } from '../../../tests/kits/gateway/audited';

const told = async (place: World) =>
  (await auditedIn(place.stores)).map(readAuditEvent).map(({ action, succeeded, details, nhsNumber }) => ({
    action,
    succeeded,
    why: details['why'],
    nhsNumber,
    consent: details['consent'],
    supersedes: details['supersedes'],
  }));
/** Who signs the form to opt back in. */
const SIGNED = { signedBy: 'Marjorie XX-TESTPATIENT' };
const desk = async () => {
  const place = world();
  return { place, ask: await place.signIn('oscar') };
};

describe('the opt-out desk', () => {
  it('records what is confirmed, whatever the spelling of the name, and tells the audit', async () => {
    const { place, ask } = await desk();
    const { status, body } = await ask('POST', '/api/opt-outs', { ...FORM, lastName: 'xx testpatient' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      resourceType: 'Consent',
      status: 'active',
      provision: { type: 'deny' },
      dateTime: new Date(place.now).toISOString(),
    });
    const [kept] = await place.stores.optOuts.of(NUMBER);
    expect(kept?.consent).toEqual(body);
    expect((await ask('POST', '/api/opt-outs/search', { nhsNumber: NUMBER })).body).toMatchObject({
      optedOut: true,
      history: [{ decision: 'opted-out', recordedBy: 'Oscar Lowe', origin: 'Opt-out desk', active: true }],
    });
    expect((await told(place)).slice(1)).toMatchObject([
      { succeeded: true, nhsNumber: NUMBER, consent: body['id'] },
      { succeeded: true, nhsNumber: NUMBER },
    ]);
  });

  it.each([
    ['another date of birth', { dateOfBirth: '1948-03-15' }, undefined, /It has no effect on any record/],
    ['another family name', { lastName: 'Stranger' }, undefined, /counts as opted out until then/],
    ['a number that nobody has', {}, () => replyOf(bundle([])), /It has no effect on any record/],
  ])('decides nothing by a form with %s, keeps it, and says where', async (_what, change, reply, effect) => {
    const { place, ask } = await desk();
    if (reply !== undefined) place.replies.set('pds.test', reply);
    const { status, body } = await ask('POST', '/api/opt-outs', { ...FORM, ...change });
    expect(status).toBe(409);
    expect(body).toMatchObject({ error: { code: 'not-confirmed', message: expect.stringMatching(effect) as string } });
    expect(await place.stores.optOuts.of(NUMBER)).toEqual([]);
    expect((await told(place)).at(-1)).toMatchObject({ succeeded: false, why: 'not confirmed by demographics' });
    expect((await ask('GET', '/api/opt-outs/worklist')).body).toMatchObject({ rows: [{ id: body['worklist'] }] });
  });

  it('is closed while demographics do not answer, and does not count that against the desk', async () => {
    const { place, ask } = await desk();
    place.replies.set('pds.test', () => Promise.reject(new Error('down')));
    for (let tries = 0; tries < 21; tries += 1) expect((await ask('POST', '/api/opt-outs', FORM)).status).toBe(503);
    expect((await told(place)).at(-1)).toMatchObject({ succeeded: false, why: 'demographics did not answer' });
    expect(await place.stores.optOuts.of(NUMBER)).toEqual([]);
  });

  it('is no place to try out numbers: twenty unconfirmed forms, then none is looked up', async () => {
    const { place, ask } = await desk();
    for (let tries = 0; tries < 20; tries += 1) await ask('POST', '/api/opt-outs', { ...FORM, lastName: 'Stranger' });
    const asked = place.asked.length;
    expect((await ask('POST', '/api/opt-outs', FORM)).status).toBe(429);
    expect(place.asked).toHaveLength(asked);
    expect((await told(place)).at(-1)).toMatchObject({ succeeded: false, why: 'too many look-ups' });
  });

  it('names what is missing, and refuses a parent for a person of 16', async () => {
    const { place, ask } = await desk();
    expect((await ask('POST', '/api/opt-outs', { ...FORM, postcode: undefined })).text).toContain('postcode');
    const parent = await ask('POST', '/api/opt-outs', {
      ...FORM,
      onBehalf: { name: 'A Parent', relationship: 'mother', basis: 'parental-responsibility' },
    });
    expect([parent.status, (parent.body['error'] as { code: string }).code]).toEqual([400, 'bad-input']);
    expect(parent.text).toContain('16 or over');
    expect((await ask('POST', '/api/opt-outs/search', { nhsNumber: '9990123455' })).status).toBe(400);
    expect(place.asked).toEqual([]);
  });

  it('lets a person back in by a new decision, within the same millisecond too; the old one stays, and withdraws only once', async () => {
    const { place, ask } = await desk();
    const denial = (await ask('POST', '/api/opt-outs', FORM)).body;
    const back = await ask('POST', `/api/opt-outs/${String(denial['id'])}/withdraw`, SIGNED);
    expect(back.status).toBe(201);
    expect(back.body).toMatchObject({ provision: { type: 'permit' }, dateTime: new Date(place.now + 1).toISOString() });
    place.now += 1;
    const { body } = await ask('POST', '/api/opt-outs/search', { nhsNumber: NUMBER });
    expect(body).toMatchObject({
      optedOut: false,
      history: [
        { decision: 'opted-in', recordedBy: 'Oscar Lowe', origin: 'Opt-out desk', active: true },
        { decision: 'opted-out', active: false },
      ],
    });
    expect((await told(place)).find(({ supersedes }) => supersedes !== undefined)).toMatchObject({
      succeeded: true,
      nhsNumber: NUMBER,
      consent: back.body['id'],
      supersedes: denial['id'],
    });
    for (const id of [denial['id'], back.body['id']])
      expect((await ask('POST', `/api/opt-outs/${String(id)}/withdraw`, SIGNED)).body).toMatchObject({
        error: { code: 'not-in-force', message: 'This opt-out is no longer in force. Look up the register again.' },
      });
    expect((await ask('POST', '/api/opt-outs/nobody/withdraw')).status).toBe(404);
    expect(await place.stores.optOuts.of(NUMBER)).toHaveLength(2);
  });

  it('dates a withdrawal by the moment it is made', async () => {
    const { place, ask } = await desk();
    const denial = (await ask('POST', '/api/opt-outs', FORM)).body;
    place.now += 5000;
    expect((await ask('POST', `/api/opt-outs/${String(denial['id'])}/withdraw`, SIGNED)).body['dateTime']).toBe(
      new Date(place.now).toISOString(),
    );
  });

  it('knows a name by its letters, not by its accents', async () => {
    const { place, ask } = await desk();
    place.replies.set('pds.test', () =>
      replyOf(bundle([patient({ name: [{ use: 'official', family: 'Müller-Xu', given: ['Marjorie'] }] })])),
    );
    expect((await ask('POST', '/api/opt-outs', { ...FORM, lastName: 'Muller Xu' })).status).toBe(201);
  });
});

describe('gateways whose clocks differ', () => {
  const MINUTE = 60_000;
  const steps = fc.array(
    fc.record({ what: fc.constantFrom('out', 'in'), clock: fc.integer({ min: -5, max: 5 }), pause: fc.nat(3) }),
    { minLength: 1, maxLength: 6 },
  );

  it('hold an opt-out that was acknowledged, all of them at once and for good', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (said) => {
        const { place, ask } = await desk();
        const ben = await place.signIn('ben');
        let time = place.now;
        let last: string | null = null;
        let closed = false;
        for (const { what, clock, pause } of said) {
          time += pause * 1000;
          place.now = time + clock * MINUTE;
          if (what === 'out') {
            const { status, body } = await ask('POST', '/api/opt-outs', FORM);
            expect(status).toBe(201);
            [last, closed] = [String(body['id']), true];
          } else if (last !== null) {
            await ask('POST', `/api/opt-outs/${last}/withdraw`, SIGNED);
            [last, closed] = [null, false];
          }
        }
        if (!closed) return;
        for (const later of [-5, 0, 5, 9]) {
          place.now = time + later * MINUTE;
          expect((await ask('POST', '/api/opt-outs/search', { nhsNumber: NUMBER })).body['optedOut']).toBe(true);
          expect((await tryOpening(ben)).body['outcome']).toBe('opted-out');
        }
      }),
      { numRuns: 40 },
    );
  });

  it('let a person back in who signed after the opt-out, whichever clock was behind', async () => {
    const { place, ask } = await desk();
    const start = place.now;
    const { body } = await ask('POST', '/api/opt-outs', FORM);
    place.now = start - 5 * MINUTE;
    expect((await ask('POST', `/api/opt-outs/${String(body['id'])}/withdraw`, SIGNED)).status).toBe(201);
    place.now = start + 1000;
    expect((await ask('POST', '/api/opt-outs/search', { nhsNumber: NUMBER })).body['optedOut']).toBe(false);
  });
});
