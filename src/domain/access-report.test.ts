import { describe, expect, it } from 'vitest';
import { AUDIT_ACTIONS, type AuditAction, type AuditLine } from './audit';
import { accessReportOf, countsInWords, timesInWords } from './access-report';

const line = (
  at: string,
  user: string,
  action: AuditAction,
  details: Readonly<Record<string, string>> = {},
  succeeded = true,
): AuditLine => ({
  recorded: `2026-07-01T${at}:00Z`,
  user,
  role: 'GP',
  organisation: 'Parkside',
  action: AUDIT_ACTIONS[action].text,
  succeeded,
  nhsNumber: '9990123454',
  details,
});

const NOBODY = 'nobody matched number and date of birth';

// as the gateway gives them: the newest first
const DAY = [
  line('12:00', 'Dr Ben Okoro', 'record-refused', { why: 'opted out' }, false),
  line('09:20', 'Dr Asha Patel', 'printed', { access: 'a1', what: 'Summary' }),
  line('09:10', 'Dr Asha Patel', 'emergency-opened', { access: 'a1', reason: 'Collapsed at home' }),
  line('09:03', 'Dr Asha Patel', 'provider-read', { access: 'a1', provider: 'Eastfield' }, false),
  line('09:02', 'Dr Asha Patel', 'provider-read', { access: 'a1', provider: 'Northgate' }),
  line('09:01', 'Dr Asha Patel', 'provider-read', { access: 'a1', provider: 'Parkside' }),
  line('09:00', 'Dr Asha Patel', 'record-opened', {
    access: 'a1',
    purpose: 'direct-care',
    relationship: 'self-claimed',
  }),
];

describe('the access report', () => {
  const report = accessReportOf(DAY);

  it('tells each visitor by name, each visit with why and what was seen, in sentences without codes', () => {
    expect(report.visitors.map(({ name, as }) => [name, as])).toEqual([
      ['Dr Asha Patel', 'GP, Parkside'],
      ['Dr Ben Okoro', 'GP, Parkside'],
    ]);
    const [visit] = report.visitors[0]?.visits ?? [];
    expect(visit?.heading).toBe('Opened the record for direct care');
    expect(visit?.sentences).toEqual([
      'Reason for access: they said they care for the person; no visit, appointment or referral at their ' +
        'organisation was found. ' +
        'The privacy officer was told.',
      'Could see, within their role, records from Northgate and Parkside.',
      'No answer came from Eastfield.',
      'Opened emergency access on 01-Jul-2026 10:10. Reason given: “Collapsed at home”.',
      'Printed: Summary.',
    ]);
    expect(JSON.stringify(report)).not.toMatch(/a1|self-claimed|direct-care/);
  });

  it('counts openings, emergencies and refusals, and leaves no line of the audit out', () => {
    expect(report).toMatchObject({ opened: 1, emergencies: 1, refused: 1 });
    expect(report.visitors[1]?.visits).toMatchObject([
      { heading: 'Was refused the record', sentences: ['Opted out.'], refused: true },
    ]);
    const alone = accessReportOf(DAY.filter(({ action }) => action !== AUDIT_ACTIONS['record-opened'].text));
    expect(alone.visitors.flatMap(({ visits }) => visits.flatMap(({ at, again }) => [at, ...again]))).toHaveLength(6);
  });

  it('counts refusals and failed attempts apart, and not a provider that did not answer within a visit', () => {
    const counts = (lines: readonly AuditLine[]): string => countsInWords(accessReportOf(lines));
    expect(counts(DAY)).toBe('2 people; 1 opening of the record, 1 emergency, 1 refusal, no failed attempts.');
    expect(counts(DAY.slice(1))).toBe(
      '1 person; 1 opening of the record, 1 emergency, no refusals, no failed attempts.',
    );
    const mistyped = line('12:05', 'Dr Asha Patel', 'record-refused', { why: NOBODY }, false);
    expect(counts([mistyped, ...DAY])).toBe(
      '2 people; 1 opening of the record, 1 emergency, 1 refusal, 1 failed attempt.',
    );
    expect(accessReportOf([mistyped]).visitors[0]?.visits).toMatchObject([
      { heading: 'Tried to open the record', refused: false, failed: true },
    ]);
  });

  it('tells visits that read the same once, with every time, and counts each', () => {
    const looked = (at: string, access: string) => [
      line(at, 'Dr Asha Patel', 'provider-read', { access, provider: 'Parkside' }),
      line(at, 'Dr Asha Patel', 'record-opened', {
        access,
        purpose: 'emergency',
        relationship: 'registered',
        reason: 'Collapsed',
      }),
    ];
    const again = accessReportOf([...looked('11:00', 'a3'), ...looked('10:00', 'a2'), ...looked('09:00', 'a1')]);
    expect(again.visitors[0]?.visits).toMatchObject([
      { at: '2026-07-01T09:00:00Z', again: ['2026-07-01T10:00:00Z', '2026-07-01T11:00:00Z'] },
    ]);
    expect(again).toMatchObject({ opened: 3, emergencies: 3 });
  });

  it('writes the day once for all its times', () => {
    expect(timesInWords(['2026-07-01T09:00:00Z', '2026-07-01T11:00:00Z', '2026-07-02T07:30:00Z'])).toBe(
      '01-Jul-2026 10:00, 12:00, 02-Jul-2026 08:30',
    );
  });

  it('writes a minute once, however often it came', () => {
    expect(timesInWords(['2026-07-01T09:00:10Z', '2026-07-01T09:00:50Z'])).toBe('01-Jul-2026 10:00');
  });

  it('tells together what was seen alike, whoever answered first', () => {
    const seenFrom = (at: string, access: string, ...providers: readonly string[]) => [
      ...providers.map((provider) => line(at, 'Dr Asha Patel', 'provider-read', { access, provider })),
      line(at, 'Dr Asha Patel', 'record-opened', { access, relationship: 'registered' }),
    ];
    const { visitors } = accessReportOf([
      ...seenFrom('10:00', 'a2', 'Northgate', 'Parkside'),
      ...seenFrom('09:00', 'a1', 'Parkside', 'Northgate'),
    ]);
    expect(visitors.flatMap(({ visits }) => visits)).toHaveLength(1);
  });
});
