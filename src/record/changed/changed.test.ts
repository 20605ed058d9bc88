/** What changed since a border: the right verb, nothing dropped, nothing called new that was there before. */
import fc from 'fast-check';
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../domain/dates';
import { SECTIONS } from '../../domain/sections';
import type { ProviderState, WholeRecord } from '../entry';
import { buildRecord } from '../record';
import { lastDischarge, sideOf, threeMonthsBefore, type Told } from './border';
import { changedSince } from './changed';
import type { ChangedRow, GroupId } from './rows';

const at = (text: string): number => parseDate(text)?.sort ?? 0;
const NOW = at('2026-06-15');
const FROM = at('2026-05-01');
const answered = (id: string, ...resources: readonly object[]): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting: id === 'gp' ? 'gp' : 'acute' },
  resources: resources as readonly FhirResource[],
  coverage: SECTIONS.map((section) => ({ section, code: 'answered', text: '' })),
  warnings: [],
  retrievedAt: '',
});
const record = (...providers: readonly ProviderState[]): WholeRecord => buildRecord({ providers, now: NOW });

const condition = (text: string, more: object = {}) => ({
  resourceType: 'Condition',
  id: `c-${text.replaceAll(' ', '-')}`,
  code: { text },
  clinicalStatus: { coding: [{ code: 'active' }] },
  ...more,
});
const order = (id: string, name: string, more: object = {}) => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: { text: name },
  ...more,
});
const result = (id: string, value: number, when: string, more: object = {}) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ system: 'http://snomed.info/sct', code: '1000731000000107' }], text: 'Serum creatinine level' },
  category: [{ coding: [{ code: 'laboratory' }] }],
  valueQuantity: { value, unit: 'umol/L' },
  effectiveDateTime: when,
  ...more,
});

const rowsOf = (whole: WholeRecord, group: GroupId, from = FROM) => {
  const found = changedSince(whole, { kind: 'from', at: from }).find((one) => one.group === group);
  const words = ({ verb, entry }: ChangedRow): string => `${verb}: ${entry.title}`;
  return { rows: found?.rows.map(words) ?? [], unsure: found?.unsure.map(words) ?? [], all: found };
};

describe('a date and the border', () => {
  it.each([
    ['2026-05-01', 'since'],
    ['2026-04-30', 'before'],
    ['2026-05', 'since'],
    ['2026', 'unsure'],
    ['2025', 'before'],
    ['2026-06-20', 'ahead'],
  ])('%s lies %s', (date, side) => {
    expect(sideOf(parseDate(date), FROM, NOW)).toBe(side);
  });
  it('is not known where no date is', () => {
    expect(sideOf(null, FROM, NOW)).toBe('unsure');
  });
  it.each([
    ['2026-06-15', '2026-03-15'],
    ['2026-05-31', '2026-02-28'],
    ['2026-01-10', '2025-10-10'],
  ])('three months before %s is %s', (now, then) => {
    expect(threeMonthsBefore(at(now))).toBe(at(then));
  });
});

describe('problems', () => {
  it.each<[string, object, readonly string[], readonly string[]]>([
    ['began since', { onsetDateTime: '2026-05-10' }, ['New: Gout'], []],
    ['began before', { onsetDateTime: '2026-02-10' }, [], []],
    [
      'began before, first written down since',
      { onsetDateTime: '2026-02-10', recordedDate: '2026-05-10' },
      ['Newly recorded: Gout'],
      [],
    ],
    ['has no date', {}, [], ['Undated: Gout']],
    ['has a year alone', { onsetDateTime: '2026' }, [], ['Undated: Gout']],
    ['has no date, but was written down before', { recordedDate: '2026-02-01' }, [], []],
    [
      'was there, and is dated anew',
      { onsetDateTime: '2026-05-10', recordedDate: '2026-02-01' },
      ['Recorded again: Gout'],
      [],
    ],
    [
      'ended since',
      { onsetDateTime: '2020', abatementDateTime: '2026-05-20', clinicalStatus: { coding: [{ code: 'resolved' }] } },
      ['Ended: Gout'],
      [],
    ],
  ])('one that %s', (_, more, rows, unsure) => {
    expect(rowsOf(record(answered('gp', condition('Gout', more))), 'problems')).toMatchObject({ rows, unsure });
  });
});

describe('medicines', () => {
  it('tells a start, a dose before and after, and a stop with its reason', () => {
    const dated = (words: string, when: string) => ({ authoredOn: when, dosageInstruction: [{ text: words }] });
    const link = {
      basedOn: [{ reference: 'MedicationRequest/b1' }],
      priorPrescription: { reference: 'MedicationRequest/b1' },
    };
    const whole = record(
      answered(
        'gp',
        order('a', 'Ramipril 5mg capsules', { authoredOn: '2026-05-10' }),
        order('b1', 'Bisoprolol 2.5mg tablets', { ...dated('1 daily', '2025-01-01'), status: 'stopped' }),
        order('b2', 'Bisoprolol 5mg tablets', { ...dated('1 daily', '2026-05-12'), ...link }),
        {
          resourceType: 'MedicationStatement',
          id: 's',
          status: 'stopped',
          statusReason: [{ text: 'Bradycardia' }],
          medicationCodeableConcept: { text: 'Atenolol 50mg tablets' },
          effectivePeriod: { start: '2020-01-01', end: '2026-05-20' },
        },
      ),
    );
    const { rows, all } = rowsOf(whole, 'medicines');
    expect(rows).toContain('Started: ramipril');
    expect(rows).toContain('Stopped: atenolol');
    expect(all?.rows.find(({ verb }) => verb === 'Stopped')?.more).toBe('Bradycardia');
    expect(rows).toContain('Dose changed: bisoprolol');
    expect(all?.rows.find(({ verb }) => verb === 'Dose changed')?.more).toMatch(/2\.5mg.* → .*5mg/);
  });
  it('calls one that the GP has long had no start where the hospital begins to record it', () => {
    const whole = record(
      answered('gp', order('a', 'Ramipril 5mg capsules', { authoredOn: '2025-01-01' })),
      answered('ward', order('b', 'Ramipril 5mg capsules', { authoredOn: '2026-05-10' })),
    );
    expect(rowsOf(whole, 'medicines').rows).toEqual(['Also recorded: ramipril']);
  });
  it('lists a stop without a date apart', () => {
    const whole = record(
      answered('gp', order('a', 'Ramipril 5mg capsules', { status: 'stopped', authoredOn: '2025-01-01' })),
    );
    expect(rowsOf(whole, 'medicines')).toMatchObject({ rows: [], unsure: ['Stopped: ramipril'] });
  });
  it('tells an order not to give one', () => {
    const whole = record(
      answered('gp', order('a', 'Codeine 30mg tablets', { doNotPerform: true, authoredOn: '2026-05-10' })),
    );
    expect(rowsOf(whole, 'medicines').rows[0]).toMatch(/^Do NOT give: /);
  });
});

describe('results', () => {
  it('puts what is out of range first, and folds only an older value that is no worse', () => {
    const high = { interpretation: [{ coding: [{ code: 'H' }] }] };
    const whole = record(
      answered(
        'gp',
        result('o0', 80, '2026-01-01T09:00:00Z'),
        result('o1', 190, '2026-05-10T09:00:00Z', high),
        result('o2', 95, '2026-05-20T09:00:00Z'),
        result('o3', 90, '2026-05-30T09:00:00Z'),
      ),
    );
    const { rows, all } = rowsOf(whole, 'results');
    expect(rows.map((row) => row.split(':')[0])).toEqual(['High', 'Result']);
    expect(all?.rows[1]?.earlier).toBe(1);
  });
});

describe('the last discharge', () => {
  const stay = (id: string, end: string | null, more: object = {}) => ({
    resourceType: 'Encounter',
    id,
    status: 'finished',
    class: { code: 'IMP' },
    type: [{ text: 'Hospital admission' }],
    period: { start: '2026-05-02', ...(end === null ? {} : { end }) },
    ...more,
  });
  it.each<[string, readonly object[], string | null]>([
    [
      'the latest that has ended',
      [stay('a', '2026-05-04'), stay('b', '2026-05-09', { period: { start: '2026-05-08', end: '2026-05-09' } })],
      '2026-05-08',
    ],
    ['no stay that still runs', [stay('a', null, { status: 'in-progress' })], null],
    ['no stay that was cancelled', [stay('a', '2026-05-04', { status: 'cancelled' })], null],
    ['no attendance', [stay('a', '2026-05-04', { class: { code: 'AMB' }, type: [{ text: 'Clinic' }] })], null],
    ['nothing where this role is shown none', [], null],
  ])('is %s', (_, encounters, from) => {
    expect(lastDischarge(record(answered('ward', ...encounters)), NOW)?.from ?? null).toBe(
      from === null ? null : at(from),
    );
  });
});

describe('since the reader last looked', () => {
  it('tells what the gateway told, whatever its date, and nothing else', () => {
    const whole = record(
      answered(
        'gp',
        condition('Gout', { onsetDateTime: '2001' }),
        condition('Asthma', { onsetDateTime: '2026-05-10' }),
      ),
    );
    const gout = whole.entries.find(({ title }) => title === 'Gout');
    const told = new Map<string, Told>([[gout?.id ?? '', 'new']]);
    const groups = changedSince(whole, { kind: 'looked', at: FROM, told });
    expect(groups.flatMap(({ rows, unsure }) => [...rows, ...unsure]).map(({ entry }) => entry.title)).toEqual([
      'Gout',
    ]);
  });
  it('says from what to what a dose was changed, though that was before the look', () => {
    const dose = (id: string, words: string, when: string, more: object = {}) =>
      order(id, 'Furosemide 40mg tablets', { authoredOn: when, dosageInstruction: [{ text: words }], ...more });
    const whole = record(
      answered(
        'ward',
        dose('a', '40 mg once a day', '2026-01-05', { status: 'stopped' }),
        dose('b', '80 mg once a day', '2026-04-20', { priorPrescription: { reference: 'MedicationRequest/a' } }),
      ),
    );
    const id = whole.entries[0]?.id ?? '';
    const row = (kind: Told) =>
      changedSince(whole, { kind: 'looked', at: FROM, told: new Map([[id, kind]]) }).flatMap(({ rows }) => rows)[0];
    expect(row('changed')).toMatchObject({
      verb: 'Changed',
      more: expect.stringMatching(/40 mg once a day → .*80 mg/) as string,
    });
    expect(row('withdrawn')).toMatchObject({ verb: 'Withdrawn', more: null });
  });
});

it('what speaks of a concern, or is not for the patient, is guarded', () => {
  const flag = (id: string, text: string) => ({
    resourceType: 'Flag',
    id,
    status: 'active',
    code: { text },
    period: { start: '2026-05-10' },
  });
  const whole = record(
    answered(
      'gp',
      flag('a', 'Safeguarding: concern recorded'),
      flag('b', 'Needs large print'),
      condition('Child protection plan', { onsetDateTime: '2026-05-10' }),
    ),
  );
  const guarded = changedSince(whole, { kind: 'from', at: FROM })
    .flatMap(({ rows }) => rows)
    .map((row) => `${row.entry.title} ${String(row.guarded)}`)
    .sort();
  expect(guarded).toEqual([
    'Child protection plan true',
    'Needs large print false',
    'Safeguarding: concern recorded true',
  ]);
});

it('every entry dated since, and every one that may be, stands in exactly one line or is counted by one', () => {
  const day = fc
    .integer({ min: 0, max: 400 })
    .map((days) => new Date(NOW - days * 86_400_000).toISOString().slice(0, 10));
  const date = fc.oneof(
    day,
    day.map((text) => text.slice(0, 7)),
    day.map((text) => text.slice(0, 4)),
    fc.constant(undefined),
  );
  fc.assert(
    fc.property(fc.array(date, { minLength: 1, maxLength: 12 }), (dates) => {
      const whole = record(
        answered(
          'gp',
          ...dates.map((onsetDateTime, n) => ({
            ...condition(`Problem ${'abcdefghijkl'[n] ?? ''}${'xyz'.repeat(n + 1)}`),
            ...(onsetDateTime === undefined ? {} : { onsetDateTime }),
          })),
        ),
      );
      const group = changedSince(whole, { kind: 'from', at: FROM }).find((one) => one.group === 'problems');
      const told = [...(group?.rows ?? []), ...(group?.unsure ?? [])].map(({ entry }) => entry.id);
      const due = whole.entries.filter((entry) => sideOf(entry.date, FROM, NOW) !== 'before').map(({ id }) => id);
      expect([...told].sort()).toEqual([...due].sort());
      expect(group?.rows.every(({ entry }) => sideOf(entry.date, FROM, NOW) === 'since')).toBe(true);
    }),
    { numRuns: 100 },
  );
});
