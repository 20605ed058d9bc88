/**
 * Is everything that is audited a valid FHIR R4 AuditEvent, in the shape of IHE BALP, with all that POLICY 7 asks for?
 */
import type { AuditEvent } from 'fhir/r4';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { r4Faults } from '../../fhir-fixtures/r4-schema';
import { AUDIT_ACTIONS, AUDIT_ACTION_SYSTEM, readAuditEvent, type AuditAction } from '../../src/domain/audit';
import { auditEvent, type AuditFacts } from '../../src/gateway/audit/event';
import { exportedEvent } from '../../src/gateway/privacy/exported-event';
import { balpFaults } from './balp';
import type { Mount } from './mount';
import { nodeMount } from './node-mount';
import { MARJORIE, OPTED_OUT } from './people';
import { askProvider, open, signIn, tryOpening, wholeAudit } from './signed-in';

const ACTIONS = Object.keys(AUDIT_ACTIONS) as readonly AuditAction[];
const FACTS: Omit<AuditFacts, 'action' | 'succeeded'> = {
  at: Date.parse('2026-11-25T09:00:00Z'),
  user: { id: 'ben', name: 'Dr Ben Okoro' },
  membership: { role: 'emergency-clinician', organisation: { ods: 'RNG01', name: 'Northgate', region: 'QMJ' } },
  place: {
    instance: { name: 'North Central London', region: 'QMJ' },
    server: 'record.example',
    client: '10.0.0.7',
    request: '6f1f2f0e-0000-4000-8000-000000000001',
  },
};

describe('the event of every action', () => {
  const cases = ACTIONS.flatMap((action) =>
    [true, false].flatMap((succeeded) => [
      { ...FACTS, action, succeeded },
      {
        ...FACTS,
        action,
        succeeded,
        nhsNumber: MARJORIE.nhsNumber,
        details: { access: 'a-1', why: succeeded ? undefined : 'opted out' },
        query: { family: 'Müller “Ω”' },
      },
      { ...FACTS, action, succeeded, user: null, membership: null },
    ]),
  );

  it.each(
    cases.map(
      (facts) =>
        [
          facts.action,
          facts.succeeded ? 'done' : 'refused',
          'nhsNumber' in facts ? 'of a person' : facts.user === null ? 'by nobody' : 'of nobody',
          facts,
        ] as const,
    ),
  )('%s, %s, %s: valid R4, and true to the profile it claims', (_action, _outcome, _whom, facts) => {
    const event = auditEvent(facts);
    expect([...r4Faults(event), ...balpFaults(event)]).toEqual([]);
  });

  it.each(cases.map((facts) => [facts.action, facts] as const))(
    '%s: exported, with its subject or without, it stays what it claims to be',
    (_action, facts) => {
      for (const subjects of [new Uint8Array(32), null])
        for (const named of [true, false]) {
          const row = { seq: 7, event: auditEvent(facts) };
          const event = exportedEvent({ neverNamed: () => !named, subjects }, row);
          expect([...r4Faults(event), ...balpFaults(event)]).toEqual([]);
        }
    },
  );

  it('claims PatientRead for what was read of a person, PatientQuery for a search for one, and nothing for what was refused', () => {
    const profiles = (action: AuditAction, succeeded: boolean): readonly string[] =>
      (auditEvent({ ...FACTS, action, succeeded, nhsNumber: MARJORIE.nhsNumber }).meta?.profile ?? []).map((url) =>
        url.slice(url.lastIndexOf('.') + 1),
      );
    expect(
      (
        [
          'record-opened',
          'provider-read',
          'document-read',
          'printed',
          'looked-up',
          'audit-searched',
          'signed-in',
        ] as const
      ).map((action) => profiles(action, true).join()),
    ).toEqual(['PatientRead', 'PatientRead', 'PatientRead', 'PatientRead', 'PatientQuery', 'PatientQuery', '']);
    expect(profiles('record-refused', false)).toEqual([]);
  });

  it('is found wanting when a part of it is missing', () => {
    const event = auditEvent({ ...FACTS, action: 'provider-read', succeeded: true, nhsNumber: MARJORIE.nhsNumber });
    expect(balpFaults({ ...event, agent: event.agent.slice(0, 2) })).not.toEqual([]);
    expect(balpFaults({ ...event, entity: [] })).not.toEqual([]);
    expect(r4Faults({ ...event, recorded: 5 } as never)).not.toEqual([]);
  });
});

describe('what a day leaves in the audit, over HTTP', () => {
  const REASON = 'Unconscious in resus, no history';
  let mount: Mount;
  let events: readonly AuditEvent[];
  const of = (action: AuditAction): readonly AuditEvent[] =>
    events.filter(({ subtype }) =>
      subtype?.some(({ system, code }) => system === AUDIT_ACTION_SYSTEM && code === action),
    );

  beforeAll(async () => {
    mount = await nodeMount();
    const ben = await signIn(mount, 'ben');
    await ben.ask('POST', '/api/patients', MARJORIE);
    await ben.ask('POST', '/api/patients', { family: 'XX-TESTPATIENT', given: 'Nobody', dateOfBirth: '1901-01-01' });
    await tryOpening(ben, OPTED_OUT);
    const { access } = await open(ben, MARJORIE);
    await askProvider(ben, access, 'parkside');
    await ben.ask('POST', `/api/records/${access}/emergency`, { reason: REASON });
    await ben.ask('POST', `/api/records/${access}/emergency`, { reason: `${REASON}, still` });
    mount.control.set({ provider: 'eastfield', fault: 'error-500' });
    await askProvider(ben, access, 'eastfield');
    await ben.ask('DELETE', `/api/records/${access}/emergency`);
    await ben.ask('POST', `/api/records/${access}/prints`, { what: 'Summary' });
    await ben.ask('POST', `/api/records/${access}/reports`, {
      provider: 'parkside',
      reference: 'Condition/abc',
      kind: 'wrong-entry',
    });
    await ben.ask('DELETE', `/api/records/${access}`);
    await askProvider(ben, access, 'parkside');
    await ben.ask('POST', '/api/opt-outs/search', { nhsNumber: MARJORIE.nhsNumber });
    await ben.ask('DELETE', '/api/session');
    const officer = await signIn(mount, 'priscilla');
    await officer.ask('GET', '/api/alerts');
    events = await wholeAudit(officer, {});
  });
  afterAll(() => mount.close());

  it('is valid R4 and BALP, to the last event', () => {
    expect(events.length).toBeGreaterThanOrEqual(15);
    expect(events.flatMap((event) => [...r4Faults(event), ...balpFaults(event)])).toEqual([]);
  });

  it('says who, from where, whose record, why, under which policy and with what outcome', () => {
    const [opened] = of('record-opened');
    expect(opened?.agent.map(({ network }) => network?.address)).toEqual([undefined, '127.0.0.1', '127.0.0.1']);
    expect(opened && readAuditEvent(opened)).toMatchObject({
      user: 'Dr Ben Okoro',
      role: 'Emergency clinician',
      nhsNumber: MARJORIE.nhsNumber,
      succeeded: true,
      details: {
        ods: expect.any(String) as string,
        purpose: 'direct-care',
        relationship: expect.any(String) as string,
        'policy version': expect.any(String) as string,
        'policy digest': expect.any(String) as string,
      },
    });
    const read = of('provider-read').map(readAuditEvent);
    expect(read.find(({ succeeded }) => succeeded)?.details).toMatchObject({
      provider: 'Parkside Medical Centre',
      outcome: 'released',
      released: expect.stringContaining('allergies') as string,
    });
    expect(read.find(({ succeeded }) => !succeeded)?.details).toMatchObject({
      outcome: 'failed',
      emergency: 'yes',
      reason: `${REASON}, still`,
    });
    expect(
      of('provider-read')
        .map(({ purposeOfEvent }) => purposeOfEvent?.[0]?.coding?.[0]?.code)
        .sort(),
    ).toEqual(['ETREAT', 'TREAT']);
    expect(
      [...of('emergency-opened'), ...of('emergency-renewed')].map((event) => readAuditEvent(event).details['reason']),
    ).toEqual([REASON, `${REASON}, still`]);
    expect(of('record-refused').map((event) => [event.outcome, event.outcomeDesc])).toEqual([['4', 'opted out']]);
    expect(of('refused').length).toBe(2);
    expect(of('printed').map((event) => readAuditEvent(event).details['what'])).toEqual(['Summary']);
  });

  it('keeps a search word for word, also one that found nobody', () => {
    const asked = of('looked-up').map(
      ({ entity }) =>
        JSON.parse(
          Buffer.from(entity?.find(({ query }) => query !== undefined)?.query ?? '', 'base64').toString(),
        ) as unknown,
    );
    expect(asked).toContainEqual(MARJORIE);
    expect(asked).toContainEqual({ family: 'XX-TESTPATIENT', given: 'Nobody', dateOfBirth: '1901-01-01' });
  });
});
