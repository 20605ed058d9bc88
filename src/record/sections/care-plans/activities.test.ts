/** Does a plan say what each of its parts is, how it stands, and that what nobody agreed to is not agreed? */
import type { CarePlan, FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { contextOf, factOf } from '../../fhir/testing';
import { activitiesOf } from './activities';
import { rules } from './rules';

const S = { reference: 'Patient/p' };
const plan = (rest: object = {}): CarePlan =>
  ({
    resourceType: 'CarePlan',
    id: '1',
    status: 'active',
    intent: 'plan',
    subject: S,
    title: 'Plan',
    ...rest,
  }) as CarePlan;
const detail = (rest: object): CarePlan => plan({ activity: [{ detail: rest }] });
const texts = (given: CarePlan, around: readonly FhirResource[] = []) =>
  activitiesOf(given, contextOf('trust', around)).map(({ text }) => text);
const order = (type: string, rest: object): FhirResource =>
  ({ resourceType: type, id: 'o', subject: S, intent: 'order', ...rest }) as unknown as FhirResource;

describe('an activity', () => {
  it.each<[object, string]>([
    [
      { status: 'in-progress', code: { text: 'Exercise' }, description: 'twice weekly' },
      'Exercise – twice weekly (in progress)',
    ],
    [{ status: 'not-started', code: { text: 'Exercise' } }, 'Exercise (not started)'],
    [
      { status: 'cancelled', code: { text: 'Exercise' }, statusReason: { text: 'fell' } },
      'Exercise (cancelled), reason for the status: fell',
    ],
    [{ status: 'completed', description: 'Class', scheduledString: 'on Mondays' }, 'Class (completed), on Mondays'],
    [
      {
        status: 'scheduled',
        code: { text: 'Exercise' },
        scheduledTiming: { repeat: { frequency: 2, period: 1, periodUnit: 'wk' } },
        location: { display: 'Gym' },
        performer: [{ display: 'Physio' }],
      },
      'Exercise (scheduled), twice a week, at Gym, by Physio',
    ],
    [{ status: 'unknown', code: { text: 'Exercise' } }, 'Exercise (status not known)'],
    [
      { status: 'in-progress', productCodeableConcept: { text: 'Thickener' }, quantity: { value: 2, unit: 'tubs' } },
      'Thickener (in progress), quantity 2 tubs',
    ],
    [
      {
        status: 'in-progress',
        code: { text: 'Shopping' },
        performer: [{ reference: 'RelatedPerson/1', display: 'Jane Doe' }],
      },
      'Shopping (in progress), by a relative, friend or carer',
    ],
    [{ status: 'in-progress', kind: 'NutritionOrder' }, 'Diet (in progress)'],
  ])('%j says %s', (given, words) => {
    expect(texts(detail(given))).toEqual([words]);
  });

  it('that was entered in error is not told', () => {
    expect(texts(detail({ status: 'entered-in-error', code: { text: 'Exercise' } }))).toEqual([]);
  });

  it.each<[FhirResource, string, boolean]>([
    [
      order('ServiceRequest', { status: 'active', code: { text: 'Physiotherapy' } }),
      'Request: Physiotherapy (active)',
      false,
    ],
    [
      order('ServiceRequest', { status: 'revoked', code: { text: 'Physiotherapy' } }),
      'Request: Physiotherapy (revoked)',
      true,
    ],
    [
      order('MedicationRequest', { status: 'active', medicationCodeableConcept: { text: 'Calcium' } }),
      'Medicine: Calcium (active)',
      false,
    ],
    [order('Task', { status: 'rejected', code: { text: 'Call' } }), 'Task: Call (rejected)', true],
    [
      order('ServiceRequest', { status: 'active', intent: 'proposal', code: { text: 'Dietician' } }),
      'Request: Dietician (active, proposed, not agreed)',
      false,
    ],
  ])('is what it points to, with its status: %j', (target, words, dropped) => {
    const given = plan({ activity: [{ reference: { reference: `${target.resourceType}/o` } }] });
    expect(activitiesOf(given, contextOf('trust', [target]))).toMatchObject([{ text: words, dropped }]);
  });

  it('that was cancelled or stopped stands after what the plan holds, and apart when it is opened', () => {
    const given = plan({
      activity: [
        { detail: { status: 'stopped', code: { text: 'Old' } } },
        { detail: { status: 'in-progress', code: { text: 'New' } } },
      ],
    });
    const fact = factOf(rules, given);
    expect(rules.entry([fact], 0).summary).toBe('New; Old (stopped)');
    const facts = rules.describe([fact], 0).facts.map(({ label, values }) => [label, values[0]?.value]);
    expect(facts).toContainEqual(['Holds', 'New (in progress)']);
    expect(facts).toContainEqual(['No longer in the plan', 'Old (stopped)']);
  });
});

describe('a plan', () => {
  it.each([
    ['proposal', 'Proposed, not agreed; active', 'proposed, not agreed', false],
    ['option', 'An option, not agreed; active', 'an option, not agreed', false],
    ['order', 'Active', null, true],
    ['plan', 'Active', null, true],
  ])('of intent %s says how far it is agreed', (intent, status, tag, current) => {
    expect(rules.entry([factOf(rules, plan({ intent }))], 0)).toMatchObject({ status, tag, detail: { current } });
  });

  it('says its goals with their targets, what it is for, its team and its notes', () => {
    const around = [
      {
        resourceType: 'Goal',
        id: 'g',
        lifecycleStatus: 'active',
        achievementStatus: { text: 'Improving' },
        description: { text: 'Walk' },
        subject: S,
        target: [{ measure: { text: 'Distance' }, detailQuantity: { value: 100, unit: 'm' }, dueDate: '2027-01-01' }],
      },
      { resourceType: 'Condition', id: 'c', subject: S, code: { text: 'Osteoporosis' } },
      {
        resourceType: 'CareTeam',
        id: 't',
        name: 'Falls team',
        participant: [
          { role: [{ text: 'Lead' }], member: { display: 'Sister Ann' } },
          { role: [{ text: 'Cook' }], member: { reference: 'RelatedPerson/1', display: 'Jane' } },
        ],
      },
    ] as unknown as readonly FhirResource[];
    const given = plan({
      goal: [{ reference: 'Goal/g' }],
      addresses: [{ reference: 'Condition/c' }],
      careTeam: [{ reference: 'CareTeam/t' }],
      note: [{ text: 'Rails fitted', time: '2026-05-05' }],
    });
    const facts = rules
      .describe([factOf(rules, given, 'gp', around)], 0)
      .facts.map(({ label, values }) => [label, values[0]?.value]);
    expect(facts).toContainEqual(['Goals', 'Walk (active, improving), Distance: 100 m, by 01-Jan-2027']);
    expect(facts).toContainEqual(['For', 'Osteoporosis']);
    expect(facts).toContainEqual(['Care team', 'Falls team: Sister Ann (Lead); a relative, friend or carer (Cook)']);
    expect(facts).toContainEqual(['Notes', '05-May-2026: Rails fitted']);
  });
});
