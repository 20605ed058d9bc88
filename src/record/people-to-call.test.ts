/** Is nobody listed who must not be rung, and is a difference between providers said? */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { markContact } from '../domain/do-not-contact';
import type { Entry, ProviderState } from './entry';
import { peopleToCall } from './people-to-call';
import { buildRecord } from './record';

const NOW = Date.UTC(2026, 9, 1);
const person = (relation: string, name: string, more: object = {}) => ({
  resourceType: 'RelatedPerson',
  id: name,
  active: true,
  relationship: [{ text: relation }],
  name: [{ text: name }],
  telecom: [{ system: 'phone', value: '020 7946 0001' }],
  ...more,
});
const at = (id: string, ...resources: readonly object[]): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting: id === 'Council' ? 'social-care' : 'gp' },
  resources: resources.map((one) => markContact(one)) as unknown as readonly FhirResource[],
  coverage: [],
  warnings: [],
  retrievedAt: '',
});
const people = (...providers: readonly ProviderState[]) => peopleToCall(buildRecord({ providers, now: NOW }).entries);
const said = (...providers: readonly ProviderState[]) =>
  people(...providers).contacts.map(({ relation, name, number, askFirst }) =>
    askFirst ? 'ask first' : `${String(relation)} ${String(name)} ${String(number)}`,
  );

describe('people to call', () => {
  it.each<[string, readonly ProviderState[], readonly string[]]>([
    ['one of the council', [at('Council', person('Daughter', 'Ann Example'))], ['Daughter Ann Example 020 7946 0001']],
    ['inactive', [at('Parkside', person('Wife', 'Bea Example', { active: false }))], []],
    ['ended', [at('Parkside', person('Wife', 'Bea Example', { period: { end: '2026-09-01' } }))], []],
    [
      'ended, and nobody says who',
      [at('Parkside', person('Wife', '', { name: [], period: { end: '2026-09-01' } }))],
      [],
    ],
    ['words of a warning', [at('Parkside', person('Ex-wife', 'Bea Example'))], ['ask first']],
    [
      'a modifier that nobody can read',
      [at('Parkside', person('Wife', 'Bea Example', { modifierExtension: [{ url: 'x' }] }))],
      ['ask first'],
    ],
    [
      'a newer source calls it over',
      [
        at('Parkside', person('Wife', 'Bea Example', { period: { start: '2016-01-01' } })),
        at('Northgate', person('Wife', 'Bea EXAMPLE', { period: { start: '2010', end: '2020-01-01' }, telecom: [] })),
      ],
      [],
    ],
    [
      'an older source that calls it over says nothing of it',
      [
        at('Parkside', person('Wife', 'Bea Example', { period: { start: '2022-01-01' } })),
        at('Northgate', person('Wife', 'Bea EXAMPLE', { period: { start: '2010', end: '2020-01-01' }, telecom: [] })),
      ],
      ['Wife Bea Example 020 7946 0001'],
    ],
  ])('%s', (_rule, providers, words) => {
    expect(said(...providers)).toEqual(words);
  });

  it('two providers that name different next of kin differ; one that names two does not', () => {
    const [ann, bea] = [person('Next of kin', 'Ann Example'), person('Next of kin', 'Bea Example')];
    expect(people(at('Parkside', ann), at('Council', bea)).kinDiffer).toBe(true);
    expect(people(at('Parkside', ann, bea)).kinDiffer).toBe(false);
    expect(people(at('Parkside', ann), at('Council', ann)).kinDiffer).toBe(false);
  });

  it('those who are no next of kin do not differ, however many there are', () => {
    const [ann, bea] = [person('Daughter', 'Ann Example'), person('Neighbour', 'Bea Example')];
    expect(people(at('Parkside', ann), at('Council', bea)).kinDiffer).toBe(false);
  });

  it('one of whom has to be asked first has neither name nor number, whatever its sender sent', () => {
    const entry = {
      id: 'x',
      title: 'Contact recorded at Parkside; ask Parkside before ringing',
      sources: [{ provider: 'Parkside' }],
      detail: { section: 'alerts', kind: 'contact', active: true, contact: '020 7946 0001' },
    } as unknown as Entry;
    expect(peopleToCall([entry]).contacts).toEqual([
      { entry, relation: null, name: null, number: null, askFirst: true },
    ]);
  });

  it('no number stands in the line of a contact', () => {
    const { entries } = buildRecord({ providers: [at('Council', person('Daughter', 'Ann Example'))], now: NOW });
    expect(`${String(entries[0]?.title)} ${String(entries[0]?.summary)}`).not.toMatch(/\d/);
  });
});
