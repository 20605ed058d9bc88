/** A statement that there is none is told from the thing itself, and “not known” from “none”. */
import { describe, expect, it } from 'vitest';
import { nothingKnown } from './nothing-known';
import { deniesOneThing, saysNothingKnown, type Topic } from './nothing-known-words';

const NONE: readonly (readonly [Topic, string])[] = [
  ...[
    'no known medications',
    'Nil regular medicines',
    'None',
    'NIL REGULAR',
    'Not currently taking any medicines',
    'Medication: nil',
    'Meds - none',
    'Takes no regular medication.',
    'Is on no regular medication',
    'No drug therapy prescribed',
    'Patient not on self-medications',
    'No prescribed or over the counter medications',
    'No regular medications prior to admission',
    'No Known Medications (situation)',
  ].map((text) => ['medications', text] as const),
  ...['No known problems', 'No current problems or disability', 'No significant past medical history', 'Nil PMH'].map(
    (text) => ['problems', text] as const,
  ),
  ...['No known immunizations', 'Unvaccinated', 'No previous vaccinations'].map(
    (text) => ['immunisations', text] as const,
  ),
  ...['No known procedures', 'No previous surgery', 'Never had surgery', 'Nil surgical history'].map(
    (text) => ['procedures', text] as const,
  ),
];
const NOT_KNOWN: readonly (readonly [Topic, string])[] = [
  ['medications', 'No information about medications'],
  ['medications', 'Medication history not known'],
  ['medications', 'Unable to obtain drug history'],
  ['medications', 'Not asked'],
  ['medications', 'Not on file'],
  ['problems', 'No problem information'],
  ['immunisations', 'Vaccination history unknown'],
  ['procedures', 'No information about past history of procedures'],
];
const THINGS: readonly (readonly [Topic, string])[] = [
  ['medications', 'No other medications'],
  ['medications', 'nil apart from warfarin'],
  ['medications', 'None except paracetamol'],
  ['medications', 'No regular meds, paracetamol prn'],
  ['medications', 'None. Paracetamol'],
  ['medications', 'Unknown antibiotic'],
  ['medications', 'Nil by mouth'],
  ['medications', 'Warfarin 3mg tablets'],
  ['problems', 'Problem with vision'],
  ['problems', 'Non-toxic goitre'],
  ['immunisations', 'Influenza vaccine not given'],
  ['procedures', 'Nose operation'],
];

describe('words', () => {
  it.each(NONE)('%s: “%s” says that there are none', (topic, text) => {
    expect(saysNothingKnown(topic, text)).toBe('none');
  });
  it.each(NOT_KNOWN)('%s: “%s” says that it is not known', (topic, text) => {
    expect(saysNothingKnown(topic, text)).toBe('not known');
  });
  it.each(THINGS)('%s: “%s” is no such statement', (topic, text) => {
    expect(saysNothingKnown(topic, text)).toBeNull();
  });
  it.each([
    ['No history of epilepsy', true],
    ['Asthma: no', true],
    ['Never had measles', true],
    ['No evidence of recurrence', true],
    ['No history of stroke but TIA 2019', false],
    ['H/o epilepsy', false],
    ['No fixed abode', false],
  ] as const)('“%s” denies one thing: %s', (text, denies) => {
    expect(deniesOneThing(text)).toBe(denies);
  });
});

describe('codes', () => {
  const IPS = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips';
  const SCT = 'http://snomed.info/sct';
  const read = (codings: readonly object[], text: string | null = null, beside: readonly string[] = []) =>
    nothingKnown('medications', { codings, text, beside });

  it.each([
    [{ system: IPS, code: 'no-known-medications' }, 'none', 'No known medications'],
    [{ system: IPS, code: 'no-medication-info' }, 'not known', 'No information about medications'],
    [{ system: SCT, code: '787481004' }, 'none', 'No known medications'],
    [{ system: SCT, code: '1287211007' }, 'not known', 'No information available'],
    [{ system: SCT, code: '182904002', display: 'Drug treatment unknown' }, 'not known', 'Drug treatment unknown'],
    [{ system: 'http://x', code: 'L1', display: 'No medicines' }, 'none', 'No medicines'],
  ] as const)('%j', (coding, says, words) => {
    expect(read([coding])).toEqual({ kind: 'statement', says, words });
  });

  it('of another section says nothing here', () => {
    expect(read([{ system: IPS, code: 'no-known-problems', display: 'Epilepsy' }])).toBeNull();
  });

  it('a name or a dose beside it makes it one of those things, to check', () => {
    const code = { system: SCT, code: '787481004', display: 'No known medications' };
    expect(read([code], 'Warfarin 3mg tablets')).toMatchObject({ kind: 'to check' });
    expect(read([code, { system: SCT, code: '48603004' }])).toMatchObject({ kind: 'to check' });
    expect(read([code], null, ['3 mg daily'])).toEqual({
      kind: 'to check',
      words: 'No known medications – 3 mg daily',
    });
  });

  it('nothing but a code for “no value” is a thing not known, save where a dose stands beside it', () => {
    const coding = { system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'unknown' };
    expect(read([coding])).toEqual({ kind: 'statement', says: 'not known', words: 'Not known' });
    expect(read([coding], null, ['one daily'])).toBeNull();
    expect(read([coding], 'Warfarin')).toBeNull();
  });
});
