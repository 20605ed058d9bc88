/** What do codes, and the words beside them, tell of a resource? */
import { describe, expect, it } from 'vitest';
import { translatedCoding } from '../translated';
import type { Json } from '../../domain/json';
import {
  SNOMED,
  INLINE,
  plain,
  local,
  HIV,
  tells,
  condition,
  request,
  allergy,
  extended,
  check,
} from '../../../tests/kits/gateway/walked';

describe('a concept', () => {
  const code = (value: unknown): Json => condition({ code: value });
  check([
    ['tells by any of its codings', code({ coding: [plain, local, HIV] }), ['EX-1']],
    ['tells by a code held as a number', code({ coding: [{ ...HIV, code: 86406008 }] }), ['EX-1']],
    ['tells by a code in a list', code({ coding: [{ ...HIV, code: ['86406008'] }] }), ['EX-1']],
    [
      'whose code is a number leaves its words to decide',
      code({ coding: [{ ...plain, code: 38341003 }], text: 'HIV' }),
      ['EX-1'],
    ],
    ['without a list of codings tells by the one', code({ coding: HIV }), ['EX-1']],
    ['that is a bare coding tells', code(HIV), ['EX-1']],
    ['that is a bare code tells', condition({ code: '86406008' }), ['EX-1']],
    ['that is a bare number tells', condition({ code: 86406008 }), ['EX-1']],
    ['with a code beside its text tells by the code', code({ code: '86406008', text: 'Blood' }), ['EX-1']],
    ['with a code beside its codings tells by the code', code({ coding: [plain], code: '86406008' }), ['EX-1']],
    ['with a broken coding tells by the others', code({ coding: [null, 'x', 7, [], HIV] }), ['EX-1']],
    ['with a broken coding is read by its words', code({ coding: [null, 'x', local], text: 'HIV' }), ['EX-1']],
    ['of words alone is read by them', code({ text: 'HIV positive' }), ['EX-1']],
    ['of no words tells nothing', code({ coding: [], text: 7 }), []],
    ['of a local code is read by its text', code({ coding: [local], text: 'HIV positive' }), ['EX-1']],
    [
      'of a local code is read by the display of every coding',
      code({ coding: [local, { ...local, display: 'HIV positive' }] }),
      ['EX-1'],
    ],
    ['of a valid code is read by its text all the same', code({ coding: [plain], text: 'HIV clinic asked' }), ['EX-1']],
    [
      'of a valid code is read by the display of another all the same',
      code({ coding: [{ ...local, display: 'HIV clinic asked' }, plain] }),
      ['EX-1'],
    ],
    [
      'that is attached is not read beside a valid code: it is cut',
      condition({ bodySite: [{ coding: [plain], text: 'HIV clinic asked' }] }),
      [],
    ],
    [
      'that is attached is read where no code can be relied on',
      condition({ bodySite: [{ coding: [local], text: 'HIV clinic asked' }] }),
      ['EX-1'],
    ],
    [
      'that is attached tells as the reason of a contact',
      { resourceType: 'Encounter', reasonCode: [{ coding: [plain], text: 'HIV clinic asked' }] },
      ['EX-1'],
    ],
    [
      'is not called a near miss by its code alone',
      code({ coding: [{ system: SNOMED, code: '763713000' }], text: 'CD4 count' }),
      ['EX-1'],
    ],
    [
      'is called a near miss by its code and its words',
      code({ coding: [{ system: SNOMED, code: '763713000', display: 'Idiopathic CD4 lymphocytopenia (disorder)' }] }),
      [],
    ],
    [
      'is called no near miss by words beside it that tell',
      code({ coding: [{ system: SNOMED, code: '763713000', display: 'Idiopathic CD4 lymphocytopenia' }], text: 'HIV' }),
      ['EX-1'],
    ],
    [
      'with a door code beside a valid code tells nothing: the words are cut',
      code({ coding: [plain], text: 'Key safe 1234' }),
      [],
    ],
    [
      'of a bare valid code is read by its display all the same',
      code({ ...plain, display: 'HIV clinic asked' }),
      ['EX-1'],
    ],
    ['of a bare local code is read by its display', code({ ...local, display: 'HIV positive' }), ['EX-1']],
    ['is read for door codes as well', code({ text: 'Key safe 1234' }), ['DC-1']],
    ['in a list tells', condition({ category: [{ coding: [plain] }, { coding: [HIV] }] }), ['EX-1']],
    ['in a list of lists tells', condition({ category: [[{ coding: [HIV] }]] }), ['EX-1']],
    ['tells of what caps, too', code({ coding: [{ system: SNOMED, code: '109201000000109' }] }), ['substance-misuse']],
    [
      'of a treatment function tells where functions stand, whatever the system',
      { resourceType: 'Appointment', specialty: [{ coding: [{ ...local, code: '360' }] }] },
      ['EX-1'],
    ],
    [
      'of a treatment function tells there as a bare coding',
      { resourceType: 'Appointment', serviceType: [{ ...local, code: '360' }] },
      ['EX-1'],
    ],
    [
      'of three digits tells of no function elsewhere',
      { resourceType: 'Appointment', type: [{ coding: [{ ...local, code: '360' }] }] },
      [],
    ],
    [
      'of three digits tells of no function elsewhere, bare',
      { resourceType: 'Appointment', type: { ...local, code: '360' } },
      [],
    ],
  ]);

  it.each([
    'note',
    'progress',
    'dosage',
    'dosageInstruction',
    'item',
    'text',
    'section',
    'payload',
    'answer',
    'patientInstruction',
  ])('is not what a free text in %s is: that is judged where it is cut', (element) => {
    expect(tells(condition({ [element]: [{ text: 'Asked about HIV' }] }))).toEqual([]);
    expect(tells(condition({ other: [{ text: 'Asked about HIV' }] }))).toEqual(['EX-1']);
  });

  check([
    [
      'tells as a measure’s unit is',
      condition({ valueQuantity: { value: 5, unit: 'x', system: SNOMED, code: '86406008' } }),
      ['EX-1'],
    ],
    [
      'tells as the unit of a measure in words is',
      condition({ valueQuantity: { value: '5', system: SNOMED, code: '86406008' } }),
      ['EX-1'],
    ],
    [
      'tells as the code of a bare measure is',
      condition({ valueQuantity: { value: 5, system: SNOMED, code: '86406008' } }),
      ['EX-1'],
    ],
    [
      'tells as the code of a measure of nothing is',
      condition({ valueQuantity: { value: 0, system: SNOMED, code: '86406008' } }),
      ['EX-1'],
    ],
    [
      'tells as a unit without its value is',
      condition({ valueQuantity: { unit: 'x', system: SNOMED, code: '86406008' } }),
      ['EX-1'],
    ],
    [
      'held by the contained is told where that stands',
      condition({ contained: [{ resourceType: 'Observation', code: { coding: [HIV] } }] }),
      [],
    ],
    [
      'in something called contained, further in, is told here',
      condition({ stage: { contained: [{ code: { coding: [HIV] } }] } }),
      ['EX-1'],
    ],
  ]);
});

describe('an extension', () => {
  const onCoding = (extension: unknown, coding: Json = plain): Json =>
    condition({ code: { coding: [{ ...coding, extension }] } });
  const described = (words: unknown) => [
    {
      url: 'sctdescid',
      extension: [null, { url: 'descriptionId', valueId: '1' }, { url: 'descriptionDisplay', valueString: words }],
    },
  ];
  check([
    ['tells by a bare code', extended({ valueCode: '86406008' }), ['EX-1']],
    ['tells by a bare code held as a number', extended({ valueCode: 86406008 }), ['EX-1']],
    ['tells by a bare code of no treatment function', extended({ valueCode: '360' }), []],
    ['tells by a bare number of no treatment function', extended({ valueCode: 360 }), []],
    ['tells by no other number', extended({ valueInteger: 86406008 }), []],
    [
      'tells however deep it is nested',
      extended({ extension: [{ url: 'x', extension: [{ url: 'y', valueCodeableConcept: { coding: [HIV] } }] }] }),
      ['EX-1'],
    ],
    ['on a coding tells', onCoding([{ url: 'x', valueCoding: HIV }]), ['EX-1']],
    ['on a coding leaves the coding what it is', onCoding([{ url: 'x', valueString: 'y' }], HIV), ['EX-1']],
    [
      'on a coding leaves it one to rely on',
      condition({ bodySite: [{ coding: [{ ...plain, extension: [] }], text: 'HIV' }] }),
      [],
    ],
    [
      'on a local coding beside a valid one does not make its display decide',
      condition({ bodySite: [{ coding: [{ ...local, display: 'HIV', extension: [] }, plain] }] }),
      [],
    ],
    [
      'on a coding without a code, beside a valid one, does not make its display decide',
      condition({ bodySite: [{ coding: [{ display: 'HIV', extension: [] }, plain] }] }),
      [],
    ],
    [
      'on a coding’s code tells',
      condition({ code: { coding: [{ ...plain, _code: { extension: [{ url: INLINE, valueCode: 'HIV' }] } }] } }),
      ['EX-1'],
    ],
    [
      'on a coding’s display tells',
      condition({ code: { coding: [{ ...plain, _display: { extension: [{ url: INLINE, valueCode: 'HIV' }] } }] } }),
      ['EX-1'],
    ],
    [
      'on a primitive tells',
      condition({ _recordedDate: { extension: [{ url: INLINE, valueCode: 'HIV' }] } }),
      ['EX-1'],
    ],
    [
      'with the name that the sender gave a code is read where words decide',
      onCoding(described('HIV positive'), { ...plain, code: '196411000000103' }),
      ['EX-1'],
    ],
    [
      'with the name that the sender gave a code is read beside a valid code',
      onCoding(described('HIV positive')),
      ['EX-1'],
    ],
    ['with a broken name tells nothing', onCoding(described(7), local), []],
    ['that is no list, or holds none, tells nothing', onCoding('x', local), []],
    ['whose parts are no list tells nothing', onCoding([null, 'x', { url: 'x', extension: 'HIV' }], local), []],
    [
      'of the gateway’s own translation withholds',
      condition({ code: { coding: [local, translatedCoding('86406008')] } }),
      ['EX-1'],
    ],
    [
      'of the gateway’s own translation never silences the words',
      condition({ code: { coding: [local, translatedCoding('38341003')], text: 'HIV' } }),
      ['EX-1'],
    ],
  ]);

  it('nested deeper than anything honest is not judged, so that the resource is denied', () => {
    const nested = (levels: number): Json =>
      Array.from({ length: levels }).reduce<Json>((inner) => ({ url: 'x', extension: [inner] }), {
        url: 'y',
        valueString: 'z',
      });
    expect(tells(condition({ extension: [nested(40)] }))).toEqual([]);
    expect(tells(condition({ extension: [nested(59)] }))).toEqual([]);
    expect(tells(condition({ extension: [nested(60)] }))).toEqual(['D-unjudged']);
    expect(tells(condition({ extension: [nested(5000)] }))).toEqual(['D-unjudged']);
  });

  it('nested by codings and by objects counts towards the same depth', () => {
    const byCodings = (levels: number): Json =>
      Array.from({ length: levels }).reduce<Json>(
        (inner) => ({ coding: [{ ...plain, extension: [{ url: 'x', valueCodeableConcept: inner }] }] }),
        { coding: [plain] },
      );
    expect(tells(condition({ code: byCodings(15) }))).toEqual([]);
    expect(tells(condition({ code: byCodings(25) }))).toEqual(['D-unjudged']);
    const byObjects = (levels: number): Json => Array.from({ length: levels }).reduce<Json>((inner) => ({ inner }), {});
    expect(tells(condition({ x: byObjects(50) }))).toEqual([]);
    expect(tells(condition({ x: byObjects(70) }))).toEqual(['D-unjudged']);
    expect(tells(condition({ meta: { extension: [{ url: 'x', y: byObjects(58) }] } }))).toEqual(['D-unjudged']);
  });
});

describe('a code that no table knows', () => {
  const coded = (coding: Json, text?: string): Json =>
    condition({ code: { coding: [coding], ...(text === undefined ? {} : { text }) } });
  check([
    ['tells by the words that it is made of', coded({ system: 'http://lab.example', code: 'HIV-AB' }), ['EX-1']],
    ['tells so without a system', coded({ code: 'hiv_screen' }), ['EX-1']],
    [
      'tells so whatever name stands beside it',
      coded({ system: 'http://lab.example', code: 'HIV', display: 'Serology' }, 'Serology'),
      ['EX-1'],
    ],
    ['tells by the name of its system', coded({ system: 'https://trust.example/hiv-stage', code: '2' }), ['EX-1']],
    [
      'tells by the name of a medicine',
      request({ medicationCodeableConcept: { coding: [{ system: 'http://pharmacy.example', code: 'TRUVADA' }] } }),
      ['EX-1'],
    ],
    [
      'tells of an allergy by the name of a medicine',
      allergy({ code: { coding: [{ system: 'http://pharmacy.example', code: 'abacavir' }] } }),
      ['EX-1'],
    ],
    [
      'decides no allergy by other words',
      allergy({ code: { coding: [{ system: 'http://pharmacy.example', code: 'hiv-drugs' }] } }),
      [],
    ],
    ['tells where it stands by itself', condition({ format: { code: 'ivf-letter' } }), ['EX-2']],
    ['tells where it is a value', extended({ valueCode: 'hiv-positive' }), ['EX-1']],
    [
      'tells nothing by an abbreviation that is another word',
      coded({ system: 'http://booking.example', code: 'STD' }, 'Standard appointment'),
      [],
    ],
    ['tells nothing by part of a word', coded({ system: 'http://lab.example', code: 'ARCHIVE' }, 'Stored'), []],
    ['tells nothing of doors', coded({ system: 'http://lab.example', code: 'access-code' }, 'Access'), []],
    [
      'is read where a table knows its system too',
      coded({ system: 'http://read.info/readv2', code: 'HIV..' }, 'Cough'),
      ['EX-1'],
    ],
    [
      'tells by the terms of an expression',
      coded({ system: SNOMED, code: '22298006 |HIV infection|' }, 'Disorder'),
      ['EX-1'],
    ],
    [
      'tells where its words run together',
      coded({ system: 'http://local.example', code: 'DomesticViolence' }, 'Assessment'),
      ['EX-5'],
    ],
    [
      'that is an inline label of another system says nothing',
      extended({ url: INLINE, valueCoding: { system: 'http://vendor.example', code: 'HIV' } }),
      [],
    ],
  ]);
});
