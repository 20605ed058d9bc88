/** What FHIR has no word for is said as it was sent, and what cannot be shown is not said to be absent. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { timeline } from '../timeline';

const folder = mkdtempSync(join(tmpdir(), 'said-as-sent-'));
const subject = { reference: 'Patient/p' };
const HL7 = 'http://terminology.hl7.org/CodeSystem/data-absent-reason';

interface Shown {
  readonly title: string;
  readonly summary: string | null;
  readonly status: string;
}
function entryOf(resource: object): Shown | undefined {
  const path = join(folder, 'one.json');
  const entry = [{ resource: { id: 'x', subject, ...resource } }];
  writeFileSync(path, JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }));
  const outcome = timeline(['--json', '--now', '2026-11-28T12:00:00Z', `A=${path}`], 0);
  if (!outcome.ok) throw new Error(outcome.problem);
  return (JSON.parse(outcome.text) as { readonly entries: readonly Shown[] }).entries[0];
}
const result = {
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'Sodium' },
  effectiveDateTime: '2026-11-01',
};
const request = { resourceType: 'ServiceRequest', status: 'active', authoredOn: '2026-11-01' };
const medicine = {
  resourceType: 'MedicationRequest',
  intent: 'order',
  medicationCodeableConcept: { text: 'Digoxin 125mcg tablets' },
  authoredOn: '2026-11-01',
};
const vaccine = {
  resourceType: 'Immunization',
  patient: subject,
  vaccineCode: { text: 'MMR' },
  occurrenceDateTime: '2026-11-01',
};

test.each([
  [{ lastUpdated: '2026-01-01T00:00:00Z' }, { lastUpdated: '2026-02-01T00:00:00Z' }, 'the newest is shown'],
  [{ versionId: '1' }, {}, 'one of them, and which is the newest is not known, is shown'],
  [undefined, undefined, 'one of them, and which is the newest is not known, is shown'],
])('of two versions under one id, %j and %j: %s', (a, b, kept) => {
  const path = join(folder, 'two.json');
  const problem = (text: string, meta: object | undefined) => ({
    resource: { resourceType: 'Condition', id: 'same', subject, code: { text }, meta },
  });
  const entry = [problem('Asthma', a), problem('Gout', b)];
  writeFileSync(path, JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }));
  const outcome = timeline(['--json', `A=${path}`], Date.UTC(2026, 10, 28));
  const { warnings } = JSON.parse(outcome.ok ? outcome.text : '{}') as { warnings: readonly { reason: string }[] };
  expect(warnings.map(({ reason }) => reason)).toEqual([`sent more than once with different content; ${kept}`]);
});

test.each([
  [{ frequency: 1, period: 1, periodUnit: 'wk' }, 'times 1, every 1 week'],
  [{ frequency: 2, period: 3, periodUnit: 'mo' }, 'times 2, every 3 months'],
  [{ period: 1, periodMax: 2, periodUnit: 'd', duration: 1, durationUnit: 'h' }, 'every 1 to 2 days, for 1 hour'],
])('how often a request asks for something: %j is %s', (repeat, words) => {
  const path = join(folder, 'often.json');
  const resource = { ...request, id: 'x', subject, code: { text: 'INR' }, occurrenceTiming: { repeat } };
  writeFileSync(path, JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: [{ resource }] }));
  const outcome = timeline(['--json', `A=${path}`], Date.UTC(2026, 10, 28));
  expect(outcome.ok ? outcome.text : '').toContain(`"value": "${words}"`);
});

test.each<[string, object, Partial<Shown>]>([
  [
    'a file as a value',
    { ...result, valueAttachment: { contentType: 'image/png' } },
    { summary: 'A value that cannot be shown here; open it in the source' },
  ],
  [
    'a reference as a value',
    { ...result, valueReference: { reference: 'MolecularSequence/1' } },
    { summary: 'A value that cannot be shown here; open it in the source' },
  ],
  ['no value at all', result, { summary: 'No value sent' }],
  [
    "HL7's reason behind a number of the sender's own",
    {
      ...result,
      dataAbsentReason: {
        coding: [
          { system: 'urn:local', code: '9' },
          { system: HL7, code: 'not-performed' },
        ],
      },
    },
    { summary: 'No value: not performed' },
  ],
  [
    "HL7's reason behind words of the sender's own",
    {
      ...result,
      dataAbsentReason: {
        coding: [
          { system: 'urn:local', code: '9', display: 'Loc' },
          { system: HL7, code: 'masked' },
        ],
      },
    },
    { summary: 'No value: masked' },
  ],
  [
    'a problem that is active and recorded as ended',
    {
      resourceType: 'Condition',
      clinicalStatus: { coding: [{ code: 'active' }] },
      code: { text: 'Asthma' },
      onsetDateTime: '2000-01-01',
      abatementDateTime: '2010-01-01',
    },
    { status: 'Active, and recorded as ended 01-Jan-2010' },
  ],
  [
    'a medicine whose status FHIR does not have',
    { ...medicine, status: 'suspended' },
    { status: 'Unconfirmed, last evidence 01-Nov-2026, status sent: suspended' },
  ],
  [
    'a vaccine whose status FHIR does not have',
    { ...vaccine, status: 'administered' },
    { status: 'Given – status sent: administered' },
  ],
  ['a vaccine that was refused', { ...vaccine, status: 'refused' }, { status: 'Not given – status sent: refused' }],
  ['a proposal', { ...request, intent: 'proposal', code: { text: 'CPR' } }, { title: 'Proposed: CPR' }],
  [
    'an option',
    { ...request, intent: 'option', code: { text: 'Refer to dietitian' } },
    { title: 'Proposed: Refer to dietitian' },
  ],
  ['a plan', { ...request, intent: 'plan', code: { text: 'Blood test' } }, { title: 'Planned: Blood test' }],
  [
    'a problem that is active and due to end',
    {
      resourceType: 'Condition',
      clinicalStatus: { coding: [{ code: 'active' }] },
      code: { text: 'Pregnancy' },
      abatementDateTime: '2027-01-01',
    },
    { status: 'Active' },
  ],
])('%s', (_what, resource, shown) => {
  expect(entryOf(resource)).toMatchObject(shown);
});
