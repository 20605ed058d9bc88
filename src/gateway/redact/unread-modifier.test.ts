/**
 * Does the mark of a modifier that nobody can read go wherever its resource goes, for every role and view, and of the
 * modifier nothing else? RECORD, “A condition that cannot be read”.
 */
import { describe, expect, it } from 'vitest';
import { settleModifiers, UNREAD_MODIFIER } from '../../domain/modifier-extensions';
import type { Setting } from '../../domain/settings';
import { CLINICAL_ROLES } from '../../policy/tables/label-caps';
import { fill } from '../../../tests/kits/gateway/filled';
import { see } from '../../../tests/kits/gateway/seen';
import { FULL_SHAPES } from './full-shapes';

/** Of each way in which a setting changes what is shown, one. */
const SETTINGS: readonly Setting[] = ['gp', 'acute', 'mental-health', 'social-care'];
const CONDITION = { modifierExtension: [{ url: 'https://trust.example/fhir/certainty', valueString: 'CANARY' }] };
const MARK = [{ url: UNREAD_MODIFIER }];
const ADVANCE_CARE = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'adr' }] };
const filled = (type: string): Record<string, unknown> => ({
  resourceType: type,
  id: 'x',
  ...fill(FULL_SHAPES[type as 'Condition'] ?? {}, { words: 'Seen today', reference: {}, stray: {} }),
  ...(type === 'Consent' ? { scope: ADVANCE_CARE } : {}),
});

/** Each type as it is, and with a condition at its top, in the last element that can hold one, and as a rule. */
const under = (type: string): readonly (readonly [string, object])[] => {
  const plain = filled(type);
  const part = Object.entries(plain).findLast(([, value]) => typeof value === 'object' && !Array.isArray(value));
  return [
    ['at the top', { ...plain, ...CONDITION }],
    ['as implicitRules', { ...plain, implicitRules: 'https://trust.example/CANARY' }],
    ...(part === undefined
      ? []
      : [['in a part', { ...plain, [part[0]]: { ...(part[1] as object), ...CONDITION } }] as const]),
  ];
};

const TYPES = Object.keys(FULL_SHAPES);

describe.each(TYPES)('%s', (type) => {
  it.each(under(type))('carries the mark in every role and setting: %s', (_, resource) => {
    let seen = 0;
    for (const role of CLINICAL_ROLES)
      for (const setting of SETTINGS)
        for (const emergency of [false, true]) {
          const { resources } = see(role, setting, [settleModifiers(resource)], { emergency });
          const released = resources.find(({ resourceType }) => resourceType === type);
          if (released === undefined) continue;
          seen += 1;
          expect({ role, setting, mark: (released as { modifierExtension?: unknown }).modifierExtension }).toEqual({
            role,
            setting,
            mark: MARK,
          });
          expect(JSON.stringify(resources)).not.toContain('CANARY');
        }
    expect(seen).toBeGreaterThan(0);
  });

  it('without one carries no mark, and a role that is shown it plainly is shown it marked', () => {
    const plain = filled(type);
    for (const role of CLINICAL_ROLES)
      for (const setting of SETTINGS) {
        const [without, with_] = [plain, settleModifiers({ ...plain, ...CONDITION })].map((one) =>
          see(role, setting, [one]).resources.map(({ resourceType }) => resourceType),
        );
        expect(JSON.stringify(see(role, setting, [plain]).resources)).not.toContain(UNREAD_MODIFIER);
        expect(with_).toEqual(expect.arrayContaining(without ?? []));
      }
  });
});

describe('in a summary', () => {
  it.each([
    ['occupational-therapist', 'AllergyIntolerance'],
    ['occupational-therapist', 'MedicationRequest'],
    ['social-worker', 'Condition'],
    ['social-worker', 'Encounter'],
  ] as const)('for %s the %s stands without its content', (role, type) => {
    const { resources } = see(role, 'acute', [settleModifiers({ ...filled(type), status: 'active', ...CONDITION })]);
    const elements = Object.keys(resources.find(({ resourceType }) => resourceType === type) ?? {});
    expect(elements).toContain('modifierExtension');
    for (const element of [
      'code',
      'medicationCodeableConcept',
      'type',
      'reaction',
      'dosageInstruction',
      'period',
      'note',
    ])
      expect(elements).not.toContain(element);
  });

  it('what is past is not left out: nobody can tell that it is', () => {
    const past = {
      resourceType: 'Condition',
      id: 'c',
      code: { text: 'Asthma' },
      clinicalStatus: { coding: [{ code: 'resolved' }] },
    };
    expect(see('occupational-therapist', 'gp', [past]).resources).toHaveLength(0);
    expect(see('occupational-therapist', 'gp', [{ ...past, ...CONDITION }]).resources).toMatchObject([
      { modifierExtension: MARK },
    ]);
  });

  it('no number of a contact leaves, in no view', () => {
    const contact = {
      resourceType: 'RelatedPerson',
      id: 'r',
      name: [{ text: 'Ann' }],
      telecom: [{ value: '020 7946 0000' }],
    };
    for (const role of CLINICAL_ROLES)
      expect(JSON.stringify(see(role, 'gp', [{ ...contact, ...CONDITION }]).resources)).not.toMatch(/7946|Ann/);
  });
});

it('what a modifier tells of a category withholds what it stands on', () => {
  const plain = { resourceType: 'Condition', id: 'c', code: { text: 'Rash' } };
  const hiv = { coding: [{ system: 'http://snomed.info/sct', code: '86406008' }] };
  const telling = { ...plain, modifierExtension: [{ url: 'https://trust.example/x', valueCodeableConcept: hiv }] };
  expect(see('gp', 'acute', [plain]).resources).toHaveLength(1);
  expect(see('gp', 'acute', [settleModifiers(telling)]).resources).toHaveLength(0);
});

it('of a narrative only that it says more crosses: never a word of it', () => {
  const resource = { ...filled('AllergyIntolerance'), text: { status: 'additional', div: '<div>CANARY</div>' } };
  const mark = (text: object) =>
    see('gp', 'gp', [{ ...resource, text }]).resources.map((one) => (one as { text?: unknown }).text);
  expect(mark(resource.text)).toEqual([{ status: 'additional' }]);
  expect(mark({ ...resource.text, status: 'generated' })).toEqual([undefined]);
});
