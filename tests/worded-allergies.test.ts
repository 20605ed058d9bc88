/**
 * Is a denial of allergies only ever what is wholly one, in whatever words it comes, and is everything else an allergy
 * or to be checked?
 */
import fc from 'fast-check';
import type { AllergyIntolerance, FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { SECTIONS } from '../src/domain/sections';
import type { Entry, ProviderState, WholeRecord } from '../src/record/entry';
import { buildRecord } from '../src/record/record';
import { negativeWords } from '../src/record/codes/negative-words';
import typed from './kits/allergies/typed.json';

const SNOMED = 'http://snomed.info/sct';
const IPS = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips';
let count = 0;
const allergy = (more: Partial<AllergyIntolerance>): AllergyIntolerance => ({
  resourceType: 'AllergyIntolerance',
  id: `a${String((count += 1))}`,
  patient: {},
  recordedDate: '2025-05-05',
  clinicalStatus: { coding: [{ code: 'active' }] },
  ...more,
});
const answered = (id: string, ...resources: readonly FhirResource[]): ProviderState => ({
  state: 'answered',
  provider: { id, name: `The ${id}`, setting: 'acute' },
  resources,
  coverage: SECTIONS.map((section) => ({ section, code: 'answered', text: '' })),
  warnings: [],
  retrievedAt: '',
});
const recordOf = (...resources: readonly AllergyIntolerance[]): WholeRecord =>
  buildRecord({ providers: [answered('trust', ...resources)], now: Date.UTC(2026, 10, 28) });
const detailOf = ({ detail }: Entry) => {
  if (detail.section !== 'allergies') throw new Error('no allergy');
  return detail;
};
const coded = (code: string, display?: string, system = SNOMED) => ({
  system,
  code,
  ...(display === undefined ? {} : { display }),
});

type Kind = 'check' | 'allergy' | 'denial' | 'unknown';
const LABELS: Readonly<Record<Kind, string>> = {
  check: 'Known allergies',
  allergy: 'Known allergies',
  denial: 'Allergies not recorded',
  unknown: 'Allergies not recorded',
};
function kindOf(record: WholeRecord): { readonly kind: Kind; readonly label: string; readonly title: string } {
  const [entry] = record.entries;
  if (entry === undefined || record.entries.length !== 1) throw new Error('not one entry');
  const { kind, toCheck, denies, active } = detailOf(entry);
  expect(active).toBe(true);
  return {
    kind: kind === 'allergy' ? (toCheck ? 'check' : 'allergy') : denies ? 'denial' : 'unknown',
    label: record.allergyLabel,
    title: entry.title,
  };
}

/** What clinicians type, and what it is. */
const TYPED: Readonly<Record<Kind, readonly string[]>> = typed;
const ROWS = (Object.keys(TYPED) as Kind[]).flatMap((kind) => TYPED[kind].map((text) => [text, kind] as const));

describe('what is typed as an allergy', () => {
  it.each(ROWS)('“%s”: %s', (text, kind) => {
    expect(kindOf(recordOf(allergy({ code: { text } })))).toEqual({ kind, label: LABELS[kind], title: text });
  });

  it('is as many allergies as were sent', () => {
    const texts = ROWS.filter(([, kind]) => kind === 'check').map(([text]) => text);
    const { entries, allergyLabel } = recordOf(...texts.map((text) => allergy({ code: { text } })));
    expect(new Set(entries.map(({ title }) => title.toLowerCase()))).toEqual(
      new Set(texts.map((text) => text.toLowerCase())),
    );
    expect(allergyLabel).toBe('Known allergies');
  });

  it('stands as typed, with an allergy’s code too, and apart from others of that code', () => {
    const [penicillin, typed, same] = [
      allergy({ code: { coding: [coded('91936005', 'Allergy to penicillin')] } }),
      allergy({ code: { coding: [coded('91936005', 'Allergy to penicillin')], text: 'No penicillin - allergic' } }),
      allergy({ code: { text: 'No penicillin - ALLERGIC' } }),
    ];
    expect(
      recordOf(penicillin, typed, same)
        .entries.map(({ title }) => title)
        .sort(),
    ).toEqual(['Allergy to penicillin', 'No penicillin - ALLERGIC', 'No penicillin - allergic']);
    const { entries } = buildRecord({ providers: [answered('a', penicillin), answered('b', typed)], now: 0 });
    expect(entries).toHaveLength(2);
  });
});

describe('a negative code', () => {
  const none = coded('716186003', 'No known allergy');
  it.each<[what: string, sent: Partial<AllergyIntolerance>, kind: Kind, label: string, title: string]>([
    [
      'with its own term',
      { code: { coding: [none], text: 'No known allergies' } },
      'denial',
      'No known allergies',
      'No known allergies',
    ],
    ['alone', { code: { coding: [coded('716186003')] } }, 'denial', 'No known allergies', 'No known allergies'],
    [
      'of the IPS',
      { code: { coding: [coded('no-known-allergies', 'No known allergies', IPS)] } },
      'denial',
      'No known allergies',
      'No known allergies',
    ],
    [
      'beside another negative code',
      { code: { coding: [none, coded('no-known-allergies', undefined, IPS)] } },
      'denial',
      'No known allergies',
      'No known allergy',
    ],
    [
      'with a note that is a negative too',
      { code: { coding: [none] }, note: [{ text: 'None known.' }] },
      'denial',
      'No known allergies',
      'No known allergy',
    ],
    [
      'with words of drugs alone',
      { code: { coding: [none], text: 'NKDA' } },
      'denial',
      'Allergies not recorded',
      'NKDA',
    ],
    [
      'of drugs alone',
      { code: { coding: [coded('409137002', 'No known history of drug allergy (situation)')] } },
      'denial',
      'Allergies not recorded',
      'No known history of drug allergy (situation)',
    ],
    [
      'of latex, with its own term',
      { code: { coding: [coded('716184000', 'No known latex allergy')], text: 'No known latex allergy' } },
      'denial',
      'Allergies not recorded',
      'No known latex allergy',
    ],
    [
      'with an allergy as its text',
      { code: { coding: [none], text: 'Penicillin – rash' } },
      'check',
      'Known allergies',
      'Penicillin – rash',
    ],
    [
      'with an exception as its text',
      { code: { coding: [none], text: 'No known allergies except latex' } },
      'check',
      'Known allergies',
      'No known allergies except latex',
    ],
    [
      'with another display',
      { code: { coding: [coded('716186003', 'Allergy to penicillin')] } },
      'check',
      'Known allergies',
      'Allergy to penicillin',
    ],
    [
      'with a note',
      { code: { coding: [none] }, note: [{ text: 'Penicillin: rash' }] },
      'check',
      'Known allergies',
      'No known allergy – Penicillin: rash',
    ],
    [
      'with a reaction',
      { code: { coding: [none] }, reaction: [{ manifestation: [{ text: 'Anaphylaxis' }] }] },
      'check',
      'Known allergies',
      'No known allergy – Anaphylaxis',
    ],
    [
      'with a reaction in words',
      { code: { coding: [none] }, reaction: [{ manifestation: [], description: 'Swollen lips' }] },
      'check',
      'Known allergies',
      'No known allergy – Swollen lips',
    ],
    [
      'with a substance that reacted',
      { code: { coding: [none] }, reaction: [{ substance: { text: 'Amoxicillin' }, manifestation: [] }] },
      'check',
      'Known allergies',
      'No known allergy – Amoxicillin',
    ],
    [
      'alone, with how severe it was',
      { code: { coding: [coded('716186003')] }, reaction: [{ manifestation: [], severity: 'severe' }] },
      'check',
      'Known allergies',
      'No known allergies – severe',
    ],
    [
      'beside an allergy’s code',
      { code: { coding: [none, coded('91936005')] } },
      'check',
      'Known allergies',
      'No known allergy – penicillin',
    ],
    [
      'beside a code that nobody knows',
      { code: { coding: [none, coded('XYZ', undefined, 'urn:local')] } },
      'check',
      'Known allergies',
      'No known allergy – Code XYZ (urn:local)',
    ],
    [
      'of drugs alone, with an allergy as its text',
      { code: { coding: [coded('409137002')], text: 'Trimethoprim' } },
      'check',
      'Known allergies',
      'Trimethoprim',
    ],
    [
      'for not asked',
      { code: { coding: [coded('1631000175102', 'Patient not asked')] } },
      'unknown',
      'Allergies not recorded',
      'Patient not asked',
    ],
    [
      'for not asked, with an allergy as its text',
      { code: { coding: [coded('1631000175102')], text: 'Penicillin' } },
      'check',
      'Known allergies',
      'Penicillin',
    ],
    [
      'that does not stand any more, with an allergy as its text',
      { code: { coding: [none], text: 'Penicillin' }, clinicalStatus: { coding: [{ code: 'resolved' }] } },
      'check',
      'Known allergies',
      'Penicillin',
    ],
    [
      'that was refuted, with an allergy as its text',
      { code: { coding: [none], text: 'Penicillin' }, verificationStatus: { coding: [{ code: 'refuted' }] } },
      'check',
      'Known allergies',
      'Penicillin',
    ],
  ])('%s', (_what, sent, kind, label, title) => {
    expect(kindOf(recordOf(allergy(sent)))).toEqual({ kind, label, title });
  });
});

describe('words without a negative code', () => {
  it.each<[what: string, sent: Partial<AllergyIntolerance>, kind: Kind, title: string]>([
    [
      'a denial beside an allergy’s code',
      { code: { coding: [coded('91936005')], text: 'No known allergies' } },
      'check',
      'No known allergies – penicillin',
    ],
    [
      'a denial beside a code that nobody knows and that says nothing',
      { code: { coding: [coded('123')], text: 'NKDA' } },
      'check',
      'NKDA – Code 123 (http://snomed.info/sct)',
    ],
    [
      'a denial under a local code that says the same',
      {
        code: { coding: [coded('1151.', 'No known allergies', 'http://read.info/readv2')], text: 'No known allergies' },
      },
      'denial',
      'No known allergies',
    ],
    [
      'a denial with a reaction',
      { code: { text: 'NKDA' }, reaction: [{ manifestation: [{ text: 'Rash' }] }] },
      'check',
      'NKDA – Rash',
    ],
    ['a denial with a note', { code: { text: 'NKDA' }, note: [{ text: 'Latex' }] }, 'check', 'NKDA – Latex'],
    [
      'no value, by HL7’s code for it',
      { code: { coding: [coded('unknown', 'Unknown', 'http://terminology.hl7.org/CodeSystem/data-absent-reason')] } },
      'unknown',
      'Unknown',
    ],
    [
      'no value, by the older code for it',
      { code: { coding: [coded('NI', 'No information', 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor')] } },
      'unknown',
      'No information',
    ],
    [
      'an allergy in words beside HL7’s code for no value',
      {
        code: {
          coding: [coded('unknown', 'Unknown', 'http://terminology.hl7.org/CodeSystem/data-absent-reason')],
          text: 'Penicillin',
        },
      },
      'allergy',
      'Penicillin',
    ],
    [
      'an allergy whose reaction is not known',
      { code: { text: 'Penicillin' }, reaction: [{ manifestation: [{ text: 'None known' }] }] },
      'allergy',
      'Penicillin',
    ],
  ])('%s', (_what, sent, kind, title) => {
    expect(kindOf(recordOf(allergy(sent)))).toMatchObject({ kind, title, label: LABELS[kind] });
  });

  it('what only says that it is not known contradicts no allergy; a denial does', () => {
    const fields = (text: string) =>
      recordOf(allergy({ code: { text: 'Penicillin' } }), allergy({ code: { text } })).entries.map(({ conflicts }) =>
        conflicts.map(({ field }) => field),
      );
    expect(fields('Not asked')).toEqual([[], []]);
    expect(fields('None known')).toEqual([['known allergies'], ['known allergies']]);
  });

  it('one identifier makes no denial one with an allergy', () => {
    const identifier = [{ system: 'urn:x', value: '1' }];
    const { entries, allergyLabel } = recordOf(
      allergy({ identifier, code: { text: 'No known allergies' } }),
      allergy({ identifier, code: { text: 'No known allergies' }, note: [{ text: 'Latex: rash' }] }),
    );
    expect(entries).toHaveLength(2);
    expect(allergyLabel).toBe('Known allergies');
  });
});

describe('whatever is typed', () => {
  // A question, a Read code and a SNOMED tag have their places, which are not everywhere.
  const DENIALS = ROWS.filter(([, kind]) => kind === 'denial' || kind === 'unknown')
    .map(([text]) => text)
    .filter((text) => !/[?/\d]|\(situation/.test(text));
  const CASES = [
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => text.toLowerCase(),
    (text: string) => text.replace(/\b\w/g, (letter) => letter.toUpperCase()),
  ];
  const denial = fc.constantFrom(...DENIALS);
  const look = fc.constantFrom(...CASES);
  const edge = fc.stringMatching(/^[ .,;:!"'()[\]\u2013\u2014-]{0,4}$/);
  const gap = fc.constantFrom(' ', '  ', '\t', '\u00a0', '\u2009');

  it('a pure denial stays one in any case, spacing, and punctuation around it', () => {
    fc.assert(
      fc.property(denial, look, edge, edge, gap, (text, cased, before, after, blank) => {
        expect(negativeWords(`${before}${cased(text).replace(/ (?=[a-z])/gi, blank)}${after}`)).not.toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it('two denials are one', () => {
    fc.assert(
      fc.property(denial, denial, fc.constantFrom('. ', '; ', ' - ', '\n', ', '), (one, other, between) => {
        expect(negativeWords(`${one}${between}${other}`)).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('one word left over, wherever it stands, makes it no denial', () => {
    const GRAMMAR = new Set(DENIALS.flatMap((text) => text.toLowerCase().split(/[^\p{L}]+/u)));
    const word = fc
      .oneof(
        fc.constantFrom(
          'except',
          'but',
          'apart',
          'other',
          'penicillin',
          'latex',
          'query',
          '?',
          'rash',
          '2019',
          'never',
          'allergic',
          'avoid',
          'save',
          'heblaw',
          '+',
          'see',
          'nuts',
        ),
        fc.stringMatching(/^[a-z]{5,9}$/),
      )
      .filter((one) => one === 'allergic' || !GRAMMAR.has(one));
    fc.assert(
      fc.property(
        denial,
        look,
        word,
        fc.constantFrom(' ', ' - ', ', ', '; ', '. ', ' ('),
        fc.boolean(),
        (text, cased, left, between, first) => {
          expect(
            negativeWords(first ? `${left}${between}${cased(text)}` : `${cased(text)}${between}${left}`),
          ).toBeNull();
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('no text at all is read as a denial that holds a word of none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        // A dash or dots alone: somebody passed over the question.
        if (negativeWords(text) !== null && !/^[\s–—.·•*_/~-]+$/u.test(text))
          expect(text.normalize('NFKC').toLowerCase()).toMatch(
            /no|ni|n ?k|n.?a|dim|heb|unknown|denie|declined|tbc|confirmed|established|hysbys/,
          );
      }),
    );
  });
});
