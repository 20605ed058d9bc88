/**
 * Is no element unread: is each of every released type in the table of elements, released as the table says, and said on
 * the screen? Held against the FHIR definitions. RECORD, “No element unread”; SAFETY, R28.
 */
import { describe, expect, it } from 'vitest';
import { DOSAGE, QUESTION, TIMING, type Kind, type Shape } from '../src/gateway/redact/shapes';
import { FULL_SHAPES, SUPPORTING_SHAPES } from '../src/gateway/redact/full-shapes';
import { ELEMENT_TYPES, elementsOf, labelOf, partsTableOf, type ElementRow } from '../src/record/elements/elements';
import '../server/terminology/shipped';
import { BASES } from './kits/fhir/base-resources';
import { leavesOf, type Leaf } from './kits/fhir/definitions';
import { allLeavesOf, sampleOf } from './kits/fhir/filled-element';
import { filledWith, shownOf } from './kits/fhir/shown';

const RELEASED = Object.keys(FULL_SHAPES);
const TOLD_WITH = ['Medication', 'Specimen'];
const PARTED = ['Dosage', 'Timing'];

it('every released type has a table, and what is told with one', () => {
  expect([...ELEMENT_TYPES].sort()).toEqual([...RELEASED, ...TOLD_WITH, ...PARTED].sort());
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

/** Which table a leaf of a type stands in, and under which path: that of a dosage's parts is the dosage's. */
function rowOf(type: string, path: string): ElementRow | undefined {
  const names = path.split('.');
  for (let at = 1; at < names.length; at += 1) {
    const table = partsTableOf(type, names.slice(0, at).join('.'));
    if (table !== undefined) return rowOf(table, names.slice(at).join('.'));
  }
  return elementsOf(type).get(path);
}

/** What must stand beside an element for it to be said at all, and its value where a word of its own is no such value. */
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
  const base = shownOf(type, { resourceType: type, id: 'x', ...BASES[type]?.resource });
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
      if (words.length === 0 && leaf.type === 'boolean')
        expect(all).not.toBe(`${base?.row ?? ''} ${base?.opened ?? ''} ${base?.also ?? ''}`.toLowerCase());
    },
  );
});

describe('a relative who gave information, or took part', () => {
  const RELATIVE = {
    resourceType: 'RelatedPerson',
    id: 'kin',
    patient: { reference: 'Patient/p' },
    relationship: [{ text: 'Kinword' }],
    name: [{ text: 'Zelda Kinnersley' }],
  };
  const toRelatives = RELEASED.flatMap((type) =>
    allLeavesOf(type)
      .filter(({ targets }) => targets.includes('RelatedPerson'))
      .map((leaf) => [`${type}.${leaf.path}`, type, leaf] as const),
  );

  it.each(toRelatives)('is not named by %s', (_, type, leaf) => {
    for (const reference of [
      { reference: 'RelatedPerson/kin' },
      { reference: 'RelatedPerson/kin', display: 'Zelda' },
    ]) {
      const shown = shownOf(type, filledWith(type, leaf, reference), [RELATIVE]);
      expect(`${String(shown?.row)} ${String(shown?.opened)} ${String(shown?.also)}`).not.toMatch(/Zelda|Kinword/);
      expect(JSON.stringify(shown?.released)).not.toContain('Zelda');
    }
  });

  it.each(toRelatives.filter(([, type, { path }]) => kindOf(type, path) === 'informant'))(
    'is not named by the words of %s, and stays no clinician',
    (_, type, leaf) => {
      const words = shownOf(type, filledWith(type, leaf, { display: 'Zelda, her daughter' }));
      expect(JSON.stringify(words)).not.toContain('Zelda');
      const pointed = shownOf(type, filledWith(type, leaf, { reference: 'RelatedPerson/kin' }));
      expect(JSON.stringify(pointed?.released)).toContain('"type":"RelatedPerson"');
    },
  );

  it('whose word an allergy’s denial is makes no clinician’s denial, whether they are released or not', () => {
    const denial = {
      ...filledWith('AllergyIntolerance', { path: 'asserter', lists: [false] }, { reference: 'RelatedPerson/kin' }),
      code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }] },
    };
    for (const beside of [[RELATIVE], []])
      expect(shownOf('AllergyIntolerance', denial, beside)?.row).toContain('"noKnownAllergies":false');
  });

  it('nobody is named who raised a concern for somebody’s safety; the organisation is', () => {
    const raised = (words: string, author: string) =>
      shownOf('Flag', {
        resourceType: 'Flag',
        id: 'x',
        status: 'active',
        code: { text: words },
        author: { reference: author },
      });
    expect(raised('Safeguarding concern', 'Practitioner/p')?.opened).not.toContain('Dr Prizell');
    expect(raised('Safeguarding concern', 'Practitioner/p')?.opened).toContain('Northgate');
    expect(raised('Safeguarding concern', 'Organization/o')?.opened).toContain('Ozrick House');
    expect(raised('Needs an interpreter', 'Practitioner/p')?.opened).toContain('Dr Prizell');
  });
});
