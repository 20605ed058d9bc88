/** Where a narrative says more than the elements, no denial of theirs is the whole, and a report of it is not empty. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { timeline } from '../timeline';

const folder = mkdtempSync(join(tmpdir(), 'narrative-'));
const SCT = 'http://snomed.info/sct';
const IPS = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips';
const subject = { reference: 'Patient/p' };

interface Printed {
  readonly allergyLabel: string;
  readonly entries: readonly { readonly title: string; readonly summary: string | null; readonly status: string }[];
  readonly absences: readonly { readonly reason: string }[];
}

function printed(resource: object): Printed {
  const path = join(folder, 'one.json');
  writeFileSync(path, JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: [{ resource }] }));
  const outcome = timeline(['--json', '--now', '2026-11-28T12:00:00Z', `A=${path}`], 0);
  if (!outcome.ok) throw new Error(outcome.problem);
  return JSON.parse(outcome.text) as Printed;
}
const told = (status: string) => ({ status, div: '<div xmlns="http://www.w3.org/1999/xhtml">None but latex</div>' });

test.each([
  ['generated', 'No known allergies'],
  ['additional', 'Allergies not recorded'],
])('no known allergies beside a text that is %s: the label is “%s”', (status, label) => {
  const record = printed({
    resourceType: 'AllergyIntolerance',
    id: 'a',
    patient: subject,
    recordedDate: '2026-01-01',
    code: { coding: [{ system: SCT, code: '716186003' }] },
    text: told(status),
  });
  expect(record.allergyLabel).toBe(label);
  expect(record.entries[0]).toMatchObject({ title: 'No known allergies', status: 'Statement' });
  expect(record.entries[0]?.summary?.includes('own text')).toBe(status === 'additional');
});

test.each([
  ['Condition', { subject, code: { coding: [{ system: IPS, code: 'no-known-problems' }] } }],
  [
    'Immunization',
    {
      patient: subject,
      status: 'completed',
      vaccineCode: { coding: [{ system: IPS, code: 'no-known-immunizations' }] },
    },
  ],
  ['Procedure', { subject, status: 'completed', code: { coding: [{ system: IPS, code: 'no-known-procedures' }] } }],
])('%s: beside such a text a denial proves no absence', (resourceType, rest) => {
  const negatives = (status: string) =>
    printed({ resourceType, id: 'x', ...rest, text: told(status) }).absences.filter(
      ({ reason }) => reason === 'explicit-negative',
    ).length;
  expect([negatives('generated'), negatives('additional')]).toEqual([1, 0]);
});

test('a report of which only the narrative was sent says where its text is', () => {
  const report = { resourceType: 'DiagnosticReport', id: 'r', status: 'final', subject, code: { text: 'CT head' } };
  expect(printed({ ...report, text: told('generated') }).entries[0]?.summary).toBe(
    'Report text is in the source; open it there',
  );
  const whole = printed({ ...report, text: told('generated'), conclusion: 'No bleed' }).entries[0]?.summary;
  expect(whole).not.toContain('open it there');
});

describe('what only its own text names or tells', () => {
  const MORE = 'more is in the source’s own text: open it there';
  const coded = { code: { text: 'Potassium' } };
  const valued = { valueQuantity: { value: 4.1, unit: 'mmol/L' } };
  test.each<[string, object, string, string]>([
    ['AllergyIntolerance', { patient: subject }, 'Allergy recorded without a usable name', MORE],
    ['Condition', { subject }, 'Problem recorded without a name', MORE],
    ['Observation', { subject, status: 'final', ...valued }, 'Result without a name', `4.1 mmol/L – ${MORE}`],
    ['Observation', { subject, status: 'final' }, 'Result without a name', MORE],
    ['MedicationRequest', { subject, status: 'active' }, 'Medicine not named', `no dosage sent – ${MORE}`],
  ])('%s: its row says so', (resourceType, rest, title, summary) => {
    const [entry] = printed({ resourceType, id: 'x', ...rest, text: told('generated') }).entries;
    expect(entry).toMatchObject({ title, summary });
  });

  test.each(['generated', 'additional'])('beside a name and a value, a text that is %s', (status) => {
    const whole = { resourceType: 'Observation', id: 'o', status: 'final', subject, ...coded, ...valued };
    const summary = printed({ ...whole, text: told(status) }).entries[0]?.summary;
    expect(summary).toBe(status === 'additional' ? `4.1 mmol/L – ${MORE}` : '4.1 mmol/L');
  });

  test('two of them are not one', () => {
    const problem = (id: string) => ({ resourceType: 'Condition', id, subject, onsetDateTime: '2020-03-04' });
    const entry = (id: string) => ({ resource: { ...problem(id), text: told('generated') } });
    const files = ['a', 'b'].map((id) => {
      const path = join(folder, `${id}.json`);
      writeFileSync(path, JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: [entry(id)] }));
      return `${id}=${path}`;
    });
    const outcome = timeline(['--json', ...files], Date.UTC(2026, 10, 28));
    expect((JSON.parse(outcome.ok ? outcome.text : '{}') as Printed).entries).toHaveLength(2);
  });
});
