/**
 * Is no element unread: is each of every released type in the table of elements, released as the table says, and said
 * on the screen? Held against the FHIR definitions. RECORD, “No element unread”.
 */
import { describe, expect, it } from 'vitest';
import { DOSAGE, QUESTION, TIMING, type Kind, type Shape } from '../src/gateway/redact/shapes';
import { FULL_SHAPES, SUPPORTING_SHAPES } from '../src/gateway/redact/full-shapes';
import {
  DATATYPE_ROWS,
  ELEMENT_TYPES,
  elementsOf,
  labelOf,
  partsTableOf,
  type ElementRow,
} from '../src/record/elements/elements';
import { written } from '../src/record/elements/written';
import '../server/terminology/shipped';
import { BASES } from './kits/fhir/base-resources';
import { leavesOf, type Leaf } from './kits/fhir/definitions';
import { allLeavesOf, placed, sampleOf } from './kits/fhir/filled-element';
import { filledWith, shownOf } from './kits/fhir/shown';
import { suggestedRow } from './kits/fhir/suggested-row';

const RELEASED = Object.keys(FULL_SHAPES);
const TOLD_WITH = ['Medication', 'Specimen'];
const PARTED = ['Dosage', 'Timing'];

it('every released type has a table, and what is told with one', () => {
  // A type that is missing is printed as a row to begin with, for `types` of src/record/elements/elements.json.
  expect(RELEASED.filter((type) => !ELEMENT_TYPES.includes(type)).map(suggestedRow)).toEqual([]);
  expect([...ELEMENT_TYPES].sort()).toEqual([...RELEASED, ...TOLD_WITH, ...PARTED].sort());
});

it('every released type has a resource to begin with, to which its elements are added one by one', () => {
  for (const type of RELEASED)
    expect({ type, shown: shownOf(type, { resourceType: type, id: 'x', ...BASES[type]?.resource }) !== null }).toEqual({
      type,
      shown: true,
    });
});

/** The rows that a type must have: its leaves, save those whose parts have a table of their own. */
const required = (type: string): readonly string[] =>
  leavesOf(type)
    .filter((leaf) => !(PARTED.includes(leaf.type) && partsTableOf(type, leaf.path) === leaf.type))
    .map(({ path }) => path);

describe.each(ELEMENT_TYPES)('the table of %s', (type) => {
  const rows = elementsOf(type);
  it('has each element of the definition, and no other', () => {
    expect([...rows.keys()].sort()).toEqual([...required(type)].sort());
  });
  it('says why for what is used or never shown, and labels the rest', () => {
    for (const { path, use, why } of rows.values()) {
      if (use === 'used' || use === 'never') expect(why).toMatch(/\w{3}/);
      else expect(labelOf(type, path)).toMatch(/^[A-Z][\w’', –-]+$/);
    }
  });
});

const SHAPES: Readonly<Record<string, Shape>> = {
  ...SUPPORTING_SHAPES,
  ...FULL_SHAPES,
  Dosage: DOSAGE,
  Timing: TIMING,
};

function kindOf(type: string, path: string): Kind | undefined {
  let shape: Kind | Shape | undefined = SHAPES[type];
  for (const name of path.split('.')) {
    if (shape === 'item') shape = QUESTION;
    shape = typeof shape === 'object' ? shape[name] : undefined;
  }
  return typeof shape === 'object' ? undefined : shape;
}

describe.each(ELEMENT_TYPES)('the full view of %s', (type) => {
  it('passes what is to be shown, and nothing that never is', () => {
    const wrong = [...elementsOf(type).values()].flatMap(({ path, use }: ElementRow) => {
      const kind = kindOf(type, path);
      if (use === 'used' || leavesOf(type).some((leaf) => leaf.path === path && leaf.type.startsWith('='))) return [];
      // An informant passes without a name, so that a relative's word is no clinician's.
      const isReleased = kind !== undefined && kind !== 'informant';
      return isReleased === (use !== 'never') ? [] : [`${path} (${use})`];
    });
    expect(wrong).toEqual([]);
  });
});

describe.each([...DATATYPE_ROWS])('the datatype %s', (type, rows) => {
  it('has each element of the definition, and no other', () => {
    expect(rows.map(({ path }) => path).sort()).toEqual(
      leavesOf(type)
        .map(({ path }) => path)
        .sort(),
    );
  });
  it('is written with each that is to be shown, and says why not of the rest', () => {
    const leaves = new Map(leavesOf(type).map((leaf) => [leaf.path, leaf]));
    const samples = rows
      .filter(({ use }) => use === 'also')
      .map(({ path }, at) => {
        const leaf = leaves.get(path) as Leaf;
        const { value, words } = sampleOf(leaf, at);
        return [{ ...placed(leaf, value), ...(type === 'Coding' ? { code: 'c' } : {}) }, words] as const;
      });
    const whole = written(Object.assign({}, ...samples.map(([part]) => part)))?.toLowerCase() ?? '';
    // A name's own words stand for its parts, and each of them is seen without them.
    for (const [part, words] of samples) {
      const alone = written(part)?.toLowerCase() ?? '';
      for (const word of words) expect(`${whole} ${alone}`).toContain(word.toLowerCase());
    }
    for (const { use, why } of rows) if (use !== 'also') expect(why).toMatch(/\w{3}/);
  });
});

/** Which table a leaf of a type stands in, and under which path: that of a dosage's parts is the dosage's. */
function rowOf(type: string, path: string): ElementRow | undefined {
  const names = path.split('.');
  for (let at = 1; at < names.length; at += 1) {
    const table = partsTableOf(type, names.slice(0, at).join('.'));
    if (table !== undefined) return rowOf(table, names.slice(at).join('.'));
  }
  return elementsOf(type).get(path);
}

/** What must stand beside an element for it to be said at all, and its value where a word of its own is none. */
const COMPANY: readonly (readonly [path: RegExp, beside: object, value?: unknown, words?: readonly string[]])[] = [
  [/timing\.repeat\.frequency$/, { period: 1, periodUnit: 'd' }],
  [/timing\.repeat\.period$/, { frequency: 1, periodUnit: 'd' }],
  [/timing\.repeat\.periodUnit$/, { frequency: 1, period: 1 }, 'wk', ['once a week']],
  [/timing\.repeat\.dayOfWeek$/, { frequency: 1, period: 1, periodUnit: 'wk' }, 'thu', ['thursday']],
  [
    /osage(?:Instruction)?\.asNeededBoolean$/,
    { doseAndRate: [{ doseQuantity: { value: 1, unit: 'tablet' } }] },
    true,
    ['as needed'],
  ],
];
/** A range is said beside a value of its unit. */
const besideRange = (path: string, range: unknown): object =>
  /^referenceRange\.(?:low|high)$/.test(path) ? { valueQuantity: { ...(range as object), value: 83 } } : {};

/** The resource with the element in such company, and the words by which it is known again. */
function inCompany(type: string, leaf: Leaf, n: number) {
  const sample = sampleOf(leaf, n);
  const [, beside = {}, value = sample.value, words = sample.words] =
    COMPANY.find(([path]) => path.test(leaf.path)) ?? [];
  const name = leaf.path.split('.').at(-1) ?? '';
  const parent = { path: leaf.path.split('.').slice(0, -1).join('.'), lists: leaf.lists.slice(0, -1) };
  const held = leaf.lists.at(-1) === true ? [value] : value;
  const resource =
    parent.path === ''
      ? filledWith(type, leaf, value)
      : filledWith(type, { ...parent, path: parent.path }, { ...beside, [name]: held });
  return { resource: { ...resource, ...besideRange(leaf.path, sample.value) }, words };
}

const shownLeaves = (type: string): readonly (readonly [Leaf, ElementRow])[] =>
  allLeavesOf(type).flatMap((leaf) => {
    const row = rowOf(type, leaf.path);
    return row === undefined || row.use === 'used' || row.use === 'never' || leaf.type.startsWith('=')
      ? []
      : [[leaf, row] as const];
  });

describe.each(RELEASED)('an element of %s with a value of its own', (type) => {
  it.each(shownLeaves(type).map(([leaf, row], at) => [leaf.path, leaf, row, at] as const))(
    '%s is said',
    (_, leaf, row, at) => {
      const { resource, words } = inCompany(type, leaf, at);
      const shown = shownOf(type, resource);
      const all = `${shown?.row ?? ''} ${shown?.opened ?? ''} ${shown?.also ?? ''}`.toLowerCase();
      expect({ use: row.use, missing: words.filter((word) => !all.includes(word.toLowerCase())), all }).toEqual({
        use: row.use,
        missing: [],
        all,
      });
      if (words.length > 0 || leaf.type !== 'boolean') return;
      // One of the two may go without saying, and the other never does.
      const [no, yes] = [false, true].map((told) => shownOf(type, filledWith(type, leaf, told)));
      expect([no?.row, no?.opened, no?.also]).not.toEqual([yes?.row, yes?.opened, yes?.also]);
    },
  );
});

/** Where what a coding names besides the words is not said. */
const NOT_NAMED_TWICE: readonly (readonly [path: RegExp, why: string])[] = [
  [/^(?:clinicalStatus|verificationStatus)$/, 'a status is read from every coding, and is unclear where they disagree'],
  [/referenceRange\./, 'for people of which sex a range holds is told to nobody'],
];

const concepts = RELEASED.filter((type) => type !== 'RelatedPerson').flatMap((type) =>
  shownLeaves(type)
    .filter(([leaf]) => leaf.type === 'CodeableConcept' && !NOT_NAMED_TWICE.some(([path]) => path.test(leaf.path)))
    .map(([leaf]) => [type, leaf.path, leaf] as const),
);

describe('a concept whose code names another thing than its words', () => {
  it.each(concepts)('%s.%s: both are said', (type, _path, leaf) => {
    const value = { text: 'Zander words', coding: [{ system: 'urn:x', code: '1', display: 'Quokka of the code' }] };
    const shown = shownOf(type, filledWith(type, leaf, value));
    const all = `${shown?.row ?? ''} ${shown?.opened ?? ''} ${shown?.also ?? ''}`;
    expect({ all, words: /zander/i.test(all), code: /quokka/i.test(all) }).toEqual({ all, words: true, code: true });
  });
});
