/** Is every code judged that came in R5's own elements, where R4 has no place for it too? */
import { expect, it } from 'vitest';
import { open, read, replyOf, types, world } from '../../tests/kits/gateway/gateway';
import { bundle, patient } from '../../tests/kits/gateway/fake-server';

const SNOMED = 'http://snomed.info/sct';
/** By its code alone, so that no word tells. */
const HIV = { coding: [{ system: SNOMED, code: '86406008' }] };
const ASTHMA = { coding: [{ system: SNOMED, code: '195967001' }] };
const subject = { reference: 'Patient/p1' };
const plan = { resourceType: 'CarePlan', id: 'a', status: 'active', intent: 'plan', subject, title: 'Plan' };
const visit = { resourceType: 'Encounter', id: 'a', status: 'completed', subject };
const letter = { resourceType: 'DocumentReference', id: 'a', status: 'current', subject, content: [] };
const image = { resourceType: 'ImagingStudy', id: 'a', status: 'available', subject };
const class0 = { coding: [{ code: 'AMB' }] };

it.each([
  ['a plan’s aim', (said: object) => ({ ...plan, addresses: [{ concept: said }] })],
  ['a visit’s second service', (said: object) => ({ ...visit, serviceType: [{ concept: ASTHMA }, { concept: said }] })],
  ['a visit’s second class', (said: object) => ({ ...visit, class: [class0, said] })],
  [
    'a document’s event',
    (said: object) => ({ ...letter, context: [{ display: 'Visit' }], event: [{ concept: said }] }),
  ],
  ['an image’s procedure', (said: object) => ({ ...image, procedure: [{ concept: ASTHMA }, { concept: said }] })],
  ['a visit’s diagnosis', (said: object) => ({ ...visit, diagnosis: [{ condition: [{ concept: said }] }] })],
])('%s', async (_name, made) => {
  const released = async (said: object) => {
    const w = world();
    w.replies.set('$everything', () => replyOf(bundle([patient(), made(said)])));
    const ask = await w.signIn('asha');
    const answer = await read(ask, await open(ask));
    expect(answer.text).not.toContain('sentOtherwise');
    return types(answer).filter((type) => type === made(said).resourceType).length;
  };
  expect(await released(ASTHMA)).toBe(1);
  expect(await released(HIV)).toBe(0);
  // by its words alone, beside a code that tells nothing
  expect(await released({ coding: [{ system: SNOMED, code: '195967001', display: 'HIV service' }] })).toBe(0);
});

const medicine = {
  resourceType: 'MedicationRequest',
  id: 'a',
  status: 'active',
  intent: 'order',
  subject,
  medicationCodeableConcept: { text: 'Aspirin 75 mg tablets' },
};
it.each([
  ['R4’s own', { text: 'Take one daily. HIV clinic will review' }],
  ['R5’s', { text: 'Take one daily. HIV clinic will review', asNeeded: true }],
])('a dosage is free text in %s spelling: a medicine does not go for a word in it', async (_name, dosage) => {
  const w = world();
  w.replies.set('$everything', () => replyOf(bundle([patient(), { ...medicine, dosageInstruction: [dosage] }])));
  const ask = await w.signIn('asha');
  const answer = await read(ask, await open(ask));
  expect(types(answer)).toContain('MedicationRequest');
  expect(answer.text).not.toContain('HIV');
});
