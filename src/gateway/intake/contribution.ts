/** What is left of a provider's entries once they are sound, this person's alone, R4 and without doubles? */
import type { FhirResource } from 'fhir/r4';
import type { Json, JsonDraft } from '../../domain/json';
import { settledAtTheDoor } from '../../domain/at-the-door';
import { inR4Elements } from '../../domain/of-other-versions';
import { clashesIn } from '../../stu3/bundle';
import { respeltToR4, typeInR4 } from '../../stu3/convert';
import type { Clashes } from '../../stu3/respell';
import { numberAsSent } from '../../domain/decimals';
import { sexOf } from '../../domain/ranges-by-sex';
import type { ResourceType } from '../../domain/section-of';
import type { ProviderConfig } from '../config';
import type { Contribution, IntakeFailure, PartialReason } from '../pipeline';
import { hasShapeOfType } from './clean/shape-of-type';
import { confirmIdentity, notConfirmed } from './identity/identity';
import { liftContained } from './clean/lift-contained';
import { listWarnings } from './clean/list-warning';
import { settleResults } from './clean/results';
import type { PageEntry } from './ask/page';
import type { Person } from './identity/person';
import { nameForms } from './clean/name-forms';
import { nameList } from './clean/named-lists';
import { makeWellFormed, type Addresses } from './clean/well-formed';
import { isAboutAnother } from './identity/subjects';

const TYPE = /^[A-Z][A-Za-z]{2,63}$/u;

/** The type as far as it may be named: a word of FHIR's own form, in its R4 name. */
const typeOf = (resource: Json): ResourceType | null => {
  const type = resource['resourceType'];
  return typeof type === 'string' && TYPE.test(type) ? (typeInR4(type) as ResourceType) : null;
};

/** A List that cannot be read may have warned of, or held, anything: then no section is known to be whole. */
const sectionTypeOf = (resource: Json): ResourceType | null => {
  const type = typeOf(resource);
  return type === 'List' ? null : type;
};

/** Some bundles name an entry by its fullUrl alone. */
function giveId(resource: JsonDraft, fullUrl: string | null): void {
  if (typeof resource['id'] === 'number') resource['id'] = numberAsSent(resource['id'], resource['_id']);
  if (resource['id'] !== undefined || fullUrl === null) return;
  const id = fullUrl.startsWith('urn:uuid:') ? fullUrl.slice(9) : fullUrl.split('/').at(-1);
  if (id !== undefined && /^[A-Za-z0-9\-.]{1,64}$/u.test(id)) resource['id'] = id;
}

const version = (resource: Json): string => {
  const meta = resource['meta'] as { readonly versionId?: unknown } | undefined;
  return typeof meta?.versionId === 'string' ? meta.versionId : '';
};

const isNewer = (a: Json, b: Json): boolean => Number(version(a)) > Number(version(b));

/** One partial of a kind is enough: counts would tell. */
export function distinct(partial: readonly PartialReason[]): readonly PartialReason[] {
  return [...new Map(partial.map((reason) => [JSON.stringify(reason), reason])).values()];
}

interface Gathered {
  readonly provider: ProviderConfig;
  readonly person: Person;
  readonly entries: readonly PageEntry[];
  readonly partial: readonly PartialReason[];
  readonly supplies: Contribution['supplies'];
  /** Where the identity was confirmed on an earlier answer; null where the entries' own Patient must confirm it. */
  readonly confirmed: { readonly id: string; readonly nameDiffers: boolean } | null;
}

function addressesOf({ baseUrl, fhirVersion }: ProviderConfig, entries: readonly PageEntry[]): Addresses {
  const fullUrls = new Map<string, string>();
  for (const { fullUrl, resource } of entries) {
    giveId(resource, fullUrl);
    if (fullUrl !== null && typeof resource['id'] === 'string')
      fullUrls.set(fullUrl, `${String(resource['resourceType'])}/${resource['id']}`);
  }
  return {
    base: `${baseUrl.replace(/\/+$/u, '')}/`,
    fullUrls,
    stu3: fhirVersion === 'STU3' ? clashesIn(entries.map(({ resource }) => resource)) : null,
  };
}

/** What came under one name: one resource, or several that differ and of which none is known to be the newest. */
interface SameName {
  readonly copies: JsonDraft[];
  /** The content of each copy; made only once a name comes a second time. */
  contents: Set<string> | null;
}

/**
 * Sound resources by `Type/id`, the newest version of each; what cannot be used is named. Copies that differ without
 * saying which is
 * newer all stay, so that a denial of one still counts for the name and the answer can say that the name stands for
 * more than is shown.
 */
function soundOnes(
  entries: readonly PageEntry[],
  addresses: Addresses,
  partial: PartialReason[],
): readonly JsonDraft[] {
  const kept = new Map<string, SameName>();
  for (const { resource } of entries) {
    const type = typeOf(resource);
    const isSound = type !== null && makeWellFormed(resource, addresses);
    if (isSound) nameList(resource);
    const { id } = resource;
    if (!isSound || typeof id !== 'string' || id === '') {
      partial.push({ kind: 'unreadable', type: sectionTypeOf(resource) });
      continue;
    }
    const key = `${String(resource['resourceType'])}/${id}`;
    const known = kept.get(key);
    const first = known?.copies[0];
    if (known === undefined || first === undefined || isNewer(resource, first))
      kept.set(key, { copies: [resource], contents: null });
    else if (!isNewer(first, resource)) {
      known.contents ??= new Set([JSON.stringify(first)]);
      const content = JSON.stringify(resource);
      if (!known.contents.has(content)) known.copies.push(resource);
      known.contents.add(content);
    }
  }
  return [...kept.values()].flatMap(({ copies }) => copies);
}

/** In R4, and in R4's shape; what cannot be carried or shaped is named. */
function inR4(
  resources: readonly JsonDraft[],
  stu3: Clashes | null,
  partial: PartialReason[],
): readonly FhirResource[] {
  const kept: FhirResource[] = [];
  const names = new Map<string, boolean>();
  for (const resource of resources) {
    const name = `${String(resource['resourceType'])}/${String(resource['id'])}`;
    const first = names.get(name);
    if (first === false) continue;
    // Before anything is converted: what R4 has no place for may be what holds the modifier.
    const settled = settledAtTheDoor(stu3 === null ? inR4Elements(resource) : resource);
    const converted = stu3 === null ? null : respeltToR4(settled, stu3);
    const r4 = converted === null ? (settled as unknown as FhirResource) : converted.ok ? converted.resource : null;
    const fit = r4 !== null && hasShapeOfType(r4);
    if (fit) kept.push(r4);
    names.set(name, first ?? fit);
    // INVARIANT: a further copy that cannot be shaped is not told of: its name may be one that is withheld.
    if (!fit && first === undefined) partial.push({ kind: 'unreadable', type: sectionTypeOf(resource) });
  }
  return liftContained(nameForms(kept));
}

/** From entries to a contribution, or to the reason why nothing of it may be used. */
export function contributionOf({
  provider,
  person,
  entries,
  partial,
  supplies,
  confirmed,
}: Gathered): Contribution | IntakeFailure {
  const reasons = [...partial];
  // two versions of the Patient are two claims: each is confirmed, before doubles go
  const addresses = addressesOf(provider, entries);
  const patients = entries.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === 'Patient');
  const identity = confirmIdentity(patients, person, confirmed !== null);
  if (identity.outcome === 'restricted' || identity.outcome === 'identity-not-confirmed') return identity;
  if (identity.outcome === 'confirmed' && confirmed !== null && identity.id !== confirmed.id) return notConfirmed(null);
  const id = confirmed?.id ?? (identity.outcome === 'confirmed' ? identity.id : null);
  if (id === null && entries.length > 0) return notConfirmed(null);
  const sound = soundOnes(entries, addresses, reasons).filter(({ resourceType }) => resourceType !== 'Patient');
  const resources = inR4(sound, addresses.stu3, reasons);
  // INVARIANT: asked of what is kept, in its final shape, so that no mending can bring another person in afterwards.
  if (id !== null && resources.some((resource) => isAboutAnother(resource as unknown as JsonDraft, id, person)))
    return notConfirmed(null);
  settleResults(resources, sexOf(person.gender));
  for (const resource of resources) reasons.push(...listWarnings(resource as unknown as JsonDraft));
  const nameDiffers = confirmed?.nameDiffers === true || (identity.outcome === 'confirmed' && identity.nameDiffers);
  return {
    outcome: 'answered',
    known: id !== null,
    resources,
    supplies,
    partial: distinct(reasons),
    warnings: nameDiffers ? [`Confirm identity: details held by ${provider.name} differ`] : [],
  };
}
