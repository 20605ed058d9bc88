/**
 * What does one resource tell of itself, element by element, and whom does it refer to? Each case says all that is
 * told, so that nothing more is.
 */
import { describe, expect, it } from 'vitest';
import { capsOf, exclusionMark, HORMONE, markRules } from '../../policy/marks';
import { translatedCoding } from '../translated';
import { createReading } from './reading';
import { createWalk, type OnReference } from './walk';
import { policy } from '../../../tests/kits/gateway/shipped-policy';
import type { Json } from '../../domain/json';

const SNOMED = 'http://snomed.info/sct';
const ACT = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
const INLINE = 'http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/extension-inline-sec-label';
const plain = { system: SNOMED, code: '38341003' };
const local = { system: 'http://local.example', code: 'X1' };
const HIV = { system: SNOMED, code: '86406008' };

const walked = (resource: Json, onReference: OnReference = () => undefined) => {
  const walk = createWalk(policy, createReading(policy));
  return { marks: walk.judge(resource, onReference), labels: walk.labels() };
};
const named = (marks: number): readonly string[] => [
  ...markRules(marks),
  ...capsOf(marks),
  ...((marks & HORMONE) === 0 ? [] : ['hormone']),
];
const tells = (resource: Json): readonly string[] => named(walked(resource).marks);
const condition = (parts: Json): Json => ({ resourceType: 'Condition', id: 'c', ...parts });
const request = (parts: Json): Json => ({ resourceType: 'MedicationRequest', id: 'm', ...parts });
const allergy = (parts: Json): Json => ({ resourceType: 'AllergyIntolerance', id: 'a', ...parts });
const extended = (extension: unknown): Json =>
  condition({ extension: [{ url: 'http://unknown.example', ...(extension as Json) }] });

type Case = readonly [rule: string, resource: Json, told: readonly string[]];
const check = (cases: readonly Case[]) =>
  it.each(cases)('%s', (_rule, resource, told) => expect(tells(resource)).toEqual(told));

describe('a security label', () => {
  const security = (value: unknown): Json => condition({ meta: { security: value } });
  check([
    ['counts as a coding', security([{ system: ACT, code: 'HIV' }]), ['EX-1']],
    ['counts where there is only one, and no list', security({ system: ACT, code: 'HIV' }), ['EX-1']],
    [
      'counts as a concept',
      security([
        {
          coding: [
            { system: ACT, code: 'NOPAT' },
            { system: ACT, code: 'SDV' },
          ],
        },
      ]),
      ['EX-5'],
    ],
    [
      'counts by each of several',
      security([
        { system: ACT, code: 'PSY' },
        { system: ACT, code: 'ETH' },
        { system: CONFIDENTIALITY, code: 'R' },
      ]),
      ['mental-health', 'substance-misuse', 'restricted'],
    ],
    ['that is no coding counts as restricted', security(['R']), ['restricted']],
    ['whose code is a number counts as restricted', security([{ system: ACT, code: 7 }]), ['restricted']],
    ['without a code counts as restricted', security([{ system: ACT }]), ['restricted']],
    ['that is nothing says nothing', security([null, undefined]), []],
    [
      'of another system says nothing, whatever its words',
      security([{ system: 'http://vendor.example', code: 'HIV', display: 'HIV' }]),
      [],
    ],
    ['of ordinary confidentiality says nothing', security([{ system: CONFIDENTIALITY, code: 'N' }]), []],
    [
      'that nobody knows is read by its words',
      security([{ system: ACT, code: 'NEW', display: 'HIV information' }]),
      ['EX-1', 'restricted'],
    ],
    ['that nobody knows is read by its text', security([{ text: 'Domestic abuse' }]), ['EX-5', 'restricted']],
    [
      'that nobody knows is read for words of the exclusions alone',
      security([{ system: ACT, code: 'NEW', display: 'Anything else' }]),
      ['restricted'],
    ],
    ['that nobody knows may come without words', security([{ system: ACT, code: 'NEW', display: 5 }]), ['restricted']],
    [
      'that is known is not read by its words',
      security([{ system: ACT, code: 'NOPAT', display: 'HIV clinic says do not tell' }]),
      [],
    ],
    [
      'without words is not judged by their absence',
      security([{ system: ACT, code: 'NEW', display: { toString: 1 } }]),
      ['restricted'],
    ],
    ['set as a tag counts', condition({ meta: { tag: [{ system: ACT, code: 'HIV' }] } }), ['EX-1']],
    ['set as the only tag counts', condition({ meta: { tag: { system: ACT, code: 'PSY' } } }), ['mental-health']],
    [
      'set as a tag is no treatment function',
      condition({ meta: { tag: [{ system: 'http://vendor.example', code: '360' }] } }),
      [],
    ],
    [
      'of a system that nobody knows, set as a tag, says nothing',
      condition({ meta: { tag: [null, 'HIV', { system: ACT, code: 'NEW' }, { code: 'actionable' }] } }),
      [],
    ],
    [
      'in an extension of the metadata counts',
      condition({ meta: { extension: [{ url: INLINE, valueCoding: { system: ACT, code: 'STD' } }] } }),
      ['EX-1'],
    ],
    [
      'of a document counts',
      { resourceType: 'DocumentReference', securityLabel: [{ coding: [{ system: ACT, code: 'HIV' }] }] },
      ['EX-1'],
    ],
    [
      'of a document counts where there is no list',
      { resourceType: 'DocumentReference', securityLabel: { coding: [{ system: ACT, code: 'HIV' }] } },
      ['EX-1'],
    ],
    [
      'of a document that nobody knows counts as restricted',
      { resourceType: 'DocumentReference', securityLabel: [{ coding: [{ system: ACT, code: 'NEW' }] }] },
      ['restricted'],
    ],
    [
      'of a document that nobody knows counts as restricted where there is no list',
      { resourceType: 'DocumentReference', securityLabel: { coding: [{ system: ACT, code: 'NEW' }] } },
      ['restricted'],
    ],
    [
      'of another kind, under another name, is an ordinary code',
      { resourceType: 'DocumentReference', category: [{ coding: [{ system: ACT, code: 'NEW' }] }] },
      [],
    ],
    ['inline, as a coding', extended({ url: INLINE, valueCoding: { system: ACT, code: 'HIV' } }), ['EX-1']],
    [
      'inline, as a concept',
      extended({ url: INLINE, valueCodeableConcept: { coding: [{ system: ACT, code: 'HIV' }] } }),
      ['EX-1'],
    ],
    ['inline, as a bare code', extended({ url: INLINE, valueCode: 'HIV' }), ['EX-1']],
    ['inline, unknown, counts as restricted', extended({ url: INLINE, valueCode: 'NEW' }), ['restricted']],
    [
      'inline, of another system, says nothing',
      extended({ url: INLINE, valueCoding: { system: 'http://vendor.example', code: 'HIV' } }),
      [],
    ],
    [
      'announced says nothing',
      extended({
        url: 'http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/extension-has-inline-sec-label',
        valueBoolean: true,
      }),
      [],
    ],
    [
      'as a document’s own confidentiality counts, wherever it stands',
      { resourceType: 'Composition', confidentiality: 'R' },
      ['restricted'],
    ],
    [
      'as a document’s ordinary confidentiality says nothing',
      { resourceType: 'Composition', confidentiality: 'N' },
      [],
    ],
    [
      'as a document’s confidentiality is of that system alone',
      { resourceType: 'Composition', confidentiality: 'HIV' },
      ['restricted'],
    ],
    [
      'that is nothing at all says nothing',
      condition({ meta: null, securityLabel: null, identifier: null, code: null, evidence: [null] }),
      [],
    ],
    ['counts in an allergy as anywhere', allergy({ meta: { security: [{ system: ACT, code: 'HIV' }] } }), ['EX-1']],
  ]);

  it('is told apart from what else the resource says, and forgotten with the next', () => {
    const walk = createWalk(policy, createReading(policy));
    walk.judge(
      condition({ code: { coding: [HIV] }, meta: { security: [{ system: ACT, code: 'PSY' }] } }),
      () => undefined,
    );
    expect(named(walk.labels())).toEqual(['mental-health']);
    expect(named(walk.judge(condition({ code: { coding: [plain] } }), () => undefined))).toEqual([]);
    expect(walk.labels()).toBe(0);
  });
});

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

describe('a medicine', () => {
  check([
    [
      'is read by its name, whatever its code',
      request({ medicationCodeableConcept: { coding: [{ ...plain, display: 'Truvada tablets' }] } }),
      ['EX-1'],
    ],
    [
      'is read by its text, whatever its code',
      request({ medicationCodeableConcept: { coding: [plain], text: 'Truvada tablets' } }),
      ['EX-1'],
    ],
    [
      'is read by its name as a bare coding too',
      request({ medicationCodeableConcept: { ...plain, display: 'Chorionic gonadotrophin' } }),
      ['EX-2'],
    ],
    [
      'is not read as one in a bare coding elsewhere',
      request({ category: { ...local, display: 'Chorionic gonadotrophin' } }),
      [],
    ],
    [
      'that is another use by the other ingredient tells nothing, though each is coded',
      {
        resourceType: 'Medication',
        code: { coding: [{ ...plain, display: 'Paxlovid' }] },
        ingredient: [{ itemCodeableConcept: { coding: [{ ...plain, display: 'Ritonavir' }] } }],
      },
      [],
    ],
    [
      'that is another use is no other by its code’s name',
      {
        resourceType: 'Medication',
        code: { coding: [{ ...plain, display: 'Ritonavir' }] },
        ingredient: [{ itemCodeableConcept: { text: 'Nirmatrelvir' } }],
      },
      [],
    ],
    [
      'is read by its ingredient',
      {
        resourceType: 'Medication',
        code: { coding: [plain] },
        ingredient: [{ itemCodeableConcept: { coding: [{ ...plain, display: 'Dolutegravir' }] } }],
      },
      ['EX-1'],
    ],
    [
      'is read as the name of a substance',
      { resourceType: 'Substance', code: { coding: [{ ...plain, display: 'Dolutegravir' }] } },
      ['EX-1'],
    ],
    [
      'that is another use of the ingredient by one of its names tells nothing',
      {
        resourceType: 'Medication',
        code: { text: 'Zeffix' },
        ingredient: [{ itemCodeableConcept: { text: 'Lamivudine' } }],
      },
      [],
    ],
    [
      'that is another use by the other ingredient tells nothing',
      {
        resourceType: 'Medication',
        code: { text: 'Paxlovid' },
        ingredient: [{ itemCodeableConcept: { text: 'Nirmatrelvir' } }, { itemCodeableConcept: { text: 'Ritonavir' } }],
      },
      [],
    ],
    [
      'whose words tell is told by them',
      request({ medicationCodeableConcept: { text: 'Co-trimoxazole (HIV prophylaxis)' } }),
      ['EX-1'],
    ],
    [
      'that is a hormone waits for its indication',
      request({ medicationCodeableConcept: { coding: [{ ...plain, display: 'Estradiol 2mg tablets' }] } }),
      ['hormone'],
    ],
    [
      'is not read for a door code beside a valid code',
      request({ medicationCodeableConcept: { coding: [plain], text: 'Key safe 1234' } }),
      [],
    ],
    [
      'is not read in a plan by the words beside a valid code',
      request({ category: [{ coding: [plain], text: 'Truvada' }] }),
      [],
    ],
    [
      'is read as the product of a plan',
      {
        resourceType: 'CarePlan',
        activity: [{ detail: { productCodeableConcept: { coding: [{ ...plain, display: 'Pregnyl' }] } } }],
      },
      ['EX-2'],
    ],
    [
      'is read by the words of its reference',
      request({ medicationReference: { reference: 'Medication/gone', display: 'Truvada' } }),
      ['EX-1'],
    ],
    [
      'is read by a reference of words alone',
      request({ medicationReference: { display: 'Chorionic gonadotrophin 5000 units' } }),
      ['EX-2'],
    ],
    [
      'is read by the words of its reference as a medicine only where medicines stand',
      condition({
        medicationReference: { reference: 'Medication/gone', display: 'Chorionic gonadotrophin 5000 units' },
      }),
      [],
    ],
    [
      'is read by the words of no other reference as a medicine',
      request({
        subject: { reference: 'Patient/p', display: 'Pregnyl Smith' },
        other: { display: 'Chorionic gonadotrophin' },
      }),
      [],
    ],
    [
      'that an allergy is to is read by its name',
      allergy({ code: { coding: [{ ...plain, display: 'Abacavir' }] } }),
      ['EX-1'],
    ],
    [
      'that an allergy is to is read as the substance of a reaction',
      allergy({ reaction: [{ substance: { coding: [{ ...plain, display: 'Abacavir' }] } }] }),
      ['EX-1'],
    ],
    [
      'that an allergy is to is not read in how it shows',
      allergy({ reaction: [{ manifestation: [{ coding: [plain], text: 'On abacavir' }] }] }),
      [],
    ],
    ['that is a hormone tells nothing as an allergy', allergy({ code: { text: 'Testosterone' } }), []],
    [
      'in the name of a test tells',
      { resourceType: 'Observation', code: { coding: [{ ...plain, display: 'Serum efavirenz level' }] } },
      ['EX-1'],
    ],
    [
      'in the words beside a test’s code tells',
      { resourceType: 'Observation', code: { coding: [plain], text: 'On efavirenz' } },
      ['EX-1'],
    ],
    [
      'in the name of a result tells',
      { resourceType: 'Observation', valueCodeableConcept: { coding: [{ ...plain, display: 'Clomid response' }] } },
      ['EX-2'],
    ],
    [
      'in the name of a category tells nothing',
      { resourceType: 'Observation', category: [{ coding: [{ ...plain, display: 'Clomid response' }] }] },
      [],
    ],
    [
      'in a name that is no text tells nothing',
      { resourceType: 'Observation', code: { coding: [null, { ...plain, display: ['Efavirenz'] }] } },
      [],
    ],
  ]);
});

describe('an allergy', () => {
  check([
    ['is decided by no text', allergy({ code: { text: 'Chlamydia vaccine' } }), []],
    ['is decided by no display', allergy({ code: { coding: [{ ...local, display: 'Chlamydia vaccine' }] } }), []],
    ['is decided by no bare display', allergy({ code: { ...local, display: 'Chlamydia vaccine' } }), []],
    ['is decided by nobody’s name', allergy({ recorder: { display: 'GUM clinic nurse' } }), []],
    ['is decided by its codes', allergy({ code: { coding: [HIV] } }), ['EX-1']],
  ]);
});

describe('a title or name', () => {
  check([
    ...['description', 'title'].map((element): Case => [
      `tells in a document’s ${element}`,
      { resourceType: 'DocumentReference', [element]: 'HIV clinic letter' },
      ['EX-1'],
    ]),
    [
      'tells in a document’s attachment',
      { resourceType: 'DocumentReference', content: [{ attachment: { title: 'HIV clinic letter' } }] },
      ['EX-1'],
    ],
    ['tells in a composition', { resourceType: 'Composition', title: 'HIV clinic letter' }, ['EX-1']],
    ['tells in a plan', { resourceType: 'CarePlan', title: 'HIV care' }, ['EX-1']],
    ['tells in a team', { resourceType: 'CareTeam', name: 'HIV team' }, ['EX-1']],
    ...['Organization', 'Location', 'HealthcareService'].map((resourceType): Case => [
      `tells of ${resourceType}`,
      { resourceType, name: 'GUM clinic' },
      ['EX-1'],
    ]),
    ...['Organization', 'Location'].map((resourceType): Case => [
      `tells of ${resourceType} by another name`,
      { resourceType, name: 'Level 2', alias: ['Northgate', 'GUM clinic'] },
      ['EX-1'],
    ]),
    [
      'tells in the description of a place',
      { resourceType: 'Location', description: 'Behind the GUM clinic desk' },
      ['EX-1'],
    ],
    ...['comment', 'extraDetails', 'programName'].map((element): Case => [
      `tells in a service’s ${element}`,
      { resourceType: 'HealthcareService', [element]: 'GUM clinic' },
      ['EX-1'],
    ]),
    ['tells in what a schedule says', { resourceType: 'Schedule', comment: 'GUM clinic' }, ['EX-1']],
    ['tells in what a slot says', { resourceType: 'Slot', comment: 'GUM clinic' }, ['EX-1']],
    [
      'is not what another type calls so',
      condition({ title: 'HIV', name: 'HIV', description: 'HIV', alias: ['HIV'] }),
      [],
    ],
    ['in a list is not what another element is', { resourceType: 'Location', other: ['GUM clinic', null] }, []],
    ['in a list may hold what is no text', { resourceType: 'Location', alias: [7, true, null] }, []],
  ]);
});

describe('the content of a document', () => {
  const data = btoa('Seen for HIV.');
  check([
    [
      'tells where it stands in the document',
      { resourceType: 'DocumentReference', content: [{ attachment: { contentType: 'text/plain', data } }] },
      ['EX-1'],
    ],
    [
      'tells of each of its forms',
      {
        resourceType: 'DocumentReference',
        content: [{ attachment: { data: btoa('Seen.') } }, { attachment: { data } }],
      },
      ['EX-1'],
    ],
    ['tells in a Binary', { resourceType: 'Binary', contentType: 'text/plain', data }, ['EX-1']],
    [
      'tells by the charset that its type names',
      { resourceType: 'Binary', contentType: 'text/plain; charset=utf-16le', data: btoa('H\0I\0V\0') },
      ['EX-1'],
    ],
    [
      'tells of a door code',
      { resourceType: 'Binary', contentType: 'text/plain', data: btoa('Key safe 1234') },
      ['DC-1'],
    ],
    [
      'adds to what else is told',
      { resourceType: 'DocumentReference', description: 'Domestic abuse', content: [{ attachment: { data } }] },
      ['EX-1', 'EX-5'],
    ],
    ['that says nothing tells nothing', { resourceType: 'Binary', contentType: 'text/plain', data: btoa('Seen.') }, []],
    ['is no content where it is a part of a Binary', { resourceType: 'Binary', signature: { data } }, []],
    [
      'of a report is left to redaction',
      { resourceType: 'DiagnosticReport', presentedForm: [{ contentType: 'text/plain', data }] },
      [],
    ],
  ]);
});

describe('the words beside a reference that leads nowhere', () => {
  check([
    ['tell', condition({ asserter: { display: 'GUM clinic' } }), ['EX-1']],
    [
      'tell beside an identifier',
      condition({ asserter: { identifier: { value: 'V9Z01' }, display: 'GUM clinic' } }),
      ['EX-1'],
    ],
    [
      'are left to who follows it, where it leads somewhere',
      condition({ asserter: { reference: 'Practitioner/p', display: 'GUM clinic' } }),
      [],
    ],
  ]);
});

describe('a door code', () => {
  check([
    ['tells in an observation of words', { resourceType: 'Observation', code: { text: 'Key safe' } }, ['DC-1']],
    [
      'tells in an observation beside a valid code',
      { resourceType: 'Observation', code: { coding: [plain], text: 'Key safe' } },
      ['DC-1'],
    ],
    [
      'tells in a flag beside a valid code, by its display',
      { resourceType: 'Flag', code: { coding: [{ ...plain, display: 'Key safe' }] } },
      ['DC-1'],
    ],
    [
      'brings no words of the exclusions to what is attached beside a valid code',
      { resourceType: 'Flag', status: { coding: [plain], text: 'HIV' } },
      [],
    ],
  ]);
});

describe('every reference', () => {
  const references = (resource: Json) => {
    const met: unknown[] = [];
    walked(resource, (...met_) => met.push(met_));
    return met;
  };
  it.each<readonly [string, Json, readonly unknown[]]>([
    [
      'is told by its element, with its words and its identifier',
      condition({ encounter: { reference: 'Encounter/e', display: 'Visit', identifier: { value: 'V1' } } }),
      [['encounter', 'Encounter/e', 'Visit', 'V1']],
    ],
    [
      'is told bare',
      condition({ encounter: { reference: 'Encounter/e' } }),
      [['encounter', 'Encounter/e', undefined, undefined]],
    ],
    [
      'is told from every item of a list',
      condition({ evidence: [{ detail: [{ reference: 'Observation/1' }, { reference: 'Observation/2' }] }] }),
      [
        ['detail', 'Observation/1', undefined, undefined],
        ['detail', 'Observation/2', undefined, undefined],
      ],
    ],
    [
      'that is an identifier alone leads nowhere yet',
      condition({ asserter: { identifier: { value: 'V1' }, display: 'Northgate' } }),
      [['asserter', '', 'Northgate', 'V1']],
    ],
    [
      'whose identifier is no text has none',
      condition({ asserter: { reference: 'Organization/o', identifier: { value: 7 } } }),
      [['asserter', 'Organization/o', undefined, undefined]],
    ],
    ['is no identifier of the resource itself', condition({ identifier: { value: 'V1' } }), []],
    ['is no value of another element', condition({ asserter: { period: { value: 'V1' } } }), []],
    [
      'is no identifier of a resource held within',
      condition({ entry: { resource: { resourceType: 'Organization', identifier: { value: 'V1' } } } }),
      [],
    ],
    ['is no list of identifiers', condition({ asserter: { identifier: [{ value: 'V1' }] } }), []],
    [
      'by an address stands in what is attached',
      { resourceType: 'DocumentReference', content: [{ attachment: { url: 'Binary/1' } }] },
      [['url', 'Binary/1', undefined, undefined]],
    ],
    [
      'by an address stands in what is presented',
      { resourceType: 'DiagnosticReport', presentedForm: [{ url: 'Binary/1' }] },
      [['url', 'Binary/1', undefined, undefined]],
    ],
    [
      'by an address stands in a content',
      { resourceType: 'Communication', content: { url: 'Binary/1' } },
      [['url', 'Binary/1', undefined, undefined]],
    ],
    [
      'by an address stands nowhere else',
      condition({ photo: [{ url: 'Binary/1' }], extension: [{ url: 'http://unknown.example' }] }),
      [],
    ],
    [
      'to an encounter in its extension is one to what it was recorded in',
      condition({
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/encounter-associatedEncounter',
            valueReference: { reference: 'Encounter/e' },
          },
        ],
      }),
      [
        ['valueReference', 'Encounter/e', undefined, undefined],
        ['encounter', 'Encounter/e', undefined, undefined],
      ],
    ],
    [
      'to an episode in its extension is one to what it was recorded in',
      condition({
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/workflow-episodeOfCare',
            valueReference: { reference: 'EpisodeOfCare/e' },
          },
        ],
      }),
      [
        ['valueReference', 'EpisodeOfCare/e', undefined, undefined],
        ['episodeOfCare', 'EpisodeOfCare/e', undefined, undefined],
      ],
    ],
    [
      'in another extension is no such',
      condition({ extension: [{ url: 'http://unknown.example', valueReference: { reference: 'Encounter/e' } }] }),
      [['valueReference', 'Encounter/e', undefined, undefined]],
    ],
    [
      'in such an extension may be missing',
      condition({
        extension: [
          { url: 'x/associatedEncounter', valueReference: { display: 'A visit' } },
          { url: 'x/associatedEncounter', valueReference: 'Encounter/e' },
        ],
      }),
      [],
    ],
  ])('%s', (_rule, resource, expected) => expect(references(resource)).toEqual(expected));
});

describe('what cannot be judged', () => {
  it('is denied, and keeps what was told of it before', () => {
    const failing = walked(condition({ code: { coding: [HIV] }, encounter: { reference: 'Encounter/e' } }), () => {
      throw new Error('broken');
    });
    expect(named(failing.marks)).toEqual(['EX-1', 'D-unjudged']);
  });

  it('is a code that cannot be read at all', () => {
    expect(tells(condition({ code: { coding: [{ system: SNOMED, code: { toString: 1 } }] } }))).toEqual(['D-unjudged']);
  });

  it('is of one resource, not of the next', () => {
    const walk = createWalk(policy, createReading(policy));
    walk.judge(request({ code: { coding: [HIV] } }), () => {
      throw new Error('broken');
    });
    expect(walk.judge(allergy({ code: { text: 'Testosterone' } }), () => undefined)).toBe(0);
    expect(walk.judge({ resourceType: 'Location', name: 'GUM clinic' }, () => undefined)).toBe(exclusionMark('EX-1'));
    expect(walk.judge(condition({ name: 'GUM clinic' }), () => undefined)).toBe(0);
    expect(walk.judge(request({ medicationCodeableConcept: { text: 'Testosterone' } }), () => undefined)).toBe(HORMONE);
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
