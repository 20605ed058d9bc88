/**
 * Does an order not to do something say so wherever it is told, and is it never one with an order to do it? FHIR R4
 * doNotPerform, STU3 prohibited.
 */
import type { FhirResource } from 'fhir/r4';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { timeline } from '../server/timeline';
import type { Json } from '../src/domain/json';
import { SECTIONS } from '../src/domain/sections';
import { describeEntry } from '../src/record/describe';
import type { Entry, ProviderState, WholeRecord } from '../src/record/entry';
import { ipsDocument } from '../src/record/ips/document';
import { problemLens } from '../src/record/problem-lens';
import { reconcile } from '../src/record/reconciliation';
import { buildRecord } from '../src/record/record';
import { buildSearchIndex, searchEntries } from '../src/record/search';
import { summarise } from '../src/record/summary';
import { restOf } from '../src/viewer/sections/entry-words';
import { recentlyStopped } from '../src/viewer/sections/medications/current-medicines';

const NOW = Date.UTC(2026, 10, 28, 12);
const patient = { reference: 'Patient/p' };
const answered = (
  id: string,
  resources: readonly object[],
  setting: ProviderState['provider']['setting'] = 'acute',
): ProviderState => ({
  state: 'answered',
  provider: { id, name: `The ${id}`, setting },
  resources: resources as FhirResource[],
  coverage: SECTIONS.map((section) => ({ section, code: 'answered', text: '' })),
  warnings: [],
  retrievedAt: '',
});
const build = (...states: ProviderState[]): WholeRecord => buildRecord({ providers: states, now: NOW });
const of = (...resources: readonly object[]): readonly Entry[] => build(answered('trust', resources)).entries;
const words = ({ title, summary, status }: Entry): string =>
  [title, summary, status].filter((part) => part !== null).join(' – ');

const medicine = (more: Json = {}): Json => ({
  resourceType: 'MedicationRequest',
  id: 'm1',
  status: 'active',
  intent: 'order',
  subject: patient,
  medicationCodeableConcept: { text: 'Amoxicillin 500mg capsules' },
  authoredOn: '2026-11-10',
  ...more,
});
const request = (more: Json = {}): Json => ({
  resourceType: 'ServiceRequest',
  id: 's1',
  status: 'active',
  intent: 'order',
  subject: patient,
  code: { text: 'Cardiopulmonary resuscitation' },
  authoredOn: '2026-10-10',
  ...more,
});
const plan = (detail: Json, more: Json = {}): Json => ({
  resourceType: 'CarePlan',
  id: 'c1',
  status: 'active',
  intent: 'plan',
  title: 'Falls plan',
  subject: patient,
  period: { start: '2026-05-05' },
  activity: [{ detail: { status: 'not-started', code: { text: 'Bed rails' }, ...detail } }],
  ...more,
});
const NOT = { doNotPerform: true };

describe('“Do NOT:” heads the line of', () => {
  it.each<[what: string, entries: readonly Entry[], says: RegExp]>([
    ['a request', of(request(NOT)), /^Do NOT: Cardiopulmonary resuscitation/],
    [
      'a request that is only planned',
      of(request({ ...NOT, intent: 'plan' })),
      /^Do NOT: Cardiopulmonary resuscitation/,
    ],
    [
      'a request called a referral',
      of(request({ ...NOT, code: { text: 'Referral to palliative care' } })),
      /^Do NOT: Referral to palliative care/,
    ],
    [
      'a referral by its category',
      of(request({ ...NOT, category: [{ text: 'Referral' }], code: { text: 'Cardiology' } })),
      /^Do NOT: Cardiology/,
    ],
    [
      'a request that nothing names',
      of(request({ ...NOT, code: undefined, performerType: { text: 'Cardiology' } })),
      /^Do NOT: Referral to Cardiology/,
    ],
    ['a request whose “not” is no boolean', of(request({ doNotPerform: 'true' })), /^Do NOT: /],
    ['a medicine', of(medicine(NOT)), /^Do NOT: amoxicillin .*Do not give$/],
    [
      'a medicine that nothing names',
      of(medicine({ ...NOT, medicationCodeableConcept: undefined })),
      /^Do NOT: Medicine not named/,
    ],
    ['a medicine that was only proposed', of(medicine({ ...NOT, intent: 'proposal' })), /^Do NOT: amoxicillin/],
    [
      'a medicine from a day to come',
      of(medicine({ ...NOT, authoredOn: '2027-01-01' })),
      /^Do NOT: amoxicillin .*Do not give$/,
    ],
    [
      'a medicine whose order was withdrawn',
      of(medicine({ ...NOT, status: 'cancelled' })),
      /^Do NOT: amoxicillin .*no longer in force, cancelled$/,
    ],
    ['what a plan holds', of(plan(NOT)), /Falls plan – Do NOT: Bed rails/],
    ['what a plan of STU3 holds', of(plan({ prohibited: true })), /Falls plan – Do NOT: Bed rails/],
    [
      'what a plan holds by its description',
      of(plan({ ...NOT, description: 'Raise the rails' })),
      /Falls plan – Do NOT: Bed rails – Raise the rails/,
    ],
    [
      'a product of a plan',
      of(plan({ ...NOT, code: undefined, productCodeableConcept: { text: 'Warfarin' } })),
      /Falls plan – Do NOT: Warfarin/,
    ],
    [
      'what a plan does not name',
      of(plan({ ...NOT, code: undefined })),
      /Falls plan – Do NOT: something that the plan does not name/,
    ],
    [
      'an order that a plan points to',
      of(plan({}, { activity: [{ reference: { reference: 'ServiceRequest/s1' } }] }), request(NOT)),
      /Falls plan – Do NOT: Cardiopulmonary resuscitation/,
    ],
    [
      'an order that a plan points to in words',
      of(plan({}, { activity: [{ reference: { reference: 'ServiceRequest/s1', display: 'CPR' } }] }), request(NOT)),
      /Falls plan – Do NOT: CPR/,
    ],
    [
      'what a council’s plan holds',
      build(answered('council', [plan(NOT)], 'social-care')).entries,
      /Falls plan – Do NOT: Bed rails/,
    ],
    [
      'a council’s task',
      build(
        answered(
          'council',
          [
            {
              resourceType: 'Task',
              id: 't',
              status: 'requested',
              intent: 'order',
              code: { text: 'Key safe' },
              doNotPerform: true,
              authoredOn: '2026-10-10',
            },
          ],
          'social-care',
        ),
      ).entries,
      /^Do NOT: Key safe/,
    ],
  ])('%s', (_what, entries, says) => {
    expect(entries.map(words)).toContainEqual(expect.stringMatching(says));
  });

  it('nothing that is to be done', () => {
    const all = of(
      request({ doNotPerform: false }),
      medicine({ doNotPerform: false }),
      plan({ doNotPerform: false }),
      plan({ prohibited: false }, { id: 'c2', title: 'Skin plan' }),
    );
    expect(all).toHaveLength(4);
    expect(JSON.stringify(all.map(words)).replaceAll('(not started)', '')).not.toMatch(/not/i);
  });

  it('once, where the words say it already', () => {
    expect(of(request({ ...NOT, code: { text: 'Do NOT: Blood transfusion' } }))[0]?.title).toBe(
      'Do NOT: Blood transfusion',
    );
  });
});

describe('an order not to give a medicine', () => {
  const record = build(
    answered('trust', [medicine(NOT), medicine({ id: 'm2' })]),
    answered('gp', [medicine({ id: 'm3' })], 'gp'),
  );
  const prohibited = record.entries.filter(({ detail }) => detail.section === 'medications' && detail.doNotGive);

  it('is never one with an order to give it, of its own provider or of another', () => {
    expect(prohibited).toHaveLength(1);
    expect(prohibited[0]?.sources.map(({ reference }) => reference)).toEqual(['MedicationRequest/m1']);
  });

  it.each<[string, Json, Json]>([
    ['that it is based on', { basedOn: [{ reference: 'MedicationRequest/m2' }] }, {}],
    ['that is based on it', {}, { basedOn: [{ reference: 'MedicationRequest/m1' }] }],
    ['that it follows', { priorPrescription: { reference: 'MedicationRequest/m2' } }, {}],
    [
      'of the same number',
      { identifier: [{ system: 'urn:x', value: '1' }] },
      { identifier: [{ system: 'urn:x', value: '1' }] },
    ],
  ])('nor with the prescription %s', (_what, first, second) => {
    const all = of(medicine({ ...NOT, ...first }), medicine({ id: 'm2', ...second }));
    expect(all.map(({ title }) => title).sort()).toEqual(['Do NOT: amoxicillin', 'amoxicillin']);
    expect(all.find(({ title }) => title === 'amoxicillin')?.detail).toMatchObject({
      standing: 'current',
      doNotGive: false,
    });
  });

  it('hides no other such order of its provider', () => {
    const both = of(
      medicine({ ...NOT, basedOn: [{ reference: 'CarePlan/c' }] }),
      medicine({
        ...NOT,
        id: 'm2',
        basedOn: [{ reference: 'CarePlan/c' }],
        medicationCodeableConcept: { text: 'Ibuprofen 400mg tablets' },
      }),
    );
    expect(both.map(({ title }) => title).sort()).toEqual(['Do NOT: amoxicillin', 'Do NOT: ibuprofen']);
  });

  it('stands in a list of its own, before the current medicines and never among them', () => {
    const { medicinesNotToGive, currentMedicines, unconfirmedMedicines } = summarise(record.entries);
    expect(medicinesNotToGive).toEqual(prohibited);
    expect(
      [...currentMedicines, ...unconfirmedMedicines].filter(
        ({ detail }) => detail.section === 'medications' && detail.doNotGive,
      ),
    ).toEqual([]);
    expect(currentMedicines).not.toHaveLength(0);
    expect(reconcile(record, null).rows[0]).toMatchObject({ standing: 'do-not-give' });
  });

  it('whose time is over was no medicine that was stopped', () => {
    const ended = of(
      medicine({
        ...NOT,
        status: 'stopped',
        dosageInstruction: [{ timing: { repeat: { boundsPeriod: { end: '2026-11-20' } } } }],
      }),
    );
    expect(ended[0]?.detail).toMatchObject({ standing: 'past', doNotGive: true });
    expect(recentlyStopped(ended, NOW)).toEqual([]);
  });

  it('was never started, whatever is asked since when', () => {
    const cells = reconcile(build(answered('trust', [medicine(NOT)])), Date.UTC(2026, 0, 1)).rows.flatMap(
      ({ cells: row }) => row,
    );
    expect(cells).toMatchObject([{ product: 'Do NOT: Amoxicillin 500mg capsules', since: [] }]);
  });

  it('is found by its words, opens with them, and is told beside the medicine that it speaks of', () => {
    const id = prohibited[0]?.id ?? '';
    expect(searchEntries(buildSearchIndex(record.entries), 'do not amox')).toEqual(new Set([id]));
    const opened = describeEntry(record, id);
    expect(JSON.stringify(opened?.facts)).toContain('Do NOT give');
    expect(opened?.history.map(({ text }) => text)).toEqual([expect.stringContaining('Do NOT: Amoxicillin')]);
    expect(opened?.near).toEqual([]);
    const current = record.entries.find(
      ({ detail }) => detail.section === 'medications' && detail.standing === 'current',
    );
    expect(describeEntry(record, current?.id ?? '')?.linked).toContainEqual({
      id,
      title: 'Do NOT: amoxicillin',
      relation: 'An order NOT to give it',
    });
  });

  it('is not told as given for a problem', () => {
    const problem = {
      resourceType: 'Condition',
      id: 'p',
      subject: patient,
      code: { text: 'Chronic kidney disease' },
      clinicalStatus: { coding: [{ code: 'active' }] },
      onsetDateTime: '2020-01-01',
    };
    const with_ = build(
      answered('trust', [problem, medicine({ ...NOT, reasonCode: [{ text: 'Chronic kidney disease' }] })]),
    );
    const lens = problemLens(with_, with_.entries.find(({ section }) => section === 'problems')?.id ?? '');
    expect(lens?.medicines).toMatchObject([
      { entry: { title: 'Do NOT: amoxicillin' }, relation: 'Not to be given, by the reason in words' },
    ]);
  });

  it('leaves in a summary document first and with its words', () => {
    const document = ipsDocument({
      record,
      states: [
        answered('trust', [medicine(NOT), medicine({ id: 'm2' })]),
        answered('gp', [medicine({ id: 'm3' })], 'gp'),
      ],
      notices: [],
      now: NOW,
      uuid: '6f1e7a52-5d1c-4c4b-9a7e-0d6f3b2a1c99',
      person: {
        nhsNumber: '9990000018',
        family: 'XX-TEST',
        given: 'A',
        dateOfBirth: '1950-01-01',
        gender: 'Female',
        deceased: false,
      },
      madeBy: { name: 'A', role: 'GP', organisation: { ods: 'X', name: 'X' } },
    });
    const sections = (
      document.entry?.[0]?.resource as unknown as { section: readonly { title: string; text: { div: string } }[] }
    ).section;
    expect(/<li>(.*?)<\/li>/.exec(sections.find(({ title }) => title === 'Medicines')?.text.div ?? '')?.[1]).toMatch(
      /^Do NOT: amoxicillin/,
    );
  });
});

describe('a request not to do something', () => {
  const number = { identifier: [{ system: 'urn:x', value: '1' }] };
  it.each<[string, Json, Json]>([
    ['of the same number', number, number],
    ['of the same service and day', {}, {}],
  ])('is never one with a request to do it %s', (_what, first, second) => {
    expect(
      build(answered('a', [request({ ...NOT, ...first })]), answered('b', [request({ id: 's2', ...second })]))
        .entries.map(({ title }) => title)
        .sort(),
    ).toEqual(['Do NOT: Cardiopulmonary resuscitation', 'Request: Cardiopulmonary resuscitation']);
  });

  it('is no upcoming appointment, and stands ahead with its words', () => {
    const ahead = of(request({ ...NOT, authoredOn: '2027-01-01' }));
    expect(summarise(ahead).upcomingAppointments).toEqual([]);
    expect(ahead).toMatchObject([{ lane: 'upcoming', title: 'Do NOT: Cardiopulmonary resuscitation' }]);
  });
});

describe('what a plan says must not be done', () => {
  it('is told first and by whomever it is said', () => {
    const one = build(answered('a', [plan({ code: { text: 'Strength class' } })]), answered('b', [plan(NOT)])).entries;
    expect(one).toMatchObject([{ title: 'Falls plan', summary: 'Do NOT: Bed rails; Strength class (not started)' }]);
  });

  it('keeps its words in a line whose title says the same', () => {
    expect(
      restOf(
        { summary: 'Do NOT: CPR', title: 'Do not attempt resuscitation plan', sources: [], tag: null },
        (provider) => provider,
      ),
    ).toBe('Do NOT: CPR');
  });
});

it('the printed timeline says it too, of R4 and of STU3', () => {
  const file = (name: string, ...resources: readonly object[]): string => {
    const at = join(mkdtempSync(join(tmpdir(), 'do-not-')), name);
    writeFileSync(
      at,
      JSON.stringify({
        resourceType: 'Bundle',
        type: 'collection',
        entry: [
          {
            resource: {
              resourceType: 'Patient',
              id: 'p',
              identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000018' }],
            },
          },
          ...resources.map((resource) => ({ resource })),
        ],
      }),
    );
    return at;
  };
  const biopsy = {
    resourceType: 'ProcedureRequest',
    id: 'pr',
    status: 'active',
    intent: 'order',
    subject: patient,
    code: { text: 'Biopsy' },
    doNotPerform: true,
    authoredOn: '2026-10-10',
  };
  const printed = timeline(
    [
      '--now',
      '2026-11-28T12:00:00Z',
      `trust=${file('a.json', request(NOT), medicine(NOT), plan(NOT))}`,
      `old@STU3=${file('b.json', plan({ prohibited: true }, { id: 'c9', title: 'Skin plan' }), biopsy)}`,
    ],
    NOW,
  );
  const text = printed.ok ? printed.text : printed.problem;
  for (const said of [
    'Do NOT: Cardiopulmonary resuscitation',
    'Do NOT: amoxicillin',
    'Falls plan – Do NOT: Bed rails',
    'Skin plan – Do NOT: Bed rails',
    'Do NOT: Biopsy',
  ])
    expect(text).toContain(said);
});
