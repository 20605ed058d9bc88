/** What an officer reads of the audit, and what the person is handed: whole, masked, and told to a second officer. */
import type { AuditEvent, Bundle, Composition } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { r4Faults } from '../../../fhir-fixtures/r4-schema';
import type { AlertsAnswer } from '../../domain/alerts';
import { readAuditEvent } from '../../domain/audit';
import { NEVER_NAMED } from '../../domain/never-named';
import { balpFaults } from '../../../tests/gateway/balp';
import { auditedIn } from '../../../tests/kits/gateway/audited';
import { provider } from '../../../tests/kits/gateway/fake-server';
import {
  FAR,
  open,
  read,
  replyOf,
  userAt,
  WHO,
  world,
  type Answered,
  type Ask,
  type World,
} from '../../../tests/kits/gateway/gateway';
import { bundle, patient } from '../../../tests/kits/gateway/fake-server';
import type { User } from '../config';

const BOARD = { ods: 'QMJ', name: 'North Central London', region: 'QMJ' };
const CLINIC = { ods: 'RCLIN', name: 'Mortimer Place', region: 'QMJ' };
const USERS: readonly User[] = [
  userAt(BOARD, 'quentin', 'Quentin Hale', 'privacy-officer'),
  userAt(BOARD, 'second', 'Sunita Rao', 'privacy-officer'),
  userAt(CLINIC, 'cleo', 'Cleo Marsh', 'hospital-clinician', 'privacy-officer'),
];

const place = (): World =>
  world({
    users: USERS,
    providers: [provider({ ods: 'OTHER' }), provider({ id: 'c', ods: CLINIC.ods, setting: 'sexual-health' })],
  });

/** Somebody near, somebody far, and somebody whose service is not named, each of whom opens and reads it. */
async function looked(): Promise<World> {
  const here = place();
  for (const id of ['asha', 'far-gp', 'cleo']) {
    const ask = await here.signIn(id);
    await read(ask, await open(ask, { reason: `of ${id} at ${CLINIC.name}` }));
  }
  return here;
}

const number = { nhsNumber: WHO.nhsNumber };
const eventsOf = ({ body }: Answered): readonly AuditEvent[] =>
  ((body as unknown as Bundle<AuditEvent>).entry ?? []).flatMap(({ resource }) => resource ?? []);
const search = async (ask: Ask, body: unknown): Promise<readonly AuditEvent[]> =>
  eventsOf(await ask('POST', '/api/audit/search', body));
const openers = (events: readonly AuditEvent[]): readonly string[] =>
  events
    .map(readAuditEvent)
    .filter(({ action }) => action === 'Opened the record')
    .map(({ user }) => user);
const alertsOf = async (ask: Ask) => ((await ask('GET', '/api/alerts')).body as unknown as AlertsAnswer).alerts;

describe('a search of the audit', () => {
  it('finds for the instance’s officer all, for another their own organisation’s, and a page of theirs is full', async () => {
    const here = await looked();
    expect(openers(await search(await here.signIn('quentin'), number))).toEqual([
      NEVER_NAMED,
      'Alex Finch',
      'Asha Patel',
    ]);
    expect(openers(await search(await here.signIn('priscilla'), number))).toEqual(['Asha Patel']);
    const far = await here.signIn('far-privacy-officer');
    expect(openers(await search(far, number))).toEqual(['Alex Finch']);
    const all = await search(far, {});
    expect(new Set(all.map((event) => readAuditEvent(event).organisation))).toEqual(new Set([FAR.name]));
    expect(await search(far, { count: 2 })).toHaveLength(2);
  });

  it('names no telling service: nor its user, role, code, address or words; what it claims of its profile stays true', async () => {
    const here = await looked();
    const quentin = await here.signIn('quentin');
    for (const query of [number, {}]) {
      const events = await search(quentin, query);
      const theirs = events.filter((event) => JSON.stringify(event).includes(NEVER_NAMED));
      expect(theirs.length).toBeGreaterThan(1);
      for (const event of theirs) {
        expect(JSON.stringify(event)).not.toMatch(/cleo|Cleo|Marsh|RCLIN|Mortimer|hospital-clinician|relationship/);
        expect([...r4Faults(event), ...balpFaults(event)]).toEqual([]);
      }
    }
    expect(JSON.stringify(await auditedIn(here.stores))).toContain('Cleo Marsh');
    const cleo = await here.signIn('cleo');
    await cleo('POST', '/api/session/role', { role: 'privacy-officer' });
    expect(openers(await search(cleo, number))).toEqual(['Cleo Marsh']);
  });

  it('by one of its users answers as by a user whom nobody knows', async () => {
    const here = await looked();
    const quentin = await here.signIn('quentin');
    const [known, unknown] = [await search(quentin, { userId: 'cleo' }), await search(quentin, { userId: 'nobody-x' })];
    expect([known, unknown]).toEqual([[], []]);
    expect(openers(await search(quentin, { userId: 'asha' }))).toEqual(['Asha Patel']);
    await search(quentin, { ...number, userId: 'cleo' });
    expect(JSON.stringify(await search(await here.signIn('second'), number))).not.toContain('cleo');
  });

  it.each([
    ['with a case reference', { caseReference: 'SAR-17' }, 'SAR-17'],
    ['without', {}, 'not given'],
  ])('of a number %s is on record with it and told to a second officer', async (_how, more, reference) => {
    const here = await looked();
    const quentin = await here.signIn('quentin');
    await search(quentin, { ...number, ...more });
    await search(quentin, { ...number, ...more, after: 5 });
    const line = (await auditedIn(here.stores)).map(readAuditEvent).find(({ action }) => /Searched/.test(action));
    expect(line?.details['case reference']).toBe(reference);
    const told = (await alertsOf(await here.signIn('second'))).filter(({ kind }) => kind === 'officer-search');
    expect(told).toMatchObject([{ userName: 'Quentin Hale', userId: 'quentin' }]);
    expect(told[0]?.text).toContain(`Case reference: ${reference}.`);
    const path = `/api/alerts/${told[0]?.id ?? ''}/acknowledge`;
    expect((await quentin('POST', path)).status).toBe(403);
    expect((await (await here.signIn('second'))('POST', path)).status).toBe(200);
  });

  it('goes from an alert to the person’s and the colleague’s accesses, without a number in an address', async () => {
    const here = await looked();
    const quentin = await here.signIn('quentin');
    const all = await alertsOf(quentin);
    const [near, hidden] = [
      all.find(({ userId }) => userId === 'asha'),
      all.find(({ userName }) => userName === NEVER_NAMED),
    ];
    expect(openers(await search(quentin, { alert: near?.id, of: 'person' }))).toHaveLength(3);
    expect(openers(await search(quentin, { alert: near?.id, of: 'user' }))).toEqual(['Asha Patel']);
    expect([near?.leadsTo, hidden?.leadsTo]).toEqual([['person', 'user'], ['person']]);
    const status = async (body: unknown) => (await quentin('POST', '/api/audit/search', body)).status;
    expect(await status({ alert: hidden?.id, of: 'user' })).toBe(404);
    expect(await status({ alert: 'none', of: 'user' })).toBe(404);
    for (const bad of [{ alert: near?.id }, { of: 'user' }, { alert: near?.id, of: 'user', ...number }])
      expect(await status(bad)).toBe(400);
    const far = await here.signIn('far-privacy-officer');
    expect((await far('POST', '/api/audit/search', { alert: near?.id, of: 'person' })).status).toBe(404);
  });
});

describe('the person’s own report', () => {
  const report = async (here: World, body: Record<string, unknown>, id = 'quentin') =>
    (await here.signIn(id))('POST', '/api/audit/report', { ...number, ...body });

  it('is a valid FHIR document with a head, of every event, by role and organisation', async () => {
    const here = await looked();
    const before = (await auditedIn(here.stores, number)).length;
    here.now += 1;
    const { body, text } = await report(here, { format: 'fhir' });
    expect(r4Faults(body as never)).toEqual([]);
    const [first, ...events] = (body as unknown as Bundle).entry ?? [];
    for (const { resource } of events) expect(r4Faults(resource as never)).toEqual([]);
    expect(events).toHaveLength(before);
    const composition = first?.resource as Composition;
    expect(composition).toMatchObject({
      subject: { display: 'Marjorie XX-TESTPATIENT', identifier: { value: WHO.nhsNumber } },
      author: [{ display: 'North Central London' }],
    });
    expect(composition.section?.[1]?.entry).toHaveLength(before);
    expect(text).toContain('GP, Northgate Hospital');
    expect(text).not.toMatch(/Asha|Alex Finch|Cleo|of cleo|RCLIN|gateway\.test|caseReference/);
    expect(text).toContain(NEVER_NAMED);
    const ids = [composition.id, ...events.map(({ fullUrl }) => fullUrl)];
    expect(new Set(ids).size).toBe(before + 1);
  });

  it('names staff where the officer decides so, and a service whose name tells never', async () => {
    const here = await looked();
    for (const format of ['fhir', 'html']) {
      const { text } = await report(here, { format, staffNames: true });
      expect(text).toContain('Asha Patel');
      expect(text).not.toMatch(/Cleo|RCLIN|Mortimer Place<|hospital-clinician/);
    }
    const cleo = await here.signIn('cleo');
    await cleo('POST', '/api/session/role', { role: 'privacy-officer' });
    const { text } = await cleo('POST', '/api/audit/report', { ...number, format: 'html', staffNames: true });
    expect(text).not.toContain('Cleo');
    expect(text).toContain('What users of Mortimer Place did, and nobody else');
  });

  it('is a page of its own that runs nothing and breaks out of nothing', async () => {
    const here = place();
    await open(await here.signIn('asha'), { reason: '<script>alert(1)</script>"&' });
    here.replies.set('pds.test', () => replyOf(bundle([patient({ name: [{ family: '<img src=x>', given: ['A'] }] })])));
    const { text, headers } = await report(here, { format: 'html' });
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;');
    expect(text).not.toMatch(/<script|<img/);
    for (const word of ['For', 'Period', 'Made', 'How to ask']) expect(text).toContain(`<dt>${word}</dt>`);
    expect(text).toContain('no emergencies');
  });

  it('of a period holds that period, is on record, is told to a second officer, and needs sound words', async () => {
    const here = await looked();
    const { body } = await report(here, {
      format: 'fhir',
      from: '2020-01-01',
      to: '2020-12-31',
      caseReference: 'SAR-2',
    });
    expect((body as unknown as Bundle).entry).toHaveLength(1);
    const made = (await auditedIn(here.stores)).map(readAuditEvent).find(({ action }) => /report/.test(action));
    expect(made).toMatchObject({
      nhsNumber: WHO.nhsNumber,
      details: { 'case reference': 'SAR-2', 'staff named': 'no' },
    });
    const told = await alertsOf(await here.signIn('second'));
    expect(told.some(({ kind, text }) => kind === 'officer-search' && text.includes('SAR-2'))).toBe(true);
    for (const bad of [{}, { format: 'pdf' }, { format: 'fhir', from: '2021-01-01', to: '2020-01-01' }])
      expect((await report(here, bad)).status).toBe(400);
    expect((await report(here, { format: 'fhir' }, 'asha')).status).toBe(403);
  });
});
