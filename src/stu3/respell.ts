/**
 * Which URIs and reference types are written differently in R4? One walk that copies only what changes. Source: HL7
 * FHIR R4 "R3 diff", terminology.hl7.org.
 */
import type { Json, JsonDraft } from '../domain/json';

const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem/';
const V3 = 'http://hl7.org/fhir/v3/';
const V2 = 'http://hl7.org/fhir/v2/';
const FHIR = 'http://hl7.org/fhir/';

/** Code systems that moved from hl7.org/fhir to terminology.hl7.org under the same name. */
const MOVED: ReadonlySet<string> = new Set([
  'admit-source',
  'condition-category',
  'condition-stage',
  'communication-category',
  'consentcategorycodes',
  'data-absent-reason',
  'diagnosis-role',
  'diet',
  'discharge-disposition',
  'encounter-special-arrangements',
  'flag-category',
  'goal-category',
  'list-empty-reason',
  'list-order',
  'location-physical-type',
  'medication-admin-category',
  'medication-request-category',
  'medication-statement-category',
  'observation-category',
  'organization-type',
  'practitioner-role',
  'referencerange-meaning',
  'service-category',
  'service-type',
  'special-values',
]);

/** Deeper than any honest record; a deeper one is refused rather than walked. */
export const MAX_DEPTH = 100;

export function systemInR4(system: string): string {
  if (!system.startsWith(FHIR)) return system;
  if (system.startsWith(V3)) return `${TERMINOLOGY}v3-${system.slice(V3.length)}`;
  if (system === `${V2}0078`) return `${TERMINOLOGY}v3-ObservationInterpretation`;
  if (system.startsWith(V2)) return `${TERMINOLOGY}v2-${system.slice(V2.length)}`;
  const name = system.slice(FHIR.length);
  return MOVED.has(name) ? `${TERMINOLOGY}${name}` : system;
}

/**
 * Ids that both a ReferralRequest and a ProcedureRequest of one bundle have: both become a ServiceRequest, so one must
 * step aside.
 */
export type Clashes = ReadonlySet<string>;

/** The id a ProcedureRequest has as a ServiceRequest. */
export const procedureRequestId = (id: string, clashes: Clashes): string => (clashes.has(id) ? `procedure-${id}` : id);

/** Referrals and procedure requests are ServiceRequests in R4; a reference follows its target. */
export function referenceInR4(reference: string, clashes: Clashes): string {
  if (!reference.includes('Request/')) return reference;
  return reference
    .replace(/(^|\/)ReferralRequest\//u, '$1ServiceRequest/')
    .replace(
      /(^|\/)ProcedureRequest\/([^/]+)/u,
      (_all, before: string, id: string) => `${before}ServiceRequest/${procedureRequestId(id, clashes)}`,
    );
}

interface Walk {
  readonly clashes: Clashes;
  tooDeep: boolean;
}

function respellList(items: readonly unknown[], depth: number, state: Walk): readonly unknown[] {
  let copy: unknown[] | null = null;
  for (let i = 0; i < items.length; i += 1) {
    const item = items[i];
    if (typeof item !== 'object' || item === null) continue;
    const next = respellNode(item, depth + 1, state);
    if (next !== item) (copy ??= [...items])[i] = next;
  }
  return copy ?? items;
}

function respellNode(node: object, depth: number, state: Walk): object {
  if (depth > MAX_DEPTH) state.tooDeep = true;
  if (state.tooDeep) return node;
  if (Array.isArray(node)) return respellList(node, depth, state);
  const from = node as Json;
  let copy: JsonDraft | null = null;
  // parsed JSON has no inherited keys, and this loop is twice as fast as one over Object.keys
  for (const key in from) {
    const old = from[key];
    let next = old;
    if (typeof old === 'string') {
      if (key === 'system') next = systemInR4(old);
      else if (key === 'reference') next = referenceInR4(old, state.clashes);
    } else if (typeof old === 'object' && old !== null) next = respellNode(old, depth + 1, state);
    if (next !== old) (copy ??= { ...from })[key] = next;
  }
  return copy ?? node;
}

/**
 * The same resource with every system and reference in its R4 spelling; null when it is nested too deep. What does not
 * change is shared, not copied.
 */
export function respell(resource: Json, clashes: Clashes): JsonDraft | null {
  const state: Walk = { clashes, tooDeep: false };
  const respelt = respellNode(resource, 0, state) as JsonDraft;
  return state.tooDeep ? null : respelt;
}
