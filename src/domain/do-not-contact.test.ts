/** Is a contact with a warning held back, and every ordinary one not? */
import { describe, expect, it } from 'vitest';
import { isUnread } from './modifier-extensions';
import { markContact } from './do-not-contact';

const contact = (more: object) => ({
  resourceType: 'RelatedPerson',
  id: '1',
  relationship: [{ text: 'Daughter' }],
  name: [{ family: 'EXAMPLE', given: ['Ann'] }],
  telecom: [{ system: 'phone', value: '020 7946 0001', use: 'home' }],
  ...more,
});

describe('a contact', () => {
  it.each<[string, object]>([
    ['words in the relationship', { relationship: [{ text: 'Husband – do not contact' }] }],
    ['an ex-partner', { relationship: [{ text: 'Ex-husband' }] }],
    ['a former spouse by display', { relationship: [{ coding: [{ display: 'Former spouse' }] }] }],
    ['words in the name', { name: [{ text: 'Mr B Example (must not be told address)' }] }],
    ['words beside the number', { telecom: [{ value: '020 7946 0001 safe contact number only' }] }],
    ['an order', { relationship: [{ text: 'Father, restraining order' }] }],
    ['a note', { note: [{ text: 'see file' }] }],
    ['a comment', { comment: 'x' }],
    ['an extension that nobody knows', { extension: [{ url: 'urn:local:call-status', valueCode: 'N' }] }],
    [
      'the same within the number',
      { telecom: [{ value: '1', extension: [{ url: 'urn:local:x', valueBoolean: true }] }] },
    ],
    ['a part left out', { meta: { tag: [{ code: 'SUBSETTED' }] } }],
    ['a phone that is watched', { relationship: [{ text: 'Partner controls phone' }] }],
  ])('%s: ask first', (_what, more) => {
    expect(isUnread(markContact(contact(more)))).toBe(true);
  });

  it.each<[string, object]>([
    ['nothing beside it', {}],
    [
      'a rank',
      {
        extension: [
          { url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ContactRank', valuePositiveInt: 1 },
        ],
      },
    ],
    ['a neighbour who holds the key', { relationship: [{ text: 'Neighbour, key holder' }] }],
    ['a name that sounds like a warning', { name: [{ family: 'CALLAGHAN', given: ['Exley'] }] }],
    ['next of kin', { relationship: [{ coding: [{ code: 'N', display: 'Next-of-Kin' }] }] }],
  ])('%s: as it is', (_what, more) => {
    const given = contact(more);
    expect(markContact(given)).toBe(given);
  });

  it('no other resource is touched', () => {
    const flag = { resourceType: 'Flag', code: { text: 'Do not contact husband' } };
    expect(markContact(flag)).toBe(flag);
  });
});
