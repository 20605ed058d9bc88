/**
 * Is what stands in an extension of a code in words kept as the name that a reader sees, and judged before that? A
 * name that tells withholds as it would anywhere else.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../domain/json';
import { bundle, patient, provider } from '../../../../tests/kits/gateway/fake-server';
import { open, read, replyOf, world } from '../../../../tests/kits/gateway/gateway';
import { KEPT_ROWS, keepNames, NOT_KEPT } from './names-kept';
import { makeWellFormed } from './well-formed';

const SNOMED = 'http://snomed.info/sct';
const CARE_CONNECT = 'https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-coding-sctdescid';
const picked = (words: string, url = CARE_CONNECT) => ({
  extension: [
    {
      url,
      extension: [
        { url: 'descriptionId', valueId: '301485011' },
        { url: 'descriptionDisplay', valueString: words },
      ],
    },
  ],
});
const coded = (words: string, display = 'Disease', code = '64572001') => ({
  coding: [{ system: SNOMED, code, display, ...picked(words) }],
});

describe('the tables', () => {
  const log = readFileSync(join(import.meta.dirname, '../../../../docs/hazard-log.md'), 'utf8');
  it.each(KEPT_ROWS)('$called has a reason, a hazard of the log and a source', ({ why, hazard, source }) => {
    expect(why).toMatch(/\w.*\.$/);
    expect(source).toMatch(/\w{3}/);
    expect(log).toContain(`| ${hazard} |`);
  });
  it('no extension is both kept and not', () => {
    for (const [name, why] of Object.entries(NOT_KEPT)) {
      expect(KEPT_ROWS.filter(({ called }) => called.test(name))).toEqual([]);
      expect(why).toMatch(/\w.*\.$/);
    }
  });
});

const original = (words: string) => ({
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/originalText', valueString: words }],
});
const side = (value: object, url = 'http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-laterality-qualifier') => ({
  extension: [{ url, ...value }],
});
const LEFT = { valueCodeableConcept: { coding: [{ system: SNOMED, code: '7771000', display: 'Left' }] } };
const ASTHMA = { system: SNOMED, code: '195967001', display: 'Asthma' };

describe('the text of a concept', () => {
  it.each<[what: string, concept: object, text: string | undefined]>([
    ['what was picked', { coding: [{ ...ASTHMA, ...picked('Brittle asthma') }] }, 'Brittle asthma'],
    ['at another address', { coding: [{ ...ASTHMA, ...picked('Brittle asthma', 'urn:x') }] }, 'Brittle asthma'],
    ['of the second code', { coding: [ASTHMA, { ...ASTHMA, ...picked('Brittle asthma') }] }, 'Brittle asthma'],
    ['where the code has no name', { coding: [{ code: '1', ...picked('Brittle asthma') }] }, 'Brittle asthma'],
    ['as it was written', { coding: [ASTHMA], ...original('Asthma ?COPD') }, 'Asthma ?COPD'],
    ['as it was written, beside nothing', { ...original('Asthma ?COPD'), coding: [] }, 'Asthma ?COPD'],
    ['in its companion', { coding: [ASTHMA], _text: original('Asthma ?COPD') }, 'Asthma ?COPD'],
    ['is left where it says it already', { coding: [{ ...ASTHMA, ...picked(' ASTHMA ') }] }, undefined],
    ['is left where the sender gave one', { coding: [{ ...ASTHMA, ...picked('X') }], text: 'Wheeze' }, 'Wheeze'],
    [
      'is left alone by a translation',
      { coding: [ASTHMA], extension: [{ url: 'translation', valueString: 'x' }] },
      undefined,
    ],
    ['has its side', { coding: [{ code: '1', display: 'Knee' }], ...side(LEFT) }, 'Knee (Left)'],
    ['has its side in words', { text: 'Knee', ...side({ valueCodeableConcept: { text: 'left' } }) }, 'Knee (left)'],
    [
      'has its side by code',
      { text: 'Knee', ...side({ valueCode: 'left' }, 'urn:x/Extension-UKCore-BodySiteLaterality') },
      'Knee (left)',
    ],
    ['has its side by coding', { text: 'Knee', ...side({ valueCoding: { display: 'Left' } }) }, 'Knee (Left)'],
    ['has its side once', { text: 'Left knee', ...side(LEFT) }, 'Left knee'],
    ['has its side where its letters stand within a word', { text: 'Cleft lip', ...side(LEFT) }, 'Cleft lip (Left)'],
    [
      'has its side where the name says the other within a word',
      { text: 'Bright spot', ...side({ valueCode: 'right' }) },
      'Bright spot (right)',
    ],
    [
      'has both its sides',
      { text: 'Knee', extension: [...side(LEFT).extension, ...side({ valueCode: 'right' }).extension] },
      'Knee (Left, right)',
    ],
    [
      'has each side once',
      { text: 'Knee', extension: [...side(LEFT).extension, ...side(LEFT).extension] },
      'Knee (Left)',
    ],
    [
      'has a side that has no words by what its code means',
      { text: 'Knee', ...side({ valueCodeableConcept: { coding: [{ system: SNOMED, code: '7771000' }] } }) },
      'Knee (left)',
    ],
    [
      'has the side of a bare code',
      { coding: [{ system: SNOMED, code: '72696002' }], ...side(LEFT) },
      '72696002 (Left)',
    ],
    ['has no side that is none', { text: 'Knee', ...side({ valueBoolean: true }) }, 'Knee'],
  ])('%s', (_what, concept, text) => {
    const resource = structuredClone({ resourceType: 'Condition', id: 'x', code: concept }) as Json;
    expect(makeWellFormed(resource, { base: 'https://north.test/', fullUrls: new Map(), stu3: null })).toBe(true);
    expect((resource['code'] as Json)['text']).toBe(text);
  });

  it('is never made of what is of another shape', () => {
    for (const odd of [
      { text: 7, coding: [{ ...ASTHMA, ...picked('X') }] },
      { coding: 7 },
      { extension: 7, text: 'a' },
      {},
    ]) {
      const made = structuredClone(odd);
      keepNames(made);
      expect(made).toEqual(odd);
    }
  });
});

/** The bytes of what a GP is shown of these, through the whole gateway. */
async function shown(resources: readonly object[], fhirVersion: 'R4' | 'STU3' = 'R4'): Promise<string> {
  const place = world({ providers: [provider({ ods: 'OTHER', fhirVersion })] });
  place.replies.set('$everything', () => replyOf(bundle([patient(), ...(resources as readonly Json[])])));
  const ask = await place.signIn('asha');
  const { body } = await read(ask, await open(ask));
  return JSON.stringify((body['entry'] as readonly Json[]).map(({ resource }) => ({ ...(resource as Json), id: '' })));
}

const person = { reference: 'Patient/p1' };
const OWN: readonly (readonly [what: string, make: (concept: object) => Json])[] = [
  ['a problem', (code) => ({ resourceType: 'Condition', subject: person, code })],
  ['a procedure', (code) => ({ resourceType: 'Procedure', status: 'completed', subject: person, code })],
  ['an encounter', (type) => ({ resourceType: 'Encounter', status: 'finished', subject: person, type: [type] })],
  ['a result', (code) => ({ resourceType: 'Observation', status: 'final', subject: person, code })],
  [
    'the value of a result',
    (value) => ({
      resourceType: 'Observation',
      status: 'final',
      subject: person,
      code: { text: 'Finding' },
      valueCodeableConcept: value,
    }),
  ],
  ['an alert', (code) => ({ resourceType: 'Flag', status: 'active', subject: person, code })],
  ['a vaccine', (vaccineCode) => ({ resourceType: 'Immunization', status: 'completed', patient: person, vaccineCode })],
];

describe.each(OWN)('what was picked for %s', (_what, make) => {
  it('is shown', async () => {
    expect(await shown([{ ...make(coded('Brittle asthma')), id: 'x' }])).toContain('"text":"Brittle asthma"');
  });
  it.each([
    'HIV infection',
    'Termination of pregnancy',
    'Gender dysphoria',
    'Victim of domestic abuse',
    'Convicted of assault',
  ])('withholds it whole where it says “%s”', async (words) => {
    expect(await shown([{ ...make(coded(words)), id: 'x' }])).toBe(await shown([]));
  });
});

describe('what was picked for a reason', () => {
  const reason = (words: string) => ({
    resourceType: 'MedicationRequest',
    id: 'x',
    status: 'active',
    intent: 'order',
    subject: person,
    medicationCodeableConcept: { text: 'Doxycycline 100mg' },
    reasonCode: [coded(words)],
  });
  it('is shown, and is cut with its code where it tells', async () => {
    expect(await shown([reason('Brittle asthma')])).toContain('Brittle asthma');
    const told = await shown([reason('Chlamydia contact')]);
    expect(told).toContain('Doxycycline');
    expect(told).not.toMatch(/Chlamydia|64572001|Disease/);
  });
});

it('an allergy is named by what was picked, save where that is never shown', async () => {
  const allergy = (words: string) => ({
    resourceType: 'AllergyIntolerance',
    id: 'x',
    patient: person,
    code: coded(words, 'Drug allergy', '416098002'),
  });
  expect(await shown([allergy('Allergy to flucloxacillin')])).toContain('"text":"Allergy to flucloxacillin"');
  expect(await shown([allergy('Allergy to abacavir')])).not.toMatch(/abacavir|416098002/);
});

it('is kept of STU3 too', async () => {
  expect(
    await shown([{ resourceType: 'Condition', id: 'x', subject: person, code: coded('Brittle asthma') }], 'STU3'),
  ).toContain('"text":"Brittle asthma"');
});
