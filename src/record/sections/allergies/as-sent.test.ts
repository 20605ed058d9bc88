/** An allergy says what its source says: its reaction, also one in its name; whether it stands and is so. */
import { describe, expect, it } from 'vitest';
import { lineOf, recordOf, rowOf, saidBy } from '../../../../tests/kits/record/one-row';
import { markOwnText } from '../../../domain/own-text';
import { wordedReaction } from './worded-reaction';

const HL7 = 'http://terminology.hl7.org/CodeSystem';
const LOCAL = { system: 'urn:oid:1.2.3', code: 'L1' };
const status = (element: string, system: string, ...codes: readonly string[]) => ({
  [element]: { coding: [LOCAL, ...codes.map((code) => ({ system: `${HL7}/${system}`, code }))] },
});
const clinical = (...codes: readonly string[]) => status('clinicalStatus', 'allergyintolerance-clinical', ...codes);
const verified = (...codes: readonly string[]) =>
  status('verificationStatus', 'allergyintolerance-verification', ...codes);
const allergy = (text: string, more: object = {}) => ({ resourceType: 'AllergyIntolerance', code: { text }, ...more });

describe('a reaction in the same text', () => {
  it.each([
    'trimethoprim – rash',
    'Trimethoprim (rash)',
    'TRIMETHOPRIM: RASH 1998',
    'Rash with trimethoprim',
    'Severe rash due to trimethoprim',
    'trimethoprim causes itching',
    'Trimethoprim -> anaphylaxis',
    'Trimethoprim; swollen lips, ITU 2004',
    'Trimethoprim allergy – facial swelling',
    'Trimethoprim [angio-oedema]',
    'Trimethoprim-induced hepatitis',
    'trimethoprim – makes him sick',
    'Constipation caused by trimethoprim',
    'Trimethoprim 200mg tablets - nausea and vomiting',
    'trimethoprim rash',
  ])('“%s” is the allergen, with its reaction', (text) => {
    const { entries, allergyLabel } = recordOf([allergy(text)], [allergy('Trimethoprim')]);
    expect(entries).toHaveLength(1);
    expect(entries[0]?.detail).toMatchObject({ substance: 'trimethoprim', active: true });
    expect(allergyLabel).toBe('Known allergies');
    expect(rowOf(allergy(text)).title).toBe(text);
    const reaction = (entries[0]?.detail as { readonly reactions: string | null }).reactions ?? '';
    expect(text.toLowerCase()).toContain(reaction.toLowerCase());
    expect(reaction).not.toBe('');
  });

  it.each([
    'Penicillin – no rash',
    'Penicillin - amoxicillin tolerated',
    'Trimethoprim – rash; codeine – nausea',
    'Drug-induced rash',
    'Allergic reaction to penicillin',
    'Latex (rubber)',
    'Nuts (not peanuts)',
    'Iodinated contrast - oral and IV dye',
  ])('“%s” is not taken apart', (text) => {
    expect(wordedReaction(() => false)(text)).toBeNull();
  });
});

describe('its status, behind a local code', () => {
  it.each([
    [verified('refuted'), 'Refuted', 'Allergies not recorded'],
    [clinical('resolved'), 'Resolved', 'Allergies not recorded'],
    [clinical('inactive'), 'Inactive', 'Allergies not recorded'],
    [clinical('active', 'resolved'), 'Status unclear', 'Known allergies'],
    [verified('confirmed', 'refuted'), 'Status unclear', 'Known allergies'],
    [{ verificationStatus: { text: 'Refuted' } }, 'Refuted', 'Allergies not recorded'],
    [{}, 'Active', 'Known allergies'],
  ])('%j', (more, words, label) => {
    expect(rowOf(allergy('Penicillin', more)).status).toBe(words);
    const { allergyLabel } = recordOf([allergy('Penicillin', more)]);
    expect(allergyLabel === 'Allergies unavailable' ? 'Allergies not recorded' : allergyLabel).toBe(label);
  });

  it('entered in error leaves, a denial too', () => {
    const denial = {
      code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }] },
      recordedDate: '2020',
    };
    for (const one of [
      allergy('Penicillin', verified('entered-in-error')),
      allergy('', { ...denial, ...verified('entered-in-error') }),
    ])
      expect(recordOf([one]).entries).toEqual([]);
    expect(
      recordOf([
        allergy('Penicillin', {
          verificationStatus: {
            coding: [
              { ...LOCAL, display: 'Entered in error' },
              { system: `${HL7}/allergyintolerance-verification`, code: 'confirmed' },
            ],
          },
        }),
      ]).entries,
    ).toHaveLength(1);
  });

  it('a denial whose codings disagree makes no label', () => {
    const denial = {
      code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }] },
      recordedDate: '2020-01-01',
    };
    expect(rowOf(allergy('', { ...denial, ...clinical('active') })).detail).toMatchObject({ noKnownAllergies: true });
    expect(rowOf(allergy('', { ...denial, ...clinical('active', 'inactive') }))).toMatchObject({
      status: 'Statement, status unclear',
      detail: { noKnownAllergies: false },
    });
  });

  it('refuted or over it contradicts no denial', () => {
    const denial = {
      resourceType: 'AllergyIntolerance',
      recordedDate: '2020-01-01',
      code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }] },
    };
    for (const more of [verified('refuted'), clinical('resolved')]) {
      const { entries } = recordOf([denial], [allergy('Penicillin', more)]);
      expect(entries.flatMap(({ conflicts }) => conflicts)).toEqual([]);
    }
  });

  it('is said to be unconfirmed, save by a GP system, which says it of every allergy', () => {
    const one = allergy('Penicillin', verified('unconfirmed'));
    expect(rowOf(one).summary).toBe('Unconfirmed');
    expect(rowOf(allergy('Penicillin', verified('presumed'))).summary).toBe('Presumed');
    expect(recordOf([allergy('Latex')], [one]).entries.find(({ title }) => title === 'Penicillin')?.summary).toBeNull();
  });
});

describe('all that was sent of it', () => {
  const whole = allergy('Penicillin', {
    type: 'intolerance',
    criticality: 'high',
    onsetAge: { value: 6, unit: 'months' },
    lastOccurrence: '2019-03-12',
    note: [{ text: 'ITU 2019' }],
    reaction: [
      {
        manifestation: [{ text: 'Rash' }],
        description: 'whole body',
        severity: 'severe',
        onset: '2019-03-12',
        exposureRoute: { text: 'by mouth' },
        note: [{ text: 'by ambulance' }],
      },
    ],
  });

  it('stands in the row', () => {
    expect(saidBy(rowOf(whole))).toBe(
      'Penicillin | Intolerance – Rash, whole body – Severe – High risk – from 6 months of age – ITU 2019 | Active',
    );
  });

  it('stands in the opened entry', () => {
    expect(lineOf('Reaction', whole)).toBe('Rash – whole body – severe – 12-Mar-2019 – by mouth – by ambulance');
    expect(lineOf('Onset', whole)).toBe('6 months of age');
    expect(lineOf('Last happened', whole)).toBe('12-Mar-2019');
    expect(lineOf('Note', whole)).toBe('ITU 2019');
    expect(lineOf('Onset', allergy('Penicillin', { recordedDate: '2020' }))).toBeNull();
  });
});

describe('a name behind the words for a lost code', () => {
  const lost = allergy('Transfer-degraded drug allergy: Erythromycin');
  it('is the name, and joins what is so called elsewhere', () => {
    expect(rowOf(lost).title).toContain('Erythromycin');
    expect(recordOf([lost], [allergy('Erythromycin')]).entries).toHaveLength(1);
  });
  it('is no name where nothing stands behind them, and joins nothing', () => {
    expect(recordOf([allergy('Transfer-degraded drug allergy')], [allergy('Erythromycin')]).entries).toHaveLength(2);
  });
});

describe('a code for no allergies takes nothing away that stands beside it', () => {
  // the ward tells nothing of its coverage, so that a denial leaves them unavailable
  const none = { system: 'http://snomed.info/sct', code: '716186003', display: 'No known allergy' };
  const sent = (code: object, more: object = {}) => ({
    resourceType: 'AllergyIntolerance',
    code,
    recordedDate: '2026-01-01',
    ...more,
  });
  const except = { extension: [{ url: 'https://x.example/except', valueString: 'Penicillin' }] };
  const named = (valueString: string) => ({
    ...none,
    extension: [{ url: 'https://x.example/id', extension: [{ url: 'descriptionDisplay', valueString }] }],
  });
  it.each([
    ['alone', sent({ coding: [none] }), 'Allergies unavailable'],
    ['with its sender’s own name for it', sent({ coding: [named('No known allergies')] }), 'Allergies unavailable'],
    ['with words that take it back', sent({ coding: [none], ...except }), 'Known allergies'],
    ['with another name for it', sent({ coding: [named('Allergy to penicillin')] }), 'Known allergies'],
    ['that is of high risk', sent({ coding: [none] }, { criticality: 'high' }), 'Known allergies'],
  ])('%s', (_what, resource, label) => {
    expect(recordOf([resource]).allergyLabel).toBe(label);
  });
});

describe('words and a code that name two allergens', () => {
  const coded = (text: string, display: string) => ({
    resourceType: 'AllergyIntolerance',
    code: { text, coding: [{ system: 'http://snomed.info/sct', code: '1', display }] },
  });
  it.each([
    ['Penicillamine', 'Penicillin'],
    ['Latex', 'Peanut'],
    ['Egg', 'Allergy to wheat'],
  ])('“%s” coded as “%s”: both are in its name, and it joins neither', (text, display) => {
    const title = `${text} – coded as ${display}`;
    expect(rowOf(coded(text, display))).toMatchObject({ title, detail: { substance: title.toLowerCase() } });
    for (const other of [text, display])
      expect(recordOf([coded(text, display)], [allergy(other)]).entries).toHaveLength(2);
    expect(recordOf([coded(text, display)], [coded(text, display)]).entries).toHaveLength(1);
  });
  it.each([
    ['Amoxicillin', 'Penicillin'],
    ['Peanuts', 'Allergy to peanut (finding)'],
    ['Latex', 'Drug allergy'],
    ['Penicillin rash', 'Penicillin'],
  ])('“%s” coded as “%s” is named by its words', (text, display) => {
    expect(rowOf(coded(text, display)).title).toBe(text);
  });
});

describe('an allergy that only its narrative names', () => {
  const sent = (code: object) =>
    markOwnText({
      resourceType: 'AllergyIntolerance',
      code,
      text: { status: 'generated', div: '<div>Penicillin: anaphylaxis 2019</div>' },
    });
  const nullFlavor = 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor';
  it.each([
    [{ coding: [{ system: nullFlavor, code: 'UNK', display: 'unknown' }] }],
    [{ coding: [{ system: nullFlavor, code: 'UNK' }], text: 'Not known' }],
    [{}],
  ])('is said to have more there, coded as %j', (code) => {
    expect(saidBy(rowOf(sent(code)))).toContain('more is in the source’s own text');
  });
});
