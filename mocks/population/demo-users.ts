/** Who can sign in to the demo of groups of people? Nobody of them has a role in the record viewer too. */

const BOARD = { ods: 'QMJ', name: 'North Central London ICB', kind: 'icb' } as const;

const user = <Role extends string>(id: string, name: string, role: Role) =>
  ({ id, name, role, organisation: BOARD }) as const;

export const DEMO_ANALYST = user('adeyemi', 'Tomi Adeyemi', 'analyst');
export const DEMO_GROUP = [
  user('bello', 'Ngozi Bello', 'data-access-group'),
  user('hale', 'Rob Hale', 'data-access-group'),
] as const;
export const DEMO_LINKER = user('wen', 'Li Wen', 'linkage-team');

export const SECONDARY_DEMO_USERS = [
  DEMO_ANALYST,
  ...DEMO_GROUP,
  DEMO_LINKER,
  user('roe', 'Sam Roe', 'key-custodian'),
  user('kim', 'Grace Kim', 'opt-out-officer'),
  user('shah', 'Dev Shah', 'privacy-officer'),
] as const;
