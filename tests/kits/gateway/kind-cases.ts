/** What is left of each kind of element? One case a row: the rule, the kind, what was sent, what is kept. */
import { marksOfData } from '../../../src/gateway/label/attached-words';
import type { Context, Copier } from '../../../src/gateway/redact/copier';
import { compile } from '../../../src/gateway/redact/kinds';
import type { Kind } from '../../../src/gateway/redact/shapes';
import { byWords } from './letter-rules';

export const SNOMED = 'http://snomed.info/sct';
export const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code';
export const SITE = 'https://fhir.nhs.uk/Id/ods-site-code';
export const CONTEXT: Context = {
  sameContent: (hash) => hash,
  letterPasses: (data, contentType) =>
    marksOfData(
      data,
      contentType,
      byWords((words) => (words.includes('GUM') ? 1 : 0)),
    ) === 0,
  mayPass: (text) => !text.includes('GUM') && !text.includes('KEYSAFE'),
  conceptPasses: ({ coding, text, display }) =>
    !(JSON.stringify([coding, text, display]) ?? '').replaceAll(/"version":"GUM"/g, '').includes('GUM'),
  nameStays: (name) => !name.includes('KEYSAFE'),
  keepsNames: false,
  namesMedicine: ({ text }) => text === 'MEDICINE',
  id: 'opaque',
  meta: { tag: [] },
  refer: (to, only) =>
    to === 'Withheld/1' || (only !== null && !only.has(to.split('/')[0] ?? ''))
      ? undefined
      : { reference: `new ${to}` },
  document: ({ url }) => (url === 'Binary/1' ? 'Binary/opaque' : null),
};
export const judge = (copier: Copier, sent: unknown, more: Partial<Context> = {}): unknown =>
  copier(sent, { ...CONTEXT, ...more });
export const copierOf = (kind: Kind): Copier => {
  const copier = compile({ x: kind }).get('x');
  if (copier === undefined) throw new Error(`no kind ${kind}`);
  return copier;
};
export type Case = readonly [rule: string, kind: Kind, sent: unknown, kept: unknown];
export const CASES: readonly Case[] = [
  [
    'a word, a number and a yes or no pass',
    'plain',
    ['active', '', 0, 7, true, false],
    ['active', '', 0, 7, true, false],
  ],
  ['one by itself passes as it is', 'plain', false, false],
  ['an object is no plain value', 'plain', { value: 1 }, undefined],
  ['null is no plain value', 'plain', null, undefined],
  ['of a list the plain values stay', 'plain', ['a', null, { b: 1 }, ['c'], 2], ['a', 2]],
  ['a list with nothing plain in it is gone', 'plain', [{}, null], undefined],
  ['an empty list is gone', 'plain', [], undefined],

  ['free text passes', 'text', 'Seen today', 'Seen today'],
  ['free text that tells goes', 'text', 'Seen at GUM', undefined],
  ['a number is no text', 'text', 7, undefined],
  ['of many texts those that tell go', 'text', ['Seen today', 'Seen at GUM', 7], ['Seen today']],

  ['a measure loses a unit that tells', 'quantity', { value: 1, unit: 'GUM copies/mL', code: 'GUM' }, { value: 1 }],
  ['a number of something that tells goes', 'identifier', { system: 'urn:x', value: 'GUM-1' }, undefined],
  [
    'a number of digits and hexadecimal letters is not read',
    'identifier',
    { system: 'urn:x', value: '12-ab' },
    { system: 'urn:x', value: '12-ab' },
  ],
  ['an address of something that tells goes', 'telecom', { system: 'email', value: 'GUM@example.org' }, undefined],
  [
    'a document loses a type that tells',
    'attachment',
    { contentType: 'application/pdf; name=GUM.pdf', title: 'Letter' },
    { title: 'Letter' },
  ],
  [
    'a question whose number in the form tells goes with its answer',
    'item',
    [{ linkId: 'GUM-1', answer: [{ valueBoolean: true }] }],
    undefined,
  ],
  [
    'a coding loses a version that tells',
    'concept',
    { coding: [{ code: '1', version: 'GUM' }] },
    { coding: [{ code: '1' }] },
  ],
  [
    'a concept keeps its text and of each coding four parts',
    'concept',
    {
      coding: [{ system: SNOMED, version: '1', code: '1', display: 'A', userSelected: true, id: 'x' }],
      text: 'A',
      id: 'x',
    },
    { coding: [{ system: SNOMED, version: '1', code: '1', display: 'A' }], text: 'A' },
  ],
  [
    'a concept whose text tells goes with its code, which is a public name',
    'concept',
    { coding: [{ code: '1' }], text: 'GUM' },
    undefined,
  ],
  [
    'a concept of which one display tells goes with all its codes',
    'concept',
    {
      coding: [
        { code: '2', display: 'A' },
        { code: '1', display: 'GUM' },
      ],
    },
    undefined,
  ],
  ['a coding by itself whose display tells goes', 'coding', { code: '1', display: 'GUM' }, undefined],
  [
    'of many concepts the one that tells goes',
    'concept',
    [{ coding: [{ code: '1' }], text: 'GUM' }, { coding: [{ code: '2' }] }],
    [{ coding: [{ code: '2' }] }],
  ],
  [
    'a concept loses a text with a door code, which is no name of its code',
    'concept',
    { coding: [{ code: '1' }], text: 'KEYSAFE' },
    { coding: [{ code: '1' }] },
  ],
  [
    'a coding loses a display with a door code',
    'concept',
    { coding: [{ code: '1', display: 'KEYSAFE' }] },
    { coding: [{ code: '1' }] },
  ],
  [
    'a coding with neither code nor display says nothing',
    'concept',
    { coding: [{ system: SNOMED, version: '1' }, { display: 'A' }, { system: SNOMED }, {}] },
    { coding: [{ display: 'A' }] },
  ],
  [
    'a coding that is a code alone, or a system and a code, passes',
    'concept',
    { coding: [{ code: '1' }, { system: SNOMED, code: '1' }] },
    { coding: [{ code: '1' }, { system: SNOMED, code: '1' }] },
  ],
  ['a concept of which nothing is left is gone', 'concept', { coding: [{ display: 'GUM' }], text: 'GUM' }, undefined],
  ['codings that are no list go', 'concept', { coding: { code: '1' }, text: 'A' }, { text: 'A' }],
  [
    'of many concepts the empty ones go',
    'concept',
    [{ text: 'A' }, { text: 'GUM' }, 'A', null, [{ text: 'A' }], { text: 'B' }],
    [{ text: 'A' }, { text: 'B' }],
  ],
  ['words alone are no concept', 'concept', 'A', undefined],
  [
    'a status keeps its own word where what stands beside it tells',
    'status',
    {
      coding: [
        { code: 'L1', display: 'GUM' },
        { system: 'urn:hl7', code: 'refuted', display: 'Refuted' },
      ],
      text: 'GUM',
    },
    { coding: [{ system: 'urn:hl7', code: 'refuted' }] },
  ],
  [
    'a status that is told by its display alone keeps that',
    'status',
    {
      coding: [
        { code: '7', display: 'Entered in error' },
        { code: '8', display: 'GUM' },
      ],
    },
    { coding: [{ code: 'Entered in error' }] },
  ],
  ['a status sent as a bare word is a status', 'status', 'refuted', { coding: [{ code: 'refuted' }] }],
  ['a bare word that is no status goes', 'status', 'GUM', undefined],
  [
    'a status of which nothing may pass never reads as none',
    'status',
    { coding: [{ code: '8', display: 'GUM' }] },
    { text: 'a code that cannot be read here' },
  ],
  ['a status that tells nothing passes as it is', 'status', { text: 'Active' }, { text: 'Active' }],
  ['null is no concept', 'concept', null, undefined],
  ['a code sent as a number is its digits', 'coding', { code: 38341003 }, { code: '38341003' }],
  ['parts of a coding of another kind go', 'coding', { system: 1, version: 2, code: '1', display: 3 }, { code: '1' }],
  ['a code that is neither word nor number goes', 'coding', { code: true, display: 'A' }, { display: 'A' }],

  [
    'an ODS code of an organisation passes, as system and value',
    'ods',
    { system: ODS, value: 'RAL01', use: 'official', assigner: { display: 'X' } },
    { system: ODS, value: 'RAL01' },
  ],
  [
    'an ODS code of a site passes',
    'ods',
    [
      { system: SITE, value: 'RAL01' },
      { system: 'urn:local', value: '7' },
    ],
    [{ system: SITE, value: 'RAL01' }],
  ],
  ['a number is no ODS code', 'ods', { system: ODS, value: 7 }, undefined],
  ['an identifier of another system is no ODS code', 'ods', { system: 'urn:local', value: 'RAL01' }, undefined],

  [
    'a reference is renamed, and nothing beside it passes',
    'reference',
    { reference: 'Condition/1', display: 'A', type: 'Condition', identifier: { system: ODS, value: 'RAL01' } },
    { reference: 'new Condition/1' },
  ],
  [
    'a reference to what is withheld goes with its name',
    'reference',
    [{ reference: 'Withheld/1', display: 'A' }, { reference: 'Condition/1' }],
    [{ reference: 'new Condition/1' }],
  ],
  ['a name alone passes', 'reference', { display: 'Dr A', type: 'Practitioner' }, { display: 'Dr A' }],
  ['a name alone that tells goes', 'reference', { display: 'GUM' }, undefined],
  ['a name that is no text goes', 'reference', { display: 7 }, undefined],
  [
    'a name beside an ODS code passes with it',
    'reference',
    { identifier: { system: ODS, value: 'RAL01', use: 'usual' }, display: 'Royal Free' },
    { identifier: { system: ODS, value: 'RAL01' }, display: 'Royal Free' },
  ],
  [
    'a name that tells goes with its ODS code',
    'reference',
    { identifier: { system: ODS, value: 'RAL01' }, display: 'GUM' },
    undefined,
  ],
  [
    'a name beside any other identifier goes',
    'reference',
    { identifier: { system: 'urn:local', value: '7' }, display: 'A' },
    undefined,
  ],
  ['a name beside an identifier that is no object goes', 'reference', { identifier: 'RAL01', display: 'A' }, undefined],
  ['an ODS code without a name goes', 'reference', { identifier: { system: ODS, value: 'RAL01' } }, undefined],

  [
    'an identifier keeps system and value',
    'identifier',
    { system: 'urn:local', value: 'P-1', use: 'official', type: { text: 'MRN' }, assigner: { display: 'X' } },
    { system: 'urn:local', value: 'P-1' },
  ],
  ['an identifier without a system keeps its value', 'identifier', { value: 'P-1' }, { value: 'P-1' }],
  [
    'an identifier whose system is no text keeps its value',
    'identifier',
    { system: 7, value: 'P-1' },
    { value: 'P-1' },
  ],
  ['a former identifier goes', 'identifier', { use: 'old', system: 'urn:local', value: 'P-1' }, undefined],
  [
    'an NHS number goes by its system',
    'identifier',
    { system: 'https://fhir.nhs.uk/Id/nhs-number', value: 'P-1' },
    undefined,
  ],
  [
    'an NHS number goes by its older system',
    'identifier',
    { system: 'http://fhir.nhs.net/Id/nhs-number', value: 'P-1' },
    undefined,
  ],
  [
    'an NHS number goes whatever its system',
    'identifier',
    [{ system: 'urn:local', value: '9990123454' }, { value: '999 012 3454' }, { value: '9990123453' }],
    [{ value: '9990123453' }],
  ],
  [
    'a number of a person goes by the words of its system',
    'identifier',
    [
      'https://a.example/nhs-number',
      'https://a.example/NHSnumber',
      'urn:patient:id',
      'urn:Hospital-Number',
      'urn:hospitalnumber',
      'urn:local-patient',
    ].map((system) => ({ system, value: 'P-1' })),
    undefined,
  ],
  ['an identifier whose system tells goes', 'identifier', { system: 'https://GUM.example', value: 'P-1' }, undefined],
  ['an identifier without a value goes', 'identifier', { system: 'urn:local' }, undefined],
  ['an identifier whose value is no text goes', 'identifier', { system: 'urn:local', value: 7 }, undefined],

  [
    'a note keeps who, when and what',
    'annotation',
    [{ authorReference: { reference: 'Practitioner/1' }, time: '2026', text: 'A', authorString: 'B' }],
    [{ authorReference: { reference: 'new Practitioner/1' }, time: '2026', text: 'A' }],
  ],
  ['a note that tells goes whole', 'annotation', [{ time: '2026', text: 'GUM' }, { text: 'A' }], [{ text: 'A' }]],
  ['a note whose text is no text goes', 'annotation', { time: '2026', text: ['A'] }, undefined],
  [
    'a note has one author',
    'annotation',
    { authorReference: [{ reference: 'Practitioner/1' }], text: 'A' },
    { text: 'A' },
  ],
  ['a note’s time that is no text goes', 'annotation', { time: 2026, text: 'A' }, { text: 'A' }],

  [
    'an attachment keeps what describes it, its address made anew',
    'attachment',
    {
      contentType: 'application/pdf',
      language: 'en',
      url: 'Binary/1',
      size: 3,
      hash: 'aGFzaA==',
      title: 'Letter',
      creation: '2026',
      data: 'QUJD',
      pages: 2,
    },
    {
      contentType: 'application/pdf',
      language: 'en',
      url: 'Binary/opaque',

      hash: 'aGFzaA==',
      title: 'Letter',
      creation: '2026',
    },
  ],
  [
    'an attachment whose title tells goes whole',
    'attachment',
    { contentType: 'application/pdf', url: 'Binary/1', title: 'GUM' },
    undefined,
  ],
  ['an address behind which nothing is goes', 'attachment', { url: 'Binary/2', title: 'Letter' }, { title: 'Letter' }],
  [
    'parts of an attachment of another kind go',
    'attachment',
    { contentType: 1, language: 2, url: 'Binary/1', size: '3', hash: 4, title: 5, creation: 6 },
    { url: 'Binary/opaque' },
  ],
  ['an attachment of which nothing is left is gone', 'attachment', { url: 'Binary/2', data: 'QUJD' }, undefined],

  [
    'a name keeps its parts',
    'name',
    [
      {
        use: 'official',
        text: 'Dr A B',
        family: 'B',
        given: ['A'],
        prefix: ['Dr'],
        suffix: ['MBE'],
        period: { start: '2020' },
        id: 'x',
      },
    ],
    [{ use: 'official', text: 'Dr A B', family: 'B', given: ['A'], prefix: ['Dr'], suffix: ['MBE'] }],
  ],
  ['an old name goes', 'name', { use: 'old', text: 'A' }, undefined],
  ['a maiden name goes', 'name', { use: 'maiden', text: 'A' }, undefined],
  ['a name that has ended goes', 'name', { text: 'A', period: { end: '2020' } }, undefined],
  ['a name since some day passes', 'name', { text: 'A', period: { start: '2020' } }, { text: 'A' }],
  ['a part of a name that tells goes', 'name', { family: 'GUM', given: ['A', 'GUM'] }, { given: ['A'] }],
  ['a use alone is no name', 'name', { use: 'official', family: 'GUM' }, undefined],
  ['an empty name is none', 'name', { use: 7, family: 7 }, undefined],
  ['a use that is no text goes', 'name', { use: 7, family: 'A' }, { family: 'A' }],

  [
    'a telephone number keeps four parts',
    'telecom',
    [{ system: 'phone', value: '020', use: 'work', rank: 1, period: { start: '2020' } }],
    [{ system: 'phone', value: '020', use: 'work', rank: 1 }],
  ],
  ['a former number goes', 'telecom', { use: 'old', value: '020' }, undefined],
  ['a number that is no text goes', 'telecom', { system: 'phone', value: 20 }, undefined],
  ['parts of a number of another kind go', 'telecom', { system: 1, value: '020', use: 2, rank: '1' }, { value: '020' }],

  [
    'a question that tells takes its answers with it',
    'item',
    [
      { linkId: '1', text: 'GUM', answer: [{ valueString: 'A' }] },
      { linkId: '2', text: 'B', answer: [{ valueString: 'A' }] },
    ],
    [{ linkId: '2', text: 'B', answer: [{ valueString: 'A' }] }],
  ],
  [
    'a question below a question is judged like any other',
    'item',
    {
      linkId: '1',
      item: [{ linkId: '1.1', text: 'GUM' }],
      answer: [{ valueBoolean: true, item: [{ linkId: '1.2', text: 'GUM', answer: [{ valueBoolean: true }] }] }],
    },
    { linkId: '1', answer: [{ valueBoolean: true }] },
  ],
  [
    'a question goes where its only answer tells, in text or beside a code: a blank would tell of one left out',
    'item',
    [
      { linkId: '1', text: 'Illness?', answer: [{ valueString: 'GUM' }] },
      { linkId: '2', text: 'Illness?', answer: { valueCoding: { code: 'x', display: 'GUM' } } },
      { linkId: '3', text: 'Illness?', answer: [{ valueString: 'GUM' }, { valueString: 'Asthma' }] },
      { linkId: '4', text: 'Illness?', answer: [{ valueBoolean: false }] },
    ],
    [
      { linkId: '3', text: 'Illness?', answer: [{ valueString: 'Asthma' }] },
      { linkId: '4', text: 'Illness?', answer: [{ valueBoolean: false }] },
    ],
  ],
  [
    'a question without words keeps its answers',
    'item',
    { linkId: '1', text: 7, answer: [{ valueString: 'A' }] },
    { linkId: '1', answer: [{ valueString: 'A' }] },
  ],

  [
    'a quantity keeps what the measure is',
    'quantity',
    { value: 5, comparator: '<', unit: 'mg', system: 'urn:ucum', code: 'mg', id: 'x' },
    { value: 5, comparator: '<', unit: 'mg', system: 'urn:ucum', code: 'mg' },
  ],
  ['a period keeps start and end', 'period', { start: '2020', end: '2021', id: 'x' }, { start: '2020', end: '2021' }],
];
