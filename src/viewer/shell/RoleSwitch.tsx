/** As what am I working, and where? Changing role closes every record, in every tab, before the gateway is asked. */
import { useMutation } from '@tanstack/react-query';
import type { Membership, SessionAnswer } from '../../domain/api';
import { atSeveral } from '../../domain/membership';
import { roleName } from '../../domain/roles';
import { changeRole, readSession } from '../api/session';
import { describeFailure } from '../api/failure';
import { roleLeft, sessionStarted } from '../state/session';

/** Where the roles are held at several organisations, each is named with its own. */
export function RoleSwitch({ session }: { readonly session: SessionAnswer }) {
  const change = useMutation({
    mutationFn: async (to: Membership) => {
      roleLeft();
      await changeRole(to);
      return readSession();
    },
    onSuccess: ({ session: next, idleMs, leftMs }) => {
      sessionStarted(next, idleMs, leftMs);
    },
  });
  const { memberships } = session;
  const named = atSeveral(memberships);
  const keyOf = ({ role, organisation }: Membership): string => (named ? `${role} ${organisation.ods}` : role);
  return (
    <span className="wp-header__role">
      <label className="nhsuk-u-visually-hidden" htmlFor="working-as">
        Working as
      </label>
      <select
        id="working-as"
        value={keyOf(session)}
        disabled={change.isPending}
        onChange={(event) => {
          const to = memberships.find((one) => keyOf(one) === event.target.value);
          if (to !== undefined) change.mutate(to);
        }}
      >
        {memberships.map((one) => (
          <option key={keyOf(one)} value={keyOf(one)}>
            {named ? `${roleName(one.role)}, ${one.organisation.name}` : roleName(one.role)}
          </option>
        ))}
      </select>
      {change.isError ? <span role="alert">{describeFailure(change.error)}</span> : null}
    </span>
  );
}
