/**
 * Which events may this officer read, and how? Those by users of their own organisation, or all; a service whose name
 * tells is named to its own officer alone, and what is asked of one of its users is answered as of a user that nobody
 * knows. (Hazard H-47.)
 */
import type { AuditEvent } from 'fhir/r4';
import { maskedEvent, placeOfEvent } from '../audit/never-named';
import type { Gateway } from '../call';
import type { AuditPage, AuditQuery, AuditRow } from '../ports';
import type { Officer } from './officer';

/** A search by user reads on past what is not theirs to see, so many pages at most in one answer. */
const MOST_PAGES = 40;

/** Whether the service is not named to this officer. */
function isNotNamed({ neverNamed }: Pick<Gateway, 'neverNamed'>, officer: Officer, event: AuditEvent): boolean {
  const place = placeOfEvent(event);
  return (officer.organisation === null || officer.organisation !== place.ods) && neverNamed(place);
}

/** A search that names a person and a user may name one of such a service: only that it was made is told. */
export function withoutAsked(event: AuditEvent): AuditEvent {
  const entity = event.entity ?? [];
  const asksUser = entity.some(({ detail = [] }) => detail.some(({ type }) => type === 'user'));
  const aboutPerson = entity.some(({ what }) => what?.type === 'Patient');
  if (!asksUser || !aboutPerson) return event;
  return {
    ...event,
    entity: entity.map(({ detail, query, ...rest }) => ({
      ...rest,
      ...(query === undefined ? {} : { query: btoa('{}') }),
      ...(detail === undefined ? {} : { detail: detail.filter(({ type }) => type !== 'user') }),
    })),
  };
}

const shown = (gateway: Pick<Gateway, 'neverNamed'>, officer: Officer, { seq, event }: AuditRow): AuditRow => ({
  seq,
  event: withoutAsked(isNotNamed(gateway, officer, event) ? maskedEvent(() => true, event) : event),
});

/** Newest first, `page.count` at most; rows of services that are not named are no rows of a user that was asked for. */
export async function eventsFor(
  gateway: Gateway,
  officer: Officer,
  query: AuditQuery,
  page: AuditPage,
): Promise<readonly AuditRow[]> {
  const { audit } = gateway.ports.stores;
  const scoped = officer.organisation === null ? query : { ...query, organisation: officer.organisation };
  const read = async (after: number | undefined): Promise<readonly AuditRow[]> =>
    audit.search(scoped, { count: page.count, ...(after === undefined ? {} : { after }) });
  if (query.userId === undefined) return (await read(page.after)).map((row) => shown(gateway, officer, row));
  const found: AuditRow[] = [];
  let after = page.after;
  for (let pages = 0; pages < MOST_PAGES && found.length < page.count; pages += 1) {
    const rows = await read(after);
    found.push(...rows.filter(({ event }) => !isNotNamed(gateway, officer, event)));
    after = rows.at(-1)?.seq;
    if (rows.length < page.count) break;
  }
  return found.slice(0, page.count).map((row) => shown(gateway, officer, row));
}
