/**
 * Does the timeline command keep its contract: one source or a warning for each resource, references as given, clear
 * refusals?
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { timeline } from './timeline';

const folder = mkdtempSync(join(tmpdir(), 'timeline-'));
let files = 0;
const file = (content: unknown): string => {
  const isAsItStands = typeof content === 'string' || content instanceof Uint8Array;
  const path = join(folder, `${(files += 1)}.json`);
  writeFileSync(path, isAsItStands ? content : JSON.stringify(content));
  return path;
};
const bundle = (...resources: readonly object[]) =>
  file({ resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) });
const person = (id: string, value: string) => ({
  resourceType: 'Patient',
  id,
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value }],
});
const weight = (id: string, patient: string) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: 'Weight' },
  subject: { reference: `Patient/${patient}` },
  effectiveDateTime: '2024-05-01',
  valueQuantity: { value: 60, unit: 'kg' },
});

interface Printed {
  readonly entries: readonly {
    readonly section: string;
    readonly date: string | null;
    readonly datePrecision: string | null;
    readonly sources: readonly { readonly provider: string; readonly reference: string }[];
  }[];
  readonly warnings: readonly { readonly reference: string; readonly reason: string }[];
  readonly absences: readonly { readonly section: string; readonly reason: string; readonly provider?: string }[];
}
function json(...args: readonly string[]): Printed {
  const outcome = timeline(['--json', '--now', '2024-06-01T00:00:00Z', ...args], 0);
  if (!outcome.ok) throw new Error(outcome.problem);
  return JSON.parse(outcome.text) as Printed;
}

describe('bad input', () => {
  it.each<[string, () => readonly string[], RegExp]>([
    ['no arguments', () => [], /^Usage/],
    ['no such file', () => ['a=/nowhere.json'], /cannot be read/],
    ['not JSON', () => [`a=${file('{"resourceType":"Bund')}`], /not JSON/],
    ['not UTF-8', () => [`a=${file(Uint8Array.from([0x22, 0xb5, 0x67, 0x22]))}`], /not UTF-8\. Save it/],
    ['not a Bundle', () => [`a=${file({ resourceType: 'Patient' })}`], /not a FHIR Bundle/],
    ['no entries', () => [`a=${file({ resourceType: 'Bundle' })}`], /no list of entries/],
    ['a setting unknown', () => ['a:dentist=x.json'], /not a setting/],
    ['a version unknown', () => ['a@R5=x.json'], /not a FHIR version/],
    ['no equals sign', () => ['bundle.json'], /is not NAME/],
    ['an option unknown', () => ['--jsno', 'a=x'], /not an option/],
    ['a bad now', () => ['--now', 'soon', 'a=x'], /--now needs/],
    ['one name, two settings', () => ['a:gp=x', 'a:acute=x'], /two settings/],
    [
      'bundles of two people',
      () => [`a=${bundle(person('1', '9990123454'))}`, `b=${bundle(person('1', '9990200017'))}`],
      /different people/,
    ],
  ])('%s', (_, args, problem) => {
    expect(timeline(args(), 0)).toEqual({ ok: false, problem: expect.stringMatching(problem) });
  });
});

describe('a merged record', () => {
  it('joins STU3 and R4, with references as in the input', () => {
    const stu3 = bundle(
      person('1', '9990123454'),
      {
        resourceType: 'MedicationRequest',
        id: 'plan',
        status: 'active',
        intent: 'plan',
        medicationReference: { reference: 'Medication/m' },
        authoredOn: '2024-01-01',
      },
      {
        resourceType: 'MedicationStatement',
        id: 'st',
        status: 'active',
        taken: 'unk',
        basedOn: [{ reference: 'MedicationRequest/plan' }],
        medicationReference: { reference: 'Medication/m' },
        effectivePeriod: { start: '2024-01-01' },
      },
      { resourceType: 'Medication', id: 'm', code: { text: 'Amlodipine 5mg tablets' } },
    );
    const r4 = bundle(person('x', '9990123454'), {
      resourceType: 'MedicationStatement',
      id: '7',
      status: 'active',
      medicationCodeableConcept: { text: 'Istin 10mg tablets' },
      effectiveDateTime: '2024-05',
    });
    const printed = json(`gp:gp@STU3=${stu3}`, `ward=${r4}`);
    expect(printed.entries).toEqual([expect.objectContaining({ section: 'medications', title: 'amlodipine' })]);
    expect(printed.entries[0]?.sources.map(({ provider, reference }) => `${provider} ${reference}`).sort()).toEqual([
      'gp MedicationRequest/plan',
      'gp MedicationStatement/st',
      'ward MedicationStatement/7',
    ]);
  });
  it('leaves another person’s resources out, and names them', () => {
    const printed = json(
      `ward=${bundle(
        person('mother', '9990200017'),
        person('baby', '9990123454'),
        weight('1', 'baby'),
        weight('2', 'baby'),
        weight('3', 'mother'),
      )}`,
    );
    expect(printed.entries.flatMap(({ sources }) => sources.map(({ reference }) => reference)).sort()).toEqual([
      'Observation/1',
      'Observation/2',
    ]);
    expect(
      printed.warnings.filter(({ reason }) => reason.includes('another person')).map(({ reference }) => reference),
    ).toEqual(['Patient/mother', 'Observation/3']);
  });
  it('leaves out an appointment that only another person takes part in', () => {
    const visit = (id: string, ...patients: readonly string[]) => ({
      resourceType: 'Appointment',
      id,
      status: 'booked',
      start: '2024-07-01T09:00:00Z',
      participant: patients.map((patient) => ({ actor: { reference: `Patient/${patient}` }, status: 'accepted' })),
    });
    const printed = json(
      `ward=${bundle(
        person('baby', '9990123454'),
        person('mother', '9990200017'),
        weight('1', 'baby'),
        visit('a', 'mother'),
        visit('b', 'mother', 'baby'),
        visit('c'),
      )}`,
    );
    expect(printed.entries.flatMap(({ sources }) => sources.map(({ reference }) => reference)).sort()).toEqual([
      'Appointment/b',
      'Appointment/c',
      'Observation/1',
    ]);
  });
  it('claims nothing over an entry that could not be read: every section is answered in part', () => {
    const negative = {
      resourceType: 'AllergyIntolerance',
      id: 'n',
      code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }] },
      recordedDate: '2024-03-12',
    };
    const label = (...entry: readonly unknown[]) =>
      (
        JSON.parse(
          (timeline(['--json', `a=${file({ resourceType: 'Bundle', entry })}`], 0) as { text: string }).text,
        ) as { allergyLabel: string }
      ).allergyLabel;
    expect([label({ resource: negative }), label({ resource: negative }, { resource: null })]).toEqual([
      'No known allergies',
      'Allergies unavailable',
    ]);
  });
  it.each([
    ['withheld', 'Allergies unavailable'],
    ['unavailable', 'Allergies unavailable'],
    ['no-content-recorded', 'Allergies not recorded'],
    ['nilknown', 'Allergies not recorded'],
  ])('an allergy list that is empty because %s makes no row and no negative', (code, label) => {
    const list = {
      resourceType: 'List',
      id: 'l',
      code: { coding: [{ code: '886921000000105' }] },
      emptyReason: { coding: [{ code }] },
    };
    const printed = JSON.parse(
      (timeline(['--json', `gp:gp=${bundle(list)}`], 0) as { text: string }).text,
    ) as Printed & { readonly allergyLabel: string };
    expect([printed.entries, printed.allergyLabel]).toEqual([[], label]);
  });
  it('says when an NHS number proves nobody, or dates of birth differ', () => {
    const reasons = (...people: readonly object[]) =>
      json(...people.map((one, at) => `p${String(at)}=${bundle(one)}`))
        .warnings.map(({ reason }) => reason)
        .join();
    expect(reasons(person('1', '9990123455'))).toMatch(/NHS number fails its check/);
    expect(
      reasons(
        { ...person('1', '9990123454'), birthDate: '1948-03-14' },
        { ...person('1', '9990123454'), birthDate: '1948-03-15' },
      ),
    ).toMatch(/dates of birth differ/);
    expect(
      reasons(
        { ...person('1', '9990123454'), birthDate: '1948-03-14' },
        { ...person('1', '9990123454'), birthDate: '1948-03-14' },
      ),
    ).toBe('');
  });
  it('resolves urn:uuid references and keeps date precision', () => {
    const path = file({
      resourceType: 'Bundle',
      entry: [
        { fullUrl: 'urn:uuid:aa', resource: { resourceType: 'Medication', code: { text: 'Ramipril 5mg capsules' } } },
        {
          resource: {
            resourceType: 'MedicationStatement',
            id: 's',
            status: 'active',
            medicationReference: { reference: 'urn:uuid:aa' },
            effectiveDateTime: '2023',
          },
        },
      ],
    });
    expect(json(`gp:gp=${path}`).entries[0]).toMatchObject({ title: 'ramipril', date: '2023', datePrecision: 'year' });
  });
  it('reads ended allergies inside a list, the list’s warning, an outcome and further pages', () => {
    const ended = {
      resourceType: 'List',
      id: 'l',
      code: { coding: [{ code: '1103671000000101' }] },
      extension: [{ url: 'https://x/Extension-UKCore-ListWarningCode', valueCode: 'data-in-transit' }],
      contained: [
        {
          resourceType: 'AllergyIntolerance',
          id: 'e',
          clinicalStatus: { coding: [{ code: 'resolved' }] },
          code: { text: 'Plaster' },
        },
      ],
    };
    const printed = json(`gp:gp=${bundle(ended)}`);
    expect(printed.entries.map(({ sources }) => sources[0]?.reference)).toEqual(['AllergyIntolerance/e']);
    expect(printed.absences).toContainEqual(
      expect.objectContaining({ section: 'allergies', reason: 'partial', provider: 'gp' }),
    );
    expect(
      json(
        `gp:gp=${bundle({
          resourceType: 'OperationOutcome',
          issue: [{ severity: 'warning', code: 'incomplete', diagnostics: 'Some were cut' }],
        })}`,
      ).warnings[0]?.reason,
    ).toContain('Some were cut');
  });
  it('prints a table of sections with conflicts, sources, absences and warnings', () => {
    const outcome = timeline(
      [
        '--now=2024-06-01',
        `gp:gp=${bundle(weight('1', 'x'), {
          resourceType: 'Observation',
          id: 'e',
          status: 'entered-in-error',
          code: {},
        })}`,
      ],
      0,
    );
    expect(outcome.ok && outcome.text).toMatch(
      /Allergy label: Allergies not recorded[\s\S]*RESULTS\n {2}01-May-2024 +Weight – 60 kg\n +from gp Observation\/1[\s\S]*WARNINGS\n {2}gp Observation\/e: entered in error/,
    );
  });
});

describe('a result as it was sent', () => {
  const told = (observation: string, gender = '"female"'): string => {
    const patient = `{"resource":{"resourceType":"Patient","id":"p","gender":${gender},"birthDate":"1951-07-04"}}`;
    const start = '"resourceType":"Observation","id":"o","status":"final","code":{"text":"Test"}';
    const sent = `{"resource":{${start},${observation}}}`;
    const outcome = timeline([`a=${file(`{"resourceType":"Bundle","entry":[${patient},${sent}]}`)}`], 0);
    if (!outcome.ok) throw new Error(outcome.problem);
    return outcome.text;
  };
  it('keeps its digits', () => {
    expect(told('"valueQuantity":{"value":4.0,"unit":"mmol/L"}')).toContain('Test – 4.0 mmol/L');
  });
  it('names nobody’s sex by a range', () => {
    const ranges = '"valueQuantity":{"value":118},"referenceRange":[{"text":"Male 130-170"},{"text":"Female 115-150"}]';
    expect(told(ranges)).toContain('Test – 118 – range 115-150');
    expect(told(ranges, '"other"')).not.toMatch(/range|male/i);
  });
  it('shows what would turn it round', () => {
    const text = told('"valueString":"Dose \\u202e05 gm"');
    expect(text).toContain('Dose ⟦⇠⟧05 gm');
    expect(text).not.toContain('\u202e');
  });
});
