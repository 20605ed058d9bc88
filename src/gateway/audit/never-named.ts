/**
 * Who looked, told so that a service whose name tells what is never shared is not named: where events are shown,
 * exported or reported. INVARIANT: what is stored stays as it was written.
 */
import type { AuditEvent, AuditEventAgent, AuditEventEntity } from 'fhir/r4';
import { NEVER_NAMED, NEVER_NAMED_SETTINGS } from '../../domain/never-named';
import { CATEGORIES } from '../../policy/marks';
import type { Policy } from '../../policy/policy';
import type { GatewayConfig } from '../config';

export interface Workplace {
  readonly ods?: string | undefined;
  readonly name?: string | undefined;
}

/** Is this organisation one whose users are not named? */
export type IsNeverNamed = (organisation: Workplace) => boolean;

/**
 * By its code, where the deployer lists it or where every provider of that code is of such a setting (a hospital with a
 * clinic is not the clinic); or by its name, where the policy's own words of what is never shared know it.
 */
export function neverNamedBy(
  { providers, privacy }: Pick<GatewayConfig, 'providers' | 'privacy'>,
  { text }: Pick<Policy, 'text'>,
): IsNeverNamed {
  const listed = new Set(privacy?.neverNamed ?? []);
  const telling = new Set(
    providers
      .filter(({ ods }) =>
        providers.every((other) => other.ods !== ods || NEVER_NAMED_SETTINGS.includes(other.setting)),
      )
      .map(({ ods }) => ods),
  );
  const byName = new Map<string, boolean>();
  const tells = (name: string): boolean => {
    const known = byName.get(name);
    if (known !== undefined) return known;
    const found = (text.names(name) & CATEGORIES) !== 0;
    if (byName.size < 10_000) byName.set(name, found);
    return found;
  };
  return ({ ods, name }) =>
    (ods !== undefined && (listed.has(ods) || telling.has(ods))) || (name !== undefined && tells(name));
}

/** What an event says by name, of every entity. */
const detailOf = (event: AuditEvent, name: string): string | undefined =>
  (event.entity ?? []).flatMap(({ detail = [] }) => detail).find(({ type }) => type === name)?.valueString;

/** Where whoever did it was working; nothing where nobody was signed in. */
export const placeOfEvent = (event: AuditEvent): Workplace => ({
  ods: detailOf(event, 'ods'),
  name: detailOf(event, 'organisation'),
});

/** Parts of an event that tell which service it is, or may: what the user typed, and whose practice they belong to. */
const TELLING_DETAILS: readonly string[] = ['ods', 'to', 'to ods', 'to organisation', 'reason', 'relationship', 'user'];

/** The first is whoever did it; the second their browser, whose address tells a place: the gateway's stands there. */
function agentOf(agents: AuditEvent['agent'], { requestor, type, purposeOfUse, who }: AuditEventAgent, at: number) {
  const own = agents[2]?.network;
  return {
    ...(type === undefined ? {} : { type }),
    ...(at === 0 ? { who: { display: NEVER_NAMED }, name: NEVER_NAMED } : who === undefined ? {} : { who }),
    ...(purposeOfUse === undefined ? {} : { purposeOfUse }),
    requestor,
    ...(at === 0 || own === undefined ? {} : { network: own }),
  };
}

const entityOf = ({ detail, query, ...rest }: AuditEventEntity): AuditEventEntity => ({
  ...rest,
  ...(query === undefined ? {} : { query: btoa('{}') }),
  ...(detail === undefined
    ? {}
    : {
        detail: detail
          .filter(({ type }) => !TELLING_DETAILS.includes(type))
          .map((one) => (one.type === 'organisation' ? { ...one, valueString: NEVER_NAMED } : one)),
      }),
});

/** The event with nothing left by which the service could be known: every such service reads the same. */
const withoutNames = ({ agent, entity, ...rest }: AuditEvent): AuditEvent => ({
  ...rest,
  agent: agent.map((one, at) => (at < 2 ? agentOf(agent, one, at) : one)),
  ...(entity === undefined ? {} : { entity: entity.map(entityOf) }),
});

export const maskedEvent = (isNeverNamed: IsNeverNamed, event: AuditEvent): AuditEvent =>
  isNeverNamed(placeOfEvent(event)) ? withoutNames(event) : event;
