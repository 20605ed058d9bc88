/** Do the sections survive content of any shape? An odd resource is read, or named with a reason; nothing throws. */
import fc from 'fast-check';
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { SNOMED } from '../../domain/code-systems';
import type { FactBase, SectionRules } from '../section';
import { rules as alerts } from '../sections/alerts/rules';
import { rules as appointments } from '../sections/appointments/rules';
import { rules as carePlans } from '../sections/care-plans/rules';
import { rules as documents } from '../sections/documents/rules';
import { rules as encounters } from '../sections/encounters/rules';
import { rules as immunisations } from '../sections/immunisations/rules';
import { rules as problems } from '../sections/problems/rules';
import { rules as procedures } from '../sections/procedures/rules';
import { rules as socialCare } from '../sections/social-care/rules';
import { contextOf } from './testing';

type Tree = Record<string, unknown>;

const concept = { coding: [{ system: SNOMED, code: '44054006', display: 'Something' }], text: 'Something' };
const reference = { reference: 'Organization/o', display: 'Northgate Hospital' };
const period = { start: '2026-09-02', end: '2026-09-05T10:00:00Z' };
const identifier = [{ system: 'urn:x', value: '1' }];
const common = {
  id: '1',
  status: 'active',
  identifier,
  meta: { security: [{ code: 'NOPAT' }] },
  note: [{ text: 'A note' }],
  encounter: reference,
};

const SHAPES: readonly (readonly [SectionRules<FactBase>, Tree])[] = [
  [
    problems,
    {
      ...common,
      resourceType: 'Condition',
      code: concept,
      category: [concept],
      clinicalStatus: concept,
      verificationStatus: concept,
      onsetDateTime: '2019',
      abatementDateTime: '2020',
      bodySite: [concept],
      severity: concept,
      stage: [{ summary: concept }],
      evidence: [{ detail: [reference] }],
      extension: [{ url: 'x/ProblemSignificance', valueCode: 'major' }],
      recorder: reference,
    },
  ],
  [
    problems,
    {
      ...common,
      resourceType: 'FamilyMemberHistory',
      relationship: concept,
      condition: [{ code: concept }],
      date: '2019',
    },
  ],
  [
    problems,
    {
      ...common,
      resourceType: 'Observation',
      category: [concept],
      code: concept,
      valueQuantity: { value: 3, unit: 'units' },
      component: [{ code: concept, valueString: 'x' }],
      performer: [reference],
      effectiveDateTime: '2019',
    },
  ],
  [
    encounters,
    {
      ...common,
      resourceType: 'Encounter',
      class: { code: 'IMP' },
      type: [concept],
      serviceType: concept,
      period,
      location: [{ location: reference }],
      serviceProvider: reference,
      reasonCode: [concept],
      reasonReference: [reference],
      diagnosis: [{ condition: reference }],
      hospitalization: { dischargeDisposition: concept },
      participant: [{ individual: reference }],
      partOf: reference,
      statusHistory: [{ status: 'planned', period }],
    },
  ],
  [
    encounters,
    {
      ...common,
      resourceType: 'EpisodeOfCare',
      type: [concept],
      period,
      managingOrganization: reference,
      careManager: reference,
      diagnosis: [{ condition: reference }],
    },
  ],
  [
    appointments,
    {
      ...common,
      resourceType: 'Appointment',
      start: '2026-09-02T10:00:00Z',
      serviceType: [concept],
      specialty: [concept],
      participant: [{ actor: reference }],
      reasonCode: [concept],
      description: 'x',
      comment: 'y',
      requestedPeriod: [period],
      basedOn: [reference],
    },
  ],
  [
    appointments,
    {
      ...common,
      resourceType: 'ServiceRequest',
      code: concept,
      category: [concept],
      performer: [reference],
      requester: reference,
      authoredOn: '2026-09-02',
      requisition: identifier[0],
      locationCode: [concept],
      reasonReference: [reference],
    },
  ],
  [
    immunisations,
    {
      ...common,
      resourceType: 'Immunization',
      vaccineCode: concept,
      occurrenceDateTime: '2026-09-02',
      protocolApplied: [{ targetDisease: [concept], doseNumberPositiveInt: 1 }],
      lotNumber: 'A',
      site: concept,
      location: reference,
      performer: [{ actor: reference }],
      statusReason: concept,
      extension: [{ url: 'VaccinationProcedure', valueCodeableConcept: concept }],
    },
  ],
  [
    procedures,
    {
      ...common,
      resourceType: 'Procedure',
      code: concept,
      performedPeriod: period,
      bodySite: [concept],
      performer: [{ actor: reference }],
      reasonCode: [concept],
      outcome: concept,
      location: reference,
      focalDevice: [{ manipulated: reference }],
      report: [reference],
    },
  ],
  [
    procedures,
    {
      ...common,
      resourceType: 'Device',
      type: concept,
      deviceName: [{ name: 'x' }],
      udiCarrier: [{ deviceIdentifier: '1' }],
      serialNumber: '2',
      manufacturer: 'm',
    },
  ],
  [
    documents,
    {
      ...common,
      resourceType: 'DocumentReference',
      masterIdentifier: identifier[0],
      type: concept,
      category: [concept],
      author: [reference],
      custodian: reference,
      content: [
        { attachment: { url: 'Binary/1', hash: 'h', contentType: 'application/pdf', title: 't', creation: '2026' } },
      ],
      context: { encounter: [reference], related: [reference], period, practiceSetting: concept },
      relatesTo: [{ code: 'replaces', target: reference }],
      subject: { reference: 'Patient/p' },
    },
  ],
  [
    documents,
    {
      ...common,
      resourceType: 'Composition',
      identifier: identifier[0],
      type: concept,
      title: 't',
      author: [reference],
      date: '2026',
      relatesTo: [{ code: 'replaces', targetReference: reference }],
    },
  ],
  [
    carePlans,
    {
      ...common,
      resourceType: 'CarePlan',
      category: [concept],
      title: 't',
      period,
      activity: [{ detail: { description: 'x', code: concept }, reference }],
      goal: [reference],
      author: reference,
      replaces: [reference],
    },
  ],
  [
    carePlans,
    {
      ...common,
      resourceType: 'Goal',
      lifecycleStatus: 'active',
      description: concept,
      startDate: '2026-09-02',
      target: [{ measure: concept, detailString: 'x', dueDate: '2027' }],
    },
  ],
  [
    carePlans,
    {
      ...common,
      resourceType: 'CareTeam',
      name: 'n',
      category: [concept],
      participant: [{ member: reference, role: [concept] }],
      managingOrganization: [reference],
      period,
    },
  ],
  [
    socialCare,
    {
      ...common,
      resourceType: 'EpisodeOfCare',
      type: [concept],
      period,
      managingOrganization: reference,
      team: [reference],
      referralRequest: [reference],
    },
  ],
  [
    socialCare,
    {
      ...common,
      resourceType: 'Task',
      code: concept,
      description: 'x',
      executionPeriod: period,
      owner: reference,
      output: [{ valueString: 'x' }],
      businessStatus: concept,
      focus: reference,
    },
  ],
  [
    socialCare,
    {
      ...common,
      resourceType: 'QuestionnaireResponse',
      identifier: identifier[0],
      questionnaire: 'Questionnaire/1',
      item: [{ text: 'x' }],
      author: reference,
      authored: '2026',
    },
  ],
  [
    alerts,
    {
      ...common,
      resourceType: 'RelatedPerson',
      relationship: [concept],
      name: [{ given: ['A'], family: 'B' }],
      telecom: [{ system: 'phone', value: '1', use: 'home' }],
      period,
    },
  ],
  [alerts, { ...common, resourceType: 'Flag', code: concept, category: [concept], period, author: reference }],
  [
    alerts,
    {
      ...common,
      resourceType: 'RelatedPerson',
      relationship: [concept],
      name: [{ text: 'x' }],
      telecom: [{ value: '1' }],
      period,
    },
  ],
  [
    alerts,
    {
      ...common,
      resourceType: 'Consent',
      scope: concept,
      category: [concept],
      dateTime: '2026',
      provision: { period, actor: [{ role: concept, reference }] },
      performer: [reference],
      sourceReference: reference,
    },
  ],
];

const ODD: readonly unknown[] = [
  null,
  0,
  '',
  'x',
  true,
  {},
  [null],
  { coding: [null] },
  { text: 7 },
  { reference: 7, display: 7 },
  ['x'],
  { system: 7, value: 7 },
];

/** Every place in the tree, as a path. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))].filter(
    ({ length }) => length > 0,
  );
}

function withOdd(value: unknown, [head, ...rest]: readonly string[], odd: unknown): unknown {
  if (head === undefined) return odd;
  if (typeof value !== 'object' || value === null) return value;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Tree;
  copy[head] = withOdd(copy[head], rest, odd);
  return copy;
}

const isText = (value: unknown): boolean => typeof value === 'string';
const BROKEN = /\[object|undefined|NaN|null/;

/** What is wrong with reading, comparing and showing it; null when nothing is. A throw is a failure of its own. */
function faultOf(rules: SectionRules<FactBase>, resource: FhirResource, whole: FhirResource): string | null {
  const organisation = {
    resourceType: 'Organization',
    id: 'o',
    name: 7,
    telecom: 'x',
    identifier: [null],
  } as unknown as FhirResource;
  const result = rules.read(resource, contextOf('gp', [organisation]));
  const other = rules.read(whole, contextOf('northgate', [organisation]));
  if (!other.ok) return 'the whole shape is not read';
  if (!result.ok) return result.reason === '' ? 'no reason' : null;
  const { fact } = result;
  if (![...rules.keys(fact), ...(rules.ownKeys?.(fact) ?? [])].every(isText)) return 'a key is no text';
  if (!(rules.links?.(fact) ?? []).every(({ reference: to }) => isText(to))) return 'a link is no text';
  rules.near?.(fact, other.fact);
  rules.apart?.(fact, other.fact);
  rules.combine?.([fact, fact]);
  if ((rules.same(fact, other.fact) === null) !== (rules.same(other.fact, fact) === null)) return 'not symmetric';
  for (const row of rules.conflicts) {
    const value = row.value(fact);
    if (value !== null && !isText(value)) return `conflict ${row.field} is no text`;
    row.equal?.(fact, other.fact);
  }
  const entry = rules.entry([fact, other.fact], 0);
  if (entry.title === '') return 'no title';
  const shown = [entry.title, entry.summary ?? '', entry.status ?? '', entry.tag ?? ''];
  if (!shown.every(isText) || shown.some((text) => BROKEN.test(text))) return `shows ${JSON.stringify(shown)}`;
  const values = rules
    .describe([fact, other.fact], 0)
    .facts.flatMap(({ label, values: all }) => all.map(({ value }) => [label, value] as const));
  const wrong = values.find(([, value]) => value !== null && !isText(value));
  return wrong === undefined ? null : `line ${wrong[0]} is no text`;
}

describe.each(
  SHAPES.map(([rules, shape]) => [`${rules.section}: ${String(shape['resourceType'])}`, rules, shape] as const),
)('%s', (_name, rules, shape) => {
  const paths = pathsOf(shape).filter(([head]) => head !== 'resourceType' && head !== 'id');

  it('is read whole', () => {
    expect(rules.read(shape as unknown as FhirResource, contextOf('gp')).ok).toBe(true);
  });

  it('bears any one odd element', () => {
    const faults = new Set<string>();
    for (const path of paths) {
      for (const odd of ODD) {
        const fault = faultOf(rules, withOdd(shape, path, odd) as FhirResource, shape as unknown as FhirResource);
        if (fault !== null) faults.add(`${path.join('.')} = ${JSON.stringify(odd) ?? 'undefined'}: ${fault}`);
      }
    }
    expect([...faults]).toEqual([]);
  });

  it('bears several odd elements', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...paths), fc.constantFrom(...ODD)), { minLength: 2, maxLength: 5 }),
        (changes) => {
          const odd = changes.reduce<unknown>((tree, [path, value]) => withOdd(tree, path, value), shape);
          expect(faultOf(rules, odd as FhirResource, shape as unknown as FhirResource)).toBeNull();
        },
      ),
      { numRuns: 40 },
    );
  });
});
