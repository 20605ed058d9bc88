/** Are a contact, a decision and a key safe known again without an identifier, and is what differs left alone? */
import { describe, expect, it } from 'vitest';
import type { FhirResource } from 'fhir/r4';
import { factOf, joined } from '../../fhir/testing';
import { rules } from './rules';

const kin = (relation: string, given: string, phone?: string, more: object = {}): FhirResource =>
  ({
    resourceType: 'RelatedPerson',
    id: '1',
    relationship: [{ text: relation }],
    name: [{ family: 'Example', given: [given] }],
    ...(phone === undefined ? {} : { telecom: [{ system: 'phone', value: phone }] }),
    ...more,
  }) as unknown as FhirResource;
const consent = (text: string, dateTime: string, status = 'active'): FhirResource =>
  ({ resourceType: 'Consent', id: '1', status, category: [{ text }], dateTime }) as unknown as FhirResource;
const flag = (text: string, status = 'active'): FhirResource =>
  ({ resourceType: 'Flag', id: '1', status, code: { text } }) as unknown as FhirResource;
const joins = (a: FhirResource, b: FhirResource): boolean =>
  joined(rules, factOf(rules, a, 'gp'), factOf(rules, b, 'northgate'));

const DAY = '2023-08-01';

describe('alerts told without an identifier', () => {
  it.each<[string, FhirResource, FhirResource]>([
    ['a daughter by name', kin('Dtr - NOK', 'Ruth'), kin('daughter', 'RUTH')],
    ['one number in two spellings', kin('Son', 'Paul', '020 7946 0001'), kin('Son', 'Paul', '+44 20 7946 0001')],
    ['an advance decision', consent('ADRT', DAY), consent('Advance decision to refuse treatment', DAY)],
    [
      'a power of attorney, its month and its day',
      consent('LPA health and welfare - daughter Ruth, registered', DAY),
      consent('Lasting power of attorney (H&W): daughter', '2023-08'),
    ],
    ['a key safe', flag('Access: keysafe by front door'), flag('Key safe at front door - number held by office')],
  ])('%s: one', (_, a, b) => {
    expect(joins(a, b)).toBe(true);
    expect(joins(b, a)).toBe(true);
  });

  it.each<[string, FhirResource, FhirResource]>([
    ['another relation', kin('daughter', 'Ruth'), kin('friend', 'Ruth')],
    ['another name', kin('daughter', 'Ruth'), kin('daughter', 'Rose')],
    ['no relation', kin('next of kin', 'Ruth'), kin('next of kin', 'Ruth')],
    ['another telephone', kin('son', 'Paul', '020 7946 0001'), kin('son', 'Paul', '020 7946 0002')],
    [
      'another day of birth',
      kin('son', 'Paul', undefined, { birthDate: '1960' }),
      kin('son', 'Paul', undefined, { birthDate: '1990' }),
    ],
    ['a former contact', kin('son', 'Paul'), kin('son', 'Paul', undefined, { active: false })],
    ['a narrower decision', consent('ADRT', DAY), consent('ADRT (blood products)', DAY)],
    ['a decision of another day', consent('ADRT', DAY), consent('Advance decision', '2023-08-02')],
    ['one withdrawn', consent('ADRT', DAY), consent('ADRT', DAY, 'inactive')],
    ['a statement', consent('ADRT', DAY), consent('Advance statement', DAY)],
    ['another power', consent('LPA health and welfare', DAY), consent('LPA property and financial affairs', DAY)],
    ['another attorney', consent('LPA health - daughter', DAY), consent('LPA health - son', DAY)],
    ['a key safe elsewhere', flag('Key safe at front door'), flag('Key safe at back door')],
    ['a key safe taken away', flag('Key safe at front door'), flag('Key safe at front door', 'inactive')],
    ['a warning in the same words', flag('Risk of falls'), flag('Risk of falls')],
  ])('%s: two', (_, a, b) => {
    expect(joins(a, b)).toBe(false);
    expect(joins(b, a)).toBe(false);
  });
});
