/** Which URIs and reference types are written differently in R4? One walk that copies only what changes. Source: HL7 FHIR R4 "R3 diff", terminology.hl7.org. */
import { isJson } from './rules';

const TERMINOLOGY = 'http://terminology.hl7.org/CodeSystem/';
const V3 = 'http://hl7.org/fhir/v3/';
const V2 = 'http://hl7.org/fhir/v2/';
const FHIR = 'http://hl7.org/fhir/';

/** Code systems that moved from hl7.org/fhir to terminology.hl7.org under the same name. */
const MOVED: ReadonlySet<string> = new Set([
  'admit-source', 'condition-category', 'condition-stage', 'communication-category', 'data-absent-reason', 'diagnosis-role', 'diet',
  'discharge-disposition', 'encounter-special-arrangements', 'flag-category', 'goal-category', 'list-empty-reason', 'list-order',
  'location-physical-type', 'medication-admin-category', 'medication-request-category', 'medication-statement-category',
  'observation-category', 'organization-type', 'practitioner-role', 'referencerange-meaning', 'service-category', 'service-type', 'special-values',
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

/** Ids that both a ReferralRequest and a ProcedureRequest of one bundle have: both become a ServiceRequest, so one must step aside. */
export type Clashes = ReadonlySet<string>;

/** The id a ProcedureRequest has as a ServiceRequest. */
export const procedureRequestId = (id: string, clashes: Clashes): string => (clashes.has(id) ? `procedure-${id}` : id);

/** Referrals and procedure requests are ServiceRequests in R4; a reference follows its target. */
export function referenceInR4(reference: string, clashes: Clashes): string {
  if (!reference.includes('Request/')) return reference;
  return reference
    .replace(/(^|\/)ReferralRequest\//u, '$1ServiceRequest/')
    .replace(/(^|\/)ProcedureRequest\/([^/]+)/u, (_all, before: string, id: string) => `${before}ServiceRequest/${procedureRequestId(id, clashes)}`);
}

/** The same value with every system and reference in its R4 spelling; null when it is nested too deep. What does not change is shared, not copied. */
export function respell(value: unknown, clashes: Clashes): { readonly value: unknown } | null {
  let tooDeep = false;
  const walk = (node: unknown, depth: number): unknown => {
    if (typeof node !== 'object' || node === null || tooDeep) return node;
    if (depth > MAX_DEPTH) {
      tooDeep = true;
      return node;
    }
    if (Array.isArray(node)) {
      let copy: unknown[] | null = null;
      for (let i = 0; i < node.length; i += 1) {
        const next = walk(node[i], depth + 1);
        if (next !== node[i]) (copy ??= [...(node as unknown[])])[i] = next;
      }
      return copy ?? node;
    }
    if (!isJson(node)) return node;
    let copy: Record<string, unknown> | null = null;
    for (const key of Object.keys(node)) {
      const old = node[key];
      let next: unknown = old;
      if (typeof old === 'object') next = walk(old, depth + 1);
      else if (typeof old === 'string' && key === 'system') next = systemInR4(old);
      else if (typeof old === 'string' && key === 'reference') next = referenceInR4(old, clashes);
      if (next !== old) (copy ??= { ...node })[key] = next;
    }
    return copy ?? node;
  };
  const respelt = walk(value, 0);
  return tooDeep ? null : { value: respelt };
}
