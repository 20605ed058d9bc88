/** Is a contact that two providers tell of known again, and another never taken for it? */
import type { RelatedPerson } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { ProviderState } from '../entry';
import { buildRecord } from '../record';
import { contactKeys, relationOf, sameContact } from './same-contact';

const kin = (relation: string, family: string, given: string, phone?: string): RelatedPerson => ({
  resourceType: 'RelatedPerson',
  id: '1',
  patient: { reference: 'Patient/p' },
  relationship: [{ text: relation }],
  name: [{ family, given: [given] }],
  ...(phone === undefined ? {} : { telecom: [{ system: 'phone', value: phone }] }),
});
const NUMBER = '07700 900001';

describe('a contact told by two', () => {
  it.each<[string, RelatedPerson, RelatedPerson]>([
    ['in capitals, in short', kin('Daughter', 'Example', 'Ruth'), kin('Dtr - NOK', 'EXAMPLE', 'Ruth')],
    ['with a number told by one', kin('daughter', 'Example', 'Ruth', NUMBER), kin('Daughter', 'Example', 'Ruth')],
    [
      'under one number, its country told',
      kin('Wife', 'B', 'Jo', NUMBER),
      kin('wife', 'B', 'Jo', '+44 (0)7700 900001'),
    ],
    ['as next of kin, under one number', kin('Next of kin', 'B', 'Jo', NUMBER), kin('wife', 'B', 'Jo', NUMBER)],
    ['with a title', kin('Wife', 'B', 'Mrs Jo'), kin('wife', 'B', 'Jo')],
  ])('%s is one', (_, a, b) => {
    expect(sameContact(a, b)).not.toBeNull();
    expect(contactKeys(a)).toEqual(contactKeys(b));
  });

  it.each<[string, RelatedPerson, RelatedPerson]>([
    ['another relation', kin('Son', 'Example', 'Jo'), kin('Daughter', 'Example', 'Jo')],
    ['a daughter-in-law', kin('Daughter in law', 'Example', 'Jo'), kin('Daughter', 'Example', 'Jo')],
    ['another name', kin('Son', 'Example', 'Jo', NUMBER), kin('Son', 'Example', 'Paul', NUMBER)],
    ['a name of one word', kin('Son', '', 'Jo'), kin('Son', '', 'Jo')],
    ['another number', kin('Son', 'B', 'Jo', NUMBER), kin('Son', 'B', 'Jo', '07700 900002')],
    ['no relation and no number', kin('Next of kin', 'B', 'Jo'), kin('Next of kin', 'B', 'Jo')],
    ['a relation told by one, no number', kin('Next of kin', 'B', 'Jo'), kin('Wife', 'B', 'Jo')],
    [
      'another birthday',
      { ...kin('Son', 'B', 'Jo'), birthDate: '1990-01-01' },
      { ...kin('Son', 'B', 'Jo'), birthDate: '1991-01-01' },
    ],
  ])('%s is two', (_, a, b) => {
    expect(sameContact(a, b)).toBeNull();
    expect(sameContact(b, a)).toBeNull();
  });

  it('who is a contact no more never joins one who is', () => {
    const state = (id: string, resource: RelatedPerson): ProviderState => ({
      state: 'answered',
      provider: { id, name: id, setting: 'acute' },
      resources: [resource],
      coverage: [],
      warnings: [],
      retrievedAt: '',
    });
    const one = kin('Wife', 'Example', 'Jo');
    const rows = (other: RelatedPerson) =>
      buildRecord({ providers: [state('a', one), state('b', other)], now: 0 }).entries;
    expect(rows(one)).toHaveLength(1);
    expect(rows({ ...one, active: false })).toHaveLength(2);
  });

  it.each([
    ['Next-of-Kin, Daughter', 'daughter'],
    ['son, lives abroad', 'son'],
    ['Sister / carer', 'sister'],
    ['Mother-in-law', null],
    ['stepfather', null],
    ['Son and daughter', null],
    ['Emergency contact', null],
    ['Person', null],
  ])('%s: %s', (words, relation) => {
    expect(relationOf(words)).toBe(relation);
  });
});
