/** What is each role called, and which screens are its own? */
import type { SecondaryRole } from '../../../secondary/shapes/request';
import { PLACES } from '../place';

export const ROLE_NAMES: Readonly<Record<SecondaryRole, string>> = {
  analyst: 'Analyst',
  'data-access-group': 'Data Access Group',
  'linkage-team': 'Linkage team',
  'key-custodian': 'Key custodian',
  'opt-out-officer': 'Opt-out officer',
  'privacy-officer': 'Privacy officer',
};

interface Door {
  readonly to: string;
  readonly label: string;
}

const USES: Door = { to: PLACES.uses, label: 'Register of uses' };
const REQUESTS: Door = { to: PLACES.requests, label: 'Requests' };

/** What stands in the header. The program decides what may be done; this spares people doors that would not open. */
export const DOORS: Readonly<Record<SecondaryRole, readonly Door[]>> = {
  analyst: [REQUESTS, USES],
  'data-access-group': [REQUESTS, USES],
  'linkage-team': [{ to: PLACES.requests, label: 'Builds' }, { to: PLACES.worklist, label: 'Worklist' }, USES],
  'key-custodian': [USES],
  'opt-out-officer': [{ to: PLACES.objections, label: 'Objections' }, USES],
  'privacy-officer': [{ to: PLACES.alerts, label: 'Alerts' }, USES],
};

export const homeOf = (role: SecondaryRole): string => DOORS[role][0]?.to ?? PLACES.uses;
export const mayVisit = (role: SecondaryRole, to: string): boolean => DOORS[role].some((door) => door.to === to);
