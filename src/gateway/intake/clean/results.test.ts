/** Does what leaves intake tell no gender history, and say why a value is missing? docs/POLICY.md EX-4. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { FhirResource, Observation } from 'fhir/r4';
import type { Json } from '../../../domain/json';
import { askProvider } from '../ask-provider';
import { settleResults } from './results';
import { see } from '../../../../tests/kits/gateway/seen';
import {
  bundle,
  EVERYTHING,
  fakeServer,
  LOOK_UP,
  patient,
  person,
  provider,
} from '../../../../tests/kits/gateway/fake-server';

const SCT = 'http://snomed.info/sct';
const GENDER = 'http://hl7.org/fhir/administrative-gender';
const LIMITS = { low: { value: 130, unit: 'g/L' }, high: { value: 170, unit: 'g/L' } };
const coded = (system: string, code: string, display?: string): Json => ({
  coding: [{ system, code, ...(display === undefined ? {} : { display }) }],
});
const result = (more: Json = {}): Json => ({
  resourceType: 'Observation',
  id: 'hb',
  status: 'final',
  code: { text: 'Haemoglobin' },
  subject: { reference: 'Patient/p1' },
  valueQuantity: { value: 118, unit: 'g/L' },
  interpretation: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0078', code: 'L' }] }],
  ...more,
});

async function kept(gender: string, resource: Json): Promise<readonly Observation[]> {
  const server = fakeServer({ [LOOK_UP]: bundle([patient()]), [EVERYTHING]: bundle([patient(), resource]) });
  const answer = await askProvider(provider({ retrieve: 'everything' }), person({ gender }), {
    fetch: server.fetch,
    now: () => 0,
  });
  if (answer.outcome !== 'answered') throw new Error(answer.outcome);
  return answer.resources as readonly Observation[];
}

const OF_MEN: readonly Json[] = [
  { ...LIMITS, appliesTo: [{ text: 'Male' }] },
  { ...LIMITS, appliesTo: [coded(GENDER, 'male')] },
  { ...LIMITS, appliesTo: [coded(SCT, '248153007')] },
  { ...LIMITS, appliesTo: [coded(SCT, '1', 'Adult men')] },
  { ...LIMITS, type: { text: 'Normal range for men' } },
  { ...LIMITS, text: 'Male 130-170' },
  { ...LIMITS, text: 'M: 130-170' },
  { ...LIMITS, text: '♂ 130-170' },
  { text: 'Males 130 to 170 g/L' },
  { text: 'Hommes : 130-170' },
  { ...LIMITS, text: 'Masculin 130-170' },
  { ...LIMITS, type: { text: 'Männer' } },
  { ...LIMITS, appliesTo: [{ text: 'Gwryw' }] },
  { text: 'masc 130-170' },
  { text: "Men's range 130-170" },
  { ...LIMITS, gender: 'male' },
  { ...LIMITS, extension: [{ url: 'urn:local/range-sex', valueCode: 'male' }] },
];

describe('a range of another sex than demographics’', () => {
  it.each(OF_MEN)('%j leaves nothing of itself, and the flag stays', async (range) => {
    for (const gender of ['Female', 'Other', 'Not known']) {
      expect(await kept(gender, result({ referenceRange: [range] }))).toEqual(await kept(gender, result()));
      const part = (more: Json): Json => result({ component: [{ code: { text: 'Hb' }, ...more }] });
      expect(await kept(gender, part({ referenceRange: [range] }))).toEqual(await kept(gender, part({})));
    }
  });

  it('is gone from among others, in whatever order', async () => {
    const own = { low: { value: 1 } };
    await fc.assert(
      fc.asyncProperty(fc.subarray([...OF_MEN], { minLength: 1 }), fc.nat(12), async (others, at) => {
        const ranges = [...others.slice(0, at), own, ...others.slice(at)];
        expect(await kept('Female', result({ referenceRange: ranges }))).toEqual(
          await kept('Female', result({ referenceRange: [own] })),
        );
      }),
      { numRuns: 40 },
    );
  });

  it.each([{ text: 'Pregnancy' }, { text: 'Second trimester' }, { text: 'Postmenopausal' }, { text: 'Luteal phase' }])(
    '%j tells as much of a man',
    async (appliesTo) => {
      const range = { ...LIMITS, appliesTo: [appliesTo] };
      expect(await kept('Male', result({ referenceRange: [range] }))).toEqual(await kept('Male', result()));
      expect(await kept('Female', result({ referenceRange: [range] }))).toMatchObject([{ referenceRange: [range] }]);
    },
  );

  it('that names both goes too', async () => {
    for (const text of [
      'M 130-170, F 115-150 g/L',
      'm 130-170; f 115-150',
      'f: 115-150 / m: 130-170',
      'Femmes 115, hommes 130',
    ])
      for (const gender of ['Female', 'Male'])
        expect(await kept(gender, result({ referenceRange: [{ text }] }))).toEqual(await kept(gender, result()));
    const metres = { text: 'walks 6 m 130-170' };
    expect(await kept('Male', result({ referenceRange: [metres] }))).toMatchObject([{ referenceRange: [metres] }]);
  });
});

describe('a range of the same sex', () => {
  it.each(OF_MEN)('%j stays and no longer names it', async (range) => {
    const [observation] = await kept('Male', result({ referenceRange: [range] }));
    expect(observation?.referenceRange).toHaveLength(1);
    expect(JSON.stringify(observation?.referenceRange)).not.toMatch(
      /\bm[ae]n\b|male|♂|homme|masc|männ|gwryw|248153007|"M|sex|gender/i,
    );
    expect(JSON.stringify(observation?.referenceRange)).toContain('130');
  });
  it('keeps what else is said of whom it is for', async () => {
    const [observation] = await kept(
      'Male',
      result({
        referenceRange: [
          { ...LIMITS, appliesTo: [{ text: 'Adult male' }, { text: 'Dialysis' }], text: 'Male, on dialysis' },
        ],
      }),
    );
    expect(observation?.referenceRange).toMatchObject([{ appliesTo: [{ text: 'Dialysis' }], text: 'on dialysis' }]);
  });
});

test('a range that names nobody is left as it came', async () => {
  const ranges = [
    LIMITS,
    { ...LIMITS, appliesTo: [{ text: 'Human plasma' }], text: 'Reference 5 M/uL' },
    { ...LIMITS, text: 'Management: see policy. Lactate and lymphoma.' },
  ];
  expect(await kept('Female', result({ referenceRange: ranges }))).toMatchObject([{ referenceRange: ranges }]);
});

const absent = (code: string): Json => ({
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: code }],
});

test('why a value is missing stands where it passes', async () => {
  const [masked] = await kept('Female', result({ valueQuantity: { unit: 'g/L', _value: absent('masked') } }));
  expect(masked?.dataAbsentReason?.coding?.[0]?.code).toBe('masked');
  const [part] = await kept(
    'Female',
    result({ component: [{ code: { text: 'Hb' }, _valueString: absent('not-performed') }] }),
  );
  expect(part?.component?.[0]?.dataAbsentReason?.coding?.[0]?.code).toBe('not-performed');
});

test('a value in an element of another version is not taken for none', () => {
  const observation = {
    resourceType: 'Observation',
    id: 'o',
    valueAttachment: { url: 'x' },
  } as unknown as FhirResource;
  settleResults([observation], null);
  expect(observation).toMatchObject({ dataAbsentReason: { coding: [{ code: 'value-not-shown' }] } });
});

test('and so it is for whoever may see the result', () => {
  const observation = {
    resourceType: 'Observation',
    id: 'o',
    status: 'final',
    code: { text: 'Sodium' },
    effectiveDateTime: '2026-11-01',
    valueAttachment: { url: 'x' },
  };
  settleResults([observation as unknown as FhirResource], null);
  expect(see('gp', 'gp', [observation]).resources).toEqual([
    expect.objectContaining({ dataAbsentReason: { coding: [{ code: 'value-not-shown' }] } }),
  ]);
});
