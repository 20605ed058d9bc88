/** Do the kinds of record that people miss say what they are, and nothing that their source does not say? */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { Setting } from '../../../domain/settings';
import { at } from '../../fhir/testing';
import { describeEntry } from '../../describe';
import type { ProviderState } from '../../entry';
import { buildRecord } from '../../record';
import { trendsIn } from '../../trends';

const NOW = at('2026-11-28');
const S = { reference: 'Patient/p' };
const from = (id: string, setting: Setting, ...resources: readonly object[]): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting },
  resources: resources as readonly FhirResource[],
  coverage: [],
  warnings: [],
  retrievedAt: '',
});
const recordOf = (...resources: readonly object[]) =>
  buildRecord({ providers: [from('trust', 'acute', ...resources)], now: NOW });
const rowOf = (...resources: readonly object[]) => {
  const [entry] = recordOf(...resources).entries;
  if (entry === undefined) throw new Error('no entry');
  return entry;
};

const KINDS: readonly (readonly [string, object, object])[] = [
  [
    'an imaging study',
    {
      resourceType: 'ImagingStudy',
      id: '1',
      status: 'available',
      subject: S,
      started: '2026-03-04',
      numberOfSeries: 2,
      procedureCode: [{ text: 'MRI of pelvis' }],
      series: [{ uid: '1', modality: { code: 'MR' }, bodySite: { display: 'Pelvis' } }],
    },
    {
      section: 'results',
      title: 'Imaging: MRI of pelvis',
      summary: 'MRI, Pelvis · 2 series · The images are not shown here',
    },
  ],
  [
    'a study that was cancelled',
    { resourceType: 'ImagingStudy', id: '1', status: 'cancelled', subject: S },
    { title: 'Imaging study', tag: 'cancelled' },
  ],
  [
    'a photograph',
    {
      resourceType: 'Media',
      id: '1',
      status: 'completed',
      type: { coding: [{ code: 'image' }] },
      bodySite: { text: 'Left heel' },
      subject: S,
      content: {},
    },
    { section: 'documents', title: 'Photograph or image: Left heel', summary: 'its content is not shown here' },
  ],
  [
    'an assessment',
    {
      resourceType: 'ClinicalImpression',
      id: '1',
      status: 'completed',
      subject: S,
      summary: 'Stable',
      finding: [{ itemCodeableConcept: { text: 'Frailty' }, basis: 'slow gait' }],
    },
    { section: 'problems', title: 'Assessment', summary: 'Stable · Frailty – slow gait', detail: { active: false } },
  ],
  [
    'a risk, with its probability as sent',
    {
      resourceType: 'RiskAssessment',
      id: '1',
      status: 'final',
      subject: S,
      method: { text: 'QRISK3' },
      prediction: [{ outcome: { text: 'Stroke' }, probabilityDecimal: 0.12 }],
    },
    {
      section: 'results',
      title: 'Risk assessment: QRISK3',
      summary: 'Stroke: probability 0.12',
      detail: { number: null, flag: null },
    },
  ],
  [
    'what only might have happened',
    { resourceType: 'AdverseEvent', id: '1', actuality: 'potential', subject: S, event: { text: 'Wrong dose' } },
    { section: 'problems', title: 'Near miss, did not happen: Wrong dose', tag: 'near miss' },
  ],
  [
    'a device in use, by the device it refers to',
    {
      resourceType: 'DeviceUseStatement',
      id: '1',
      status: 'active',
      subject: S,
      device: { display: 'Hearing aid' },
      timingPeriod: { start: '2025-05-05' },
      bodySite: { text: 'Left ear' },
    },
    { section: 'procedures', title: 'Device: Hearing aid', summary: 'Left ear · from 05-May-2025' },
  ],
  [
    'equipment that is only proposed',
    {
      resourceType: 'DeviceRequest',
      id: '1',
      status: 'active',
      intent: 'proposal',
      subject: S,
      codeCodeableConcept: { text: 'Frame' },
    },
    { section: 'appointments', title: 'Equipment asked for: Frame', tag: 'proposed, not agreed' },
  ],
  [
    'a diet, and what to avoid',
    {
      resourceType: 'NutritionOrder',
      id: '1',
      status: 'active',
      intent: 'order',
      patient: S,
      dateTime: '2026-01-01',
      oralDiet: { type: [{ text: 'Soft diet' }], fluidConsistencyType: [{ text: 'Level 2' }] },
      excludeFoodModifier: [{ text: 'Nuts' }],
    },
    {
      section: 'care-plans',
      title: 'Diet ordered: Soft diet',
      summary: 'Level 2 · avoid: Nuts',
      detail: { current: true },
    },
  ],
  [
    'lenses, number by number',
    {
      resourceType: 'VisionPrescription',
      id: '1',
      status: 'active',
      patient: S,
      dateWritten: '2026-01-01',
      lensSpecification: [{ eye: 'right', sphere: -2.25, axis: 180, prism: [{ amount: 0.5, base: 'down' }] }],
    },
    { section: 'results', summary: 'right eye: sphere -2.25, axis 180, prism 0.5 base down' },
  ],
  [
    'a message that was not sent',
    {
      resourceType: 'Communication',
      id: '1',
      status: 'not-done',
      subject: S,
      payload: [{ contentString: 'Discharged' }],
    },
    { section: 'documents', title: 'Message not sent', summary: 'Discharged', tag: 'not done' },
  ],
  [
    'a task outside social care',
    { resourceType: 'Task', id: '1', status: 'requested', intent: 'order', for: S, code: { text: 'Transport' } },
    { section: 'appointments', title: 'Task: Transport', tag: 'requested' },
  ],
  [
    'a form outside social care',
    {
      resourceType: 'QuestionnaireResponse',
      id: '1',
      status: 'in-progress',
      subject: S,
      item: [{ linkId: '1', text: 'Appetite', answer: [{ valueString: 'Good' }] }],
    },
    { section: 'documents', title: 'Form with answers', summary: 'Appetite: Good', tag: 'in progress' },
  ],
  [
    'a wish about organ donation',
    {
      resourceType: 'Consent',
      id: '1',
      status: 'active',
      patient: S,
      scope: { text: 'Organ donation' },
      category: [{ text: 'Organ donor' }],
      provision: { type: 'deny' },
    },
    { section: 'care-plans', title: 'Organ donor', summary: 'Does not agree' },
  ],
];

describe('a kind that people miss', () => {
  it.each(KINDS)('%s', (_what, resource, expected) => {
    expect(rowOf(resource)).toMatchObject(expected);
  });

  it.each(KINDS)('%s, entered in error, is named as that and is no entry', (_what, resource) => {
    if ((resource as { resourceType: string }).resourceType === 'AdverseEvent') return;
    const { entries, warnings } = recordOf({ ...resource, status: 'entered-in-error' });
    expect(entries).toEqual([]);
    expect(warnings).toMatchObject([{ reason: 'entered in error' }]);
  });

  it('joins another provider’s by identifier alone, and is drawn in no chart', () => {
    const study = (id: string, value: string) => ({
      resourceType: 'ImagingStudy',
      id,
      status: 'available',
      subject: S,
      started: '2026-03-04',
      procedureCode: [{ text: 'MRI' }],
      identifier: [{ system: 'urn:dicom:uid', value }],
    });
    const two = (value: string) =>
      buildRecord({
        providers: [from('a', 'acute', study('1', 'x')), from('b', 'acute', study('2', value))],
        now: NOW,
      });
    expect(two('x').entries).toHaveLength(1);
    expect(two('y').entries).toHaveLength(2);
    expect(trendsIn(two('y'))).toEqual([]);
  });

  it('says the numbers of a device with it', () => {
    const record = recordOf(
      { resourceType: 'DeviceUseStatement', id: '1', status: 'active', subject: S, device: { reference: 'Device/d' } },
      {
        resourceType: 'Device',
        id: 'd',
        patient: S,
        type: { text: 'Hip' },
        lotNumber: 'L1',
        udiCarrier: [{ carrierHRF: '(01)095' }],
      },
    );
    const use = record.entries.find(({ title }) => title === 'Device: Hip');
    const facts = describeEntry(record, use?.id ?? '')?.facts.map(({ label, values }) => [label, values[0]?.value]);
    expect(facts).toContainEqual(['Unique device identifier', '(01)095']);
    expect(facts).toContainEqual(['Lot number', 'L1']);
  });
});

describe('a pregnancy status', () => {
  const status = (effectiveDateTime: string | undefined, rest: object = {}) => ({
    resourceType: 'Observation',
    id: '1',
    status: 'final',
    subject: S,
    code: { coding: [{ system: 'http://loinc.org', code: '82810-3', display: 'Pregnancy status' }] },
    ...(effectiveDateTime === undefined ? {} : { effectiveDateTime }),
    valueCodeableConcept: { text: 'Pregnant' },
    ...rest,
  });
  const delivery = (valueDateTime: string) => ({
    ...status('2026-09-01'),
    code: { text: 'Estimated date of delivery' },
    valueCodeableConcept: undefined,
    valueDateTime,
  });

  it('is a result of its day, and says “Ask.”', () => {
    expect(rowOf(status('2026-09-01'))).toMatchObject({
      section: 'results',
      tag: null,
      summary: 'Pregnant · As recorded that day. Ask.',
    });
  });

  it.each<[string, object, number]>([
    ['of 41 weeks ago', status('2026-02-15'), 1],
    ['of 43 weeks ago', status('2026-01-30'), 0],
    ['of no date', status(undefined), 0],
    ['with a date of delivery to come', delivery('2027-03-12'), 1],
    ['with a date of delivery of a week ago', delivery('2026-11-21'), 1],
    ['with a date of delivery of three weeks ago', delivery('2026-11-05'), 0],
  ])('%s is shown %j', (_what, resource, shown) => {
    const { entries, warnings } = recordOf(resource);
    expect(entries).toHaveLength(shown);
    expect(warnings).toEqual([]);
  });
});

describe('a legal status', () => {
  it.each([
    ['Detained under the Mental Health Act', 'care-plans'],
    ['DoLS authorisation', 'care-plans'],
    ['Falls risk', 'alerts'],
  ])('%s stands in %s, and is no alert', (text, section) => {
    const flag = { resourceType: 'Flag', id: '1', status: 'active', subject: S, code: { text } };
    expect(rowOf(flag)).toMatchObject({ section });
  });
});

describe('what a view leaves out is not said to be unnamed', () => {
  const inSummary = { meta: { tag: [{ system: 'urn:policy', code: 'SU-plan-diet' }] } };
  it.each([
    ['a diet', { resourceType: 'NutritionOrder', status: 'active', intent: 'order', patient: S }, 'Diet ordered: '],
    ['a device', { resourceType: 'DeviceUseStatement', status: 'active', subject: S }, 'Device: device '],
    [
      'equipment',
      { resourceType: 'DeviceRequest', status: 'active', intent: 'order', subject: S },
      'Equipment asked for: ',
    ],
    ['a task', { resourceType: 'Task', status: 'requested', intent: 'order', for: S }, 'Task: '],
    ['an event', { resourceType: 'AdverseEvent', actuality: 'actual', subject: S }, 'Adverse event: '],
  ])('%s', (_name, resource, head) => {
    expect(rowOf({ id: '1', ...resource }).title).toBe(`${head}not named`);
    expect(rowOf({ id: '1', ...resource, ...inSummary }).title).toBe(`${head}not shown to your role`);
  });
});

describe('a device in use', () => {
  const use = (more: object, device?: object) => [
    { resourceType: 'DeviceUseStatement', id: '1', status: 'active', subject: S, ...more },
    ...(device === undefined ? [] : [{ resourceType: 'Device', id: 'd', patient: S, ...device }]),
  ];
  const none = { system: 'http://snomed.info/sct', code: '787483001', display: 'No known device use (situation)' };

  it.each([
    ['in words', use({ device: { display: 'No known devices' } })],
    ['by its code', use({ device: { reference: 'Device/d' } }, { type: { coding: [none] } })],
  ])('that there is none is a statement: %s', (_name, resources) => {
    const said = recordOf(...resources)
      .entries.filter(({ sources }) => sources.some(({ resource }) => resource.resourceType === 'DeviceUseStatement'))
      .flatMap(({ title, status, tag }) => [title.startsWith('No known device'), status, tag]);
    expect(said).toEqual([true, 'Recorded as a statement, not a device', 'statement']);
  });

  it.each([
    ['another is named beside it', { device: { display: 'No known devices except a pacemaker' } }],
    ['a note stands beside it', { device: { display: 'No known devices' }, note: [{ text: 'Pacemaker 2019' }] }],
    ['a reason stands beside it', { device: { display: 'No known devices' }, reasonCode: [{ text: 'Heart block' }] }],
    [
      'a reason is pointed to',
      { device: { display: 'No known devices' }, reasonReference: [{ display: 'Heart block' }] },
    ],
    ['it is somewhere', { device: { display: 'No known devices' }, bodySite: { text: 'Left chest' } }],
    ['a device', { device: { display: 'Hearing aid' } }],
  ])('is one: %s', (_name, more) => {
    expect(rowOf(...use(more)).title).toMatch(/^Device: /);
  });

  it.each<[string, object, string]>([
    ['its type in words', { type: { text: 'Pacemaker' } }, 'No known devices, Pacemaker'],
    ['its type coded', { type: { coding: [{ display: 'Pacemaker' }] } }, 'No known devices, Pacemaker'],
    ['its name', { deviceName: [{ name: 'Pacer', type: 'other' }] }, 'No known devices, Pacer'],
    [
      'its code beside other words',
      { type: { text: 'Pacemaker', coding: [none] } },
      'No known devices, Pacemaker, No known device use (situation)',
    ],
    ['its number', { serialNumber: '7' }, 'No known devices'],
    ['its make', { udiCarrier: [{ deviceIdentifier: '7' }] }, 'No known devices'],
  ])('is the one that is pointed to, and both are said: %s', (_name, device, words) => {
    const both = { reference: 'Device/d', display: 'No known devices' };
    const titles = recordOf(...use({ device: both }, device)).entries.map(({ title }) => title);
    expect(titles).toContain(`Device: ${words}`);
  });
});
