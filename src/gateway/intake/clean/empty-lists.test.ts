/** Which empty lists and headed sections say that something is kept back, and of which section? */
import { expect, it } from 'vitest';
import { listWarnings } from './list-warning';
import { saidEmpty, typesKeptBack } from './empty-lists';

const HL7 = 'http://terminology.hl7.org/CodeSystem/list-empty-reason';
const coded = (code: string, display?: string) => ({ coding: [{ system: HL7, code, display }] });
const listed = (code: string, emptyReason: object) => ({
  resourceType: 'List',
  code: { coding: [{ code }] },
  emptyReason,
});

it.each<[string, object, boolean]>([
  ['withheld', coded('withheld'), true],
  ['unavailable', coded('unavailable'), true],
  ['by a code in capitals', coded('Withheld'), true],
  [
    'a code of its own beside words',
    { coding: [{ system: 'urn:x', code: '7', display: 'Withheld by the source' }] },
    true,
  ],
  ['words alone: withheld', { text: 'Withheld at patient request' }, true],
  ['words alone: not available', { text: 'Allergy data not available from legacy system' }, true],
  ['words alone: could not be read', { text: 'List could not be retrieved' }, true],
  ['words alone: a time', { text: 'Request timed out' }, true],
  ['nil known', coded('nilknown', 'Nil Known'), false],
  ['not asked', coded('notasked'), false],
  ['not started', coded('notstarted'), false],
  ['GP Connect', { coding: [{ code: 'no-content-recorded', display: 'No Content Recorded' }] }, false],
  ['a code of HL7 decides over words', { ...coded('nilknown'), text: 'Unavailable before 2019' }, false],
  ['words alone: none', { text: 'No allergies recorded' }, false],
  ['words alone: nothing of it', { text: 'No problems; nothing withheld' }, false],
  ['what the person did not want', { text: 'All vaccines refused by patient' }, false],
  ['a “not” that is part of it', { text: 'Not available' }, true],
  ['a list of reasons', [coded('withheld')], true],
])('a list that is empty because of %s', (_what, reason, isKept) => {
  expect(typesKeptBack(listed('48765-2', reason))).toEqual(isKept ? ['AllergyIntolerance'] : []);
});

it.each([
  ['886921000000105', 'AllergyIntolerance'],
  ['48765-2', 'AllergyIntolerance'],
  ['10160-0', 'MedicationStatement'],
  ['11450-4', 'Condition'],
  ['11369-6', 'Immunization'],
  ['30954-2', 'Observation'],
  ['something', null],
])('a list with code %s is of %s', (code, type) => {
  expect(typesKeptBack(listed(code, coded('withheld')))).toEqual([type]);
});

it('sections of a Composition, within others too, and none that is no section here', () => {
  const section = (code: string, emptyReason: object | undefined, inner: readonly object[] = []) => ({
    code: { coding: [{ system: 'http://loinc.org', code }] },
    ...(emptyReason === undefined ? {} : { emptyReason }),
    section: inner,
  });
  const composition = {
    resourceType: 'Composition',
    section: [
      section('48765-2', coded('unavailable')),
      section('10160-0', coded('nilknown')),
      section('other', undefined, [section('11450-4', coded('withheld')), section('48765-2', coded('withheld'))]),
      section('29762-2', coded('withheld')),
    ],
  };
  expect(typesKeptBack(composition)).toEqual(['AllergyIntolerance', 'Condition']);
  expect(listWarnings(composition).map((one) => 'type' in one && [one.kind, one.type])).toEqual([
    ['provider-warning', 'AllergyIntolerance'],
    ['provider-warning', 'Condition'],
    ['sent-empty', 'MedicationStatement'],
  ]);
});

it('of nothing else', () => {
  expect(typesKeptBack({ resourceType: 'Condition', emptyReason: coded('withheld') })).toEqual([]);
  expect(listWarnings({ resourceType: 'Condition', emptyReason: coded('withheld') })).toEqual([]);
});

it.each(['nilknown', 'notasked', 'notstarted', 'closed', 'no-content-recorded', 'NilKnown'])(
  'says why it is empty, and of what: %s',
  (why) => {
    const said = [{ type: 'AllergyIntolerance', why: why.toLowerCase() }];
    expect(saidEmpty(listed('886921000000105', coded(why)))).toEqual(said);
    expect(saidEmpty({ ...listed('', coded(why)), code: { text: 'Something' } })).toEqual([]);
    const section = { code: { coding: [{ code: '48765-2' }] }, emptyReason: coded(why) };
    expect(saidEmpty({ resourceType: 'Composition', section: [section] })).toEqual(said);
    expect(listWarnings({ ...listed('886921000000105', coded(why)), id: '1' })).toEqual([
      { kind: 'sent-empty', type: 'AllergyIntolerance', why: why.toLowerCase(), of: 'List/1' },
    ]);
  },
);

it.each(['withheld', 'unavailable', 'something'])('says nothing of the kind where it is %s', (why) => {
  expect(saidEmpty(listed('886921000000105', coded(why)))).toEqual([]);
});
