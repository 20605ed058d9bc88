/**
 * Which of the locator's pointers count? Those that would themselves be released, judged like a document that its
 * custodian sent; any other is as if it had never come. (Hazard H-42.)
 */
import { ODS_ORGANISATION } from '../../domain/code-systems';
import { isObject, textOf } from '../../domain/json';
import type { Role } from '../../domain/roles';
import { enteredInError } from '../../domain/status-said';
import type { IsNeverNamed } from '../audit/never-named';
import type { ProviderConfig } from '../config';
import { contributionOf } from '../intake/contribution';
import type { Person } from '../intake/identity/person';
import type { Pointer } from '../intake/locator/pointers';
import type { Policy } from '../../policy/policy';
import { release } from '../release';

export interface PointersJudged {
  /** Ids of the providers that a pointer which counts names. */
  readonly providers: ReadonlySet<string>;
  /** The locator's own ids of those pointers, in its order. */
  readonly ids: readonly string[];
  /** False where one is about somebody else, or counts and does not say whose it is. */
  readonly whole: boolean;
}

interface Judging {
  readonly policy: Policy;
  readonly role: Role;
  readonly person: Person;
  /** Those that a pointer may choose: none that is asked anyway, and none that may not be. */
  readonly candidates: readonly ProviderConfig[];
  /** Services that are told by their code alone: the locator names authors in no other way. */
  readonly neverNamed: IsNeverNamed;
}

/** No pointer is looked for under these: nothing of what is made here leaves the gateway. */
const NOWHERE = { accessId: 'pointer', key: new Uint8Array(32) } as const;
const CONFIRMED = { id: 'pointer', nameDiffers: false } as const;

/** Every organisation that it names by an ODS code, wherever in it. */
function organisationsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return (value as unknown[]).flatMap(organisationsIn);
  if (!isObject(value)) return [];
  const ods = value['system'] === ODS_ORGANISATION ? textOf(value['value']) : null;
  return [...(ods === null ? [] : [ods]), ...Object.values(value).flatMap(organisationsIn)];
}

const namesNeverNamed = ({ neverNamed }: Judging, { resource }: Pointer): boolean =>
  organisationsIn(resource).some((ods) => neverNamed({ ods }) || neverNamed({ ods: ods.toUpperCase() }));

/**
 * INVARIANT: each pointer is judged alone and as its custodian's own, by the one way in which everything is judged,
 * and never by what an emergency opens: who is asked stays when that has ended. One that cannot be read would not be
 * released, so it leaves no trace either: a fault in what is withheld must not tell that it is there.
 */
function isReleased(judging: Judging, pointer: Pointer, provider: ProviderConfig): boolean | 'of another' {
  const { policy, role, person } = judging;
  if (namesNeverNamed(judging, pointer)) return false;
  try {
    const contribution = contributionOf({
      provider: { ...provider, fhirVersion: 'R4' },
      person,
      entries: [{ fullUrl: null, resource: structuredClone(pointer.resource) }],
      partial: [],
      supplies: null,
      confirmed: CONFIRMED,
    });
    if (contribution.outcome !== 'answered') return 'of another';
    if (contribution.resources.some(enteredInError)) return false;
    const { resources } = release({ contribution, provider, viewer: { role, emergency: false }, policy, ...NOWHERE });
    return resources.some(({ resourceType }) => resourceType === 'DocumentReference');
  } catch {
    return false;
  }
}

/** FHIR's own form of an id: nothing else of what the locator sent goes on record. */
const ID = /^[A-Za-z0-9.-]{1,64}$/;

export function judgePointers(judging: Judging, pointers: readonly Pointer[]): PointersJudged {
  const providers = new Set<string>();
  const ids = new Set<string>();
  let whole = true;
  const oneOfEachSetting = [...new Map(judging.candidates.map((one) => [one.setting, one])).values()];
  for (const pointer of pointers) {
    // of whom it speaks nobody can tell: it might have been one of these
    if (pointer.custodian === null && oneOfEachSetting.some((one) => isReleased(judging, pointer, one) !== false))
      whole = false;
    for (const provider of judging.candidates) {
      if (provider.ods.toUpperCase() !== pointer.custodian) continue;
      const released = isReleased(judging, pointer, provider);
      if (released === 'of another') whole = false;
      if (released !== true) continue;
      providers.add(provider.id);
      const { id } = pointer.resource;
      if (typeof id === 'string' && ID.test(id)) ids.add(id);
    }
  }
  return { providers, ids: [...ids], whole };
}
