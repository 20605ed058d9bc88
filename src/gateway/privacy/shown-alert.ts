/**
 * What of an alert may be shown to this officer? The service whose name tells is named to nobody but its own officer;
 * what is for others is not there at all. (Hazard H-47.)
 */
import type { Alert } from '../../domain/alerts';
import { NEVER_NAMED } from '../../domain/never-named';
import { roleName } from '../../domain/roles';
import type { Gateway } from '../call';
import type { StoredAlert } from '../privacy-ports';
import type { Officer } from './officer';

/** "Asha Patel (GP, Parkside) opened …": how every text about a colleague begins. */
const WHO = /^(.*) \(([^()]*?), (.*)\) (?=opened|renewed|looked|searched)/su;

/** Where the colleague of an alert works; of alerts of an earlier release their text alone says it. */
function workplaceOf({ organisation, text }: Alert): { readonly ods?: string; readonly name?: string } {
  if (organisation !== undefined) return organisation;
  const name = WHO.exec(text)?.[3];
  return name === undefined ? {} : { name };
}

function textWithoutName({ text, userName, role, organisation }: Alert): string {
  const who =
    organisation === undefined || role === undefined ? '' : `${userName} (${roleName(role)}, ${organisation.name}) `;
  const rest = who !== '' && text.startsWith(who) ? text.slice(who.length) : text.replace(WHO, '');
  // what the user typed may tell where they work
  const [told = ''] = rest.split(' Reason given: ');
  return `Somebody at ${NEVER_NAMED} ${told.startsWith(userName) ? told.slice(userName.length) : told}`;
}

/** Whether this alert is about a colleague of a service that is not named to this officer. */
export const isNotNamed = ({ neverNamed }: Pick<Gateway, 'neverNamed'>, officer: Officer, alert: Alert): boolean => {
  const place = workplaceOf(alert);
  return (officer.organisation === null || officer.organisation !== place.ods) && neverNamed(place);
};

export function shownAlert(gateway: Pick<Gateway, 'neverNamed'>, officer: Officer, stored: StoredAlert): Alert {
  const { alert, nhsNumber } = stored;
  const notNamed = isNotNamed(gateway, officer, alert);
  const leadsTo = [
    ...(nhsNumber === undefined ? [] : (['person'] as const)),
    ...(alert.userId === undefined || notNamed ? [] : (['user'] as const)),
  ];
  const links = leadsTo.length === 0 ? {} : { leadsTo };
  if (!notNamed) return { ...alert, ...links };
  const { id, at, kind, acknowledgedBy, acknowledgedAt, outcome, note, why } = alert;
  return {
    id,
    at,
    kind,
    text: textWithoutName(alert),
    userName: NEVER_NAMED,
    ...links,
    ...(why === undefined ? {} : { why }),
    ...(acknowledgedBy === undefined ? {} : { acknowledgedBy }),
    ...(acknowledgedAt === undefined ? {} : { acknowledgedAt }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(note === undefined ? {} : { note }),
  };
}

/** INVARIANT: by these words alone is an alert there for an officer: in lists, groups, counts and by its id. */
export function mayBeTold(
  { organisation, keepsList }: Officer,
  { alert, audience = 'instance' }: StoredAlert,
): boolean {
  switch (audience) {
    case 'everyone':
      return true;
    case 'list-officers':
      return keepsList;
    case 'instance':
      return organisation === null;
    case 'organisation':
      return organisation === null || alert.organisation?.ods === organisation;
  }
}
