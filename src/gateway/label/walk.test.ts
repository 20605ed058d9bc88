/**
 * What does one resource tell of itself, element by element, and whom does it refer to? Each case says all that is
 * told, so that nothing more is.
 */
import { describe, expect, it } from 'vitest';
import { exclusionMark, HORMONE } from '../../policy/marks';
import { createReading } from './reading';
import { createWalk } from './walk';
import { policy } from '../../../tests/kits/gateway/shipped-policy';
import type { Json } from '../../domain/json';
import {
  SNOMED,
  plain,
  HIV,
  walked,
  named,
  tells,
  condition,
  request,
  allergy,
  type Case,
  check,
} from '../../../tests/kits/gateway/walked';

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
