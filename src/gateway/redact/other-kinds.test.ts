/**
 * Does a relative who gave information stay unnamed, a form keep its name or go by it, and silence about a section not
 * rest on kinds that stand beside it? POLICY 3 and 8.
 */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { Setting } from '../../domain/settings';
import type { ResourceType } from '../../domain/section-of';
import type { Role } from '../../domain/roles';
import { policy } from '../../../tests/kits/gateway/shipped-policy';
import { nameForms } from '../intake/clean/name-forms';
import { release } from '../release';

const S = { reference: 'Patient/p' };
const released = (
  resources: readonly object[],
  {
    role = 'gp',
    setting = 'acute',
    supplies = null,
    emergency = false,
  }: { role?: Role; setting?: Setting; supplies?: readonly string[] | null; emergency?: boolean } = {},
) =>
  release({
    contribution: {
      outcome: 'answered',
      known: true,
      resources: structuredClone(resources) as FhirResource[],
      supplies: supplies === null ? null : new Set(supplies as readonly ResourceType[]),
      partial: [],
      warnings: [],
    },
    provider: { id: 'p', name: 'Northgate', setting },
    viewer: { role, emergency },
    policy,
    accessId: 'a',
    key: new Uint8Array(32),
  });
const form = (rest: object) => ({
  resourceType: 'QuestionnaireResponse',
  id: 'q',
  status: 'completed',
  subject: S,
  item: [{ linkId: '1', text: 'Appetite', answer: [{ valueString: 'Good' }] }],
  ...rest,
});
const named = (valueString: string) => ({
  _questionnaire: { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/display', valueString }] },
});

describe('who gave information', () => {
  it.each([
    ['answered', form({ source: { reference: 'RelatedPerson/r', display: 'Jane Doe' } })],
    ['answered, by type alone', form({ source: { type: 'RelatedPerson', display: 'Jane Doe' } })],
    ['answered, in words that name nobody knows whom', form({ source: { display: 'Jane Doe' } })],
    [
      'filled it in',
      form({ author: { reference: 'https://p.example/RelatedPerson/r/_history/1', display: 'Jane Doe' } }),
    ],
    [
      'is an answer',
      form({
        item: [
          {
            linkId: '1',
            text: 'Carer',
            answer: [{ valueReference: { reference: 'RelatedPerson/r', display: 'Jane Doe' } }],
          },
        ],
      }),
    ],
    [
      'told of a device',
      {
        resourceType: 'DeviceUseStatement',
        id: 'd',
        status: 'active',
        subject: S,
        device: { display: 'Hearing aid' },
        source: { reference: 'RelatedPerson/r', display: 'Jane Doe' },
      },
    ],
    [
      'got a message',
      {
        resourceType: 'Communication',
        id: 'c',
        status: 'completed',
        subject: S,
        recipient: [{ reference: 'RelatedPerson/r', display: 'Jane Doe' }],
      },
    ],
  ])('and %s is never named', (_what, resource) => {
    const relative = {
      resourceType: 'RelatedPerson',
      id: 'r',
      patient: S,
      relationship: [{ text: 'Daughter' }],
      name: [{ text: 'Not here' }],
    };
    const [out] = released([resource, relative]).resources;
    expect(out).toBeDefined();
    expect(JSON.stringify(out)).not.toMatch(/Jane|Not here|Daughter/);
  });

  it('is named where it is staff', () => {
    const [out] = released([form({ source: { type: 'Practitioner', display: 'Nurse Joy' } })]).resources;
    expect(out).toMatchObject({ source: { type: 'Practitioner', display: 'Nurse Joy' } });
  });
});

describe('the name of a form', () => {
  it('passes beside its answers', () => {
    expect(released([form(named('Nutrition form'))]).resources).toMatchObject([named('Nutrition form')]);
  });

  it('takes the form with it where it tells, and no other extension passes', () => {
    expect(released([form(named('Sexual health clinic questionnaire'))]).resources).toEqual([]);
    const other = { _questionnaire: { extension: [{ url: 'http://x.example/y', valueString: 'Jane Doe' }] } };
    expect(JSON.stringify(released([form(other)]).resources)).not.toContain('Jane');
  });

  it.each([
    [
      'inside it',
      form({ questionnaire: '#f', contained: [{ resourceType: 'Questionnaire', id: 'f', title: 'Waterlow' }] }),
      [],
    ],
    [
      'beside it',
      form({ questionnaire: 'http://x.example/Questionnaire/f|1' }),
      [{ resourceType: 'Questionnaire', id: 'z', url: 'http://x.example/Questionnaire/f', title: 'Waterlow' }],
    ],
    [
      'beside it, by its id',
      form({ questionnaire: 'Questionnaire/f' }),
      [{ resourceType: 'Questionnaire', id: 'f', name: 'Waterlow' }],
    ],
  ])('is put beside its address where the questionnaire is %s', (_where, response, beside) => {
    const resources = [response, ...beside] as unknown as readonly FhirResource[];
    expect(nameForms(resources)[0]).toMatchObject(named('Waterlow'));
    expect(nameForms([form({ questionnaire: 'Questionnaire/other' })] as never)[0]).not.toHaveProperty(
      '_questionnaire',
    );
  });
});

describe('a question that may not pass', () => {
  it('goes with its answers, at any depth', () => {
    const item = [
      {
        linkId: 'g',
        text: 'General',
        item: [{ linkId: '1', text: 'HIV status', answer: [{ valueString: 'CANARY' }] }],
      },
      {
        linkId: '2',
        text: 'Appetite',
        answer: [
          { valueString: 'Good', item: [{ linkId: '3', text: 'Key safe', answer: [{ valueString: 'CANARY' }] }] },
        ],
      },
    ];
    expect(JSON.stringify(released([form({ item })]).resources)).not.toContain('CANARY');
  });
});

describe('what a provider can supply', () => {
  const of = (section: string, supplies: readonly string[]) =>
    released([], { supplies }).coverage.find((one) => one.section === section)?.code;

  it('is not said of a section where it can only supply what stands beside it', () => {
    expect(of('results', ['ImagingStudy', 'RiskAssessment'])).toBe('not-supplied');
    expect(of('documents', ['QuestionnaireResponse', 'Media', 'Communication'])).toBe('not-supplied');
    expect(of('appointments', ['Task', 'DeviceRequest'])).toBe('not-supplied');
    expect(of('results', ['Observation'])).toBe('none-recorded');
  });

  it('and that is not shown here is told from that alone, and the same whatever it held', () => {
    const supplies = ['Observation', 'SupplyDelivery', 'Claim', 'Patient'];
    const sentence = 'Northgate may also hold kinds of record that are not shown here: claims, deliveries of supplies.';
    const held = { resourceType: 'SupplyDelivery', id: 's', status: 'completed', patient: S };
    expect(released([], { supplies }).notCarried).toBe(sentence);
    expect(released([held], { supplies, role: 'administrator' }).notCarried).toBe(sentence);
    expect(released([held], { supplies: ['Observation'] }).notCarried).toBeNull();
    expect(released([held]).notCarried).toBeNull();
  });
});
