/**
 * Does every row of the own-concept table withhold by words, whatever code stands beside them, and by a bare code where
 * it names the thing?
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FhirResource } from 'fhir/r4';
import type { Json } from '../../domain/json';
import { SECTION_ROWS, SUPPORTING_TYPES } from '../../domain/section-of';
import { EXCLUSION_CODES } from '../../policy/tables/exclusion-codes';
import { BARE_CODE, CATEGORIES, EXCLUDED, exclusionMark } from '../../policy/marks';
import { LEXICON } from '../../policy/tables/lexicon';
import { NEAR_MISSES } from '../../policy/tables/near-misses';
import { OWN_CONCEPTS, type OwnConceptRow } from '../../policy/tables/own-concepts';
import { buildPolicy } from '../../policy/policy';
import { isSnomedId } from '../../domain/snomed-id';
import { release } from '../release';
import { createReading } from './reading';
import { createWalk } from './walk';

const seeded = buildPolicy({
  exclusions: {},
  optOutOtherSettings: 'suppress',
  valueSets: [],
  knowsCode: (_system, code) => code === '38341003',
});
if (!seeded.ok) throw new Error(seeded.problems.join('\n'));
const { policy } = seeded;

const marksOf = (resource: Json): number => createWalk(policy, createReading(policy)).judge(resource, () => undefined);
const listed = (text: string | undefined): readonly string[] => (text === undefined ? [] : text.split(' '));
const tellingOf = ({ names, says, because }: OwnConceptRow): readonly string[] => [
  ...listed(names),
  ...listed(says),
  ...listed(because),
];

/** Valid codes that tell nothing, and what stands for codes, of every family there is. */
const BESIDE = [
  { system: 'http://snomed.info/sct', code: '38341003' },
  { system: 'http://snomed.info/sct', code: '302375005' },
  { system: 'https://dmd.nhs.uk', code: '39113611000001102' },
  { system: 'http://hl7.org/fhir/sid/icd-10', code: 'I10' },
  { system: 'http://www.whocc.no/atc', code: 'C09AA05' },
  { system: 'http://loinc.org', code: '8480-6' },
  { system: 'http://read.info/ctv3', code: 'XE0Ub' },
  { system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-TreatmentFunction', code: '300' },
  { system: 'http://local.example', code: 'A1' },
  {},
] as const;
const EXAMPLES = LEXICON.flatMap(({ exclusion, examples }) =>
  examples.map((words) => ({ words, mark: exclusionMark(exclusion) })),
);
const named = OWN_CONCEPTS.flatMap((row) => tellingOf(row).map((element) => ({ row, element })));

describe('words that tell', () => {
  it('withhold by every element of every row, in text or any display, first or last, beside any code', () => {
    const place = fc.constantFrom(...named);
    const codes = fc.array(fc.constantFrom(...BESIDE), { maxLength: 3 });
    fc.assert(
      fc.property(
        place,
        fc.constantFrom(...EXAMPLES),
        codes,
        fc.constantFrom('text', 'first', 'last', 'sender', 'bare'),
        fc.boolean(),
        ({ row, element }, { words, mark }, beside, position, isList) => {
          const coding = beside.map((one) => ({ ...one }));
          const told =
            position === 'text'
              ? { coding, text: words }
              : position === 'first'
                ? { coding: [{ ...BESIDE[0], display: words }, ...coding] }
                : position === 'last'
                  ? { coding: [...coding, { ...BESIDE[1], display: words }] }
                  : position === 'sender'
                    ? {
                        coding: [
                          {
                            ...BESIDE[0],
                            extension: [
                              { url: 'sctdescid', extension: [{ url: 'descriptionDisplay', valueString: words }] },
                            ],
                          },
                          ...coding,
                        ],
                      }
                    : { ...BESIDE[0], display: words };
          expect(
            marksOf({ resourceType: row.type, [element]: isList ? [told] : told }) & mark,
            `${row.id} ${element}: ${words}`,
          ).toBe(mark);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('withhold by every title of every row', () => {
    for (const row of OWN_CONCEPTS)
      for (const title of listed(row.titles))
        for (const nested of [{ [title]: 'HIV clinic' }, { part: [{ [title]: 'HIV clinic' }] }])
          expect([row.id, title, marksOf({ resourceType: row.type, ...nested }) & CATEGORIES]).toEqual([
            row.id,
            title,
            exclusionMark('EX-1'),
          ]);
  });

  it('of another person’s extension say nothing of the observation it stands on', () => {
    expect(
      marksOf({
        resourceType: 'Observation',
        code: { coding: [BESIDE[0]] },
        extension: [{ url: 'http://x.example', valueString: 'HIV clinic' }],
      }) & CATEGORIES,
    ).toBe(0);
    expect(
      marksOf({ resourceType: 'Observation', code: { coding: [BESIDE[0]] }, valueString: 'HIV clinic' }) & CATEGORIES,
    ).toBe(exclusionMark('EX-1'));
  });
});

describe('the table', () => {
  it('has a row for each type that a section or a reference releases, save those judged otherwise', () => {
    const types = new Set([...SECTION_ROWS.map(({ type }) => type), ...SUPPORTING_TYPES]);
    /**
     * An allergy's words decide nothing; bytes are their document's; a Provenance says nothing of its own.
     */
    const otherwise = ['AllergyIntolerance', 'Binary', 'Provenance'];
    expect([...types].filter((type) => !OWN_CONCEPTS.some((row) => row.type === type)).sort()).toEqual(
      otherwise.sort(),
    );
    expect(new Set(OWN_CONCEPTS.map(({ type }) => type)).size).toBe(OWN_CONCEPTS.length);
  });

  it('of near misses names sound codes, and words that would tell but for it', () => {
    const { text } = policy;
    for (const { exclusion, codes, words } of NEAR_MISSES) {
      expect(
        codes.filter((code) => !isSnomedId(code) || EXCLUSION_CODES.some((row) => row.codes?.includes(code))),
      ).toEqual([]);
      expect(words.filter((one) => one !== one.toLowerCase())).toEqual([]);
      expect(words.some((one) => (text.names(one) & exclusionMark(exclusion)) !== 0)).toBe(true);
    }
  });

  it('of near misses silences its words alone: nothing may be added to them', () => {
    for (const { codes, words } of NEAR_MISSES)
      for (const code of codes)
        for (const one of words) {
          const coded = (text: string) =>
            marksOf({
              resourceType: 'Condition',
              code: { coding: [{ system: 'http://snomed.info/sct', code, display: one }], text },
            }) & CATEGORIES;
          expect([one, coded(one), coded(`${one} (disorder)`), coded(`${one.toUpperCase()} (finding)`)]).toEqual([
            one,
            0,
            0,
            0,
          ]);
          expect(coded(`${one}, HIV`)).not.toBe(0);
        }
  });
});

describe('a bare code', () => {
  const unknown = { system: 'http://snomed.info/sct', code: '302375005' };
  const open = (resources: readonly Json[], of = policy): string =>
    JSON.stringify(
      release({
        contribution: {
          outcome: 'answered',
          known: true,
          resources: resources as unknown as FhirResource[],
          supplies: null,
          partial: [],
          warnings: [],
        },
        provider: { id: 'p', name: 'Parkside', setting: 'gp' },
        viewer: { role: 'gp', emergency: true },
        policy: of,
        accessId: 'a',
        key: new Uint8Array(32),
      }).resources,
    );

  it.each(OWN_CONCEPTS.flatMap((row) => listed(row.names).map((element) => [row.id, element, row] as const)))(
    'withholds %s by %s, where no table knows it',
    (_id, element, { type }) => {
      for (const codes of [
        [unknown],
        [unknown, { code: 'A1' }],
        [{ ...unknown, display: ' ' }],
        [{ ...unknown, display: '302375005' }],
        [{ ...unknown, display: '(12)' }],
        [{ ...unknown, display: '302375005 (Left)' }],
        [{ ...unknown, display: '302375005 (7771000)' }],
        [{ code: 'XaXyz', display: 'XaXyz ' }],
        [{ ...unknown, code: 302375005 }],
      ])
        expect(marksOf({ resourceType: type, [element]: { coding: codes } }) & EXCLUDED).toBe(BARE_CODE);
      for (const filler of [
        'Unknown',
        'n/a',
        'null',
        'Code',
        'Problem',
        '(disorder)',
        'See notes',
        'SCTID 302375005',
        '302375005 (disorder)',
        'x',
      ])
        expect([
          filler,
          marksOf({ resourceType: type, [element]: { coding: [{ ...unknown, display: filler }], text: filler } }) &
            EXCLUDED,
        ]).toEqual([filler, BARE_CODE]);
      // one that is known takes no unknown one across with it
      for (const known of [
        { system: unknown.system, code: '38341003' },
        { system: unknown.system, code: '196411000000103' },
      ])
        expect(marksOf({ resourceType: type, [element]: { coding: [known, unknown] } }) & EXCLUDED).toBe(BARE_CODE);
      for (const concept of [
        { coding: [unknown], text: 'Named' },
        { coding: [unknown, { display: 'K+' }] },
        { coding: [{ system: unknown.system, code: '38341003' }] },
        { coding: [] },
        { text: 'Named' },
      ])
        expect(marksOf({ resourceType: type, [element]: concept }) & EXCLUDED).toBe(0);
    },
  );

  it('is cut where it is attached, and the rest stays', () => {
    const told = open([
      {
        resourceType: 'Condition',
        id: 'c',
        code: { text: 'Fracture' },
        bodySite: [{ coding: [unknown] }, { coding: [{ ...unknown, display: 'Left arm' }] }],
        category: [
          {
            coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-category', code: 'problem-list-item' }],
          },
        ],
      },
    ]);
    expect(told).toContain('Fracture');
    expect(told).toContain('problem-list-item');
    expect(told.match(/302375005/g)).toHaveLength(1);
  });

  it('of a product withholds what refers to it, which has no other name, and not another course of it', () => {
    const product = { resourceType: 'Medication', id: 'm', code: { coding: [unknown] } };
    const request = (parts: Json): Json => ({
      resourceType: 'MedicationRequest',
      status: 'active',
      intent: 'order',
      ...parts,
    });
    expect(
      open([request({ id: 'r', medicationReference: { reference: 'Medication/m', display: 'Amoxicillin' } }), product]),
    ).toBe('[]');
    const course = open([
      request({ id: 'r', medicationCodeableConcept: { coding: [unknown] } }),
      {
        resourceType: 'MedicationStatement',
        id: 's',
        status: 'active',
        medicationCodeableConcept: { text: 'Amoxicillin' },
        basedOn: [{ reference: 'MedicationRequest/r' }],
      },
    ]);
    expect(course).toContain('Amoxicillin');
    expect(course).not.toContain('302375005');
  });

  it('of an encounter’s kind takes nothing else with it', () => {
    const told = open([
      {
        resourceType: 'Encounter',
        id: 'e',
        status: 'finished',
        type: [{ coding: [unknown] }],
        serviceType: { text: 'Cardiology' },
      },
      { resourceType: 'Condition', id: 'c', code: { text: 'Angina' }, encounter: { reference: 'Encounter/e' } },
    ]);
    expect(told).toContain('Cardiology');
    expect(told).toContain('Angina');
    expect(told).not.toContain('302375005');
  });

  it('of an allergy is an allergy to check', () => {
    expect(open([{ resourceType: 'AllergyIntolerance', id: 'a', code: { coding: [unknown] } }])).toContain('302375005');
  });

  it('passes once no category is known by its seed alone', () => {
    const list = (category: string) => ({
      file: `${category}.json`,
      category,
      content: { resourceType: 'ValueSet', compose: { include: [{ concept: [{ code: '86406008' }] }] } },
    });
    const whole = buildPolicy({
      exclusions: {},
      optOutOtherSettings: 'suppress',
      valueSets: ['sexual-health', 'fertility', 'termination', 'gender', 'domestic-violence', 'criminal-record'].map(
        list,
      ),
      knowsCode: () => false,
    });
    expect(whole.ok && [whole.policy.seedOnly, whole.policy.bareCodes]).toEqual([[], 'released']);
    expect(policy.seedOnly).toEqual(['EX-1', 'EX-2', 'EX-3', 'EX-4', 'EX-5', 'EX-6']);
    if (whole.ok)
      expect(open([{ resourceType: 'Condition', id: 'c', code: { coding: [unknown] } }], whole.policy)).toContain(
        '302375005',
      );
  });
});
