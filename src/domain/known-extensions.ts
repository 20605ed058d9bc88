/**
 * Which extensions are released, and how does the record say them? One table for both sides: what passes is read, and
 * what is read passes. Source: GP Connect 1.6.2; UK Core; NHS England Digital Medicines and EPS; FHIR R4 extension
 * registry.
 */
import given from './known-extensions.json' with { type: 'json' };
import { type Json, isObject, objectsOf } from './json';
import { remembered } from './remembered';

export interface ExtensionRow {
  readonly type: string;
  /** As `extensionName` gives it. */
  readonly name: string;
  /** `also`: in “Also recorded”; `entry`: by the row or a line of the section's own; `used`: read, and never said. */
  readonly says: 'also' | 'entry' | 'used';
  readonly label: string;
  readonly why: string;
  readonly hazard: string;
}

export const EXTENSION_ROWS = given.rows as readonly ExtensionRow[];

const PUBLISHERS = /^https?:\/\/(?:fhir\.hl7\.org\.uk|fhir\.nhs\.uk|fhir\.nhs\.net)\//;
const REGISTRY = /^http:\/\/hl7\.org\/fhir\/StructureDefinition\/([a-z]+-[A-Za-z]+)$/;
const NAMED =
  /\/(?:Extension-)?(?:UKCore-|England-|CareConnect-GPC-|CareConnect-|GPConnect-|GPC-|DM-|EPS-)?([A-Za-z]+)(?:-\d+)?$/;

/**
 * `https://fhir.hl7.org.uk/…/Extension-UKCore-MedicationRepeatInformation` → `MedicationRepeatInformation`, and HL7's
 * own by their names; null for other publishers.
 */
export const extensionName = remembered((url): string | null =>
  PUBLISHERS.test(url) ? (NAMED.exec(url)?.[1] ?? null) : (REGISTRY.exec(url)?.[1] ?? null),
);

const BY_TYPE: ReadonlyMap<string, ReadonlyMap<string, ExtensionRow>> = (() => {
  const types = new Map<string, Map<string, ExtensionRow>>();
  for (const row of EXTENSION_ROWS) types.set(row.type, (types.get(row.type) ?? new Map()).set(row.name, row));
  return types;
})();

/** Type → the names of its extensions that are released. */
export const RELEASED_EXTENSIONS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [...BY_TYPE].map(([type, rows]) => [type, [...rows.keys()]]),
);

/** The row of an extension at the top of a resource; undefined where none is released. */
export const extensionRow = (type: string, { url }: Json): ExtensionRow | undefined =>
  typeof url === 'string' ? BY_TYPE.get(type)?.get(extensionName(url) ?? '') : undefined;

/** The values that an extension of this name holds, itself and in its parts; none where there is none. */
export function valuesOfExtension(resource: object, name: string): readonly unknown[] {
  const { extension } = resource as Json;
  return objectsOf(extension)
    .filter(({ url }) => typeof url === 'string' && extensionName(url) === name)
    .flatMap((one) => [one, ...objectsOf(one['extension'])])
    .flatMap((one) => Object.entries(one).flatMap(([key, value]) => (key.startsWith('value') ? [value] : [])));
}

/** Whether a reference that was sent in it is gone from what is left of it. */
export function lostReference(sent: Json, kept: Json): boolean {
  const held = (one: Json): number =>
    [one, ...objectsOf(one['extension'])].filter(({ valueReference }) => isObject(valueReference)).length;
  return held(kept) < held(sent);
}
