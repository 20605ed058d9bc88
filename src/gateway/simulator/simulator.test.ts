/** Does the simulator tell what the gateway would do, to staff alone, of made-up records alone? */
import { beforeEach, describe, expect, it } from 'vitest';
import type { SimulatedResource, SimulationAnswer } from '../../domain/policy';
import { world as newWorld, type World } from '../../../tests/kits/gateway/gateway';
import { CLINICAL_ROLES } from '../../policy/tables/label-caps';
import { SPECIMEN_RECORDS } from '../../policy/specimens/people';
import { auditedIn } from '../../../tests/kits/gateway/audited';

let world: World;
let ask: Awaited<ReturnType<World['signIn']>>;
beforeEach(async () => {
  world = newWorld();
  ask = await world.signIn('asha');
});

const simulate = async (body: object): Promise<SimulationAnswer> => {
  const { status, body: answer } = await ask('POST', '/api/policy/simulate', body);
  expect(status).toBe(200);
  return answer as unknown as SimulationAnswer;
};
const everything = ({ providers }: SimulationAnswer): readonly SimulatedResource[] =>
  providers.flatMap(({ resources }) => resources);
const find = (answer: SimulationAnswer, id: string): SimulatedResource | undefined =>
  everything(answer).find(({ reference }) => reference.endsWith(`/${id}`));

describe('the simulator', () => {
  it.each<readonly [string, object, string, Partial<SimulatedResource>]>([
    [
      'a problem a GP sees',
      { role: 'gp', person: 'ordinary' },
      'sec-problem',
      { effect: 'released', rules: ['RV-problems-gp'] },
    ],
    [
      'a problem a pharmacist sees in summary, without its note',
      { role: 'pharmacist', person: 'ordinary' },
      'sec-problem',
      { effect: 'summary', staysBehind: ['note'] },
    ],
    [
      'HIV, withheld from a GP too',
      { role: 'gp', person: 'never-shared' },
      'ex-1-problem',
      { effect: 'withheld', rules: ['EX-1'], leaves: null, recognisedBy: ['the code 86406008'] },
    ],
    [
      'HIV, in an emergency too',
      { role: 'emergency-clinician', purpose: 'emergency', person: 'everything' },
      'ex-1-medicine',
      { effect: 'withheld', rules: ['EX-1'] },
    ],
    [
      'an ordinary test in an HIV report',
      { role: 'gp', person: 'never-shared' },
      'ex-1-member',
      { effect: 'withheld', because: expect.stringContaining('belongs to something') as string },
    ],
    ['crab', { role: 'gp', person: 'never-shared' }, 'near-crab', { effect: 'released' }],
    [
      'a labelled problem, until an emergency',
      { role: 'community-nurse', person: 'labels' },
      'mh-problem',
      {
        effect: 'withheld',
        because: expect.stringContaining('until emergency access') as string,
        recognisedBy: ['the label PSY'],
      },
    ],
    [
      'a labelled problem, in an emergency',
      { role: 'community-nurse', emergency: true, person: 'labels' },
      'mh-problem',
      { effect: 'released', because: expect.stringContaining('Only while emergency access is open') as string },
    ],
    [
      'a labelled problem, never for a pharmacist',
      { role: 'pharmacist', purpose: 'emergency', person: 'labels' },
      'mh-problem',
      { effect: 'withheld', because: expect.stringContaining('does not see') as string },
    ],
    ['lithium, to a pharmacist', { role: 'pharmacist', person: 'labels' }, 'mh-lithium', { effect: 'released' }],
    [
      'a safeguarding headline',
      { role: 'pharmacist', person: 'labels' },
      'sc-flag',
      { effect: 'summary', because: expect.stringContaining('headline') as string },
    ],
    [
      'a ward, because the stay refers to it',
      { role: 'gp', person: 'ordinary' },
      'sec-place',
      { effect: 'reached', rules: ['SP-reached'] },
    ],
    [
      'a clinic that nothing refers to',
      { role: 'gp', person: 'never-shared' },
      'd-place',
      { effect: 'withheld', rules: ['SP-not-reached'] },
    ],
  ])('tells of %s', async (_name, asked, id, expected) => {
    expect(find(await simulate(asked), id)).toMatchObject(expected);
  });

  it('gives each resource of each made-up person an effect, a sentence and rows that are explained, for every role', async () => {
    for (const { id } of SPECIMEN_RECORDS)
      for (const role of CLINICAL_ROLES) {
        const answer = await simulate({ role, emergency: true, person: id });
        for (const { because, rules, effect, leaves } of everything(answer)) {
          expect(because).toMatch(/^(Withheld|Released|Passes).+\.$/);
          expect(rules.length).toBeGreaterThan(0);
          for (const rule of rules) expect(Object.keys(answer.rules)).toContain(rule);
          expect(leaves === null).toBe(effect === 'withheld');
        }
      }
  });

  it('asks no provider, no register and no demographics, and puts nothing on record', async () => {
    const before = (await auditedIn(world.stores)).length;
    await simulate({ role: 'gp', person: 'everything', optedOut: true, from: 'outside' });
    await simulate({ role: 'gp', pasted: { resourceType: 'Condition', id: 'c', code: { text: 'Asthma' } } });
    expect(world.asked).toEqual([]);
    expect(await auditedIn(world.stores)).toHaveLength(before);
  });

  it('opens nothing of a restricted person, nothing for a desk, and nothing inside the area once opted out', async () => {
    expect(await simulate({ role: 'gp', person: 'restricted' })).toMatchObject({
      outcome: 'restricted',
      providers: [],
    });
    expect(await simulate({ role: 'privacy-officer', person: 'ordinary' })).toMatchObject({
      outcome: 'refused',
      providers: [],
    });
    const opted = await simulate({ role: 'gp', person: 'ordinary', optedOut: true, purpose: 'emergency' });
    expect(opted.outcome).toBe('opted-out');
    expect(opted.providers.map(({ asked, rules }) => [asked, rules[0]])).toEqual([
      ...Array.from({ length: 4 }, () => [false, 'OO-1']),
      [false, 'OO-2'],
    ]);
  });

  it('opens to an organisation outside what the leaflet leaves visible', async () => {
    const { outcome, providers } = await simulate({ role: 'gp', person: 'ordinary', optedOut: true, from: 'outside' });
    expect(outcome).toBe('open');
    expect(providers.map(({ setting, asked, rules }) => `${setting} ${String(asked)} ${String(rules[0])}`)).toEqual([
      'gp true OO-3',
      'acute false OO-4',
      'community false OO-4',
      'social-care false OO-4',
      'acute true OO-5',
    ]);
  });

  it('names the providers that are never asked, and why', async () => {
    const { providers } = await simulate({ role: 'gp', person: 'never-shared' });
    expect(providers.filter(({ asked }) => !asked).map(({ rules }) => rules)).toEqual([
      ['EX-1'],
      ['EX-2'],
      ['EX-7'],
      ['EX-6'],
      ['EX-5'],
    ]);
  });

  it('offers its people by name, to staff of every role', async () => {
    for (const user of ['asha', 'priscilla']) {
      const as = await world.signIn(user);
      expect((await as('GET', '/api/policy/specimens')).body['people']).toHaveLength(SPECIMEN_RECORDS.length);
    }
  });

  it('is closed to whoever is not signed in', async () => {
    const nobody = await world.signIn('no-such-user');
    expect((await nobody('GET', '/api/policy/specimens')).status).toBe(401);
    expect((await nobody('POST', '/api/policy/simulate', { role: 'gp', person: 'ordinary' })).status).toBe(401);
    expect((await ask('GET', '/api/policy/simulate')).status).toBe(405);
  });
});

describe('a pasted record', () => {
  const pasted = (given: unknown, more: object = {}) =>
    ask('POST', '/api/policy/simulate', { role: 'gp', pasted: given, ...more });

  it('is read as intake reads it: STU3 as R4, codes held as numbers mended, a Patient and what cannot be judged dropped and said', async () => {
    const entry = [
      { resource: { resourceType: 'Patient', id: 'p' } },
      {
        resource: {
          resourceType: 'Condition',
          id: 'c',
          code: { coding: [{ system: 'http://snomed.info/sct', code: 86406008 }] },
        },
      },
      { resource: { resourceType: 'Condition', id: 'x', code: { coding: 'HIV' } } },
      {
        resource: {
          resourceType: 'ReferralRequest',
          status: 'active',
          intent: 'order',
          serviceRequested: [{ text: 'Cardiology' }],
        },
      },
    ];
    const { status, body } = await pasted({ resourceType: 'Bundle', entry }, { fhirVersion: 'STU3' });
    expect(status).toBe(200);
    const all = everything(body as unknown as SimulationAnswer).map(
      ({ reference, effect, rules }) => `${reference} ${effect} ${rules.join(' ')}`,
    );
    expect(all.sort()).toEqual([
      'Condition/c withheld EX-1',
      'Condition/x withheld D-unreadable',
      'Patient/p withheld D-patient',
      expect.stringMatching(/^ServiceRequest\/pasted-4 released RV-appointments-gp/),
    ]);
  });

  it.each([
    [
      'an identifier',
      {
        resourceType: 'Condition',
        subject: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9434765919' } },
      },
    ],
    ['an identifier with blanks', { resourceType: 'Patient', identifier: [{ value: '943 476 5919' }] }],
    ['a note', { resourceType: 'Condition', note: [{ text: 'Spoke to NHS no 9434765919.' }] }],
    ['a reference', { resourceType: 'Condition', subject: { reference: 'Patient/9434765919' } }],
  ])('is refused where an NHS number outside the test range stands in %s, and not echoed', async (_where, given) => {
    const { status, text } = await pasted(given);
    expect(status).toBe(400);
    expect(text).toContain('not-synthetic');
    expect(text).not.toMatch(/943 ?476 ?5919/);
  });

  it('may hold a test number', async () => {
    expect(
      (
        await pasted({
          resourceType: 'Condition',
          subject: { identifier: { value: '999 012 3454' } },
          code: { text: 'Asthma' },
        })
      ).status,
    ).toBe(200);
  });

  it.each([
    ['no resource', 'hello'],
    ['an empty Bundle', { resourceType: 'Bundle' }],
    ['too many', Array.from({ length: 301 }, () => ({ resourceType: 'Condition' }))],
  ])('is refused where it is %s', async (_what, given) => {
    expect((await pasted(given)).status).toBe(400);
  });

  it('nested two thousand deep is withheld, and nothing breaks', async () => {
    const deep = JSON.parse(`${'{"extension":['.repeat(2000)}${']}'.repeat(2000)}`) as object;
    const { status, body } = await pasted({ resourceType: 'Condition', id: 'c', ...deep });
    expect(status).toBe(200);
    expect(everything(body as unknown as SimulationAnswer).map(({ effect }) => effect)).toEqual(['withheld']);
  });
});
