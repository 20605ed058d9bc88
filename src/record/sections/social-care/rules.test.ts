import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { at, contextOf, factOf } from '../../fhir/testing';
import { rules } from './rules';

const PATIENT = { reference: 'Patient/p' };
const entryOf = (resource: FhirResource, around: readonly FhirResource[] = []) => {
  const result = rules.read(resource, contextOf('council', around, 'social-care', at('2026-10-01')));
  if (!result.ok) throw new Error(result.reason);
  return rules.entry([result.fact], at('2026-10-01'));
};

describe('social care', () => {
  it.each<[string, FhirResource, object]>([
    [
      'a package',
      {
        resourceType: 'EpisodeOfCare',
        id: '1',
        status: 'active',
        patient: PATIENT,
        type: [{ text: 'Home care' }, { text: '2 visits a day' }],
        period: { start: '2026-07' },
      },
      {
        title: 'Home care',
        summary: '2 visits a day',
        date: { text: '2026-07', precision: 'month' },
        detail: { kind: 'package', current: true },
      },
    ],
    [
      'a package that ended',
      {
        resourceType: 'EpisodeOfCare',
        id: '1',
        status: 'active',
        patient: PATIENT,
        type: [{ text: 'Home care' }],
        period: { start: '2025', end: '2026-08-01' },
      },
      { tag: 'ended', detail: { kind: 'package', current: false } },
    ],
    [
      'equipment',
      { resourceType: 'Device', id: '1', status: 'active', patient: PATIENT, type: { text: 'Stairlift' } },
      { title: 'Stairlift', detail: { kind: 'equipment', current: true } },
    ],
    [
      'an assessment',
      {
        resourceType: 'Task',
        id: '1',
        status: 'completed',
        intent: 'order',
        code: { text: 'Care needs assessment' },
        authoredOn: '2026-02-12',
      },
      { title: 'Care needs assessment', tag: 'completed', detail: { kind: 'assessment' } },
    ],
    [
      'answers',
      {
        resourceType: 'QuestionnaireResponse',
        id: '1',
        status: 'completed',
        authored: '2026-02-12',
        item: [{ linkId: '1', text: 'Mobility' }],
      },
      { title: 'Mobility', detail: { kind: 'assessment' } },
    ],
    [
      'a plan',
      {
        resourceType: 'CarePlan',
        id: '1',
        status: 'active',
        intent: 'plan',
        subject: PATIENT,
        title: 'Care and support plan',
        period: { start: '2026-05-05' },
      },
      { title: 'Care and support plan', detail: { kind: 'plan', current: true } },
    ],
  ])('shows %s', (_what, resource, expected) => {
    expect(entryOf(resource)).toMatchObject(expected);
  });

  it('gives the telephone of the team that is responsible', () => {
    const team: FhirResource = {
      resourceType: 'Organization',
      id: 't',
      name: 'Reablement team',
      telecom: [{ system: 'phone', value: '020 7946 0002' }],
    };
    const episode: FhirResource = {
      resourceType: 'EpisodeOfCare',
      id: '1',
      status: 'active',
      patient: PATIENT,
      managingOrganization: { reference: 'Organization/t' },
    };
    expect(entryOf(episode, [team])).toMatchObject({
      summary: 'Reablement team · telephone 020 7946 0002',
      detail: { contact: '020 7946 0002' },
    });
  });

  it('joins by identifier alone', () => {
    const device = (value: string): FhirResource => ({
      resourceType: 'Device',
      id: '1',
      patient: PATIENT,
      type: { text: 'Stairlift' },
      identifier: [{ system: 'urn:loan', value }],
    });
    const [a, b, c] = [
      factOf(rules, device('1'), 'a'),
      factOf(rules, device('1'), 'b'),
      factOf(rules, device('2'), 'c'),
    ];
    expect(rules.same(a, b)?.rule).toBe('social-care-identifier');
    expect(rules.same(a, c)).toBeNull();
  });
});
