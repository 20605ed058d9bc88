/** Which demo users are there? One card each, grouped by what they come to do. */
import { useMutation } from '@tanstack/react-query';
import type { DemoUser } from '../../../domain/api';
import { roleName, ROLES, type ShippedRole } from '../../../domain/roles';
import { describeFailure } from '../../api/failure';
import { readSession, signInAs } from '../../api/session';
import { InsetNotice } from '../../components/InsetNotice';
import { sessionStarted } from '../../state/session';

const GROUPS = ['Clinical', 'Care and administration', 'Privacy'] as const;

type ClinicalGroup =
  | 'gp'
  | 'emergency-clinician'
  | 'paramedic'
  | 'hospital-clinician'
  | 'midwife'
  | 'community-nurse'
  | 'mental-health-practitioner'
  | 'pharmacist'
  | 'pharmacy-technician'
  | 'dentist';
/** A shipped role without a group does not compile; a pack's own stands with the clinical ones. */
const GROUP: Readonly<Record<Exclude<ShippedRole, ClinicalGroup>, (typeof GROUPS)[number]>> = {
  'occupational-therapist': 'Care and administration',
  'social-worker': 'Care and administration',
  'care-home-nurse': 'Care and administration',
  administrator: 'Care and administration',
  'privacy-officer': 'Privacy',
  'opt-out-officer': 'Privacy',
};
const BY_ROLE: ReadonlyMap<string, (typeof GROUPS)[number]> = new Map(Object.entries(GROUP));

/** Roles in the order of the list, a pack's own behind them. */
function placeOf({ role }: DemoUser): number {
  const at = (ROLES as readonly string[]).indexOf(role);
  return at < 0 ? ROLES.length : at;
}

export function DemoUsers({ users }: { readonly users: readonly DemoUser[] }) {
  const signIn = useMutation({
    mutationFn: async (userId: string) => {
      await signInAs(userId);
      return readSession();
    },
    onSuccess: ({ session, idleMs, leftMs }) => {
      sessionStarted(session, idleMs, leftMs);
    },
  });
  const inRoleOrder = [...users].sort((a, b) => placeOf(a) - placeOf(b));
  return (
    <>
      {signIn.isError ? (
        <InsetNotice look="danger" live title="You were not signed in">
          <p>{describeFailure(signIn.error)}</p>
        </InsetNotice>
      ) : null}
      {GROUPS.map((title) => {
        const members = inRoleOrder.filter(({ role }) => (BY_ROLE.get(role) ?? 'Clinical') === title);
        if (members.length === 0) return null;
        return (
          <section key={title} aria-label={title} className="wp-sign-in__group">
            <h2 className="wp-panel__title">{title}</h2>
            <ul className="wp-sign-in__cards">
              {members.map((user) => (
                <li key={user.id}>
                  <button
                    type="button"
                    className="wp-sign-in__card"
                    disabled={signIn.isPending}
                    onClick={() => {
                      signIn.mutate(user.id);
                    }}
                  >
                    <span className="wp-sign-in__name">{user.name}</span>
                    <span className="wp-sign-in__role">{roleName(user.role)}</span>
                    <span className="wp-quiet">{user.organisation.name}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <p className="wp-quiet wp-sign-in__foot">Demonstration: every person, organisation and record here is made up.</p>
    </>
  );
}
