/**
 * What do elements of DSTU2, and of a part of UK Core that has no row of its own, say in R4's at the top of a resource?
 * (Hazard H-06.) Source: FHIR DSTU2 AllergyIntolerance and its map to R4; UK Core Encounter.
 */
import { isObject, objectsOf, textOf, type Json } from './json';
import { extensionRow } from './known-extensions';

export interface VersionRow {
  readonly types: readonly string[];
  /** The element that R4 does not have, or not so. */
  readonly element: string;
  /** Elements of R4 that say the same; undefined where it says nothing that R4 could. */
  readonly read: (value: unknown, resource: Json) => Json | undefined;
  readonly why: string;
}

const CRITICALITY: Readonly<Record<string, string>> = { CRITL: 'low', CRITH: 'high', CRITU: 'unable-to-assess' };

function criticality(value: unknown): Json | undefined {
  const said = CRITICALITY[textOf(value) ?? ''];
  return said === undefined ? undefined : { criticality: said };
}

function began(value: unknown, resource: Json): Json | undefined {
  const isSaid = Object.keys(resource).some((name) => /^onset[A-Z]/.test(name) && (resource[name] ?? null) !== null);
  return isSaid || textOf(value) === null ? undefined : { onsetDateTime: value };
}

const lastSeen = (value: unknown, { lastOccurrence }: Json): Json | undefined =>
  lastOccurrence === undefined && textOf(value) !== null ? { lastOccurrence: value } : undefined;

/** What is released of the whole stands in a part of it. */
function lifted(value: unknown, resource: Json): Json | undefined {
  const own = objectsOf(resource['extension']);
  const known = new Set(own.map((one) => JSON.stringify(one)));
  const held = objectsOf(isObject(value) ? value['extension'] : undefined).filter(
    (one) => extensionRow(textOf(resource['resourceType']) ?? '', one) !== undefined && !known.has(JSON.stringify(one)),
  );
  return held.length === 0 ? undefined : { extension: [...own, ...held] };
}

export const FURTHER_ROWS: readonly VersionRow[] = [
  {
    types: ['AllergyIntolerance'],
    element: 'criticality',
    read: criticality,
    why: 'DSTU2: how dangerous it is, in codes of its own.',
  },
  { types: ['AllergyIntolerance'], element: 'onset', read: began, why: 'DSTU2: when it was first seen.' },
  { types: ['AllergyIntolerance'], element: 'lastOccurence', read: lastSeen, why: 'DSTU2: when it was seen last.' },
  {
    types: ['Encounter'],
    element: 'hospitalization',
    read: lifted,
    why: 'UK Core: how somebody was admitted and discharged stands in the stay.',
  },
];
