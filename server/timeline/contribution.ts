/**
 * How does a bundle file become what a provider contributed: R4, one person's, with its coverage and warnings stated?
 */
import type { Composition, FhirResource, List, OperationOutcome } from 'fhir/r4';
import { nothingToShow, type CoverageCode, type EmptyList, type SectionCoverage } from '../../src/domain/coverage';
import { type Json, isObject, objectsOf, textOf } from '../../src/domain/json';
import { settledAtTheDoor } from '../../src/domain/at-the-door';
import { inR4Elements } from '../../src/domain/of-other-versions';
import { sectionOf, type ResourceType } from '../../src/domain/section-of';
import { SECTIONS, type SectionId } from '../../src/domain/sections';
import type { Setting } from '../../src/domain/settings';
import { saidEmpty, typeOfList, typesKeptBack } from '../../src/gateway/intake/clean/empty-lists';
import { hasShapeOfType } from '../../src/gateway/intake/clean/shape-of-type';
import { bundleToR4 } from '../../src/stu3/bundle';
import { typeInR4 } from '../../src/stu3/convert';
import type { Warning } from './bundle';

export interface Contributed {
  readonly resources: readonly FhirResource[];
  readonly coverage: readonly SectionCoverage[];
  readonly warnings: readonly Warning[];
  /** R4 reference → as in the input, where the two differ. */
  readonly origins: ReadonlyMap<string, string>;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

interface Stated {
  readonly warnings: Warning[];
  readonly partial: Set<SectionId>;
  /** What was sent empty, and why. */
  readonly empty: { readonly section: SectionId; readonly why: EmptyList }[];
}

/** What a provider says of its whole answer: nobody can tell which section it means. */
function stateOutcome(reference: string, { issue }: OperationOutcome, { warnings, partial }: Stated): void {
  for (const { severity, diagnostics, details, code } of objectsOf(issue)) {
    if (severity === 'information') continue;
    const words = textOf(diagnostics) ?? (isObject(details) ? textOf(details['text']) : null) ?? textOf(code);
    warnings.push({ reference, reason: `the provider says: ${words ?? 'that something went wrong'}` });
    for (const section of SECTIONS) partial.add(section);
  }
}

/** How a list is marked by its sender. */
const marksOf = ({ extension }: List): readonly string[] =>
  (extension ?? [])
    .filter(({ url }) => /ListWarningCode/i.test(url))
    .map(({ valueCode, valueString }) => String(valueCode ?? valueString ?? 'incomplete'));

/** A list, or a headed section, that is not whole. One of nobody knows what says it of all. */
function stateList(resource: List | Composition, setting: Setting, { warnings, partial, empty }: Stated): void {
  // Entered in error, it says nothing.
  if (resource.status === 'entered-in-error') return;
  const reference = `${resource.resourceType}/${resource.id ?? ''}`;
  const sectionsOf = (type: ResourceType | null): readonly SectionId[] => {
    const section = type === null ? null : sectionOf({ resourceType: type } as FhirResource, setting);
    return section === null ? SECTIONS : [section];
  };
  const json = resource as unknown as Json;
  for (const type of typesKeptBack(json)) {
    warnings.push({ reference, reason: 'sent empty because its items are withheld or unavailable' });
    for (const section of sectionsOf(type)) partial.add(section);
  }
  for (const { type, why } of saidEmpty(json)) for (const section of sectionsOf(type)) empty.push({ section, why });
  for (const mark of resource.resourceType === 'List' ? marksOf(resource) : []) {
    warnings.push({ reference, reason: `the list is marked ${mark}` });
    for (const section of sectionsOf(typeOfList(json) ?? null)) partial.add(section);
  }
}

/** Warnings of lists and outcomes: each must reach the reader, and says that its section is not whole. */
function stated(resources: readonly FhirResource[], setting: Setting): Stated {
  const all: Stated = { warnings: [], partial: new Set(), empty: [] };
  for (const resource of resources) {
    const reference = `${resource.resourceType}/${resource.id ?? ''}`;
    if (resource.resourceType === 'OperationOutcome') stateOutcome(reference, resource, all);
    if (resource.resourceType === 'List' || resource.resourceType === 'Composition') stateList(resource, setting, all);
  }
  return all;
}

/** Resources that a list holds inside itself, such as ended allergies, as resources of their own. */
function withContained(resources: readonly Json[]): readonly Json[] {
  const inside = resources.flatMap((resource) =>
    resource['resourceType'] === 'List'
      ? listOf(resource['contained']).filter(
          (one): one is Json =>
            isObject(one) && typeof one['resourceType'] === 'string' && typeof one['id'] === 'string',
        )
      : [],
  );
  return inside.length === 0
    ? resources
    : [...resources, ...inside.map((one) => ({ ...one, id: String(one['id']).replace(/^#/, '') }))];
}

/** What the file itself tells of its being whole. */
export interface Whole {
  /** It names further pages that were not given. */
  readonly more: boolean;
  /** The types of what it holds and could not be used, or is not whole; null where nobody can tell. */
  readonly missed: readonly (string | null)[];
}

/** In R4's shape, mended where it can be; what cannot is named, for it might break, or mislead, whoever reads it. */
function shaped(resources: readonly FhirResource[], origins: ReadonlyMap<string, string>) {
  const warnings: Warning[] = [];
  const missed: string[] = [];
  const kept = resources.filter((resource) => {
    if (hasShapeOfType(resource)) return true;
    const reference = `${resource.resourceType}/${resource.id ?? ''}`;
    warnings.push({
      reference: origins.get(reference) ?? reference,
      reason: 'could not be read: an element of it has an impossible shape',
    });
    missed.push(resource.resourceType);
    return false;
  });
  return { kept, warnings, missed };
}

/** Turns one person's resources into a contribution; STU3 is converted here, once. */
export function contribution(
  input: readonly Json[],
  version: 'STU3' | 'R4',
  setting: Setting,
  whole: Whole,
): Contributed {
  const all = withContained(input).map((one) => settledAtTheDoor(version === 'R4' ? inR4Elements(one) : one));
  const converted =
    version === 'R4'
      ? null
      : bundleToR4({ resourceType: 'Bundle', type: 'collection', entry: all.map((resource) => ({ resource })) });
  const inR4 = converted === null ? (all as unknown as readonly FhirResource[]) : converted.resources;
  const origins = converted?.origins ?? new Map<string, string>();
  const fit = shaped(inR4, origins);
  const resources = fit.kept;
  const { warnings, partial, empty } = stated(resources, setting);
  const missed = new Set(
    [
      ...[...(converted?.dropped ?? [])].map((reference) => reference.split('/')[0] ?? ''),
      ...whole.missed.flatMap((type) => type ?? []),
      ...fit.missed,
    ].map((type) => sectionOf({ resourceType: typeInR4(type) } as FhirResource, setting)),
  );
  const held = new Set(resources.map((resource) => sectionOf(resource, setting)));
  return {
    resources,
    coverage: SECTIONS.map((section) => {
      const code: CoverageCode =
        whole.more || whole.missed.includes(null) || partial.has(section) || missed.has(section)
          ? 'partial'
          : held.has(section)
            ? 'answered'
            : 'none-recorded';
      const why = empty.flatMap((one) => (one.section === section ? [one.why] : []));
      return { section, code, text: code === 'none-recorded' ? nothingToShow(why) : '' };
    }),
    warnings: [
      ...(converted?.warnings ?? []),
      ...fit.warnings,
      ...warnings,
      ...(whole.more ? [{ reference: 'Bundle', reason: 'has further pages that were not given' }] : []),
    ],
    origins,
  };
}
