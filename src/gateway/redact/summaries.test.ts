/**
 * Does each summary keep exactly the parts of the full view that its row names? Said of every row, with every element
 * of the type set.
 */
import { describe, expect, it } from 'vitest';
import { SHIPPED_TABLES } from '../../policy/tables';
import { modifiersOf } from '../../policy/tables/modifiers';
import { HEADLINES, SUMMARIES, type SummaryRow } from '../../policy/tables/summaries';
import { fill } from '../../../tests/kits/gateway/filled';
import type { Json } from '../../domain/json';
import { FULL_SHAPES, SUPPORTING_SHAPES } from './full-shapes';
import { keepElements, type Context } from './copier';
import { fullPlan, LEFT_OUT, MARKS, planOfSummary, supportingPlan } from './plans';

const typeOf = (to: string): string => to.split('/')[0] ?? '';
const CONTEXT: Context = {
  mayPass: () => true,
  letterPasses: () => true,
  sameContent: (hash: string) => hash,
  conceptPasses: () => true,
  nameStays: () => true,
  namesMedicine: () => false,
  keepsNames: false,
  id: 'opaque',
  meta: { tag: [] },
  refer: (to, only) => (only === null || only.has(typeOf(to)) ? { reference: to } : undefined),
  document: () => 'Binary/opaque',
};
const ROWS = [...SUMMARIES, ...HEADLINES];
const TO = ['Organization', 'Location', 'HealthcareService', 'Practitioner', 'Patient', 'MedicationRequest'] as const;
const filled = (type: SummaryRow['type'], to: string): Json => ({
  resourceType: type,
  id: 'x',
  meta: { profile: ['x'] },
  ...fill(FULL_SHAPES[type] ?? {}, { words: 'Seen today', reference: { reference: `${to}/1` }, stray: { stray: 'x' } }),
  extension: [
    { url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ProblemSignificance', valueCode: 'major' },
  ],
});

type Part = readonly [element: string, how: 'whole' | 'parts' | 'types' | 'mark', what: readonly string[]];
const named = ({ keeps }: SummaryRow): readonly Part[] =>
  keeps.split(' ').map((kept): Part => {
    if (/^\w+!$/.test(kept)) return [kept.slice(0, -1), 'mark', []];
    const [element = '', parts] = kept.replace('!', '').split(':');
    const [bare = '', types] = element.split('>');
    return parts !== undefined
      ? [bare, 'parts', parts.split(',')]
      : types !== undefined
        ? [bare, 'types', types.split(',')]
        : [bare, 'whole', []];
  });
/** What the row names, and what turns the resource round, which no summary leaves out. */
const keptBy = (row: SummaryRow): readonly Part[] => [
  ...named(row),
  ...modifiersOf(row.type).flatMap(([element = '', ...inner]): readonly Part[] =>
    inner.length === 0 ? [[element, 'whole', []]] : [],
  ),
];
const pick = (value: unknown, parts: readonly string[]): unknown =>
  Array.isArray(value)
    ? value.map((item) => pick(item, parts))
    : Object.fromEntries(
        Object.entries(value as Json)
          .filter(([part]) => parts.includes(part))
          .map(([part, said]) => [part, part === 'patientInstruction' ? LEFT_OUT : said]),
      );

/** What the row says, in the words of the full view. */
const expected = (row: SummaryRow, full: Json, to: string): Json => ({
  resourceType: row.type,
  id: 'opaque',
  meta: CONTEXT.meta,
  ...Object.fromEntries(
    keptBy(row).flatMap(([element, how, what]) => {
      const value = full[element];
      if (value === undefined) return [];
      if (how === 'mark') return [[element, [{ [MARKS[element] ?? '']: LEFT_OUT }]]];
      if (how === 'parts') return [[element, pick(value, what)]];
      if (how === 'whole') return [[element, value]];
      if (!what.includes(to)) return [];
      return [
        [
          element,
          element === 'participant'
            ? [{ actor: { reference: `${to}/1` }, status: '2026-01-01' }]
            : { reference: `${to}/1` },
        ],
      ];
    }),
  ),
});

describe.each(ROWS.map((row) => [row.id, row] as const))('%s', (_id, row) => {
  it.each(TO)(
    'keeps what its row names, what turns the resource round, and nothing else, with each reference to a %s',
    (to) => {
      const sent = filled(row.type, to);
      const full = keepElements(sent, fullPlan(row.type), CONTEXT);
      expect(keepElements(sent, planOfSummary(row, SHIPPED_TABLES), CONTEXT)).toEqual(expected(row, full ?? {}, to));
    },
  );
});

describe('who takes part, in a summary', () => {
  const appointment = SUMMARIES.find(({ id }) => id === 'SU-appointment') as SummaryRow;
  const shown = (participant: unknown): unknown =>
    keepElements({ participant }, planOfSummary(appointment, SHIPPED_TABLES), CONTEXT)?.['participant'];
  const place = { reference: 'Location/1' };

  it('is the place and the service, with whether it is agreed; never a person, and never in what part', () => {
    const person = { actor: { reference: 'Practitioner/1' }, status: 'accepted' };
    expect(
      shown([
        person,
        { actor: place, status: 'accepted', type: [{ text: 'x' }], required: 'required' },
        { actor: place, status: 7 },
      ]),
    ).toEqual([{ actor: place, status: 'accepted' }, { actor: place }]);
  });

  it.each([
    ['people alone', [{ actor: { reference: 'Practitioner/1' } }]],
    ['nobody', []],
    ['what is no object', [null, 7, 'x']],
    ['a name alone', [{ actor: { display: 'Dr A' } }]],
  ])('is nothing where there is: %s', (_what, participant) => {
    expect(shown(participant)).toBeUndefined();
  });

  it('may come as one', () => {
    expect(shown({ actor: place })).toEqual([{ actor: place }]);
  });
});

describe('nothing passes', () => {
  const anything = { resourceType: 'Basic', id: 'x', status: 'active', code: { text: 'x' } };
  it('of a type without a list', () => {
    for (const plan of [fullPlan('Basic'), supportingPlan('Basic'), fullPlan('__proto__')])
      expect(keepElements(anything, plan, CONTEXT)).toBeUndefined();
  });

  it('in full of what is only supporting, nor as supporting of what has a section', () => {
    for (const type of Object.keys(SUPPORTING_SHAPES)) if (!(type in FULL_SHAPES)) expect(fullPlan(type).size).toBe(0);
    for (const type of Object.keys(FULL_SHAPES))
      if (!(type in SUPPORTING_SHAPES)) expect(supportingPlan(type).size).toBe(0);
  });

  it('of a summary that nobody listed', () => {
    const unlisted: SummaryRow = {
      id: 'SU-unheard-of',
      section: 'problems',
      type: 'Condition',
      keeps: 'code',
      why: '',
      hazard: '',
    };
    expect(keepElements(anything, planOfSummary(unlisted, SHIPPED_TABLES), CONTEXT)).toBeUndefined();
  });
});

describe('beside a denial of allergies', () => {
  const allergy = SUMMARIES.find(({ id }) => id === 'SU-allergy') as SummaryRow;
  const shown = (sent: Json, mayPass = true): Json | undefined =>
    keepElements(sent, planOfSummary(allergy, SHIPPED_TABLES), { ...CONTEXT, mayPass: () => mayPass });

  it('a summary tells that there is a note, or a reaction told in words, and not what it says', () => {
    expect(shown({ note: [{ text: 'Penicillin: rash' }] })).toEqual({ note: [{ text: LEFT_OUT }] });
    expect(shown({ reaction: [{ description: 'Rash' }] })).toEqual({ reaction: [{ description: LEFT_OUT }] });
    expect(shown({ reaction: [{ severity: 'severe', description: 'Rash' }] })).toEqual({
      reaction: [{ severity: 'severe' }],
    });
  });

  it('nothing is told of what nobody is shown', () => {
    for (const sent of [
      { note: [{ text: 'GUM clinic' }] },
      { reaction: [{ description: 'GUM clinic' }] },
      { note: [] },
      { reaction: [{}] },
      {},
    ])
      expect(shown(sent, false)).toBeUndefined();
  });
});
