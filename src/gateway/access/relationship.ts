/**
 * Why may this user look at this person? Found out by the gateway itself, from the user's own organisation (POLICY 6).
 */
import type { FhirResource } from 'fhir/r4';
import type { OrganisationRef, Relationship } from '../../domain/api';
import { fromIso } from '../../domain/instant';
import type { Gateway } from '../call';
import type { ProviderConfig } from '../config';
import { askProvider } from '../intake/ask-provider';
import type { Person } from '../intake/identity/person';
import type { Viewer } from '../pipeline';
import type { Requester } from '../ports';
import { release } from '../release';
import { ANSWER_KEPT_MS } from '../memory';

const DAY = 24 * 3600_000;
/** POLICY 6: within 90 days or in future. */
const IN_CARE_DAYS = 90;
/**
 * The opening does not wait longer than this for one's own organisation; the answer is then used when the record asks
 * for it.
 */
const WAIT_MS = 2500;

const NOT_CARE: readonly unknown[] = ['cancelled', 'entered-in-error', 'noshow', 'revoked', 'draft', 'on-hold'];

interface Dated {
  readonly status?: unknown;
  readonly start?: string;
  readonly authoredOn?: string;
  readonly period?: { readonly start?: string; readonly end?: string };
}

const CARE_TYPES: readonly string[] = ['Encounter', 'EpisodeOfCare', 'Appointment', 'ServiceRequest'];

function showsCare(resource: FhirResource, now: number): boolean {
  if (!CARE_TYPES.includes(resource.resourceType)) return false;
  const { status, start, authoredOn, period } = resource as unknown as Dated;
  if (NOT_CARE.includes(status)) return false;
  if ((status === 'in-progress' || status === 'active') && period?.start !== undefined && period.end === undefined)
    return true;
  return [start, authoredOn, period?.start, period?.end].some(
    (text) => text !== undefined && fromIso(text) >= now - IN_CARE_DAYS * DAY,
  );
}

const after = <T>(ms: number, value: T): Promise<T> =>
  new Promise((resolve) =>
    setTimeout(() => {
      resolve(value);
    }, ms),
  );

export interface RelationshipQuestion {
  readonly gateway: Gateway;
  readonly requester: Requester;
  /** Where the role is held in which the user is asking. */
  readonly organisation: OrganisationRef;
  readonly viewer: Viewer;
  readonly person: Person;
  /** Providers that may be asked for this person: the user's own are among them, or are not asked. */
  readonly providers: readonly ProviderConfig[];
  readonly access: string;
  readonly now: number;
}

/**
 * `registered` · `in-care` · `self-claimed`.
 * INVARIANT: judged on what this role may see released, so that the answer tells nothing of what is withheld.
 */
export async function findRelationship(question: RelationshipQuestion): Promise<Relationship> {
  const { gateway, requester, organisation, viewer, person, providers, access, now } = question;
  if (person.gpPractice?.ods !== undefined && person.gpPractice.ods === organisation.ods) return 'registered';
  const own = providers.filter(({ ods }) => ods === organisation.ods);
  const found = await Promise.all(
    own.map(async (provider) => {
      const hold = gateway.bytes.hold();
      const answer = askProvider(
        provider,
        person,
        { ...gateway.ports, requester },
        undefined,
        gateway.terminology,
        hold,
      );
      gateway.memory.answers.set(`${access}|${provider.id}`, { provider, result: answer, hold }, now + ANSWER_KEPT_MS);
      const contribution = await Promise.race([answer, after(WAIT_MS, null)]);
      if (contribution?.outcome !== 'answered') return false;
      const { policy, ports } = gateway;
      try {
        const { resources } = release({ contribution, provider, viewer, policy, accessId: access, key: ports.key });
        return resources.some((resource) => showsCare(resource, now));
      } catch {
        // an answer that cannot be worked through fails where it is asked for, and keeps nobody from the rest of the
        // record
        return false;
      }
    }),
  );
  return found.includes(true) ? 'in-care' : 'self-claimed';
}
