/** What must a view give? Cases that every engine is put to: resources, a view, its rows; or that it is refused. */
import type { Row } from '../../../src/secondary/views/evaluate';

export interface Case {
  readonly rule: string;
  readonly resources: readonly object[];
  /** Beside `resource`, which is that of the first. */
  readonly view: object;
  /** In order; `refused` are words that the refusal holds. */
  readonly gives: readonly Row[] | { readonly refused: string };
}

const column = (name: string, path: string, type: string, more: object = {}) => ({ name, path, type, ...more });

const PEOPLE = [
  {
    resourceType: 'Patient',
    id: 'a',
    active: true,
    birthDate: '1948-03-14',
    name: [
      { use: 'official', family: 'Ash', given: ['Ann', null, 'Bea'] },
      { use: 'nickname', given: ['Annie'] },
    ],
    contact: [{ telecom: [{ value: '1' }, { value: '2' }] }, { telecom: [{ value: '3' }] }],
    generalPractitioner: [{ reference: 'Practitioner/p1/_history/2' }, { reference: '#inside' }],
  },
  { resourceType: 'Patient', id: 'b', active: false, birthDate: '1950', name: [{ family: 'O’Hara’s', given: [] }] },
  { resourceType: 'Patient', id: 'c' },
];

const RESULTS = [
  {
    resourceType: 'Observation',
    id: 'q',
    valueQuantity: { value: 6.5, unit: 'mmol/L' },
    effectiveDateTime: '2024-05-01',
  },
  { resourceType: 'Observation', id: 'n', valueInteger: 7, effectiveDateTime: '2024-05-01T10:00:00+01:00' },
  { resourceType: 'Observation', id: 's', valueString: 'raised', effectiveDateTime: '2024' },
];

const FORM = {
  resourceType: 'QuestionnaireResponse',
  id: 'f',
  item: [
    {
      linkId: '1',
      item: [{ linkId: '1.1', answer: [{ valueString: 'yes', item: [{ linkId: '1.1.1', text: 'deep' }] }] }],
    },
    { linkId: '2', text: 'shallow' },
  ],
};

const ids = (...all: readonly string[]): readonly Row[] => all.map((id) => ({ id }));
const ID = column('id', 'id', 'id');

const ofPaths: readonly Case[] = [
  {
    rule: 'a null in a list is no value, and an empty list holds none',
    resources: PEOPLE,
    view: { select: [{ column: [column('given', 'name.given', 'string', { collection: true })] }] },
    gives: [{ given: ['Ann', 'Bea', 'Annie'] }, { given: [] }, { given: [] }],
  },
  {
    rule: 'a column that may hold one value refuses two',
    resources: PEOPLE,
    view: { select: [{ column: [column('given', 'name.given', 'string')] }] },
    gives: { refused: 'the column “given” gives more than one value' },
  },
  {
    rule: 'an index counts through the whole of what the path leads to',
    resources: PEOPLE,
    view: { select: [{ column: [column('third', 'contact.telecom[2].value', 'string')] }] },
    gives: [{ third: '3' }, { third: null }, { third: null }],
  },
  {
    rule: 'the name of the type may begin a path',
    resources: PEOPLE,
    view: { select: [{ column: [column('year', 'Patient.birthDate', 'date')] }] },
    gives: [{ year: '1948-03-14' }, { year: '1950' }, { year: null }],
  },
  {
    rule: 'a quote in a text stays a text',
    resources: PEOPLE,
    view: {
      constant: [{ name: 'who', valueString: 'O’Hara’s' }],
      select: [{ column: [ID, column('same', "name.family = %who or name.family = 'it''s'", 'boolean')] }],
    },
    gives: { refused: 'is not expected here' },
  },
  {
    rule: 'quotes and backslashes in a text are told apart from the query',
    resources: [{ resourceType: 'Patient', id: 'q', name: [{ family: `it's \\ "so"; DROP` }] }],
    view: { select: [{ column: [ID] }], where: [{ path: `name.family = 'it\\'s \\\\ "so"; DROP'` }] },
    gives: ids('q'),
  },
  {
    rule: 'nothing compared with anything is nothing, which a where does not take',
    resources: PEOPLE,
    view: { select: [{ column: [ID] }], where: [{ path: 'active != true' }] },
    gives: ids('b'),
  },
  {
    rule: 'false and nothing is false; true or nothing is true; else nothing is nothing',
    resources: PEOPLE,
    view: {
      select: [
        {
          column: [
            column('and', 'active and deceased.ofType(boolean)', 'boolean'),
            column('or', 'active or deceased.ofType(boolean)', 'boolean'),
            column('not', 'active.not()', 'boolean'),
          ],
        },
      ],
    },
    gives: [
      { and: null, or: true, not: false },
      { and: false, or: null, not: true },
      { and: null, or: null, not: null },
    ],
  },
  {
    rule: 'values of different kinds are not equal',
    resources: RESULTS,
    view: { select: [{ column: [column('same', "value.ofType(integer) = '7'", 'boolean')] }] },
    gives: [{ same: null }, { same: false }, { same: null }],
  },
  {
    rule: 'two values are never one of them',
    resources: PEOPLE,
    view: { select: [{ column: [column('ann', "name.given = 'Ann'", 'boolean')] }] },
    gives: [{ ann: false }, { ann: null }, { ann: null }],
  },
  {
    rule: 'more than one value has no order',
    resources: PEOPLE,
    view: { select: [{ column: [column('early', "name.given < 'Ann'", 'boolean')] }] },
    gives: { refused: 'compares two values, and there are more' },
  },
  {
    rule: 'nothing is divided by nought',
    resources: RESULTS,
    view: { select: [{ column: [column('part', 'value.ofType(integer) / 0', 'decimal')] }] },
    gives: [{ part: null }, { part: null }, { part: null }],
  },
  {
    rule: 'there is one nought',
    resources: [RESULTS[1] as object],
    view: { select: [{ column: [column('nought', 'value.ofType(integer) * 0 * -1', 'decimal')] }] },
    gives: [{ nought: 0 }],
  },
  {
    rule: 'sums have their order, and brackets change it',
    resources: RESULTS.slice(0, 1),
    view: {
      select: [{ column: [column('a', '1 + 2 * 3 - -4', 'integer'), column('b', '(1 + 2) * 3 / 2', 'decimal')] }],
    },
    gives: [{ a: 11, b: 4.5 }],
  },
  {
    rule: 'an element of a simple value is a fault, not nothing',
    resources: PEOPLE,
    view: { select: [{ column: [column('x', 'birthDate.extension.url', 'uri')] }] },
    gives: { refused: '“extension” is asked of a simple value' },
  },
  {
    rule: 'a where over the resource itself keeps it or leaves nothing',
    resources: RESULTS,
    view: { select: [{ column: [ID] }], where: [{ path: 'where(value.ofType(Quantity).value > 6).exists()' }] },
    gives: ids('q'),
  },
  {
    rule: 'exists() with a criterion asks whether any element has it',
    resources: PEOPLE,
    view: { select: [{ column: [column('any', "name.exists(use = 'nickname')", 'boolean')] }] },
    gives: [{ any: true }, { any: false }, { any: false }],
  },
  {
    rule: 'only the presence of an element is asked, whatever it holds',
    resources: PEOPLE,
    view: { select: [{ column: [column('named', 'name.exists()', 'boolean')] }] },
    gives: [{ named: true }, { named: true }, { named: false }],
  },
];

const ofDates: readonly Case[] = [
  {
    rule: 'a date as coarse as the other cannot be told from it',
    resources: RESULTS,
    view: {
      constant: [{ name: 'day', valueDate: '2024-05-01' }],
      select: [
        {
          column: [
            ID,
            column('same', 'effective.ofType(dateTime) = %day', 'boolean'),
            column('before', 'effective.ofType(dateTime) < %day', 'boolean'),
          ],
        },
      ],
    },
    gives: [
      { id: 'q', same: true, before: false },
      { id: 'n', same: null, before: null },
      { id: 's', same: null, before: null },
    ],
  },
  {
    rule: 'moments are compared by their instant, whatever their zone',
    resources: RESULTS,
    view: {
      constant: [{ name: 'at', valueInstant: '2024-05-01T09:00:00Z' }],
      select: [{ column: [column('same', 'effective.ofType(dateTime) = %at', 'boolean')] }],
      where: [{ path: "id = 'n'" }],
    },
    gives: [{ same: true }],
  },
  {
    rule: 'a year is before the next one',
    resources: PEOPLE,
    view: {
      constant: [{ name: 'born', valueDate: '1950-06-01' }],
      select: [{ column: [column('before', 'birthDate < %born', 'boolean')] }],
    },
    gives: [{ before: true }, { before: null }, { before: null }],
  },
  {
    rule: 'the boundaries of a date are its first and its last day',
    resources: [
      { resourceType: 'Patient', birthDate: '2024-02' },
      { resourceType: 'Patient', birthDate: '1999' },
      { resourceType: 'Patient', birthDate: '2001-13' },
    ],
    view: {
      select: [
        {
          column: [
            column('low', 'birthDate.lowBoundary()', 'date'),
            column('high', 'birthDate.highBoundary()', 'date'),
          ],
        },
      ],
    },
    gives: [
      { low: '2024-02-01', high: '2024-02-29' },
      { low: '1999-01-01', high: '1999-12-31' },
      { low: null, high: null },
    ],
  },
  {
    rule: 'the boundaries of a moment keep its zone, and of a day span the Earth',
    resources: RESULTS,
    view: { select: [{ column: [column('low', 'effective.ofType(dateTime).lowBoundary()', 'dateTime')] }] },
    gives: [
      { low: '2024-05-01T00:00:00.000+14:00' },
      { low: '2024-05-01T10:00:00.000+01:00' },
      { low: '2024-01-01T00:00:00.000+14:00' },
    ],
  },
];

const ofKeys: readonly Case[] = [
  {
    rule: 'a reference and its resource have one key, without the version; one into the resource itself has none',
    resources: PEOPLE.slice(0, 1),
    view: {
      select: [
        {
          column: [
            column('self', 'getResourceKey()', 'string'),
            column('gp', 'generalPractitioner.getReferenceKey()', 'string', { collection: true }),
            column('person', 'generalPractitioner.getReferenceKey(Patient)', 'string', { collection: true }),
          ],
        },
      ],
    },
    gives: [{ self: 'Patient/a', gp: ['Practitioner/p1'], person: [] }],
  },
  {
    rule: 'a reference to another server meets nothing of ours',
    resources: [
      { resourceType: 'Condition', id: 'x', subject: { reference: 'https://else.example/fhir/Patient/a' } },
      { resourceType: 'Condition', id: 'y', subject: { reference: 'Patient/a' } },
    ],
    view: { select: [{ column: [column('who', 'subject.getReferenceKey(Patient)', 'string')] }] },
    gives: [{ who: 'https://else.example/fhir/Patient/a' }, { who: 'Patient/a' }],
  },
];

const ofRows: readonly Case[] = [
  {
    rule: 'columns stand as the view writes them, and every list is multiplied with the others',
    resources: PEOPLE.slice(0, 1),
    view: {
      select: [
        { column: [ID] },
        { forEach: 'name', column: [column('family', 'family', 'string')] },
        { forEach: 'contact.telecom', column: [column('tel', 'value', 'string')] },
        { column: [column('born', 'birthDate', 'date')] },
      ],
    },
    gives: ['Ash', null].flatMap((family) =>
      ['1', '2', '3'].map((tel): Row => ({ id: 'a', family, tel, born: '1948-03-14' })),
    ),
  },
  {
    rule: 'forEachOrNull gives one row of nulls, forEach none',
    resources: PEOPLE,
    view: {
      select: [
        { column: [ID] },
        {
          forEachOrNull: 'contact',
          column: [column('at', '%rowIndex', 'integer'), column('said', "'so'", 'string')],
          select: [{ forEachOrNull: 'telecom', column: [column('tel', 'value', 'string')] }],
        },
      ],
    },
    gives: [
      { id: 'a', at: 0, said: 'so', tel: '1' },
      { id: 'a', at: 0, said: 'so', tel: '2' },
      { id: 'a', at: 1, said: 'so', tel: '3' },
      { id: 'b', at: 0, said: 'so', tel: null },
      { id: 'c', at: 0, said: 'so', tel: null },
    ],
  },
  {
    rule: 'branches of a union stand one below the other, whatever they run over',
    resources: PEOPLE.slice(0, 1),
    view: {
      select: [
        {
          unionAll: [
            { forEach: 'name', column: [column('v', 'family', 'string'), column('at', '%rowIndex', 'integer')] },
            { column: [column('v', 'id', 'string'), column('at', '%rowIndex', 'integer')] },
            { forEach: 'nowhere', column: [column('v', 'x', 'string'), column('at', '%rowIndex', 'integer')] },
            {
              select: [
                { forEach: 'contact', column: [column('v', "'c'", 'string')] },
                { column: [column('at', '9', 'integer')] },
              ],
            },
          ],
        },
      ],
    },
    gives: [
      { v: 'Ash', at: 0 },
      { v: null, at: 1 },
      { v: 'a', at: 0 },
      { v: 'c', at: 9 },
      { v: 'c', at: 9 },
    ],
  },
  {
    rule: 'a union within a forEach has its place',
    resources: PEOPLE.slice(0, 1),
    view: {
      select: [
        {
          forEach: 'name',
          column: [column('use', 'use', 'code')],
          unionAll: [
            { forEach: 'given', column: [column('v', '$this', 'string'), column('at', '%rowIndex', 'integer')] },
            { column: [column('v', 'family', 'string'), column('at', '%rowIndex', 'integer')] },
          ],
        },
      ],
    },
    gives: [
      { use: 'official', v: 'Ann', at: 0 },
      { use: 'official', v: 'Bea', at: 1 },
      { use: 'official', v: 'Ash', at: 0 },
      { use: 'nickname', v: 'Annie', at: 0 },
      { use: 'nickname', v: null, at: 1 },
    ],
  },
  {
    rule: 'columns of a union of integers and of decimals are of one type',
    resources: RESULTS,
    view: {
      select: [
        {
          unionAll: [
            { forEach: 'value.ofType(Quantity)', column: [{ name: 'v', path: 'value' }] },
            { forEach: 'value.ofType(integer)', column: [{ name: 'v', path: '$this' }] },
          ],
        },
      ],
    },
    gives: [{ v: 6.5 }, { v: 7 }],
  },
  {
    rule: 'repeat goes to the end of every path, each element before what it leads to',
    resources: [FORM],
    view: {
      select: [
        {
          repeat: ['item', 'answer.item'],
          column: [
            column('at', '%rowIndex', 'integer'),
            column('link', 'linkId', 'string'),
            column('text', 'text', 'string'),
          ],
          select: [{ forEachOrNull: 'answer', column: [column('said', 'value.ofType(string)', 'string')] }],
        },
      ],
    },
    gives: [
      { at: 0, link: '1', text: null, said: null },
      { at: 1, link: '1.1', text: null, said: 'yes' },
      { at: 2, link: '1.1.1', text: 'deep', said: null },
      { at: 3, link: '2', text: 'shallow', said: null },
    ],
  },
  {
    rule: 'resources of another type give no row, and may be of any shape',
    resources: [...PEOPLE, { resourceType: 'Organization', id: 'o', name: 'not a list', active: 'not a boolean' }],
    view: { select: [{ column: [ID, column('family', 'name.family.first()', 'string')] }] },
    gives: [
      { id: 'a', family: 'Ash' },
      { id: 'b', family: 'O’Hara’s' },
      { id: 'c', family: null },
    ],
  },
  {
    rule: 'a value that is not of the declared type is a fault',
    resources: RESULTS,
    view: { select: [{ column: [column('v', 'value.ofType(Quantity).value', 'integer')] }] },
    gives: { refused: 'the column “v” gives no integer' },
  },
  {
    rule: 'a column of something with parts is a fault',
    resources: PEOPLE,
    view: { select: [{ column: [{ name: 'n', path: 'name.first()' }] }] },
    gives: { refused: 'the column “n” gives no simple value' },
  },
];

export const CASES: readonly Case[] = [...ofPaths, ...ofDates, ...ofKeys, ...ofRows];
