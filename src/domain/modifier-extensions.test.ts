/**
 * Is a modifier that nobody can read found wherever it stands, and a known one put in FHIR’s words? RECORD, “A
 * condition that cannot be read”.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnread, KNOWN_MODIFIERS, settleModifiers, UNREAD_MODIFIER } from './modifier-extensions';

const UNKNOWN = { url: 'https://trust.example/fhir/did-not-happen', valueBoolean: true };
const [doNot, notDone] = KNOWN_MODIFIERS;
const marked = (resource: object): boolean => {
  const settled = settleModifiers(resource) as { modifierExtension?: readonly { url: string }[] };
  return isUnread(settled) && settled.modifierExtension?.[0]?.url === UNREAD_MODIFIER;
};

describe('an unknown modifier', () => {
  it.each<[string, object]>([
    ['at the top', { modifierExtension: [UNKNOWN] }],
    ['in a backbone element', { reaction: [{ manifestation: [{ text: 'Rash' }], modifierExtension: [UNKNOWN] }] }],
    ['in a datatype', { dosage: [{ text: 'od', timing: { repeat: {}, modifierExtension: [UNKNOWN] } }] }],
    ['in something contained', { contained: [{ resourceType: 'Medication', id: 'm', modifierExtension: [UNKNOWN] }] }],
    ['of no shape that FHIR knows', { modifierExtension: 'not' }],
    ['as one object', { modifierExtension: UNKNOWN }],
    ['as a rule to read it by', { implicitRules: 'https://trust.example/rules' }],
    ['of a known name and no value', { modifierExtension: [{ url: doNot?.url }] }],
    ['on a type that has no “do not”', { modifierExtension: [{ url: doNot?.url, valueBoolean: true }] }],
  ])('%s marks the resource', (_, content) => {
    expect(marked({ resourceType: 'Observation', id: 'x', ...content })).toBe(true);
  });

  it('marks it at whatever depth it stands, and whatever stands around it', () => {
    const path = fc.array(fc.constantFrom('component', 'code', 'a', 'valueQuantity'), { maxLength: 60 });
    fc.assert(
      fc.property(path, fc.boolean(), (names, inLists) => {
        const inner = names.reduceRight<object>((held, name) => ({ [name]: inLists ? [held] : held }), {
          modifierExtension: [UNKNOWN],
        });
        expect(marked({ resourceType: 'Observation', ...inner })).toBe(true);
      }),
    );
  });

  it.each([
    ['looked at', 90, false],
    ['too deep to be', 110, true],
  ])('nothing that modifies, nested %s, marks it where it is too deep alone', (_, depth, unread) => {
    let deep: object = { a: [{ b: 1 }] };
    for (let at = 0; at < depth; at += 1) deep = at % 2 === 0 ? { a: deep } : { a: [deep] };
    const resource = { resourceType: 'Observation', ...deep };
    expect(isUnread(settleModifiers(resource))).toBe(unread);
    expect(settleModifiers(resource) === resource).toBe(!unread);
  });

  it('too deep to be looked at marks it too', () => {
    let deep: object = { modifierExtension: [UNKNOWN] };
    for (let at = 0; at < 20_000; at += 1) deep = { a: deep };
    expect(isUnread(settleModifiers({ resourceType: 'Observation', ...deep }))).toBe(true);
  });

  it('keeps what it says, so that it is judged like the rest; and the input stays as it was', () => {
    const sent = { resourceType: 'Condition', modifierExtension: [UNKNOWN] };
    const before = JSON.stringify(sent);
    expect(JSON.stringify(settleModifiers(sent))).toContain(UNKNOWN.url);
    expect(JSON.stringify(sent)).toBe(before);
  });
});

describe('a mere extension, an empty list and a false one', () => {
  it.each<object>([
    { extension: [UNKNOWN] },
    { modifierExtension: [] },
    { implicitRules: '' },
    { modifierExtension: [{ url: doNot?.url, valueBoolean: false }] },
    { component: [{ modifierExtension: null }] },
  ])('%j leave it a plain fact', (content) => {
    expect(isUnread(settleModifiers({ resourceType: 'MedicationRequest', ...content }))).toBe(false);
  });
  it('without any the very same resource comes back', () => {
    const sent = { resourceType: 'Condition', code: { text: 'Asthma' }, extension: [UNKNOWN] };
    expect(settleModifiers(sent)).toBe(sent);
  });
});

describe('a known modifier is said in FHIR’s own element', () => {
  const not = { url: doNot?.url, valueBoolean: true };
  it.each(['MedicationRequest', 'ServiceRequest', 'Task'])('“do not” of a %s', (resourceType) => {
    const settled = settleModifiers({ resourceType, modifierExtension: [not] });
    expect(settled).toEqual({ resourceType, doNotPerform: true });
  });
  it('“do not” of what a plan holds, and not of the plan', () => {
    const plan = (detail: object, more: object) => ({ resourceType: 'CarePlan', activity: [{ detail }], ...more });
    expect(settleModifiers(plan({ modifierExtension: [not] }, {}))).toEqual(plan({ doNotPerform: true }, {}));
    expect(isUnread(settleModifiers(plan({}, { modifierExtension: [not] })))).toBe(true);
  });
  it.each([
    ['Procedure', 'not-done'],
    ['Immunization', 'not-done'],
    ['MedicationStatement', 'not-taken'],
    ['MedicationDispense', 'declined'],
  ])('“not done” of a %s', (resourceType, status) => {
    const not = [{ url: notDone?.url, valueBoolean: true }];
    for (const sent of ['completed', 'active'])
      expect(settleModifiers({ resourceType, status: sent, modifierExtension: not })).toEqual({ resourceType, status });
    const wrong = { resourceType, status: 'entered-in-error' };
    expect(settleModifiers({ ...wrong, modifierExtension: not })).toEqual(wrong);
  });
  it.each(['notGiven', 'wasNotGiven', 'notDone', 'notPerformed'])(
    '%s of an older FHIR, before or after the status',
    (former) => {
      for (const sent of [
        { resourceType: 'Procedure', [former]: true, status: 'completed' },
        { resourceType: 'Procedure', status: 'completed', [former]: 'true' },
      ])
        expect(settleModifiers(sent)).toMatchObject({ status: 'not-done' });
      expect(settleModifiers({ resourceType: 'Procedure', [former]: false, status: 'completed' })).toMatchObject({
        status: 'completed',
      });
    },
  );
});
