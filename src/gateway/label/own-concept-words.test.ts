/**
 * Does every word of every category withhold the whole resource by every element that says what it is, in whatever
 * place of the concept it stands, and beside whatever code? Source: POLICY 3, “code or words”.
 */
import { describe, expect, it } from 'vitest';
import { TELLING_WORDS, TERMS_WITHIN_WORDS } from '../../../tests/kits/gateway/lexicon-words';
import { policy } from '../../../tests/kits/gateway/shipped-policy';
import type { Json } from '../../domain/json';
import { CATEGORIES } from '../../policy/marks';
import { LEXICON } from '../../policy/tables/lexicon';
import { OWN_CONCEPTS } from '../../policy/tables/own-concepts';
import { createReading } from './reading';
import { createWalk } from './walk';
import { sampleOf } from '../../../tests/kits/deep';

const walk = createWalk(policy, createReading(policy));
const marksOf = (resource: Json): number => walk.judge(resource, () => undefined);
const listed = (text: string | undefined): readonly string[] => (text === undefined ? [] : text.split(' '));

/** A valid code of each family that tells nothing, a local one, and none. */
const BESIDE: readonly Json[] = [
  { system: 'http://snomed.info/sct', code: '38341003' },
  { system: 'http://read.info/readv2', code: 'G20..' },
  { system: 'http://read.info/ctv3', code: 'XE0Ub' },
  { system: 'http://hl7.org/fhir/sid/icd-10', code: 'I10' },
  { system: 'http://loinc.org', code: '8480-6' },
  { system: 'http://local.example', code: 'A1' },
  { code: 'A1' },
];
const named = (coding: Json, display: unknown): Json => ({ ...coding, display });
const translation = (words: string): Json => ({
  extension: [
    {
      url: 'http://hl7.org/fhir/StructureDefinition/translation',
      extension: [
        { url: 'lang', valueCode: 'en' },
        { url: 'content', valueString: words },
      ],
    },
  ],
});

/** Where in a concept the words stand: `coding` tells nothing by itself. */
const PLACES: readonly (readonly [name: string, concept: (coding: Json, words: string) => unknown])[] = [
  ['its text', (coding, text) => ({ coding: [named(coding, 'Hypertension')], text })],
  ['its text alone', (_coding, text) => ({ text })],
  ['the first display', (coding, words) => ({ coding: [named(coding, words), coding], text: 'Hypertension' })],
  ['the last display', (coding, words) => ({ coding: [coding, coding, named({}, words)] })],
  ['a display in a list', (coding, words) => ({ coding: [named(coding, [words])], text: 'Hypertension' })],
  ['a text in a list', (coding, words) => ({ coding: [coding], text: ['Hypertension', words] })],
  ['a text as an object', (coding, words) => ({ coding: [coding], text: { value: words } })],
  ['a display as an object', (coding, words) => ({ coding: [named(coding, { value: words })], text: 'Hypertension' })],
  [
    'a translation of its text',
    (coding, words) => ({ coding: [coding], text: 'Bluthochdruck', _text: translation(words) }),
  ],
  [
    'a translation of a display',
    (coding, words) => ({ coding: [{ ...coding, display: 'x', _display: translation(words) }] }),
  ],
  ['the text of a translation alone', (coding, words) => ({ coding: [coding], _text: translation(words) })],
  [
    'the name that a sender gave the code',
    (coding, words) => ({
      coding: [{ ...coding, extension: [{ url: 'x', extension: [{ url: 'y', valueString: words }] }] }],
    }),
  ],
  [
    'an extension of the coding',
    (coding, words) => ({ coding: [{ ...coding, extension: [{ url: 'x', valueString: words }] }] }),
  ],
  [
    'an extension of the concept',
    (coding, words) => ({ coding: [coding], extension: [{ url: 'x', valueString: words }] }),
  ],
  [
    'a concept in an extension of the concept',
    (coding, words) => ({
      coding: [coding],
      extension: [{ url: 'x', valueCodeableConcept: { coding: [named(coding, words)] } }],
    }),
  ],
  ['a coding by itself', (coding, words) => named({ code: 'A1', ...coding }, words)],
  [
    'an extension of a coding by itself',
    (coding, words) => ({ code: 'A1', ...coding, extension: [{ url: 'x', valueString: words }] }),
  ],
  ['a list of concepts', (coding, words) => [{ coding: [coding] }, { coding: [coding], text: words }]],
];

/** Of each row of words in turn. */
const WORDS = sampleOf(TELLING_WORDS, 5);

const ELEMENTS = OWN_CONCEPTS.flatMap(({ id, type, names, says, because }) =>
  [...listed(names), ...listed(says), ...listed(because)].map((element) => ({ id, type, element })),
);

describe('every word of the lexicon', () => {
  it('is spelt out, save terms that tell within other words alone, which their examples give', () => {
    expect(new Set(TELLING_WORDS.map(({ row }) => row)).size).toBe(LEXICON.length);
    expect(TERMS_WITHIN_WORDS.filter((term) => !/\(\?<?[=!]/.test(term))).toEqual([]);
    expect(TELLING_WORDS.length).toBeGreaterThan(1500);
  });

  it.each(ELEMENTS)(
    'withholds a $type by its $element, wherever in it and beside whatever code',
    ({ type, element }) => {
      const slipped = WORDS.filter(({ words, mark }, at) => {
        const [, concept] = PLACES[at % PLACES.length] as (typeof PLACES)[number];
        const coding = BESIDE[Math.floor(at / PLACES.length) % BESIDE.length] ?? {};
        return (marksOf({ resourceType: type, [element]: concept(coding, words) }) & mark) === 0;
      });
      expect(slipped).toEqual([]);
    },
  );

  it.each(PLACES)('withholds by %s, of every category, beside a code of every system', (_name, concept) => {
    const slipped = WORDS.filter(({ words, mark }) =>
      BESIDE.some((coding) => (marksOf({ resourceType: 'Condition', code: concept(coding, words) }) & mark) === 0),
    );
    expect(slipped).toEqual([]);
  });

  it('withholds by every title, and by what is said beside it', () => {
    const titles = OWN_CONCEPTS.flatMap(({ type, titles: names }) => listed(names).map((title) => ({ type, title })));
    for (const { type, title } of titles)
      for (const nested of [(parts: Json): Json => parts, (parts: Json): Json => ({ part: [parts] })])
        for (const parts of [
          { [title]: 'Sexual health clinic' },
          { [title]: 'x', [`_${title}`]: translation('Sexual health') },
        ])
          expect([type, title, marksOf({ resourceType: type, ...nested(parts) }) & CATEGORIES]).not.toEqual([
            type,
            title,
            0,
          ]);
  });

  it.each(PLACES)('of another thing tells nothing by %s', (_name, concept) => {
    for (const coding of BESIDE)
      expect(marksOf({ resourceType: 'Condition', code: concept(coding, 'Asthma') }) & CATEGORIES).toBe(0);
  });
});

describe('an attached concept', () => {
  const { mayPass } = createReading(policy);
  it.each(PLACES.filter(([name]) => name !== 'a list of concepts'))('is cut by %s', (_name, concept) => {
    for (const coding of BESIDE) {
      expect(mayPass(concept({ ...coding, display: 'x' }, 'HIV clinic') as Json)).toBe(false);
      expect(mayPass(concept({ ...coding, display: 'x' }, 'Left arm') as Json)).toBe(true);
    }
  });
});

describe('what says it beside the concept', () => {
  it.each<[string, Json]>([
    [
      'a form by the name of its questionnaire',
      { resourceType: 'QuestionnaireResponse', questionnaire: 'https://x.example/Questionnaire/sexual-health|2' },
    ],
    [
      'a document by the name of its file',
      { resourceType: 'DocumentReference', content: [{ attachment: { url: 'https://x.example/HIV%20clinic.pdf' } }] },
    ],
    [
      'a document by a name that is no sound address',
      {
        resourceType: 'DocumentReference',
        content: [{ attachment: { url: 'https://x.example/%E0%/hiv-clinic.pdf' } }],
      },
    ],
    ['a booking by its subject line', { resourceType: 'Appointment', description: 'Fertility clinic' }],
    ['a result by its unit', { resourceType: 'Observation', valueQuantity: { value: 20, unit: 'HIV copies/mL' } }],
  ])('withholds %s', (_what, resource) => {
    expect(marksOf(resource) & CATEGORIES).not.toBe(0);
  });

  it('is no address of anything else', () => {
    for (const resource of [
      { resourceType: 'DiagnosticReport', presentedForm: [{ url: 'https://x.example/HIV.pdf' }] },
      { resourceType: 'Condition', note: [{ url: 'https://x.example/HIV.pdf' }] },
      { resourceType: 'DocumentReference', content: [{ attachment: { url: 'https://x.example/archive/shiver.pdf' } }] },
    ])
      expect(marksOf(resource) & CATEGORIES).toBe(0);
  });
});
