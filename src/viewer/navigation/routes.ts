/** Where is each screen, and whose is it? Addresses hold nothing about a person. */
import { isDesk, type DeskRole, type Role } from '../../domain/roles';

export const PATHS = {
  home: '/',
  find: '/find',
  record: '/record',
  optOuts: '/opt-outs',
  whoLooked: '/who-looked',
  alerts: '/alerts',
  policy: '/policy',
} as const;

export type Path = (typeof PATHS)[keyof typeof PATHS];

export interface NavItem {
  readonly path: Path;
  readonly label: string;
}

const POLICY: NavItem = { path: PATHS.policy, label: 'Policy' };

/** The doors of each desk. A desk that is not here does not compile: it would be sent to find a person. */
const DESKS: Readonly<Record<DeskRole, readonly NavItem[]>> = {
  'privacy-officer': [
    { path: PATHS.whoLooked, label: 'Who looked' },
    { path: PATHS.alerts, label: 'Alerts and reports' },
    POLICY,
  ],
  'opt-out-officer': [{ path: PATHS.optOuts, label: 'Opt-outs' }, POLICY],
};

/**
 * What stands in the header for a role. The gateway decides what may be done; this only spares people doors that would
 * not open.
 */
export const navOf = (role: Role): readonly NavItem[] =>
  isDesk(role) ? DESKS[role] : [{ path: PATHS.find, label: 'Find a person' }, POLICY];

/** Where a role starts. */
export const homeOf = (role: Role): Path => navOf(role)[0]?.path ?? PATHS.policy;

export const mayVisit = (role: Role, path: Path): boolean =>
  navOf(role).some((item) => item.path === path) || (path === PATHS.record && homeOf(role) === PATHS.find);
