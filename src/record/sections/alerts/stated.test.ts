/**
 * Is a flag that denies, a contact that is nobody, a plan that is none, a statement: never an alert that stands, never
 * somebody to ring, never a denial for the whole record? And does nothing that warns read as one?
 */
import { describe, expect, it } from 'vitest';
import { rankAlerts } from '../../alert-ranks';
import { peopleToCall } from '../../people-to-call';
import { recordOf, rowOf } from '../../../../tests/kits/record/one-row';

const flag = (code: object, more: object = {}) => ({ resourceType: 'Flag', status: 'active', code, ...more });

describe('a flag that denies', () => {
  it.each<[words: string, says: 'none' | 'not known']>([
    ['No known alerts', 'none'],
    ['No Known Alerts.', 'none'],
    ['No alerts', 'none'],
    ['Alerts: none', 'none'],
    ['None', 'none'],
    ['Nil', 'none'],
    ['NKA', 'none'],
    ['No current alerts', 'none'],
    ['No active flags', 'none'],
    ['Patient has no alerts', 'none'],
    ['Patient does not have any alerts', 'none'],
    ['No known risks', 'none'],
    ['Not at risk', 'none'],
    ['No hazards identified', 'none'],
    ['No safeguarding concerns', 'none'],
    ['No known safeguarding concerns identified', 'none'],
    ['No special needs', 'none'],
    ['No communication needs identified', 'none'],
    ['No reasonable adjustments required', 'none'],
    ['Interpreter not required', 'none'],
    ['No known allergies', 'none'],
    ['NKDA', 'none'],
    ['No alerts recorded', 'not known'],
    ['Not asked', 'not known'],
    ['Unknown', 'not known'],
  ])('“%s” is a statement: %s', (words, says) => {
    for (const code of [{ text: words }, { coding: [{ system: 'urn:local', code: '0', display: words }] }]) {
      const record = recordOf([flag(code)]);
      const [entry] = record.entries;
      expect(entry).toMatchObject({
        title: words,
        summary:
          says === 'none'
            ? 'Recorded as a statement, not an alert'
            : 'Recorded as not known or not asked, not as an alert',
        status: 'Statement',
        tag: 'statement',
        detail: { section: 'alerts', active: false },
      });
      const { treatment, safeguarding, rest } = rankAlerts(record.entries);
      expect([treatment, safeguarding, rest]).toEqual([[], [], []]);
      // INVARIANT: what one source denies is no denial for the record.
      expect(record.absences.map(({ reason }) => reason)).not.toContain('explicit-negative');
      expect(record.allergyLabel).not.toBe('No known allergies');
    }
  });
});

it('that has no more than a category is read by it', () => {
  const only = (text: string) => rowOf({ resourceType: 'Flag', status: 'active', category: [{ text }] });
  expect(only('No known alerts').detail).toMatchObject({ active: false });
  expect(only('Infection control').detail).toMatchObject({ active: true });
  expect(rowOf(flag({ text: 'MRSA' }, { category: [{ text: 'No known alerts' }] })).detail).toMatchObject({
    active: true,
  });
});

describe('a flag that warns', () => {
  it.each([
    'No known alerts except violent dog',
    'No alerts apart from MRSA',
    'No other alerts',
    'No lone visits',
    'No BP on left arm',
    'No oral medication',
    'No visitors',
    'No interpreter',
    'No access',
    'No communication',
    'No infection control',
    'No interpreter available',
    'No blood products',
    'Nil by mouth',
    'Not for resuscitation',
    'No DNACPR in place',
    'No risk assessment done',
    'No contact with father',
    'Risk of falls',
    'No concern for own safety',
    'Known risk',
    'No known allergies except latex',
    'None compliant',
    'Denies access to carers',
  ])('“%s” stands', (words) => {
    expect(rowOf(flag({ text: words })).detail).toMatchObject({ active: true });
  });

  it('stands where a code or a name beside the denial says another thing', () => {
    const denial = { system: 'urn:local', code: '0', display: 'No known alerts' };
    for (const code of [
      { text: 'Violent dog', coding: [denial] },
      { text: 'No known alerts', coding: [{ display: 'MRSA' }] },
      { coding: [denial, { system: 'http://snomed.info/sct', code: '266096002' }] },
    ])
      expect(rowOf(flag(code)).detail).toMatchObject({ active: true });
  });
});

it('beside an alert that stands at another provider it is a second row', () => {
  const record = recordOf([flag({ text: 'No known alerts' })], [flag({ text: 'MRSA' })]);
  expect(record.entries.map(({ title, detail }) => [title, 'active' in detail && detail.active]).sort()).toEqual([
    ['MRSA', true],
    ['No known alerts', false],
  ]);
});

describe('a contact that is nobody', () => {
  const contact = (name: string, more: object = {}) => ({
    resourceType: 'RelatedPerson',
    active: true,
    relationship: [{ text: 'Next of kin' }],
    name: [{ text: name }],
    ...more,
  });
  it.each(['None', 'Nil', 'No next of kin', 'Unknown', 'Not known', 'No known relatives', 'Not asked', 'Nobody'])(
    '“%s” is no contact',
    (name) => {
      expect(rowOf(contact(name))).toMatchObject({ status: 'Statement', detail: { active: false } });
      expect(peopleToCall(recordOf([contact(name)]).entries).contacts).toEqual([]);
    },
  );
  it.each(['Ann Example', 'Noone, Peter', 'Nil Yilmaz', 'Mr None Such'])('“%s” is one', (name) => {
    expect(rowOf(contact(name)).detail).toMatchObject({ active: true });
  });
  it.each(['Unknown', 'None', 'Not known', 'Not asked', 'Nil'])('with a name is one, related “%s”', (text) => {
    const [entry] = recordOf([contact('Ann Example', { relationship: [{ text }] })]).entries;
    expect(entry).toMatchObject({ status: 'Current', detail: { active: true } });
    expect(
      peopleToCall(recordOf([contact('Ann Example', { relationship: [{ text }] })]).entries).contacts,
    ).toHaveLength(1);
  });
  it.each(['None', 'No next of kin'])('without a name is none, related “%s”', (text) => {
    expect(rowOf(contact('', { name: [], relationship: [{ text }] })).detail).toMatchObject({ active: false });
  });
  it('with a number is one', () => {
    const more = { telecom: [{ system: 'phone', value: '020 7946 0001' }] };
    expect(rowOf(contact('Unknown', more)).detail).toMatchObject({ active: true });
  });
});

describe('a plan that is none', () => {
  const plan = (title: string, more: object = {}) => ({
    resourceType: 'CarePlan',
    status: 'active',
    intent: 'plan',
    title,
    ...more,
  });
  it.each(['No care plan', 'No care plan in place', 'None', 'No crisis plan', 'No package of care'])(
    '“%s” is a statement',
    (title) => {
      expect(rowOf(plan(title))).toMatchObject({ tag: 'a statement, not a plan', detail: { current: false } });
    },
  );
  it('and so is a goal', () => {
    const goal = { resourceType: 'Goal', lifecycleStatus: 'active', description: { text: 'No goals set' } };
    expect(rowOf(goal)).toMatchObject({ detail: { current: false } });
  });
  it.each([
    ['No falls', {}],
    ['No care plan until reviewed', {}],
    ['No care plan', { description: 'Declined; call daughter first' }],
    ['No care plan', { activity: [{ detail: { status: 'in-progress', code: { text: 'Bed rails' } } }] }],
    ['No crisis plan', { category: [{ coding: [{ system: 'http://snomed.info/sct', code: '736253002' }] }] }],
  ])('“%s” with %j is a plan', (title, more) => {
    expect(rowOf(plan(title, more)).detail).toMatchObject({ current: true });
  });
});

it.each([
  [{ coding: [{ code: 'not-achieved' }] }, 'Not achieved'],
  [{ coding: [{ code: 'not-achieved', display: 'Not Achieved' }] }, 'Not Achieved'],
  [{ text: 'Half way' }, 'Half way'],
])('a goal says how well it goes: %j', (achievementStatus, said) => {
  const goal = {
    resourceType: 'Goal',
    lifecycleStatus: 'active',
    description: { text: 'Walk 10 m' },
    achievementStatus,
  };
  expect(rowOf(goal).summary).toBe(said);
});
