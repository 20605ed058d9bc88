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

const HL7 = 'http://hl7.org/fhir/StructureDefinition';
const UK = 'https://fhir.hl7.org.uk/StructureDefinition';
const named = (name: string, valueString: string) => ({
  name: [{ family: 'EXAMPLE', _family: { extension: [{ url: `${HL7}/${name}`, valueString }] } }],
});

const method = (text: string) => ({ url: 'PreferredContactMethod', valueCodeableConcept: { text } });
const coded = (coding: object, text?: string) => ({
  url: 'PreferredContactMethod',
  valueCodeableConcept: { coding: [coding], ...(text === undefined ? {} : { text }) },
});
const times = (valueString: string) => ({ url: 'PreferredContactTimes', valueString });
const preferring = (...parts: readonly object[]) => ({
  extension: [{ url: `${UK}/Extension-UKCore-ContactPreference`, extension: parts }],
});
const METHODS = 'https://fhir.hl7.org.uk/CodeSystem/UKCore-PreferredContactMethod';

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
    [
      'a comment beside the number',
      { telecom: [{ value: '1', extension: [{ url: `${HL7}/contactpoint-comment`, valueString: 'mornings' }] }] },
    ],
    [
      'a translation of who it is',
      { relationship: [{ coding: [{ _display: { extension: [{ url: `${HL7}/translation`, extension: [] }] } }] }] },
    ],
    ['a warning within a part of the name', named('humanname-own-name', 'Example (do not ring)')],
    [
      'a warning in a part of how to reach them',
      { extension: [{ url: `${UK}/Extension-UKCore-ContactPreference`, extension: [method('never call at home')] }] },
    ],
    [
      'a part that is an extension of its own',
      {
        extension: [
          {
            url: `${UK}/Extension-UKCore-ContactPreference`,
            extension: [{ url: 'urn:local:x', valueBoolean: true }],
          },
        ],
      },
    ],
    ...[
      'no voicemail, husband listens',
      'never leave a message',
      'Letters only - number is monitored',
      'evenings when he is out',
      'Telephone, after he has left',
      'mornings only',
      'ask Sue first',
    ].flatMap((words): [string, object][] => [
      [`when to be reached, in words: ${words}`, preferring(times(words))],
      [`how to be reached, in words: ${words}`, preferring(method(words))],
      [`the same beside a code: ${words}`, preferring(coded({ system: METHODS, code: '1', display: 'Letter' }, words))],
      [`the same as a local code: ${words}`, preferring(coded({ system: 'urn:local', code: 'X', display: words }))],
      [
        `the same within a rank: ${words}`,
        { extension: [{ url: `${UK}/Extension-UKCore-ContactRank`, valueString: words }] },
      ],
    ]),
    ['words where a code should stand', preferring({ url: 'Times', valueCode: 'husband listens' })],
    ['words where a date should stand', preferring({ url: 'Times', valuePeriod: { start: 'when he is out' } })],
    ['a local code that nobody reads', preferring(coded({ system: 'urn:local', code: 'X' }))],
    ['the code for no telephone', preferring(coded({ system: METHODS, code: '8' }))],
    ['a part of the name that nobody knows', named('humanname-nickname', 'Annie')],
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
    ...['own-prefix', 'own-name', 'partner-prefix', 'partner-name', 'fathers-family', 'mothers-family'].map(
      (part): [string, object] => [`a name’s ${part}`, named(`humanname-${part}`, 'de')],
    ),
    [
      'how they like to be reached',
      { extension: [{ url: `${UK}/Extension-UKCore-ContactPreference`, extension: [method('Telephone')] }] },
    ],
    ...[
      'Telephone',
      'Mobile phone',
      'e-mail or letter',
      'Text, SMS',
      'By post.',
      'mornings and afternoons',
      'Weekday evenings',
      'any time',
      'Anytime',
      '09:00-17:00',
      'Weekdays 09:00 – 12:30, 14:00 to 17:00',
      'Monday to Friday, 9am - 5pm',
      'Mon-Fri',
    ].map((words): [string, object] => [`when to be reached: ${words}`, preferring(times(words), method(words))]),
    ['a public code', preferring(coded({ system: METHODS, code: '6', display: 'Telephone contact via proxy' }))],
    [
      'a public code and its own words',
      preferring(coded({ system: METHODS, code: '5', display: 'Minicom (Textphone)' }, 'Minicom (Textphone)')),
    ],
    ['a local code for a plain way', preferring(coded({ system: 'urn:local', code: 'T', display: 'Telephone' }))],
    ['when, by the clock', preferring({ url: 'Times', valuePeriod: { start: '2026-01-01', end: '2026-02-01' } })],
    [
      'a street in parts',
      {
        address: [
          {
            line: ['1 High Street'],
            _line: [{ extension: [{ url: `${HL7}/iso21090-ADXP-streetName`, valueString: 'High Street' }] }],
            extension: [{ url: `${UK}/Extension-UKCore-AddressKey`, extension: [{ url: 'value', valueString: '7' }] }],
          },
        ],
      },
    ],
    [
      'a number in parts',
      { telecom: [{ value: '1', extension: [{ url: `${HL7}/contactpoint-area`, valueString: '20' }] }] },
    ],
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
