/**
 * How does one STU3 resource, or a whole bundle of them, read in R4? Source: HL7 FHIR R4 "R3 diff", UK-FHIR "STU3 → R4
 * differences that bite".
 */
import type { FhirResource } from 'fhir/r4';
import { isObject, type Json, type JsonDraft } from '../domain/json';
import { carryElements, listOf, type ElementTable } from './rules';
import { procedureRequestId, respell, type Clashes } from './respell';
import { ACTIVITY } from './tables/activity';
import { CLINICAL } from './tables/clinical';
import { DOCUMENTS } from './tables/documents';
import { IMMUNISATIONS } from './tables/immunisations';
import { MEDICATIONS } from './tables/medications';
import { OTHERS } from './tables/others';
import { PEOPLE } from './tables/people';
import { RESULTS } from './tables/results';

export type Converted =
  | { readonly ok: true; readonly resource: FhirResource; readonly warnings: string[] }
  | { readonly ok: false; readonly reason: string };

const TABLES: ReadonlyMap<string, ElementTable> = new Map(
  [MEDICATIONS, CLINICAL, RESULTS, ACTIVITY, DOCUMENTS, IMMUNISATIONS, OTHERS, PEOPLE].flatMap((family) =>
    Object.entries(family),
  ),
);

/** Types that R4 knows under another name. */
const RENAMED: Readonly<Record<string, string>> = {
  ReferralRequest: 'ServiceRequest',
  ProcedureRequest: 'ServiceRequest',
};

/** Patient referral. Source: SNOMED CT. */
const REFERRAL = { coding: [{ system: 'http://snomed.info/sct', code: '3457005', display: 'Referral' }] } as const;

/** Types that R4 dropped or rebuilt beyond recognition, and that no record section reads. */
const GONE: ReadonlySet<string> = new Set([
  'BodySite',
  'DataElement',
  'DeviceComponent',
  'EligibilityRequest',
  'EligibilityResponse',
  'ExpansionProfile',
  'ImagingManifest',
  'ProcessRequest',
  'ProcessResponse',
  'Sequence',
  'ServiceDefinition',
]);

const NO_TABLE: ElementTable = {};

export const NO_CLASHES: Clashes = new Set();

/** Every STU3 type that has a table. */
export const convertedTypes = (): readonly string[] => [...TABLES.keys()];

/** The R4 name of an STU3 resource type. */
export const typeInR4 = (type: string): string => (Object.hasOwn(RENAMED, type) ? (RENAMED[type] as string) : type);

const metaInR4 = (meta: unknown): unknown => {
  if (!isObject(meta) || meta['profile'] === undefined) return meta;
  const kept: JsonDraft = { ...meta };
  delete kept['profile'];
  return kept;
};

function carryResource(source: Json, warnings: string[], clashes: Clashes): JsonDraft | string {
  const type = source['resourceType'];
  if (typeof type !== 'string' || type === '') return 'it has no resourceType';
  if (GONE.has(type)) return `${type} has no counterpart in R4`;
  const table = TABLES.get(type);
  if (table === undefined) warnings.push(`${type} is carried as it is: no table says how it changed`);
  const lose = (element: string): void => {
    warnings.push(`${type}.${element} cannot be carried`);
  };
  const out: JsonDraft = { resourceType: typeInR4(type) };
  carryElements(source, table ?? NO_TABLE, lose, out);
  if (type === 'ProcedureRequest' && typeof out['id'] === 'string') out['id'] = procedureRequestId(out['id'], clashes);
  if (type === 'ReferralRequest') {
    if (out['intent'] === undefined) out['intent'] = 'order';
    // R4 has one type for referrals and other requests: what the type said, the category says.
    out['category'] = [...listOf(out['category']), REFERRAL];
  }
  if (out['meta'] !== undefined) out['meta'] = metaInR4(out['meta']);
  if (Array.isArray(source['contained'])) {
    const contained: JsonDraft[] = [];
    for (const item of source['contained'] as unknown[]) {
      const inner = isObject(item) ? carryResource(item, warnings, NO_CLASHES) : 'it is not an object';
      if (typeof inner === 'string') warnings.push(`${type}.contained cannot be carried: ${inner}`);
      else contained.push(inner);
    }
    out['contained'] = contained;
  }
  return out;
}

/** As `toR4`, for a resource whose systems and references are already in their R4 spelling. */
export function respeltToR4(resource: Json, clashes: Clashes): Converted {
  const warnings: string[] = [];
  const out = carryResource(resource, warnings, clashes);
  return typeof out === 'string'
    ? { ok: false, reason: out }
    : { ok: true, resource: out as unknown as FhirResource, warnings };
}

/**
 * One STU3 resource as R4. Elements that the type's table does not name pass as they are; what R4 has no place for is
 * named in
 * `warnings`. The input is never changed; unchanged parts are shared with it. Fails only when it is not a resource, its
 * type is
 * gone, or it is nested beyond any honest depth.
 */
export function toR4(resource: unknown, clashes: Clashes = NO_CLASHES): Converted {
  if (!isObject(resource)) return { ok: false, reason: 'it is not a resource' };
  const respelt = respell(resource, clashes);
  return respelt === null ? { ok: false, reason: 'it is nested too deep' } : respeltToR4(respelt, clashes);
}
